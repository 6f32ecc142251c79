public import Geodesy

/// The unit of a claim, as printed.
public struct ClaimUnit: Sendable, Hashable {
    /// The unit as printed, without 余 and 多: `万亩`, `hm²`, `万名`.
    public let text: String
    /// The unit without 万 and 亿, by its usual name: `亩`, `公顷`, `名`.
    public let base: String
    /// The number that 万, 亿, ×10⁴ and the like stand for; 1 without them.
    public let multiplier: Int64
    /// The size of the printed unit in base units: square metres for areas, per cent for the parts of a
    /// fraction (`三分之`, `/3`), else the multiplier.
    public let size: Rational

    init(text: String, base: String, multiplier: Int64, kind: ClaimKind) {
        let one = kind == .area ? AreaUnit(named: base)?.squareMetres : nil
        self.init(
            text: text, base: base, multiplier: multiplier,
            size: Rational(Int128(multiplier)) * (one ?? Rational(1)))
    }

    init(text: String, base: String, multiplier: Int64, size: Rational) {
        self.text = text
        self.base = base
        self.multiplier = multiplier
        self.size = size
    }

    /// The unit as one of the usual units of area; `nil` for other kinds, and for odd ones such as 千亩.
    public var area: AreaUnit? {
        switch multiplier {
        case 1: AreaUnit(named: base)
        case 10_000: AreaUnit(named: "万" + base)
        case 100_000_000: AreaUnit(named: "亿" + base)
        default: nil
        }
    }
}
