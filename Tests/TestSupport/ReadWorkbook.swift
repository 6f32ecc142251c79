import Foundation
import FoundationXML

/// A workbook as a strict XML parser reads it.
public struct ReadWorkbook {
    /// A cell of a sheet.
    public struct Cell: Equatable {
        /// The formula, without the equals sign.
        public var formula: String?
        /// The number or text as written; shared texts are resolved.
        public var value: String
        /// Whether it is a text.
        public var isText: Bool

        /// A cell as it should be read.
        public init(formula: String? = nil, value: String, isText: Bool) {
            self.formula = formula
            self.value = value
            self.isText = isText
        }
    }

    /// The files inside.
    public let archive: ZIPArchive
    /// The names of the sheets.
    public private(set) var sheetNames: [String] = []
    private var sheets: [[String: Cell]] = []

    /// Reads a workbook; throws when a part of it is not well-formed XML.
    public init(path: String) throws {
        archive = try ZIPArchive(path: path)
        for (name, bytes) in archive.files where name.hasSuffix(".xml") || name.hasSuffix(".rels") {
            _ = try Self.elements(bytes, name)
        }
        sheetNames = try Self.elements(archive.files["xl/workbook.xml"] ?? [], "workbook")
            .filter { $0.name == "sheet" }.compactMap { $0.attributes["name"] }
        let texts = try Self.elements(archive.files["xl/sharedStrings.xml"] ?? Array("<sst/>".utf8), "texts")
            .filter { $0.name == "t" }.map(\.text)
        for number in 1...max(1, sheetNames.count) {
            var cells: [String: Cell] = [:]
            var current = ""
            for element in try Self.elements(archive.files["xl/worksheets/sheet\(number).xml"] ?? [], "sheet") {
                switch element.name {
                case "c":
                    current = element.attributes["r"] ?? ""
                    let kind = element.attributes["t"]
                    cells[current] = Cell(value: kind == "s" ? "s" : "", isText: kind == "s" || kind == "str")
                case "f": cells[current]?.formula = element.text
                case "v":
                    let shared = cells[current]?.value == "s"
                    cells[current]?.value = shared ? Int(element.text).map { texts[$0] } ?? "?" : element.text
                default: break
                }
            }
            sheets.append(cells)
        }
    }

    /// A cell by its address, `nil` where nothing was written; sheets count from 1.
    public func cell(_ address: String, sheet: Int = 1) -> Cell? { sheets[sheet - 1][address] }

    /// All cells of a sheet; sheets count from 1.
    public func cells(sheet: Int = 1) -> [String: Cell] { sheets[sheet - 1] }

    /// The XML of a sheet; sheets count from 1.
    public func xml(sheet: Int = 1) -> String { archive.text("xl/worksheets/sheet\(sheet).xml") }

    private struct Element {
        var name: String
        var attributes: [String: String]
        var text = ""
    }

    /// The elements of a document in the order of their beginnings.
    private static func elements(_ bytes: [UInt8], _ name: String) throws -> [Element] {
        let parser = XMLParser(data: Data(bytes))
        let collector = Collector()
        parser.delegate = collector
        guard parser.parse() else {
            throw ZIPArchive.Fault(text: "\(name): \(parser.parserError.map { "\($0)" } ?? "not well-formed")")
        }
        return collector.elements
    }

    private final class Collector: NSObject, XMLParserDelegate {
        var elements: [Element] = []
        private var open: [Int] = []

        func parser(
            _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
            qualifiedName qName: String?, attributes attributeDict: [String: String]
        ) {
            open.append(elements.count)
            elements.append(Element(name: elementName, attributes: attributeDict))
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            if let last = open.last { elements[last].text += string }
        }

        func parser(
            _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
            qualifiedName qName: String?
        ) {
            open.removeLast()
        }
    }
}
