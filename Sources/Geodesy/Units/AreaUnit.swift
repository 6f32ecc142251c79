public import Bilingual

/// A unit of area that Chinese reports print, with its exact size.
///
/// 1 亩 = 2000/3 m², 1 公顷 = 10 000 m², 1 平方公里 = 1 000 000 m². Compute 亩 from square metres only, never
/// from rounded hectares and never with the shortcut 0.0667.
public enum AreaUnit: String, Sendable, CaseIterable, Hashable {
    /// 平方米.
    case squareMetre = "m²"
    /// 万平方米.
    case tenThousandSquareMetres = "万平方米"
    /// 亩.
    case mu = "亩"
    /// 万亩.
    case tenThousandMu = "万亩"
    /// 亿亩.
    case hundredMillionMu = "亿亩"
    /// 公顷.
    case hectare = "公顷"
    /// 万公顷.
    case tenThousandHectares = "万公顷"
    /// 平方公里, 平方千米.
    case squareKilometre = "平方公里"
    /// 万平方公里.
    case tenThousandSquareKilometres = "万平方公里"

    /// The unit in square metres, exactly.
    public var squareMetres: Rational {
        Rational(Int128(fraction.numerator), Int128(fraction.denominator))
    }

    /// The unit in square metres, in lowest terms.
    var fraction: (numerator: Int64, denominator: Int64) {
        switch self {
        case .squareMetre: (1, 1)
        case .tenThousandSquareMetres: (10_000, 1)
        case .mu: (2000, 3)
        case .tenThousandMu: (20_000_000, 3)
        case .hundredMillionMu: (200_000_000_000, 3)
        case .hectare: (10_000, 1)
        case .tenThousandHectares: (100_000_000, 1)
        case .squareKilometre: (1_000_000, 1)
        case .tenThousandSquareKilometres: (10_000_000_000, 1)
        }
    }

    /// The unit's name in tables.
    public var name: Message {
        switch self {
        case .squareMetre: Message(verbatim: "m²")
        case .tenThousandSquareMetres: Message(zh: "万平方米", en: "10⁴ m²")
        case .mu: Message(zh: "亩", en: "mu")
        case .tenThousandMu: Message(zh: "万亩", en: "10⁴ mu")
        case .hundredMillionMu: Message(zh: "亿亩", en: "10⁸ mu")
        case .hectare: Message(zh: "公顷", en: "ha")
        case .tenThousandHectares: Message(zh: "万公顷", en: "10⁴ ha")
        case .squareKilometre: Message(zh: "平方公里", en: "km²")
        case .tenThousandSquareKilometres: Message(zh: "万平方公里", en: "10⁴ km²")
        }
    }

    /// The digits after the point that tables print by custom: m² 2, 亩 2, 公顷 4, 平方公里 4, 万亩 2.
    public var customaryScale: Int {
        switch self {
        case .squareMetre, .mu, .tenThousandMu: 2
        case .tenThousandSquareMetres, .hundredMillionMu, .hectare, .tenThousandHectares, .squareKilometre: 4
        case .tenThousandSquareKilometres: 4
        }
    }

    /// The unit by its name in Chinese, or by a usual abbreviation: `亩`, `mu`, `ha`, `hm2`, `km²`, `m2`.
    public init?(named name: some StringProtocol) {
        switch name.lowercased() {
        case "m²", "m2", "㎡", "平方米", "平米", "sqm": self = .squareMetre
        case "万平方米", "万m²", "万m2", "万㎡", "万平米": self = .tenThousandSquareMetres
        case "亩", "畝", "mu", "市亩": self = .mu
        case "万亩", "萬畝", "wanmu": self = .tenThousandMu
        case "亿亩": self = .hundredMillionMu
        case "公顷", "公頃", "ha", "hectare", "hectares", "hm2", "hm²", "㏊": self = .hectare
        case "万公顷", "万ha", "万hm2", "万hm²": self = .tenThousandHectares
        case "平方公里", "平方千米", "km²", "km2", "㎢", "sqkm": self = .squareKilometre
        case "万平方公里", "万平方千米", "万km²", "万km2": self = .tenThousandSquareKilometres
        default: return nil
        }
    }
}
