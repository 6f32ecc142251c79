import Bilingual
import Geodesy
import Land
import Project
import Subjects
package import Tables

/// What is not certain about figures, in words (存疑说明).
enum DoubtText {
    /// A doubt in a few words, for a remark.
    static func short(_ doubt: Doubt, for check: CheckResult? = nil) -> Message {
        let count = doubt.features == 0 ? Message(verbatim: "") : counted(doubt)
        return Message(verbatim: "\(doubt.layer) ") + count + doubt.reason.name
            + bracketed(stake(doubt, for: check))
    }

    /// A doubt in a sentence, with the first features and what is the matter with them.
    static func long(_ doubt: Doubt, for check: CheckResult? = nil) -> Message {
        Message(zh: "存疑：", en: "Doubt: ") + short(doubt, for: check) + Message(zh: "：", en: ": ")
            + numbered(doubt) + doubt.message
    }

    /// Several doubts, for one cell; `nil` without any.
    static func list(_ doubts: [Doubt]) -> Message? {
        guard !doubts.isEmpty else { return nil }
        let texts = doubts.map { short($0) + Message(zh: "：", en: ": ") + numbered($0) + $0.message }
        return Message(
            zh: texts.map(\.zh).joined(separator: "；"), en: texts.map(\.en).joined(separator: "; "))
    }

    /// What a reader must know beside the doubts: ground that counts once, a boundary that does not count.
    static func notes(on check: CheckResult) -> [Message] {
        var notes = check.notes
        if let gross = check.gross.flatMap({ FigureText.measured($0, for: check.figure) }) {
            let unit = FigureText.unitName(check.figure)
            notes.append(
                Message(
                    zh: "同一地面只计一次；各图斑分别计（有重复）为 \(gross)\(unit.zh)",
                    en:
                        "ground counts once; each parcel for itself, with repetitions, gives \(gross) \(unit.en)"
                ))
        }
        if let bare = check.bare.flatMap({ FigureText.measured($0, for: check.figure) }) {
            let unit = FigureText.unitName(check.figure)
            notes.append(
                Message(
                    zh: "不计厚不足0.05米的边界重合为 \(bare)\(unit.zh)，按此判断",
                    en:
                        "without boundaries drawn twice, thinner than 0.05 m, it is \(bare) \(unit.en): the verdict is by that"
                ))
        }
        return notes
    }

    /// The first features by their numbers.
    static func numbered(_ doubt: Doubt) -> Message {
        guard !doubt.numbers.isEmpty else { return Message(verbatim: "") }
        let list = doubt.numbers.map { "#\($0)" }.joined(separator: " ")
        let more = doubt.features > doubt.numbers.count
        return Message(zh: "\(list)\(more ? " 等" : "") ", en: "\(list)\(more ? " …" : "") ")
    }

    /// How far a doubt can move the figure of a check, or the areas of an account.
    static func stake(_ doubt: Doubt, for check: CheckResult?) -> Message? {
        if doubt.stake.isUnbounded {
            return Message(zh: "影响无法估计", en: "its effect has no known bound")
        }
        let kind = kind(of: doubt, check)
        let unit =
            switch kind {
            case .count: Message(zh: "个", en: "")
            case .length: Message(verbatim: " m")
            default: Message(verbatim: " m²")
            }
        func text(_ value: Rational) -> String? {
            value == Rational(0) ? nil : value.rounded(to: kind == .count ? 0 : 2)?.description
        }
        let (less, more) = (text(doubt.stake.less), text(doubt.stake.more))
        switch (less, more) {
        case (nil, nil): return nil
        case (let less?, nil):
            return Message(zh: "最多少 \(less)\(unit.zh)", en: "at most \(less)\(unit.en) less")
        case (nil, let more?):
            return Message(zh: "最多多 \(more)\(unit.zh)", en: "at most \(more)\(unit.en) more")
        case (let less?, let more?):
            return Message(
                zh: "最多少 \(less)\(unit.zh)或多 \(more)\(unit.zh)",
                en: "at most \(less)\(unit.en) less or \(more)\(unit.en) more")
        }
    }

    /// A doubt in the document.
    static func value(_ doubt: Doubt) -> JSONValue {
        func number(_ value: Rational) -> JSONValue { value.rounded(to: 2).map(JSONValue.decimal) ?? .null }
        return [
            "reason": .string(doubt.reason.rawValue), "layer": .string(doubt.layer),
            "features": .integer(Int64(doubt.features)), "fids": .array(doubt.numbers.map(JSONValue.integer)),
            "less": number(doubt.stake.less), "more": number(doubt.stake.more),
            "unbounded": .bool(doubt.stake.isUnbounded), "message": .string(doubt.message.zh),
        ]
    }

    /// What the stake is: of a quotient the layer's measure decides.
    private static func kind(of doubt: Doubt, _ check: CheckResult?) -> MeasuredValue.Kind {
        check?.declaration.measure.layerMeasures.first {
            $0.subject == doubt.layer || $0.covers.contains(doubt.layer)
        }?
        .kind.value ?? .area
    }

    private static func counted(_ doubt: Doubt) -> Message {
        // 要素剔除 is of features already.
        Message(
            zh: doubt.reason == .setAside ? "\(doubt.features)个" : "\(doubt.features)个要素",
            en: "\(doubt.features) \(doubt.features == 1 ? "feature" : "features") ")
    }

    private static func bracketed(_ message: Message?) -> Message {
        message.map { Message(zh: "（\($0.zh)）", en: " (\($0.en))") } ?? Message(verbatim: "")
    }
}

extension Column {
    /// What is not certain about a row, a sum for most.
    static func doubts(_ doubts: @escaping (Row) -> [Doubt]) -> Column {
        words("doubts", Message(zh: "存疑", en: "Doubts"), width: 36) { DoubtText.list(doubts($0)) }
    }
}

extension CheckReport {
    /// What is not certain about the figures (存疑事项表): where, why, and how far it can move them; empty without any.
    package func doubtTable() throws -> TableStream {
        typealias Line = (item: Int, what: Message, doubt: Doubt, check: CheckResult?)
        let checks = result.checks.flatMap { check in
            check.doubts.map { doubt -> Line in
                (check.declaration.item, MeasureText.quotation(of: check), doubt, check)
            }
        }
        let accounts = result.accounts.flatMap { account in
            account.doubts.map { doubt -> Line in
                (
                    account.declaration.item,
                    Message(
                        zh: "收支表：\(account.declaration.occupied)",
                        en: "account: \(account.declaration.occupied)"),
                    doubt, nil
                )
            }
        }
        return try TableSpec<Line>(
            "doubts", name: Message(zh: "存疑事项表", en: "Doubts"),
            title: Message(zh: "\(title)：存疑事项表", en: "\(title): doubts"),
            emphasis: { $0.check?.isDecidedByDoubt ?? false ? .bad : .warning }
        ) {
            Column.item(\.item)
            Column.words("claim", Message(zh: "核对内容", en: "Claim or expectation"), width: 30, \.what)
            Column.layer(width: 16, \.doubt.layer)
            Column.words("reason", Message(zh: "存疑", en: "Doubt"), width: 14, \.doubt.reason.name)
            Column.integer("features", Message(zh: "要素数", en: "Features"), isSummed: false, \.doubt.features)
            Column.words("stake", Message(zh: "影响", en: "Effect"), width: 20) {
                DoubtText.stake($0.doubt, for: $0.check) ?? Message(zh: "不影响数字", en: "none on the figure")
            }
            Column.words(
                "verdict", Message(zh: "结论", en: "Verdict"), alignment: .centre, width: 14, isVerdict: true
            ) { $0.check?.verdictName }
            Column.words("message", Message(zh: "说明", en: "What is the matter"), width: 40) {
                DoubtText.numbered($0.doubt) + $0.doubt.message
            }
        }.stream(checks + accounts)
    }
}
