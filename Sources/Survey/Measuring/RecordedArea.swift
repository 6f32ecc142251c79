public import Geodesy
public import Parcels

/// The recorded areas of a layer (登记面积), beside which the computed ones stand; never overwritten.
///
/// A field of areas seldom names its unit. The one in which the recorded areas come closest to the computed
/// ones is inferred for the layer as a whole, by the median parcel, so that a few wrong records do not sway it.
public struct RecordedArea: Sendable {
    /// The inferred unit; `nil` when in no unit the median parcel agrees to within a fifth.
    public let unit: AreaUnit?

    private static let candidates: [AreaUnit] = [.squareMetre, .mu, .hectare, .squareKilometre, .tenThousandMu]

    /// Infers the unit from the parcels of a layer.
    public init(of parcels: [Parcel]) {
        let ratios = parcels.compactMap { parcel -> Double? in
            guard let recorded = Self.number(of: parcel), recorded.significand > 0 else { return nil }
            return recorded.double / parcel.area.squareMetres
        }.sorted()
        guard !ratios.isEmpty else {
            unit = nil
            return
        }
        let median = ratios[ratios.count / 2]
        unit = Self.candidates.first { (0.8...1.25).contains(median * $0.squareMetres.double) }
    }

    /// The recorded number of a parcel, as its field holds it; `nil` without one.
    public static func number(of parcel: Parcel) -> ExactDecimal? {
        guard let text = parcel.attributes[.area]?.filter({ !$0.isWhitespace && $0 != "," && $0 != "，" }) else {
            return nil
        }
        if let exact = ExactDecimal(text) { return exact }
        // A computed field has more digits than count: 253612.48372619832.
        guard let value = Double(text), value.isFinite, value.magnitude < 1e12 else { return nil }
        let scale = value.magnitude < 1e6 ? 9 : 3
        let factor = scale == 9 ? 1e9 : 1e3
        return ExactDecimal(significand: Int64((value * factor).rounded()), scale: scale)
    }

    /// Computed less recorded, rounded to 0.01 m²; `nil` without a record or a unit.
    public func difference(of parcel: Parcel) -> Area? {
        guard let unit, let recorded = Self.number(of: parcel) else { return nil }
        let difference = Rational(Int128(parcel.area.hundredths), 100) - recorded.rational * unit.squareMetres
        return difference.rounded(to: 2).map { Area(hundredths: $0.significand) }
    }
}
