public import Geodesy

/// A unit that reports print, without 万 and 亿.
public enum BaseUnit: Sendable, Hashable {
    /// 亩, 公顷, 平方公里, 平方米.
    case area(AreaUnit)
    /// 米.
    case metre
    /// 公里, 千米.
    case kilometre
    /// 厘米.
    case centimetre
    /// 毫米.
    case millimetre
    /// 百分之一.
    case percent
    /// 千分之一.
    case perMille
    /// 百分点, the difference of two percentages.
    case percentagePoint
    /// 成, a tenth.
    case tenth
    /// One part of a fraction, 三分之; its size depends on the fraction.
    case part
    /// 倍.
    case times
    /// 元.
    case yuan
    /// 吨.
    case tonne
    /// 吨标准煤.
    case tonneOfCoal
    /// 千克, 公斤.
    case kilogram
    /// 斤, half a kilogram.
    case jin
    /// 立方米, 方.
    case cubicMetre
    /// A thing that is counted, by its measure word: 家, 条.
    case each(String)
    /// Yuan for one of a unit: 元/亩.
    indirect case yuanPer(BaseUnit)

    /// What it counts or measures.
    public var kind: ClaimKind {
        switch self {
        case .area: .area
        case .metre, .kilometre, .centimetre, .millimetre: .length
        case .percent, .perMille, .percentagePoint, .tenth, .part: .ratio
        case .times: .multiple
        case .yuan: .money
        case .tonne, .tonneOfCoal, .kilogram, .jin: .mass
        case .cubicMetre: .volume
        case .each: .count
        case .yuanPer: .unitPrice
        }
    }

    /// Its size in the measure of its kind: square metres, metres, per cent, tonnes; 1 for all else.
    public var size: Rational {
        switch self {
        case .area(let unit): unit.squareMetres
        case .kilometre: Rational(1000)
        case .centimetre: Rational(1, 100)
        case .millimetre: Rational(1, 1000)
        case .perMille: Rational(1, 10)
        case .tenth: Rational(10)
        case .kilogram: Rational(1, 1000)
        case .jin: Rational(1, 2000)
        case .metre, .percent, .percentagePoint, .part, .times, .yuan, .tonne, .tonneOfCoal, .cubicMetre, .each,
            .yuanPer:
            Rational(1)
        }
    }

    /// Its usual name; per cent for the parts of a fraction.
    public var name: String {
        switch self {
        case .area(.squareMetre): "平方米"
        case .area(let unit): unit.rawValue
        case .metre: "米"
        case .kilometre: "公里"
        case .centimetre: "厘米"
        case .millimetre: "毫米"
        case .percent, .part: "%"
        case .perMille: "‰"
        case .percentagePoint: "百分点"
        case .tenth: "成"
        case .times: "倍"
        case .yuan: "元"
        case .tonne: "吨"
        case .tonneOfCoal: "吨标准煤"
        case .kilogram: "千克"
        case .jin: "斤"
        case .cubicMetre: "立方米"
        case .each(let word): word
        case .yuanPer(let unit): "元/" + unit.name
        }
    }
}
