/// An XML file as a tree, for small files that are looked up rather than read through.
final class MarkupTree {
    let name: String
    fileprivate(set) var children: [MarkupTree] = []
    private let attributes: [String: String]

    fileprivate init(name: String, attributes: [String: String]) {
        self.name = name
        self.attributes = attributes
    }

    /// The attribute with a name.
    subscript(name: String) -> String? { attributes[name] }

    /// The first child with a name.
    func child(_ name: String) -> MarkupTree? { children.first { $0.name == name } }

    /// The value (`w:val`) of the first child with a name.
    func value(_ name: String) -> String? { child(name)?["val"] }

    /// Whether an element with a name is anywhere inside.
    func contains(_ name: String) -> Bool { children.contains { $0.name == name || $0.contains(name) } }

    /// Reads an XML file; the root is the only child of the result.
    static func read(_ bytes: [UInt8], part: String) throws(DocumentFault) -> MarkupTree {
        var builder = Builder()
        try MarkupPart.read(bytes, part: part, into: &builder)
        return builder.root
    }

    private struct Builder: MarkupHandler {
        let root = MarkupTree(name: "", attributes: [:])
        private var open: [MarkupTree] = []

        init() {}

        mutating func start(_ element: borrowing MarkupElement) -> Bool {
            var attributes: [String: String] = [:]
            for name in [
                "val", "numId", "abstractNumId", "ilvl", "styleId", "Type", "Target", "TargetMode", "Id",
                "id", "name", "state", "date1904", "type", "fill", "color", "themeColor",
            ] {
                attributes[name] = element.attribute(name)
            }
            let node = MarkupTree(name: element.name, attributes: attributes)
            (open.last ?? root).children.append(node)
            open.append(node)
            return true
        }

        mutating func text(_ text: String) {}

        mutating func end(_ name: String) { open.removeLast() }
    }
}
