import Bilingual
import Land

/// Names, numbers, counties and years of features that fill their field and read as if they went on (可能被截断的文字).
///
/// What they tell apart, and what is summed by them, may be several things under one text. A mergeable sum.
struct CutTexts: Sendable, Codable {
    private struct Text: Sendable, Codable {
        var ordinal: Int
        var fid: Int64
        var count = 1
        /// What the rights of its features are called; for licence numbers only.
        var names: Set<String>
    }

    private var texts: [FieldRole: [String: Text]] = [:]

    /// Enters the values of a feature.
    mutating func add(_ attributes: Attributes, ordinal: Int, fid: Int64) {
        for entry in attributes where entry.ending != .whole && Self.mayGoOn(entry) {
            let names = entry.role == .licence ? [LicenceKey.nameOfRight(attributes[.name])] : []
            let own = Text(ordinal: ordinal, fid: fid, names: Set(names))
            texts[entry.role, default: [:]].merge([entry.text: own], uniquingKeysWith: Self.joined)
        }
    }

    mutating func merge(_ other: CutTexts) {
        texts.merge(other.texts) { $0.merging($1, uniquingKeysWith: Self.joined) }
    }

    private static func joined(_ one: Text, _ other: Text) -> Text {
        var joined = one.ordinal < other.ordinal ? one : other
        joined.count = one.count + other.count
        joined.names = one.names.union(other.names)
        return joined
    }

    /// Ends of names of places, works and bodies: a name that goes on seldom stops at one.
    private static let heads = Set(
        "区园地线场林山湖矿厂井库站点坑窑号段带村镇乡旗县市盟省州木查团队司社项目程组河沟岭甸滩泡坝路房院部局所屯田圃")

    /// Whether a text that fills its field reads as if it went on.
    private static func mayGoOn(_ entry: Attributes.Entry) -> Bool {
        switch entry.role {
        case .name: entry.ending == .cut || !endsInHead(entry.text)
        case .licence: LicenceKey(entry.text)?.isUnified == false
        case .county:
            entry.text.contains { !$0.isASCII } && (entry.ending == .cut || !endsInHead(entry.text))
        case .year:
            entry.text.contains(where: \.isASCIIDigit)
                && FeatureTime([.year: entry.text]).map(\.isOpen) ?? true
        default: false
        }
    }

    private static func endsInHead(_ text: String) -> Bool { text.last.map(heads.contains) ?? false }

    /// One for each text under which several things may stand.
    var defects: [Defect] {
        texts.flatMap { role, texts in
            texts.compactMap { text, own -> (ordinal: Int, defect: Defect)? in
                let isShared =
                    switch role {
                    case .licence: own.names.count > 1
                    case .name: own.count > 1
                    default: true
                    }
                guard isShared else { return nil }
                return (
                    own.ordinal,
                    Defect(
                        .cutText, fid: own.fid,
                        message: Message(
                            zh: "“\(text)”填满字段宽度，可能被截断；\(own.count)个要素用它，可能不是同一个",
                            en:
                                "\"\(text)\" fills its field and may have been cut short; the \(own.count) features with it may be of different things"
                        ))
                )
            }
        }.sorted { ($0.ordinal, $0.defect.message.zh) < ($1.ordinal, $1.defect.message.zh) }.map(\.defect)
    }
}
