import Bilingual
import Land

/// Names, numbers, counties and years of features that fill their field and break off (被截断的文字).
///
/// What they tell apart, and what is summed by them, may be several things under one text. A mergeable sum.
struct CutTexts: Sendable, Codable {
    private struct Text: Sendable, Codable {
        var ordinal: Int
        var fid: Int64
        var count = 1
        /// Whether it is known to break off, or reads so.
        var breaksOff: Bool
        /// What the rights of its features are called; for licence numbers only.
        var names: Set<String>
    }

    private var texts: [FieldRole: [String: Text]] = [:]
    /// What names end with that are whole: others that end so are likely whole too.
    private var endings: Set<UInt32> = []

    /// Enters the values of a feature.
    mutating func add(_ attributes: Attributes, ordinal: Int, fid: Int64) {
        for entry in attributes {
            if entry.ending == .whole {
                if entry.role == .name, let last = entry.text.unicodeScalars.last { endings.insert(last.value) }
                continue
            }
            let breaksOff = Self.breaksOff(entry, attributes)
            guard breaksOff || entry.role == .name else { continue }
            let names = entry.role == .licence ? [LicenceKey.nameOfRight(attributes[.name])] : []
            let own = Text(ordinal: ordinal, fid: fid, breaksOff: breaksOff, names: Set(names))
            texts[entry.role, default: [:]].merge([entry.text: own], uniquingKeysWith: Self.joined)
        }
    }

    mutating func merge(_ other: CutTexts) {
        texts.merge(other.texts) { $0.merging($1, uniquingKeysWith: Self.joined) }
        endings.formUnion(other.endings)
    }

    private static func joined(_ one: Text, _ other: Text) -> Text {
        var joined = one.ordinal < other.ordinal ? one : other
        joined.count = one.count + other.count
        joined.names = one.names.union(other.names)
        return joined
    }

    private static func breaksOff(_ entry: Attributes.Entry, _ attributes: Attributes) -> Bool {
        switch entry.role {
        case .name:
            entry.ending == .cut || CutName.breaksOff(entry.text) || CutName.isSeveralCounties(entry.text)
        case .county: entry.ending == .cut || CutName.isSeveralCounties(entry.text)
        case .licence: LicenceKey(attributes)?.mayBeCut(attributes) ?? false
        case .year:
            entry.text.allSatisfy(\.isASCIIDigit) && entry.text.count == 3
                || FeatureTime(.year, of: attributes)?.isOpen ?? false
        default: false
        }
    }

    /// Whether a name that fills its field ends as none does that is whole: 哈拉沟露天煤 beside 甲煤矿.
    private func endsLikeNoOther(_ name: String) -> Bool {
        guard let last = name.unicodeScalars.last, !endings.isEmpty else { return false }
        return !endings.contains(last.value) && !CutName.endsWithThing(name)
    }

    /// One for each text under which several things may stand.
    var defects: [Defect] {
        texts.flatMap { role, texts in
            texts.compactMap { text, own -> (ordinal: Int, defect: Defect)? in
                let mayBeSeveral =
                    switch role {
                    case .licence: LicenceKey.areSeveral(own.names)
                    case .name: own.count > 1 && (own.breaksOff || endsLikeNoOther(text))
                    default: true
                    }
                return mayBeSeveral ? (own.ordinal, Self.defect(text, own)) : nil
            }
        }.sorted { ($0.ordinal, $0.defect.message.zh) < ($1.ordinal, $1.defect.message.zh) }.map(\.defect)
    }

    private static func defect(_ text: String, _ own: Text) -> Defect {
        var message = Message(
            zh: "“\(text)”填满字段宽度，可能被截断", en: "\"\(text)\" fills its field and may have been cut short")
        if own.count > 1 {
            message =
                message
                + Message(
                    zh: "；\(own.count)个要素用它，可能不是同一个",
                    en: "; the \(own.count) features with it may be of different things")
        }
        return Defect(.cutText, fid: own.fid, message: message)
    }
}
