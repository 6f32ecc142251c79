public import Geodesy

/// How the recorded areas of parcels lie to the computed ones: what the unit of a layer is inferred from.
package struct RecordedTally: Sendable, Hashable, Codable {
    private var count = 0
    /// Per candidate how many records are less than four fifths of their parcel.
    private var below = RecordedArea.candidates.map { _ in 0 }
    /// Per candidate how many are no more than five quarters.
    private var within = RecordedArea.candidates.map { _ in 0 }

    /// No parcel.
    package init() {}

    /// Takes a parcel.
    package mutating func add(_ parcel: Parcel) {
        guard let recorded = RecordedArea.number(of: parcel), recorded.significand > 0 else { return }
        let ratio = recorded.double / parcel.area.squareMetres
        count += 1
        for (index, size) in RecordedArea.sizes.enumerated() {
            let share = ratio * size
            if share < 0.8 { below[index] += 1 }
            if share <= 1.25 { within[index] += 1 }
        }
    }

    /// Takes in the parcels of another.
    package mutating func merge(_ other: RecordedTally) {
        count += other.count
        for index in below.indices {
            below[index] += other.below[index]
            within[index] += other.within[index]
        }
    }

    /// The first unit in which the median parcel agrees to within a fifth.
    fileprivate var unit: AreaUnit? {
        guard count > 0 else { return nil }
        return zip(RecordedArea.candidates, zip(below, within)).first { $1.0 <= count / 2 && $1.1 > count / 2 }?
            .0
    }
}

/// The recorded areas of a layer (登记面积), beside which the computed ones stand; never overwritten.
///
/// A field of areas seldom names its unit. The one in which the recorded areas come closest to the computed
/// ones is inferred for the layer as a whole, by the median parcel, so that a few wrong records do not sway it.
public struct RecordedArea: Sendable {
    /// The inferred unit; `nil` when in no unit the median parcel agrees to within a fifth.
    public let unit: AreaUnit?

    /// Of each candidate its square metres.
    fileprivate static let sizes = candidates.map(\.squareMetres.double)

    fileprivate static let candidates: [AreaUnit] = [
        .squareMetre, .mu, .hectare, .squareKilometre, .tenThousandMu,
    ]

    /// Infers the unit.
    package init(_ tally: RecordedTally) { unit = tally.unit }

    /// Infers the unit from the parcels of a layer.
    public init(of parcels: some Sequence<Parcel>) {
        var tally = RecordedTally()
        for parcel in parcels { tally.add(parcel) }
        self.init(tally)
    }

    /// The recorded number of a parcel, as its field holds it; `nil` without one.
    public static func number(of parcel: Parcel) -> ExactDecimal? { number(in: parcel.attributes) }

    /// The recorded area of a feature that cannot be measured, rounded to 0.01 m²; `nil` without a record or a unit.
    package func area(recordedIn attributes: Attributes) -> Area? {
        guard let unit, let number = Self.number(in: attributes), number.significand > 0 else { return nil }
        return (number.rational * unit.squareMetres).rounded(to: 2).map { Area(hundredths: $0.significand) }
    }

    private static func number(in attributes: Attributes) -> ExactDecimal? {
        guard let written = attributes[.area] else { return nil }
        if let exact = ExactDecimal(written) { return exact }
        let text = written.filter { !$0.isWhitespace && $0 != "," && $0 != "，" }
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
