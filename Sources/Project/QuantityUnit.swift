public import Bilingual
public import Geodesy

/// The unit of a quantity; numbers of things have none.
public enum QuantityUnit: Sendable, Hashable {
    /// A unit of area.
    case area(AreaUnit)
    /// 米.
    case metre
    /// 公里, 千米.
    case kilometre
    /// 百分比.
    case percent

    /// A unit by its usual name.
    public init?(named name: some StringProtocol) {
        switch String(name) {
        case "%", "％": self = .percent
        case "m", "米": self = .metre
        case "km", "公里", "千米": self = .kilometre
        default:
            guard let unit = AreaUnit(named: name) else { return nil }
            self = .area(unit)
        }
    }

    /// What it measures.
    public var kind: MeasuredValue.Kind {
        switch self {
        case .area: .area
        case .metre, .kilometre: .length
        case .percent: .ratio
        }
    }

    /// Its size in square metres, metres or per cent.
    public var size: Rational {
        switch self {
        case .area(let unit): unit.squareMetres
        case .metre, .percent: Rational(1)
        case .kilometre: Rational(1000)
        }
    }

    /// Its name in tables.
    public var name: Message {
        switch self {
        case .area(let unit): unit.name
        case .metre: Message(zh: "米", en: "m")
        case .kilometre: Message(zh: "公里", en: "km")
        case .percent: Message(verbatim: "%")
        }
    }

    /// How it is written behind a number.
    public var symbol: String {
        switch self {
        case .area(.squareMetre): " m²"
        case .area(let unit): unit.rawValue
        case .metre: "米"
        case .kilometre: "公里"
        case .percent: "%"
        }
    }

    /// The digits after the point that tables print by custom.
    public var customaryScale: Int {
        switch self {
        case .area(let unit): unit.customaryScale
        case .metre, .percent: 2
        case .kilometre: 3
        }
    }
}
