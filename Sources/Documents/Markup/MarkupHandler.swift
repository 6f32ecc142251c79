import CLibXML2

/// What takes the elements and texts of a document, in their order.
protocol MarkupHandler {
    /// An element begins.
    ///
    /// - Returns: whether its content is wanted; without it nothing inside and no end is told.
    mutating func start(_ element: borrowing MarkupElement) -> Bool
    /// Text between tags, entities resolved.
    mutating func text(_ text: String)
    /// An element whose content was wanted ends.
    mutating func end(_ name: String)
    /// A comment of the source stands between.
    mutating func comment(_ text: String)
}

extension MarkupHandler {
    mutating func comment(_ text: String) {}
}

/// The start of an element, on loan while the handler looks at it.
@safe
struct MarkupElement: ~Copyable {
    /// The name, with the prefix that `MarkupNames` gives its namespace.
    let name: String
    private let node: xmlNodePtr

    init(_ node: xmlNodePtr, name: String) {
        self.name = name
        unsafe self.node = node
    }

    /// The value of an attribute, by its name without a prefix; `nil` without it.
    func attribute(_ name: String) -> String? {
        var next = unsafe node.pointee.properties
        while let property = unsafe next {
            if unsafe String(cString: property.pointee.name) == name {
                guard let value = unsafe xmlNodeListGetString(node.pointee.doc, property.pointee.children, 1)
                else { return "" }
                defer { unsafe clibxml2_free(value) }
                return unsafe String(cString: value)
            }
            unsafe next = property.pointee.next
        }
        return nil
    }
}

/// Names of elements with prefixes that depend on their namespace alone, not on the writer's choice.
@safe
struct MarkupNames {
    private var last: xmlNsPtr?
    private var prefix = ""

    /// The name of an element.
    mutating func name(of node: xmlNodePtr) -> String {
        let name = unsafe String(cString: node.pointee.name)
        guard let space = unsafe node.pointee.ns else { return name }
        if unsafe space != last {
            unsafe last = space
            prefix = unsafe Self.prefix(of: space.pointee.href.map { unsafe String(cString: $0) } ?? "")
        }
        return prefix + name
    }

    /// Transitional and strict Office Open XML name the same elements in two namespaces.
    private static func prefix(of space: String) -> String {
        switch space {
        case "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main":
            "w:"
        case "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main":
            "s:"
        case "http://schemas.openxmlformats.org/officeDocument/2006/math",
            "http://purl.oclc.org/ooxml/officeDocument/math":
            "m:"
        case "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:"
        case "http://schemas.openxmlformats.org/package/2006/relationships": "r:"
        case "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office:"
        case "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text:"
        case "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table:"
        case "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style:"
        case "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw:"
        default: "other:"
        }
    }
}
