import Bilingual
import Geodesy

/// Numbers and sums in the words of a finding.
enum ArithmeticText {
    /// A number in decimals, rounded where it has more.
    static func number(_ value: Rational, scale: Int) -> String {
        guard let rounded = rounded(value, scale: scale) else { return "\(value.double)" }
        var text = rounded.description
        if text.contains(".") {
            while text.hasSuffix("0") { text.removeLast() }
            if text.hasSuffix(".") { text.removeLast() }
        }
        return text
    }

    /// `= 12.5`, or `≈ 12.53` where digits are left out.
    static func result(_ value: Rational, scale: Int) -> String {
        let isExact = rounded(value, scale: scale)?.rational == value
        return (isExact ? "= " : "≈ ") + number(value, scale: scale)
    }

    /// The nearest decimal; with fewer digits where so many do not fit.
    private static func rounded(_ value: Rational, scale: Int) -> ExactDecimal? {
        (0...max(0, scale)).reversed().lazy.compactMap { value.rounded(to: $0) }.first
    }

    /// A share as a percentage.
    static func percent(_ share: Rational, scale: Int) -> String {
        number(share * Rational(100), scale: scale) + "%"
    }

    /// The number of a figure, with its unit when asked, and in any case when words qualify it.
    static func figure(_ figure: RuleFigure, withUnit: Bool) -> Message {
        let (claim, value) = (figure.claim, figure.claim.value.description)
        if claim.qualifier != .none {
            return Message(
                zh: claim.qualifiedFigure.folded, en: "\(claim.qualifier.name.en) \(value) \(unit(figure).en)")
        }
        guard withUnit else { return Message(verbatim: value) }
        return Message(zh: value + figure.claim.unit.text.folded, en: value + " " + unit(figure).en)
    }

    /// The unit of a figure.
    static func unit(_ figure: RuleFigure) -> Message {
        if let area = figure.claim.unit.area { return area.name }
        return Message(verbatim: figure.claim.unit.text.folded)
    }

    /// `a + b = c（unit）`, or with ≠ and the true sum.
    static func sum(_ parts: [RuleFigure], total: RuleFigure, holds: Bool) -> Message {
        let isUniform = parts.allSatisfy { $0.claim.unit.text == total.claim.unit.text }
        let terms = parts.map { figure($0, withUnit: !isUniform) }
        let value = parts.reduce(Rational(0)) { $0 + $1.amount } / total.claim.unit.size
        let scale = max(total.claim.value.scale, parts.map(\.claim.value.scale).max() ?? 0, isUniform ? 0 : 4)
        let stated = total.claim.value.description
        let relation =
            holds && value == total.claim.value.rational
            ? " = \(stated)" : " \(result(value, scale: scale)) \(holds ? "≈" : "≠") \(stated)"
        let unit = unit(total)
        return Message(
            zh: terms.map(\.zh).joined(separator: " + ") + relation + "（\(unit.zh)）",
            en: terms.map(\.en).joined(separator: " + ") + relation + " (\(unit.en))")
    }
}
