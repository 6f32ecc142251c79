public import Geodesy

/// The unit of a claim, as printed.
public struct ClaimUnit: Sendable, Hashable {
    /// The unit as printed, without 余 and 多: `万亩`, `hm²`, `万名`.
    public let text: String
    /// The unit without 万 and 亿.
    public let base: BaseUnit
    /// The number that 万, 亿, ×10⁴ and the like stand for; 1 without them.
    public let multiplier: Int64
    /// The size of the printed unit in the measure of its kind: square metres, metres, per cent, tonnes, else the
    /// multiplier.
    public let size: Rational

    /// A unit from its parts; `size` is that of base and multiplier, unless it is one of a part of a fraction.
    init(text: String, base: BaseUnit, multiplier: Int64 = 1, size: Rational? = nil) {
        self.text = text
        self.base = base
        self.multiplier = multiplier
        self.size = size ?? Rational(Int128(multiplier)) * base.size
    }

    /// The unit as one of the usual units of area; `nil` for other kinds, and for odd ones such as 千亩.
    public var area: AreaUnit? {
        switch (base, multiplier) {
        case (.area(let unit), 1): unit
        case (.area(.squareMetre), 10_000): .tenThousandSquareMetres
        case (.area(.mu), 10_000): .tenThousandMu
        case (.area(.mu), 100_000_000): .hundredMillionMu
        case (.area(.hectare), 10_000): .tenThousandHectares
        case (.area(.squareKilometre), 10_000): .tenThousandSquareKilometres
        default: nil
        }
    }
}
