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
        /// Where it stands in the file.
        var content: Range<Int>
    }

    /// The file's text, in which values stay where they stand: most files are read as they are.
    private let text: Data
    private var fields: [KMLField] = []
    private var numbers: [String: Int] = [:]
    /// The values of all placemarks, one after the other.
    private var values: [Value] = []
    /// What replaces the `ExtendedData` of each placemark.
    private var data: [(range: Range<Int>, prefix: String, values: Range<Int>)] = []
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
    ///
    /// - Parameter isMapped: whether its text is the file itself.
    init(_ text: Data, isMapped: Bool) {
        self.text = text
        unsafe text.withUnsafeBytes { bytes in
            var scanner = unsafe XMLScanner(bytes, isMapped: isMapped)
            read(&scanner)
            guard let first = data.first?.range.lowerBound,
                schemaRanges.contains(where: { $0.lowerBound > first })
            else { return }
            // Schemas behind what they declare are known now.
            (values, data, documents, schemaRanges) = ([], [], [], [])
            (hasUntyped, isLossy, duplicates, foreign) = (false, false, [], [])
            scanner = unsafe XMLScanner(bytes, isMapped: isMapped)
            read(&scanner)
        }
    }

    private mutating func read(_ scanner: inout XMLScanner) {
        var schema: Set<String>?
        var schemaNames: [String] = []
        var schemaStart = 0
        var tags = Tags()
        while let part = scanner.next() {
            switch part {
            case .open(let name, let attributes, let isEmpty):
                if scanner.isNamed(name, "Document"), !isEmpty {
                    documents.append((scanner.position, prefix(of: name, scanner, "Document")))
                } else if scanner.isNamed(name, "Schema"), !isEmpty {
                    schema = []
                    schemaStart = name.lowerBound - 1
                    schemaNames = [
                        scanner.attribute("id", in: attributes), scanner.attribute("name", in: attributes),
                    ].compactMap(\.self)
                } else if scanner.isNamed(name, "SimpleField"), schema != nil,
                    let field = scanner.attribute("name", in: attributes)
                {
                    schema?.insert(field)
                    let number = number(of: field)
                    fields[number].declare(scanner.attribute("type", in: attributes) ?? "string")
                } else if scanner.isNamed(name, "ExtendedData"), !isEmpty {
                    let first = values.count
                    readValues(&scanner, &tags)
                    data.append(
                        (
                            name.lowerBound - 1..<scanner.position, prefix(of: name, scanner, "ExtendedData"),
                            first..<values.count
                        ))
                }
            case .close(let name):
                if scanner.isNamed(name, "Schema"), let own = schema {
                    for name in schemaNames { schemas[name] = own }
                    schemaRanges.append(schemaStart..<scanner.position)
                    schema = nil
                    tags = Tags()
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
        fields.append(KMLField(name))
        return fields.count - 1
    }

    /// What is known of tags as they are written: most placemarks write the same ones in the same order.
    private struct Tags {
        /// The schema that data named last.
        private(set) var schema: (attributes: Range<Int>, fields: Set<String>?)?
        private var known: [(attributes: Range<Int>, isTyped: Bool, field: Int)] = []
        private var next = 0

        /// The field that a tag names; `nil` for one that is new.
        mutating func field(_ attributes: Range<Int>, isTyped: Bool, _ scanner: XMLScanner) -> Int? {
            for step in known.indices {
                let place = (next + step) % known.count
                guard known[place].isTyped == isTyped, scanner.areAlike(known[place].attributes, attributes)
                else { continue }
                next = place + 1
                return known[place].field
            }
            return nil
        }

        mutating func enter(_ attributes: Range<Int>, isTyped: Bool, _ field: Int) {
            guard known.count < 256 else { return }
            known.append((attributes, isTyped, field))
        }

        /// Goes on to data of another schema.
        mutating func use(_ fields: Set<String>?, _ attributes: Range<Int>) {
            self = Tags()
            schema = (attributes, fields)
        }
    }

    /// Reads the values of the placemark at hand, up to the end of its `ExtendedData`.
    private mutating func readValues(_ scanner: inout XMLScanner, _ tags: inout Tags) {
        let first = values.count
        var hasSchema = false
        /// The field of the value at hand, where it begins, and what it is made of.
        var (field, start): (Int?, Int?) = (nil, nil)
        var parts: [KMLField.Part] = []
        func begin(_ scanner: XMLScanner) {
            start = scanner.position
            parts.removeAll(keepingCapacity: true)
        }
        while let part = scanner.next() {
            switch part {
            case .open(let name, let attributes, let isEmpty):
                if scanner.isNamed(name, "SchemaData") {
                    if tags.schema.map({ scanner.areAlike($0.attributes, attributes) }) != true {
                        tags.use(schema(scanner.attribute("schemaUrl", in: attributes) ?? ""), attributes)
                    }
                    hasSchema = true
                } else if scanner.isNamed(name, "Data") {
                    hasUntyped = true
                    field = untypedField(name, attributes, scanner, &tags)
                } else if scanner.isNamed(name, "SimpleData") {
                    field = typedField(name, attributes, isEmpty, hasSchema, scanner, &tags)
                    if !isEmpty { begin(scanner) } else { leaveOut(field) }
                } else if scanner.isNamed(name, "value") {
                    if !isEmpty { begin(scanner) }
                } else if !scanner.isNamed(name, "displayName") {
                    foreign.insert(scanner.string(name))
                }
            case .text(let range, let isVerbatim):
                if start != nil { parts.append((range, isVerbatim)) }
            case .close(let name):
                if scanner.isNamed(name, "ExtendedData") { return }
                guard let begin = start, let own = field,
                    scanner.isNamed(name, "SimpleData") || scanner.isNamed(name, "value")
                else { continue }
                start = nil
                guard !fields[own].isMissing(parts, scanner) else {
                    leaveOut(own)
                    continue
                }
                fields[own].take(parts, scanner)
                add(Value(field: own, content: begin..<name.lowerBound - 2), behind: first, scanner)
            }
        }
    }

    /// Leaves out a value that is not there: LIBKML makes 0 of it in a field of numbers.
    private mutating func leaveOut(_ field: Int?) {
        if let field, fields[field].isNumber { isLossy = true }
    }

    /// The field that a tag of untyped data names.
    private mutating func untypedField(
        _ tag: Range<Int>, _ attributes: Range<Int>, _ scanner: XMLScanner, _ tags: inout Tags
    ) -> Int? {
        if let known = tags.field(attributes, isTyped: false, scanner) { return known }
        guard let name = scanner.attribute("name", in: attributes) else {
            foreign.insert(scanner.string(tag))
            return nil
        }
        let number = number(of: name)
        tags.enter(attributes, isTyped: false, number)
        return number
    }

    /// The field that a tag of data of a schema names.
    ///
    /// What LIBKML would pass over is noted: of a schema that the file does not have, or a field that it does not declare.
    private mutating func typedField(
        _ tag: Range<Int>, _ attributes: Range<Int>, _ isEmpty: Bool, _ hasSchema: Bool, _ scanner: XMLScanner,
        _ tags: inout Tags
    ) -> Int? {
        if hasSchema, let known = tags.field(attributes, isTyped: true, scanner) { return known }
        guard let name = scanner.attribute("name", in: attributes) else {
            foreign.insert(scanner.string(tag))
            return nil
        }
        let declared = hasSchema ? tags.schema?.fields : schema("")
        if declared?.contains(name) != true { isLossy = true }
        // What nothing stands in makes no field.
        guard !isEmpty || numbers[name] != nil else { return nil }
        let number = number(of: name)
        if hasSchema { tags.enter(attributes, isTyped: true, number) }
        return number
    }

    /// The fields of the schema that an address names.
    private func schema(_ address: String) -> Set<String>? {
        schemas[address.split(separator: "#", omittingEmptySubsequences: false).last.map(String.init) ?? ""]
    }

    private mutating func add(_ value: Value, behind first: Int, _ scanner: XMLScanner) {
        guard let known = values[first...].firstIndex(where: { $0.field == value.field }) else {
            return values.append(value)
        }
        let (one, other) = (values[known].content, value.content)
        if !scanner.areAlike(one, other), scanner.string(one) != scanner.string(other) {
            duplicates.insert(fields[value.field].name)
        }
        values[known] = value
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
            let texts = self.values[values].map { value in
                let content = String(
                    decoding: text[
                        text.startIndex + value.content.lowerBound..<text.startIndex + value.content.upperBound],
                    as: UTF8.self)
                return documents.isEmpty
                    ? """
                    <\(prefix)Data name="\(keys[value.field])"><\(prefix)value>\(content)</\(prefix)value></\(prefix)Data>
                    """
                    : """
                    <\(prefix)SimpleData name="\(keys[value.field])">\(content)</\(prefix)SimpleData>
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
