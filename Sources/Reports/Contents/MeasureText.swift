import Bilingual
import Survey

/// Measures and what they answer, in words.
enum MeasureText {
    /// What a check is about: the report's words, else the project's remark, else the measure itself.
    static func quotation(of check: CheckResult) -> Message {
        if let claim = check.declaration.claim { return Message(verbatim: claim) }
        if let note = check.declaration.note { return Message(verbatim: note) }
        return description(of: check.declaration.measure)
    }

    private static func description(of measure: Measure) -> Message {
        let covers = measure.covers.joined(separator: "、")
        let what: Message =
            switch measure.kind {
            case .area: Message(zh: "\(measure.subject) 的面积", en: "area of \(measure.subject)")
            case .overlap:
                Message(zh: "\(measure.subject) 压盖 \(covers)", en: "\(measure.subject) within \(covers)")
            case .outside:
                Message(zh: "\(measure.subject) 在 \(covers) 之外", en: "\(measure.subject) outside \(covers)")
            case .count: Message(zh: "\(measure.subject) 的个数", en: "number of \(measure.subject)")
            }
        return measure.filter.map { what + Message(zh: "（\($0)）", en: " (\($0))") } ?? what
    }
}
