import Bilingual
import FoundationEssentials

/// Checks a GeoJSON file (RFC 7946), or a sequence of features (RFC 8142, or one on each line), before GDAL opens it.
///
/// GDAL 3.6 takes type names in any case, the last of two members of one name, open rings, and WGS 84 for a reference
/// system that is said to be undefined, without a word; and it follows links.
@safe
struct GeoJSONStructure {
    var scanner: JSONScanner
    private var findings: StructureFindings
    var hasUndefinedSystem = false
    /// Whether features stand one after the other, without a collection around them.
    var isSequence = false
    var feature: Int64?
    /// How many features a collection has.
    private var featureCount = 0
    /// The names of properties, each with its place in `fields`.
    private var knownNames: [[UInt8]: Int] = [:]
    private var fields: [PropertyField] = []
    /// What the library would not read as it stands, in the order of the text.
    private var edits: [RewrittenFile.Edit] = []
    /// How many features have no properties, and the first of them.
    private var bare: (count: Int, first: Int64?) = (0, nil)
    private var loweredNames: [String: String] = [:]

    private static let mostNames = 2_000

    /// What the values of a property are.
    private struct PropertyField {
        let name: String
        /// Whether some of its numbers have decimals: the library then reads all of them as doubles.
        var hasDecimals = false
        /// The whole numbers of more digits than a double keeps.
        var longNumbers: [Range<Int>] = []
        var hasNested = false
    }

    /// What an object can be.
    enum Role {
        case root, feature, geometry
    }

    enum Kind: String, CaseIterable {
        case collection = "FeatureCollection"
        case feature = "Feature"
        case point = "Point"
        case multiPoint = "MultiPoint"
        case line = "LineString"
        case multiLine = "MultiLineString"
        case polygon = "Polygon"
        case multiPolygon = "MultiPolygon"
        case geometries = "GeometryCollection"

        var isGeometry: Bool { self != .collection && self != .feature }

        /// How many arrays are around the positions.
        var levels: Int {
            switch self {
            case .line, .multiPoint: 1
            case .polygon, .multiLine: 2
            case .multiPolygon: 3
            default: 0
            }
        }

        /// The positions that the innermost array needs.
        var leastPositions: Int {
            switch self {
            case .line, .multiLine: 2
            case .polygon, .multiPolygon: 4
            default: 0
            }
        }
    }

    /// What a check found.
    struct Result {
        let issues: [StructureIssue]
        /// Whether `crs` is null, which says that the reference system is unknown.
        let hasUndefinedSystem: Bool
        /// Whether features stand one after the other, which another driver of GDAL's reads.
        let isSequence: Bool
        /// What is read in the place of the file.
        let copy: RewrittenFile?
    }

    /// All that can be found in a file; a fault of the grammar ends it.
    ///
    /// - Throws: `readFailed` when the file cannot be read.
    static func check(path: String) throws(VectorFileError) -> Result {
        let data = try ShapefileParts.bytes(of: path)
        let (found, edits): (Result, [RewrittenFile.Edit]) = unsafe data.withUnsafeBytes { bytes in
            var structure = unsafe GeoJSONStructure(bytes, path: path)
            structure.run()
            structure.reportProperties()
            let result = Result(
                issues: structure.findings.finished(), hasUndefinedSystem: structure.hasUndefinedSystem,
                isSequence: structure.isSequence, copy: nil)
            return (result, structure.findings.isRefused ? [] : structure.edits)
        }
        guard !edits.isEmpty else { return found }
        let copy = try RewrittenFile(of: path, data, edits.sorted { $0.range.lowerBound < $1.range.lowerBound })
        return Result(
            issues: found.issues, hasUndefinedSystem: found.hasUndefinedSystem, isSequence: found.isSequence,
            copy: copy)
    }

    private init(_ bytes: UnsafeRawBufferPointer, path: String) {
        scanner = unsafe JSONScanner(bytes)
        findings = StructureFindings(path: path)
    }

    private mutating func run() {
        do throws(JSONSyntaxFault) {
            try document()
        } catch {
            findings.add(
                .refuse, error.code, error.message, feature: feature, line: scanner.line(of: error.offset))
        }
    }

    private mutating func document() throws(JSONSyntaxFault) {
        if let foreign = foreignBeginning() {
            findings.add(.refuse, .format, foreign)
            return
        }
        if scanner.byte == 0xEF, scanner.byte(ahead: 1) == 0xBB, scanner.byte(ahead: 2) == 0xBF {
            scanner.skip(3)
        }
        scanner.skipBlanks()
        if try beginsSequence() { return try sequence() }
        guard scanner.byte == UInt8(ascii: "{") else {
            var duplicates: [JSONScanner.Text] = []
            if !scanner.isAtEnd { try scanner.skip(&duplicates, checksNames: false) }
            report(
                .refuse, .member,
                Message(zh: "GeoJSON 最外层应为对象 { }", en: "GeoJSON is an object, { }, at its root"))
            return
        }
        try object(.root)
        scanner.skipBlanks()
        guard scanner.isAtEnd else {
            report(
                .refuse, .syntax,
                Message(
                    zh: "对象之后还有内容（多个文档连写），请另存为一个 FeatureCollection",
                    en: "there is more behind the object (several documents); save it as one FeatureCollection")
            )
            return
        }
    }

    /// What a file is that cannot be JSON, told by its first bytes.
    private func foreignBeginning() -> Message? {
        switch (scanner.byte, scanner.byte(ahead: 1)) {
        case (0x1F, 0x8B):
            Message(zh: "这是 gzip 压缩文件，请先解压", en: "this is a gzip file; unpack it first")
        case (0x50, 0x4B): Message(zh: "这是 ZIP 压缩文件，请改扩展名为 .zip", en: "this is a ZIP file; name it .zip")
        case (0xFF, 0xFE), (0xFE, 0xFF), (0x7B, 0x00), (0x00, 0x7B):
            Message(
                zh: "文字不是 UTF-8（疑为 UTF-16），请另存为 UTF-8",
                en: "its text is not UTF-8 but probably UTF-16; save it as UTF-8")
        default: nil
        }
    }

    // MARK: Objects

    /// Checks the object at hand, or says that there is none.
    mutating func object(_ role: Role) throws(JSONSyntaxFault) {
        guard scanner.byte == UInt8(ascii: "{") else {
            report(
                .refuse, .member,
                role == .feature
                    ? Message(zh: "要素不是对象", en: "a feature is not an object")
                    : Message(zh: "几何不是对象", en: "a geometry is not an object"))
            return try skip()
        }
        let kind = try kind(role)
        var content = false
        var page = Page()
        var hasProperties = false
        defer { if kind == .feature, !hasProperties { noteBare() } }
        defer { if page.isPartial(featureCount) { reportPartial() } }
        var object = try scanner.openObject()
        while let name = try scanner.nextMember(&object) {
            noteFlaws()
            if object.isDuplicate { reportDuplicate(name) }
            if scanner.reads(name, "features"), kind == .collection {
                content = true
                try features()
            } else if scanner.reads(name, "geometry"), kind == .feature {
                if scanner.byte == UInt8(ascii: "n") { try skip() } else { try self.object(.geometry) }
            } else if scanner.reads(name, "properties"), kind == .feature {
                hasProperties = scanner.byte == UInt8(ascii: "{")
                try properties()
            } else if scanner.reads(name, "id"), kind == .feature, isNumber(scanner.byte) {
                try identifier()
            } else if kind == .collection, try paging(name, &page) {
                continue
            } else if scanner.reads(name, "coordinates"), let kind, kind.isGeometry, kind != .geometries {
                content = true
                try coordinates(of: kind, levels: kind.levels)
            } else if scanner.reads(name, "geometries"), kind == .geometries {
                content = true
                try geometries()
            } else if scanner.reads(name, "crs"), isSequence {
                report(
                    .refuse, .member,
                    Message(
                        zh: "逐条 GeoJSON 的要素不能带 crs（读入时会被忽略）；请另存为一个 FeatureCollection",
                        en:
                            "a feature of a sequence names a crs, which would be passed over; save it as one FeatureCollection"
                    ))
                try skip()
            } else if scanner.reads(name, "crs") {
                try referenceSystem(role)
            } else {
                try skip()
            }
        }
        guard let kind, kind != .feature, !content else { return }
        let missing = kind == .collection ? "features" : kind == .geometries ? "geometries" : "coordinates"
        report(
            .refuse, .member,
            Message(zh: "\(kind.rawValue) 缺少 \(missing)", en: "a \(kind.rawValue) has no \(missing)"))
    }

    /// Looks ahead for the type of the object at hand, which mostly comes first; reports one that does not fit.
    private mutating func kind(_ role: Role) throws(JSONSyntaxFault) -> Kind? {
        enum Found {
            case nothing, text(String), other
        }
        let found: Found = try scanner.lookingAhead { scanner throws(JSONSyntaxFault) in
            var nothing: [JSONScanner.Text] = []
            var object = try scanner.openObject(checksNames: false)
            while let name = try scanner.nextMember(&object) {
                guard scanner.reads(name, "type") else {
                    try scanner.skip(&nothing, checksNames: false)
                    continue
                }
                guard scanner.byte == UInt8(ascii: "\"") else { return .other }
                return .text(scanner.value(try scanner.text()))
            }
            return .nothing
        }
        let allowed = Kind.allCases.filter {
            switch role {
            case .root: true
            case .feature: $0 == .feature
            case .geometry: $0.isGeometry
            }
        }
        switch found {
        case .nothing:
            report(
                .refuse, .member,
                role == .root
                    ? Message(
                        zh: "缺少 type，不是 GeoJSON（Esri JSON 等请先转换）",
                        en: "it has no type, so it is not GeoJSON (convert Esri JSON and the like first)")
                    : Message(
                        zh: "\(role == .feature ? "要素" : "几何")缺少 type",
                        en: "a \(role == .feature ? "feature" : "geometry") has no type"))
        case .other: report(.refuse, .member, Message(zh: "type 不是文字", en: "a type is not a text"))
        case .text(let text):
            if let kind = allowed.first(where: { $0.rawValue == text }) { return kind }
            let meant = allowed.first { $0.rawValue.lowercased() == text.lowercased() }
            report(
                .refuse, .member,
                meant.map {
                    Message(
                        zh: "type 写作“\(text)”，应为“\($0.rawValue)”（区分大小写）",
                        en:
                            "the type is \"\(text)\"; it must be \"\($0.rawValue)\", upper and lower case as here"
                    )
                }
                    ?? Message(
                        zh: "type“\(text)”不能用在这里（可用：\(allowed.map(\.rawValue).joined(separator: "、"))）",
                        en:
                            "the type \"\(text)\" has no place here (\(allowed.map(\.rawValue).joined(separator: ", ")))"
                    ))
        }
        return nil
    }

    private mutating func features() throws(JSONSyntaxFault) {
        guard scanner.byte == UInt8(ascii: "[") else {
            report(.refuse, .member, Message(zh: "features 不是数组", en: "features is not an array"))
            return try skip()
        }
        var array = try scanner.openArray()
        var index: Int64 = 0
        while try scanner.nextElement(&array) {
            feature = index
            try object(.feature)
            index += 1
        }
        feature = nil
        featureCount = Int(index)
    }

    private mutating func geometries() throws(JSONSyntaxFault) {
        guard scanner.byte == UInt8(ascii: "[") else {
            report(.refuse, .member, Message(zh: "geometries 不是数组", en: "geometries is not an array"))
            return try skip()
        }
        var array = try scanner.openArray()
        while try scanner.nextElement(&array) { try object(.geometry) }
    }

    // MARK: Properties

    private mutating func properties() throws(JSONSyntaxFault) {
        guard scanner.byte == UInt8(ascii: "{") else {
            if scanner.byte != UInt8(ascii: "n") {
                report(.refuse, .member, Message(zh: "properties 不是对象", en: "properties is not an object"))
            }
            return try skip()
        }
        var object = try scanner.openObject()
        while let name = try scanner.nextMember(&object) {
            if object.isDuplicate { reportDuplicate(name) }
            let field = learn(name)
            noteFlaws()
            if isNumber(scanner.byte) {
                let range = try scanner.number()
                if let field { take(range, of: field) }
            } else if scanner.byte == UInt8(ascii: "[") || scanner.byte == UInt8(ascii: "{"), let field {
                fields[field].hasNested = true
                let (start, isList) = (scanner.position, scanner.byte == UInt8(ascii: "["))
                try skip()
                // An object is read as its text; of a list the library makes another.
                if isList { quote(start..<scanner.position) }
            } else {
                try skip()
            }
        }
    }

    private func isNumber(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte &- 0x30 < 10 }

    /// Steps over the number of a feature; one beyond 64 bits is read as a text.
    private mutating func identifier() throws(JSONSyntaxFault) {
        let range = try scanner.number()
        if range.count > 18, Int64(scanner.string(range)) == nil { quote(range) }
    }

    /// Takes in a number; only those of many digits can be too long, and most are short.
    private mutating func take(_ range: Range<Int>, of field: Int) {
        if !fields[field].hasDecimals { fields[field].hasDecimals = scanner.hasDecimals(range) }
        guard range.count > 15 else { return }
        let text = scanner.string(range)
        guard !text.contains(where: { "eE".contains($0) }) else { return }
        let whole = text.prefix { $0 != "." }
        guard (Double(whole) ?? 0).magnitude >= 0x1p53 else { return }
        if Int64(text) == nil { quote(range) }
        fields[field].longNumbers.append(range)
    }

    /// Has a value read as the text that it is written as.
    private mutating func quote(_ range: Range<Int>) {
        let text = scanner.string(range).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("\t", with: " ").replacing("\n", with: " ").replacing("\r", with: " ")
        edits.append(RewrittenFile.Edit(range: range, text: "\"\(text)\""))
    }

    private mutating func noteBare() { bare = (bare.count + 1, bare.first ?? feature) }

    /// Tells of the properties of all features together.
    private mutating func reportProperties() {
        let quoted = Set(edits.map(\.range))
        for field in fields where !field.longNumbers.isEmpty {
            guard field.hasDecimals || field.longNumbers.contains(where: quoted.contains) else { continue }
            for range in field.longNumbers where !quoted.contains(range) { quote(range) }
            let example = scanner.string(field.longNumbers[0])
            findings.add(
                .repair, .value,
                Message(
                    zh: "字段“\(field.name)”的数（如 \(example)）位数超出数值所能存储，按文字读，数位不变；编号请写成文字",
                    en: """
                        numbers of \(field.name), such as \(example), have more digits than numbers keep and are read as \
                        texts with all of them; write identifiers as text
                        """))
        }
        let nested = fields.filter(\.hasNested).map(\.name)
        if !nested.isEmpty {
            let list = nested.joined(separator: "、")
            findings.add(
                .note, .value,
                Message(
                    zh: "字段“\(list)”的值是对象或数组（嵌套属性），按其文字读",
                    en: "values of \(list) are objects or lists; they are read as their text"))
        }
        guard bare.count > 0 else { return }
        findings.add(
            .note, .member,
            Message(
                zh: "\(bare.count)个要素没有属性（properties 缺失或为 null）",
                en: "\(bare.count) features have no properties (the member is missing or null)"),
            feature: bare.first)
    }

    /// Learns the name of a field.
    ///
    /// - Returns: its place in `fields`; `nil` for one of too many.
    private mutating func learn(_ name: JSONScanner.Text) -> Int? {
        let bytes = scanner.decoded(name)
        if let known = knownNames[bytes] { return known }
        guard fields.count < Self.mostNames else { return nil }
        knownNames[bytes] = fields.count
        let text = scanner.value(name)
        fields.append(PropertyField(name: text))
        report(newField: text)
        return fields.count - 1
    }

    /// Reports a field name without a letter, or like another but for upper and lower case.
    private mutating func report(newField text: String) {
        guard !text.isEmpty else {
            return report(.repair, .fieldName, Message(zh: "有字段名为空", en: "a field has an empty name"))
        }
        if let other = loweredNames.updateValue(text, forKey: text.lowercased()) {
            report(
                .repair, .fieldName,
                Message(
                    zh: "字段“\(other)”与“\(text)”只有大小写之别，按准确写法区分",
                    en:
                        "the fields \(other) and \(text) differ in upper and lower case only; they are told apart by it"
                ))
        }
    }

    // MARK: Reports

    mutating func skip() throws(JSONSyntaxFault) {
        var duplicates: [JSONScanner.Text] = []
        try scanner.skip(&duplicates, checksNames: true)
        for name in duplicates { reportDuplicate(name) }
        noteFlaws()
    }

    mutating func reportDuplicate(_ name: JSONScanner.Text) {
        let text = scanner.value(name)
        report(
            .refuse, .duplicateMember,
            Message(
                zh: "成员“\(text)”在同一对象中出现两次，无法确定用哪一个",
                en: "the member \"\(text)\" occurs twice in one object; which one counts cannot be told"))
    }

    mutating func noteFlaws() {
        let flaws = scanner.takeTextFlaws()
        if flaws.contains(.null) {
            report(
                .repair, .encoding,
                Message(zh: "文字中有空字符（U+0000），其后的部分读不到", en: "a text holds U+0000; what follows it is lost"))
        }
        if flaws.contains(.direction) {
            report(
                .note, .encoding,
                Message(
                    zh: "文字中有看不见的书写方向控制符（U+202A 等），首尾的不计，中间的请清除",
                    en: """
                        a text holds marks of the direction of writing (such as U+202A), which nobody sees: those at its \
                        ends count for nothing, others should be removed
                        """))
        }
        if flaws.contains(.loneSurrogate) {
            report(
                .repair, .encoding,
                Message(
                    zh: "文字中有半个代理对，读作“�”", en: "a text holds half a surrogate pair, which is read as U+FFFD"))
        }
    }

    mutating func report(
        _ severity: StructureIssue.Severity, _ code: StructureIssue.Code, _ message: Message
    ) {
        // The line is counted from the beginning, so only for the few that are kept.
        let line = findings.keeps(severity, code) ? scanner.line(of: scanner.position) : nil
        findings.add(severity, code, message, feature: feature, line: line)
    }
}
