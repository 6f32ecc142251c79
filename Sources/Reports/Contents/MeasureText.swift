import Bilingual
import Land
import Project
import Subjects
import Survey

/// Measures and what they answer, in words.
enum MeasureText {
    /// What a check is about: the report's words, else the project's remark, else the measure itself.
    static func quotation(of check: CheckResult) -> Message {
        if let claim = check.declaration.claim { return Message(verbatim: claim) }
        if let note = check.declaration.note { return Message(verbatim: note) }
        return description(of: check.declaration.measure)
    }

    /// A measure in words.
    static func description(of measure: Measure) -> Message {
        switch measure {
        case .layer(let measure): return description(of: measure)
        case .claim(let item, let quotation):
            return Message(zh: "第\(item)项“\(quotation)”", en: "\"\(quotation)\" of item \(item)")
        case .value(let quantity): return Message(verbatim: "\(quantity)")
        case .ratio(let part, let whole): return joined([part, whole], " ÷ ")
        case .difference(let one, let other): return joined([one, other], " − ")
        case .sum(let parts): return joined(parts, " + ")
        }
    }

    private static func joined(_ parts: [Measure], _ sign: String) -> Message {
        let words = parts.map { part -> Message in
            let words = description(of: part)
            switch part {
            case .layer, .claim, .value: return words
            case .ratio, .sum, .difference: return Message(zh: "（\(words.zh)）", en: "(\(words.en))")
            }
        }
        return Message(zh: words.map(\.zh).joined(separator: sign), en: words.map(\.en).joined(separator: sign))
    }

    private static func description(of measure: LayerMeasure) -> Message {
        let covers = measure.covers.joined(separator: "、")
        let subject = measure.subject
        let what: Message =
            switch measure.kind {
            case .area: Message(zh: "\(subject) 的面积", en: "area of \(subject)")
            case .overlap: Message(zh: "\(subject) 压盖 \(covers)", en: "\(subject) within \(covers)")
            case .outside: Message(zh: "\(subject) 在 \(covers) 之外", en: "\(subject) outside \(covers)")
            case .count: Message(zh: "\(subject) 的个数", en: "number of \(subject)")
            case .within: Message(zh: "\(subject) 在 \(covers) 内的个数", en: "number of \(subject) in \(covers)")
            case .countOverlapping:
                Message(zh: "\(subject) 压盖 \(covers) 的个数", en: "number of \(subject) over \(covers)")
            case .length: Message(zh: "\(subject) 的长度", en: "length of \(subject)")
            }
        let conditions = [measure.filter?.text, measure.asOf.map { "@ \($0.text)" }].compactMap(\.self)
        guard !conditions.isEmpty else { return what }
        let text = conditions.joined(separator: "; ")
        return what + Message(zh: "（\(text)）", en: " (\(text))")
    }
}
