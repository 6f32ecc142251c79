import Bilingual

/// The passages of a document that marks of editing take out of its text, or put into it, to be told with their words and place.
struct EditingMarks {
    /// What a mark does to a passage.
    enum Kind: Hashable {
        /// Struck through: not read.
        case struck
        /// Formatted as hidden: not read.
        case hidden
        /// Of the colour of its ground, too small, or covered: not read.
        case unseen
        /// White on a ground that is not known: read.
        case pale
        /// Deleted, or moved away, by a tracked change: not read.
        case deleted
        /// Inserted, or moved here, by a tracked change: read.
        case inserted
        /// A remark at the margin: not read.
        case comment
        /// A raised number or sign that refers to a note: not read.
        case raised
    }

    private struct Passages {
        /// The first of them: the words before, and the words.
        var first: [(before: String, words: String)] = []
        var count = 0
    }

    private var passages: [Kind: Passages] = [:]
    private var last: Kind?

    private static let mostTold = 8
    private static let mostWords = 60
    private static let wordsBefore = 12

    /// Adds words; those that follow words of the same kind without others between belong to one passage.
    ///
    /// - Parameter before: the text that they stand behind.
    mutating func add(_ kind: Kind, _ words: String, behind before: String) {
        let words = words.filter { !$0.isNewline }
        guard words.contains(where: { !$0.isWhitespace }) else { return }
        var all = passages[kind] ?? Passages()
        if last == kind, all.count > 0 {
            if all.count == all.first.count {
                let room = Self.mostWords - all.first[all.count - 1].words.count
                all.first[all.count - 1].words += words.prefix(max(0, room))
            }
        } else {
            all.count += 1
            if all.first.count < Self.mostTold {
                all.first.append(
                    (String(before.suffix(Self.wordsBefore)), String(words.prefix(Self.mostWords))))
            }
        }
        passages[kind] = all
        last = kind
    }

    /// What raised words leave behind a text: themselves, or nothing where they are the mark of a note, which is told.
    mutating func take(raised: inout String, behind text: String) -> String {
        defer { raised = "" }
        guard !raised.isEmpty else { return "" }
        if let words = Superscript.text(of: raised, behind: text) { return words }
        interrupt()
        add(.raised, raised, behind: text)
        interrupt()
        return ""
    }

    /// Says that text without a mark, or the end of a paragraph, stands between.
    mutating func interrupt() { last = nil }

    /// What is to be told.
    var notes: [Message] {
        [Kind.struck, .hidden, .unseen, .pale, .deleted, .inserted, .raised, .comment].compactMap { kind in
            passages[kind].map { Self.note(kind, $0) }
        }
    }

    private static func note(_ kind: Kind, _ passages: Passages) -> Message {
        let count = passages.count
        let rest = count > passages.first.count ? "、…" : ""
        let list = passages.first.map { "“\($0.before)〔\($0.words)〕”" }.joined(separator: "、") + rest
        return switch kind {
        case .struck:
            Message(
                zh: "\(count)处文字画有删除线，方括号内的未读：\(list)",
                en: "\(count) passages are struck through and were not read, here in brackets: \(list)")
        case .hidden:
            Message(
                zh: "\(count)处文字设为隐藏，方括号内的未读：\(list)",
                en: "\(count) passages are hidden and were not read, here in brackets: \(list)")
        case .unseen:
            Message(
                zh: "\(count)处文字看不见（与底色相同、过小、被遮盖或在页外），方括号内的未读：\(list)",
                en:
                    "\(count) passages cannot be seen (of the colour of the ground, tiny, covered or off the page) and were not read, here in brackets: \(list)"
            )
        case .pale:
            Message(
                zh: "\(count)处白色文字的底色不明，方括号内的已读，请核对是否看得见：\(list)",
                en:
                    "\(count) passages are white on a ground that is not known and were read, here in brackets; look whether they can be seen: \(list)"
            )
        case .deleted:
            Message(
                zh: "\(count)处修订删去的文字未读（按接受修订），见方括号：\(list)",
                en:
                    "\(count) passages deleted by tracked changes were not read, as if accepted, here in brackets: \(list)"
            )
        case .inserted:
            Message(
                zh: "\(count)处修订插入的文字已读（按接受修订），见方括号：\(list)",
                en:
                    "\(count) passages inserted by tracked changes were read, as if accepted, here in brackets: \(list)"
            )
        case .raised:
            Message(
                zh: "\(count)处上标的注码未读，见方括号：\(list)",
                en: "\(count) raised marks of notes were not read, here in brackets: \(list)")
        case .comment:
            Message(
                zh: "\(count)处批注未读，见方括号：\(list)",
                en: "\(count) comments were not read, here in brackets: \(list)")
        }
    }
}
