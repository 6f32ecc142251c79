public import Covering
public import Geodesy
public import Geometry
package import Land
import Overlay

/// A piece of ground that stands behind a figure: what overlaps, lies outside, or is outstanding (证据图块).
public struct EvidencePiece: Sendable {
    /// Why it is shown.
    public enum Kind: String, Sendable, CaseIterable {
        /// Ground of a check's parcel under its cover layers (压盖).
        case overlap
        /// Ground of a check's parcel outside its cover layers (范围外).
        case outside
        /// Occupied ground that is neither approved nor restored (尚欠).
        case outstanding
    }

    /// Why it is shown.
    public let kind: Kind
    /// The item.
    public let item: Int
    /// The layer of the parcel.
    public let layer: String
    /// The number of the parcel in its file.
    public let fid: Int64
    /// Where the parcel stands in the run.
    package let key: FeatureKey
    /// Its ground in longitude and latitude of CGCS2000.
    public let ground: MultiPolygon
    /// Its area, for a map: the pieces of a parcel add up to its figure but for their rounding.
    public let area: Area
    /// Twice its area over the length of its outline, metres.
    public var thickness: Double { size.thickness }
    let size: OverlapSize

    /// Whether it is an overlap or a boundary that does not fit, where it is thickest.
    public var thicknessClass: ThicknessClass { ThicknessClass(thickness: size.greatestThickness) }
}
