/// Which styles of a Word file strike their text through or hide it, and how they let it look.
///
/// The first two properties toggle: what the styles of a paragraph and of its run both say cancels out (ECMA-376-1, 17.7.3).
struct WordStyles {
    /// Whether a text is struck through, and whether it is hidden.
    struct Marks {
        var isStruck = false
        var isHidden = false
    }

    private struct Style {
        var parent: String?
        var isStruck: Bool?
        var isHidden: Bool?
        var look = WordLook()
        /// Whether it is one of tables and lays a colour behind cells.
        var isShaded = false
    }

    private var styles: [String: Style] = [:]

    /// Word follows no longer chain.
    private static let mostParents = 16

    /// The styles that the file `styles.xml` defines.
    init(_ tree: MarkupTree?) {
        for style in tree?.child("w:styles")?.children ?? [] {
            guard style.name == "w:style", let name = style["styleId"] else { continue }
            let properties = style.child("w:rPr")
            func flag(_ names: [String]) -> Bool? {
                let found = names.compactMap { properties?.child($0) }
                return found.isEmpty ? nil : found.contains { WordFlag.isOn($0["val"]) }
            }
            styles[name] = Style(
                parent: style.value("w:basedOn"), isStruck: flag(["w:strike", "w:dstrike"]),
                isHidden: flag(["w:vanish"]), look: WordLook(properties, style.child("w:pPr")),
                isShaded: style["type"] == "table" && style.contains("w:shd"))
        }
    }

    /// How a style and those that it is based on let a text look.
    func look(of style: String?) -> WordLook {
        chain(style).reduce(into: WordLook()) { $0.fill(from: $1.look) }
    }

    /// Whether a style of tables lays a colour behind cells, which of them only programs know.
    func isShaded(_ style: String?) -> Bool { chain(style).contains(where: \.isShaded) }

    /// What the styles of a paragraph and of a run make of its text.
    func marks(paragraph: String?, run: String?) -> Marks {
        let (outer, inner) = (marks(of: paragraph), marks(of: run))
        return Marks(
            isStruck: outer.isStruck != inner.isStruck, isHidden: outer.isHidden != inner.isHidden)
    }

    private func marks(of style: String?) -> Marks {
        let chain = chain(style)
        return Marks(
            isStruck: chain.lazy.compactMap(\.isStruck).first ?? false,
            isHidden: chain.lazy.compactMap(\.isHidden).first ?? false)
    }

    /// A style and those that it is based on.
    private func chain(_ style: String?) -> [Style] {
        var chain: [Style] = []
        var next = style
        // A style may be based on itself.
        while let name = next, let style = styles[name], chain.count < Self.mostParents {
            chain.append(style)
            next = style.parent
        }
        return chain
    }
}
