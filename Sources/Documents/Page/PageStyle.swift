/// What an element's styles say about its text.
struct PageStyle {
    /// Whether the text inside is struck through.
    private(set) var isStruck = false
    /// Whether the text inside stands raised.
    private(set) var isRaised = false
    /// Whether white space inside counts; `nil` when the style does not say.
    private(set) var isPreformatted: Bool?
    /// How items of a list are numbered; `nil` when the style does not say.
    private(set) var listType: String?

    private var isNone = false
    private var isInvisible = false
    private var isClear = false
    private var isPlaced = false
    private var isFar = false
    private var isCutOff = false
    /// Whether it has no room, and whether what does not fit in is cut off.
    private var (isFlat, isCut) = (false, false)
    /// Its colour; `.some(nil)` for one that is not known, which is seen.
    private var colour: TextColour??
    private var ground: TextLook.Ground?
    private var size: Length?

    /// A length in points, or in parts of the size around it.
    private enum Length {
        case points(Double)
        case parts(Double)
    }

    /// Whether the element shows nothing.
    var isHidden: Bool {
        isNone || isInvisible || isClear || isFar || isPlaced && isCutOff || isFlat && isCut
    }

    /// What lies behind the text is set by something that is not read.
    mutating func setUnknownGround() { if ground == nil { ground = .unknown } }

    /// Changes how the text around looks to how the text inside does.
    func apply(to look: inout TextLook) {
        look.colour = colour ?? look.colour
        look.ground = ground ?? look.ground
        switch size {
        case .points(let size): look.size = size
        case .parts(let parts): look.size = parts * (look.size ?? 12)
        case nil: break
        }
    }

    /// Reads declarations, of which later ones override earlier ones.
    init(_ text: String?) {
        guard let text else { return }
        for declaration in text.lowercased().split(separator: ";") {
            let parts = declaration.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let name = parts[0].filter { !$0.isWhitespace }
            let words = parts[1].split { $0.isWhitespace || $0 == "!" }.map(String.init)
            guard let value = words.first else { continue }
            switch name {
            case "text-decoration", "text-decoration-line":
                isStruck = isStruck || words.contains("line-through")
            case "vertical-align": isRaised = value == "super"
            case "white-space":
                isPreformatted = ["pre", "pre-wrap", "pre-line", "break-spaces"].contains(value)
            case "list-style-type": listType = value
            case "list-style": listType = words.first { NumberStyle.isKnown($0) } ?? listType
            default: noteLook(name, value, String(parts[1].prefix { $0 != "!" }))
            }
        }
    }

    private mutating func noteLook(_ name: String, _ value: String, _ whole: String) {
        switch name {
        case "display": isNone = value == "none"
        case "visibility": isInvisible = value == "hidden" || value == "collapse"
        case "opacity": isClear = Self.number(value).map { $0 < 0.06 } ?? false
        case "color": if value != "inherit" { colour = .some(TextColour(css: whole)) }
        case "background", "background-color", "background-image": ground = Self.ground(whole) ?? ground
        case "font-size": size = Self.length(value)
        case "position": isPlaced = value == "absolute" || value == "fixed"
        case "left", "right", "top", "bottom", "text-indent", "margin-left", "margin-top":
            isFar = isFar || Self.number(value).map { $0 <= -500 } ?? false
        case "transform": isFar = isFar || whole.contains("scale(0)") || whole.contains("-9999")
        case "clip", "clip-path":
            let shape = whole.filter { !$0.isWhitespace }
            isCutOff = ["rect(0", "rect(1px", "inset(50%", "inset(100%", "circle(0"].contains {
                shape.hasPrefix($0)
            }
        case "height", "width", "max-height", "max-width":
            isFlat = isFlat || Self.number(value).map { $0 <= 1 } ?? false && !value.hasSuffix("em")
        case "overflow", "overflow-x", "overflow-y": isCut = value == "hidden" || value == "clip"
        default: break
        }
    }

    private static func number(_ value: String) -> Double? {
        Double(value.prefix { $0.isNumber || $0 == "." || $0 == "-" })
    }

    private static func length(_ value: String) -> Length? {
        guard let number = number(value) else { return nil }
        switch value.drop(while: { $0.isNumber || $0 == "." || $0 == "-" }) {
        case "pt": return .points(number)
        case "px", "": return .points(0.75 * number)
        case "rem": return .points(12 * number)
        case "em": return .parts(number)
        case "%": return .parts(number / 100)
        default: return nil
        }
    }

    /// What a background lays behind a text; `nil` for nothing.
    private static func ground(_ value: String) -> TextLook.Ground? {
        if ["url(", "gradient(", "var("].contains(where: { value.contains($0) }) { return .unknown }
        if let start = value.firstIndex(of: "r"), value[start...].hasPrefix("rgb") {
            return TextColour(css: String(value[start...].prefix { $0 != ")" })).flatMap(ground)
        }
        for word in value.split(whereSeparator: \.isWhitespace) {
            if let colour = TextColour(css: String(word)) { return ground(colour) }
        }
        let words = value.split(whereSeparator: \.isWhitespace)
        return words.allSatisfy { ["none", "inherit", "initial", "unset", "0"].contains($0) } ? nil : .unknown
    }

    private static func ground(_ colour: TextColour) -> TextLook.Ground? {
        colour.isTransparent ? nil : .colour(colour)
    }
}
