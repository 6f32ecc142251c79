/// What the properties of a run, a paragraph or a style say of how a text looks; `nil` where they say nothing.
struct WordLook {
    /// Its colour; `.some(nil)` for the automatic one, which is seen on any ground.
    var colour: TextColour??
    var ground: TextLook.Ground?
    /// In points.
    var size: Double?
    /// The width of its characters, in percent.
    var width: Double?

    /// Nothing.
    init() {}

    /// What a style says in its properties of runs and of paragraphs.
    init(_ run: MarkupTree?, _ paragraph: MarkupTree?) {
        for child in run?.children ?? [] { note(child.name) { child[$0] } }
        if ground == nil, let shading = paragraph?.child("w:shd") { note("w:shd") { shading[$0] } }
    }

    /// Takes a property.
    mutating func note(_ element: String, _ attribute: (String) -> String?) {
        let value = attribute("val")
        switch element {
        case "w:color":
            let isOfGround = ["background1", "light1"].contains(attribute("themeColor"))
            colour = .some(value.flatMap { TextColour(hex: $0) } ?? (isOfGround ? .white : nil))
        case "w:sz": size = value.flatMap { Double($0) }.map { $0 / 2 }
        case "w:w": width = value.flatMap { Double($0.filter { $0 != "%" }) }
        case "w:highlight":
            if let value, value != "none" { ground = TextColour(css: value).map { .colour($0) } ?? .unknown }
        case "w:shd":
            // Text may stand both on a highlight and on a shading: the first one is on top.
            if ground == nil { ground = Self.ground(of: attribute) }
        default: break
        }
    }

    /// The ground that a shading lays; `nil` for none.
    static func ground(of attribute: (String) -> String?) -> TextLook.Ground? {
        switch attribute("val") {
        case "nil": nil
        case "clear", nil: attribute("fill").flatMap { TextColour(hex: $0) }.map { .colour($0) }
        case "solid": attribute("color").flatMap { TextColour(hex: $0) }.map { .colour($0) } ?? .unknown
        default: .unknown
        }
    }

    /// Takes from another look what this one does not say.
    mutating func fill(from other: WordLook) {
        colour = colour ?? other.colour
        ground = ground ?? other.ground
        size = size ?? other.size
        width = width ?? other.width
    }

    /// The look on a ground that lies behind the paragraph.
    func look(on outer: TextLook.Ground) -> TextLook {
        let isSqueezed = width.map { $0 < 10 } ?? false
        return TextLook(colour: colour ?? nil, ground: ground ?? outer, size: isSqueezed ? 0 : size)
    }
}
