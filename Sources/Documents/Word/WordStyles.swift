/// Which styles of a Word file strike their text through or hide it.
///
/// These properties toggle: what the styles of a paragraph and of its run both say cancels out (ECMA-376-1, 17.7.3).
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
                isHidden: flag(["w:vanish"]))
        }
    }

    /// What the styles of a paragraph and of a run make of its text.
    func marks(paragraph: String?, run: String?) -> Marks {
        let (outer, inner) = (marks(of: paragraph), marks(of: run))
        return Marks(
            isStruck: outer.isStruck != inner.isStruck, isHidden: outer.isHidden != inner.isHidden)
    }

    private func marks(of style: String?) -> Marks {
        var (struck, hidden): (Bool?, Bool?) = (nil, nil)
        var next = style
        // A style may be based on itself.
        for _ in 0..<min(styles.count, Self.mostParents) {
            guard let name = next, let style = styles[name] else { break }
            struck = struck ?? style.isStruck
            hidden = hidden ?? style.isHidden
            next = style.parent
        }
        return Marks(isStruck: struck ?? false, isHidden: hidden ?? false)
    }
}
