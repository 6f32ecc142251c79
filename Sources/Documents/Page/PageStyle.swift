/// What an element's own style (`style="…"`) says about its text; style sheets are not read.
struct PageStyle {
    /// Whether the element shows nothing.
    private(set) var isHidden = false
    /// Whether the text inside is struck through.
    private(set) var isStruck = false
    /// Whether the text inside stands raised.
    private(set) var isRaised = false
    /// Whether white space inside counts; `nil` when the style does not say.
    private(set) var isPreformatted: Bool?
    /// How items of a list are numbered; `nil` when the style does not say.
    private(set) var listType: String?

    /// Reads a style.
    init(_ text: String?) {
        guard let text else { return }
        for declaration in text.lowercased().split(separator: ";") {
            let parts = declaration.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let name = parts[0].filter { !$0.isWhitespace }
            let words = parts[1].split { $0.isWhitespace || $0 == "!" }.map(String.init)
            guard let value = words.first else { continue }
            switch name {
            case "display": isHidden = isHidden || value == "none"
            case "visibility": isHidden = isHidden || value == "hidden" || value == "collapse"
            case "text-decoration", "text-decoration-line":
                isStruck = isStruck || words.contains("line-through")
            case "vertical-align": isRaised = value == "super"
            case "white-space":
                isPreformatted = ["pre", "pre-wrap", "pre-line", "break-spaces"].contains(value)
            case "list-style-type": listType = value
            case "list-style": listType = words.first { NumberStyle.isKnown($0) } ?? listType
            default: break
            }
        }
    }
}
