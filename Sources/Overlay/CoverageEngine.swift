public import Geometry

/// Computes coverages: the one primitive that every overlap, remainder and account is a sum of.
///
/// An engine is made for one set of cover layers and asked for one parcel after the other. The reference
/// engine builds the pieces with the topology library; it is the oracle of every faster one.
public protocol CoverageEngine {
    /// What the engine throws when a parcel cannot be overlaid.
    associatedtype Failure: Error

    /// The coverage of one parcel.
    ///
    /// - Parameter subject: in the same working plane as the cover layers.
    func coverage(of subject: MultiPolygon) throws(Failure) -> Coverage
}
