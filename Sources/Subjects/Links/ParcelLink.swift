public import Bilingual
public import Geodesy

/// The items of the report that a feature belongs to, and why (图斑关联).
public struct ParcelLink: Sendable, Hashable {
    /// Something that speaks for a link.
    public struct Evidence: Sendable, Hashable, Codable {
        /// What kind of evidence it is, from certain to faint.
        public enum Kind: String, Sendable, CaseIterable, Codable {
            /// The user says so.
            case override
            /// A field of the feature names the item.
            case number
            /// The feature's name stands in the item.
            case name
            /// A name like the feature's stands in the item: a misspelling.
            case similarName = "similar-name"
            /// A field names an item that may be meant, or a part of another: 3-5.
            case unclearNumber = "unclear-number"
            /// A longer name stands in the item, or a shorter one: 哈拉沟 and 大哈拉沟.
            case partOfName = "part-of-name"
            /// A check of the item measures the feature's layer.
            case check
            /// Words of the feature's name stand in this item and in few others.
            case term
            /// The item is about land of the layer's kind.
            case kind
            /// The item names the feature's county.
            case place
            /// The item names the feature's year.
            case year
        }

        /// What kind of evidence it is.
        public let kind: Kind
        /// The words, number or name that were found.
        public let text: String
        /// How much it says, from 0 to 1.
        public let score: Double

        /// Whether it must not decide by itself.
        var isOpen: Bool { kind == .unclearNumber || kind == .partOfName }
    }

    /// A link to an item.
    public struct Link: Sendable, Hashable, Codable {
        /// The item.
        public let item: Int
        /// How sure it is, from 0 to 1.
        public let score: Double
        /// What speaks for it, the strongest first.
        public let evidence: [Evidence]
    }

    /// What came of it.
    public enum State: String, Sendable, CaseIterable, Codable {
        /// It belongs to one item or to several.
        case linked
        /// Several items are as likely; somebody must decide.
        case ambiguous
        /// Nothing in the report speaks of it.
        case unlinked
    }

    /// The name of the layer.
    public let layer: String
    /// The feature's number in its file.
    public let fid: Int64
    /// Its identifier.
    public let id: String
    /// Its name; `nil` without one.
    public let name: String?
    /// Its area; `nil` for a point or a line.
    public let area: Area?
    /// What came of it.
    public let state: State
    /// The items it belongs to; the likely ones when it is ambiguous.
    public let links: [Link]
    /// Whether the user decided it.
    public var isDecided = false

    /// Whether more than the kind of its layer speaks for one of its items.
    public var saysMoreThanKind: Bool {
        links.contains { $0.evidence.contains { $0.kind != .kind } }
    }
}

extension ParcelLink.Link {
    /// The evidence in one line.
    public var reason: Message {
        let parts = evidence.map { evidence -> Message in
            switch evidence.kind {
            case .override: Message(zh: "人工指定", en: "given by the user")
            case .number: Message(zh: "字段注明“\(evidence.text)”", en: "a field says \"\(evidence.text)\"")
            case .name: Message(zh: "名称“\(evidence.text)”见于原文", en: "\"\(evidence.text)\" stands in the text")
            case .similarName:
                Message(zh: "原文有近似名称“\(evidence.text)”", en: "the text has the similar \"\(evidence.text)\"")
            case .unclearNumber:
                Message(
                    zh: "字段“\(evidence.text)”不止一种读法（分项、多个事项，或填满字段、可能被截断）",
                    en: """
                        "\(evidence.text)" in a field has more than one reading: a part of an item, several items, or a text that \
                        its field cut short
                        """)
            case .partOfName:
                Message(
                    zh: "原文的“\(evidence.text)”与该名称互为部分，未必是同一处",
                    en: "\"\(evidence.text)\" in the text shares a part with the name and may be another thing")
            case .term: Message(zh: "原文有“\(evidence.text)”", en: "the text has \"\(evidence.text)\"")
            case .check: Message(zh: "该事项的核查量算此图层", en: "a check of the item measures its layer")
            case .kind: Message(zh: "类别相符（\(evidence.text)）", en: "of the kind (\(evidence.text))")
            case .place: Message(zh: "地点相符（\(evidence.text)）", en: "of the place (\(evidence.text))")
            case .year: Message(zh: "年份相符（\(evidence.text)）", en: "of the year (\(evidence.text))")
            }
        }
        return Message(zh: parts.map(\.zh).joined(separator: "；"), en: parts.map(\.en).joined(separator: "; "))
    }
}
