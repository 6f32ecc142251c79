/// The text at the top or the bottom of each printed page.
public struct PageText: Sendable, Hashable {
    /// A piece of it.
    public enum Part: Sendable, Hashable {
        /// Text as it is.
        case text(String)
        /// The number of the page.
        case pageNumber
        /// The number of pages.
        case pageCount
        /// The name of the sheet.
        case sheetName
    }

    /// On the left.
    public var left: [Part]
    /// In the middle.
    public var centre: [Part]
    /// On the right.
    public var right: [Part]

    /// A page text from its three places.
    public init(left: [Part] = [], centre: [Part] = [], right: [Part] = []) {
        self.left = left
        self.centre = centre
        self.right = right
    }

    /// The text in the notation of Excel, where `&` starts a code and `&&` is an ampersand.
    var notation: String {
        var result = ""
        for (code, parts) in [("&L", left), ("&C", centre), ("&R", right)] where !parts.isEmpty {
            result += code
            for part in parts {
                switch part {
                case .text(let text):
                    result += SafeText.inert(text).split(separator: "&", omittingEmptySubsequences: false)
                        .joined(separator: "&&")
                case .pageNumber: result += "&P"
                case .pageCount: result += "&N"
                case .sheetName: result += "&A"
                }
            }
        }
        return result
    }
}
