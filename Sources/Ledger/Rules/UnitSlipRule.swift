import Bilingual
import Geodesy

/// One number of one thing in two units, which only a slip explains: `占用草原1200亩` and `恢复草原1200公顷`.
enum UnitSlipRule {
    /// The fewest digits that two things rarely share by chance, closing zeros apart from the last.
    private static let fewestDigits = 3

    static func findings(in reading: ItemReading) -> [Finding] {
        var first: [String: RuleFigure] = [:]
        return reading.figures.compactMap { figure in
            guard figure.claim.kind == .area, figure.isPlain else { return nil }
            let value = figure.claim.value.description
            guard value.filter(\.isNumber).count >= fewestDigits else { return nil }
            guard let other = first[value] else {
                first[value] = figure
                return nil
            }
            let told = [other, figure].map { ToldFigure($0, in: reading).key.object }
            guard other.claim.unit.base != figure.claim.unit.base, !told[0].isEmpty, told[0] == told[1],
                other.claim.scope == figure.claim.scope
            else { return nil }
            let (a, b) = (
                ArithmeticText.figure(other, withUnit: true), ArithmeticText.figure(figure, withUnit: true)
            )
            return Finding(
                .plausibility, .undecided, [reading.place(other), reading.place(figure)],
                Message(zh: "\(a.zh)与\(b.zh)数值相同、单位不同", en: "\(a.en) and \(b.en): one number, two units"),
                note: Message(zh: "同一地类，单位可能误写", en: "the same ground; one unit may be a slip"))
        }
    }
}
