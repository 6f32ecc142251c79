import Bilingual
import FoundationEssentials

/// The attributes of a KML file (`ExtendedData`), where LIBKML would lose some of them.
///
/// LIBKML reads of a layer with a schema the data of that one only, and none without a type; it puts underscores in the
/// place of Chinese letters of a name, and reads what is no number into a field of numbers. The attributes are then written
/// anew, all by one schema, under names that it keeps.
@safe
struct KMLAttributes {
    /// A value of a placemark.
    private struct Value {
        let field: Int
        /// Its text in the file, or the number that stands for it.
        let content: String
    }

    /// A field: its name, and the type that schemas give it.
    private struct Field {
        let name: String
        var type: String?
        var isText = false
    }

    private var fields: [Field] = []
    private var numbers: [String: Int] = [:]
    /// What replaces the `ExtendedData` of each placemark.
    private var data: [(range: Range<Int>, prefix: String, values: [Value])] = []
    /// Where documents begin: behind their tag, with its prefix.
    private var documents: [(position: Int, prefix: String)] = []
    /// Per schema its fields, by its identifier and its name.
    private var schemas: [String: Set<String>] = [:]
    private var schemaRanges: [Range<Int>] = []
    private var hasUntyped = false
    private var isLossy = false
    private(set) var duplicates: Set<String> = []
    private(set) var foreign: Set<String> = []

    /// The names that LIBKML gives to what placemarks have besides.
    private static let ownNames: Set<String> = [
        "name", "description", "timestamp", "begin", "end", "altitudemode", "tessellate", "extrude",
        "visibility",
        "draworder", "icon",
    ]

    /// Reads the attributes of a file.
    init(_ data: Data) {
        unsafe data.withUnsafeBytes { bytes in
            var scanner = unsafe XMLScanner(bytes)
            read(&scanner)
        }
    }

    private mutating func read(_ scanner: inout XMLScanner) {
        var schema: Set<String>?
        var schemaNames: [String] = []
        var schemaStart = 0
        while let part = scanner.next() {
            switch part {
            case .open(let name, let attributes, let isEmpty):
                if scanner.isNamed(name, "Document"), !isEmpty {
                    documents.append((scanner.position, prefix(of: name, scanner, "Document")))
                } else if scanner.isNamed(name, "Schema"), !isEmpty {
                    schema = []
                    schemaStart = name.lowerBound - 1
                    schemaNames = ["id", "name"].compactMap { scanner.attribute($0, in: attributes) }
                } else if scanner.isNamed(name, "SimpleField"), schema != nil,
                    let field = scanner.attribute("name", in: attributes)
                {
                    schema?.insert(field)
                    declare(field, scanner.attribute("type", in: attributes) ?? "string")
                } else if scanner.isNamed(name, "ExtendedData"), !isEmpty {
                    let start = name.lowerBound - 1
                    let values = values(&scanner)
                    data.append(
                        (start..<scanner.position, prefix(of: name, scanner, "ExtendedData"), values))
                }
            case .close(let name):
                if scanner.isNamed(name, "Schema"), let own = schema {
                    for name in schemaNames { schemas[name] = own }
                    schemaRanges.append(schemaStart..<scanner.position)
                    schema = nil
                }
            case .text: break
            }
        }
    }

    private func prefix(of name: Range<Int>, _ scanner: XMLScanner, _ local: String) -> String {
        scanner.string(name.lowerBound..<name.upperBound - local.utf8.count)
    }

    private mutating func number(of name: String) -> Int {
        if let known = numbers[name] { return known }
        numbers[name] = fields.count
        fields.append(Field(name: name))
        return fields.count - 1
    }

    private mutating func declare(_ name: String, _ type: String) {
        let number = number(of: name)
        if let known = fields[number].type, known != type { fields[number].isText = true }
        fields[number].type = type
    }

    /// The values of the placemark at hand, up to the end of its `ExtendedData`.
    private mutating func values(_ scanner: inout XMLScanner) -> [Value] {
        var values: [Value] = []
        var schema = ""
        /// The name of the value at hand, where its text begins, and the text.
        var (field, start, text): (String?, Int?, String) = (nil, nil, "")
        while let part = scanner.next() {
            switch part {
            case .open(let name, let attributes, let isEmpty):
                if scanner.isNamed(name, "SchemaData") {
                    schema = scanner.attribute("schemaUrl", in: attributes) ?? ""
                } else if scanner.isNamed(name, "Data") {
                    hasUntyped = true
                    field = scanner.attribute("name", in: attributes)
                    if let field { _ = number(of: field) } else { foreign.insert(scanner.string(name)) }
                } else if scanner.isNamed(name, "SimpleData") {
                    field = scanner.attribute("name", in: attributes)
                    if let field { check(field, of: schema) } else { foreign.insert(scanner.string(name)) }
                    if !isEmpty { (start, text) = (scanner.position, "") }
                } else if scanner.isNamed(name, "value") {
                    if !isEmpty { (start, text) = (scanner.position, "") }
                } else if !scanner.isNamed(name, "displayName") {
                    foreign.insert(scanner.string(name))
                }
            case .text(let range, let isVerbatim):
                if start != nil { text += isVerbatim ? scanner.string(range) : scanner.decoded(range) }
            case .close(let name):
                if scanner.isNamed(name, "ExtendedData") { return values }
                guard let begin = start, let own = field,
                    scanner.isNamed(name, "SimpleData") || scanner.isNamed(name, "value")
                else { continue }
                start = nil
                add(own, text, scanner.string(begin..<name.lowerBound - 2), to: &values)
            }
        }
        return values
    }

    private mutating func add(_ name: String, _ text: String, _ content: String, to values: inout [Value]) {
        let number = number(of: name)
        if !Self.fits(text, fields[number].type) { fields[number].isText = true }
        if let known = values.firstIndex(where: { $0.field == number }) {
            if values[known].content != content { duplicates.insert(name) }
            values[known] = Value(field: number, content: content)
        } else {
            values.append(Value(field: number, content: content))
        }
    }

    /// Notes data that LIBKML would pass over: of a schema that the file does not have, or a field that it does not declare.
    private mutating func check(_ field: String, of schema: String) {
        let name = schema.split(separator: "#", omittingEmptySubsequences: false).last.map(String.init) ?? ""
        if schemas[name]?.contains(field) != true { isLossy = true }
    }

    /// Whether a text is a value of a type.
    private static func fits(_ text: String, _ type: String?) -> Bool {
        let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard let type, !text.isEmpty else { return true }
        switch type.split(separator: ":").last {
        case "int", "uint", "short", "ushort", "bool": return Int32(text) != nil
        case "float", "double":
            // No number of a double keeps more digits.
            return Double(text) != nil && text.filter(\.isNumber).count <= 17
                && (Int64(text) ?? 0).magnitude < 1 << 53
        default: return true
        }
    }

    /// What LIBKML reads only from a copy: the changes, and per name that it gives a field what the file calls it; `nil` where it
    /// reads the file as it is.
    var rewriting: (edits: [RewrittenFile.Edit], names: [String: String])? {
        let isPlain = fields.allSatisfy { field in
            field.type != nil
                || field.name.utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == 0x5F
                }
        }
        let isMixed = hasUntyped && !schemaRanges.isEmpty || schemaRanges.count > 1
        let isMisread = fields.contains { $0.type != nil && $0.isText && $0.type?.hasSuffix("string") == false }
        guard isLossy || isMixed || isMisread || !isPlain else { return nil }
        var names: [String: String] = [:]
        let keys = fields.enumerated().map { number, field in
            // What LIBKML reads into a field of its own it goes on to.
            guard !Self.ownNames.contains(field.name.lowercased()) else { return field.name }
            names["tuban_\(number)"] = field.name
            return "tuban_\(number)"
        }
        let declared = zip(keys, fields).map { key, field in
            let type = field.isText ? "string" : field.type ?? "string"
            return #"<SimpleField name="\#(key)" type="\#(type)"/>"#
        }
        var edits = documents.map { document in
            let fields = declared.map { $0.replacing("<Simple", with: "<\(document.prefix)Simple") }.joined()
            return RewrittenFile.Edit(
                range: document.position..<document.position,
                text: """
                    <\(document.prefix)Schema id="tuban" name="tuban">\(fields)</\(document.prefix)Schema>
                    """)
        }
        edits += schemaRanges.map { RewrittenFile.Edit(range: $0, text: "") }
        for (range, prefix, values) in data {
            let texts = values.map { value in
                documents.isEmpty
                    ? """
                    <\(prefix)Data name="\(keys[value.field])"><\(prefix)value>\(value.content)</\(prefix)value></\(prefix)Data>
                    """
                    : """
                    <\(prefix)SimpleData name="\(keys[value.field])">\(value.content)</\(prefix)SimpleData>
                    """
            }.joined()
            edits.append(
                RewrittenFile.Edit(
                    range: range,
                    text: documents.isEmpty
                        ? "<\(prefix)ExtendedData>\(texts)</\(prefix)ExtendedData>"
                        : """
                        <\(prefix)ExtendedData><\(prefix)SchemaData schemaUrl="#tuban">\(texts)</\(prefix)SchemaData>\
                        </\(prefix)ExtendedData>
                        """))
        }
        return (edits.sorted { $0.range.lowerBound < $1.range.lowerBound }, names)
    }
}
