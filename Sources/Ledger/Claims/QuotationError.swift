public import Bilingual

/// Why a quotation does not name one figure of an item.
public struct QuotationError: Error, Hashable, Sendable {
    /// What went wrong.
    public enum Code: Sendable {
        /// The item does not hold the quotation.
        case notInItem
        /// The quotation holds no figure.
        case noFigure
        /// The quotation holds several figures.
        case severalFigures
    }

    /// What went wrong.
    public let code: Code
    /// The number of the item.
    public let item: Int
    /// The quotation.
    public let quotation: String
    /// The claims that may be meant.
    public let suggestions: [Claim]

    /// What went wrong, where, and what to do, for people.
    public var message: Message {
        let quotes = suggestions.map { "“\($0.quote.text)”" }.joined(separator: "、")
        let hint =
            quotes.isEmpty
            ? Message(zh: "", en: "") : Message(zh: "；是否指\(quotes)", en: "; did you mean \(quotes)?")
        switch code {
        case .notInItem:
            return Message(
                zh: "第\(item)项中没有“\(quotation)”", en: "item \(item) does not contain “\(quotation)”") + hint
        case .noFigure:
            return Message(
                zh: "第\(item)项的引文“\(quotation)”中没有数据",
                en: "the quotation “\(quotation)” of item \(item) holds no figure") + hint
        case .severalFigures:
            let figures = suggestions.map(\.figure.text).joined(separator: "、")
            return Message(
                zh: "第\(item)项的引文“\(quotation)”中有\(suggestions.count)个数据（\(figures)），请缩短到只含一个",
                en:
                    "the quotation “\(quotation)” of item \(item) holds \(suggestions.count) figures (\(figures)); "
                    + "shorten it to one")
        }
    }
}
