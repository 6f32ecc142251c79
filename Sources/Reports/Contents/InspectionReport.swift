import Bilingual
import Geodesy
import Geometry
import Intake
import Land
public import Survey
package import Tables
import VectorFiles

/// What an inspection found, as tables and as a document (数据检查报告).
public struct InspectionReport: Sendable {
    private let files: [FileInspection]

    /// More issues of one kind in one layer than this are counted in tables, not listed; documents have all.
    private static let listed = 12

    /// A report on files.
    public init(_ files: [FileInspection]) { self.files = files }

    /// The tables: files and layers, fields, issues.
    package func tables() throws -> [Table] {
        try [layerTable()] + [fieldTable(), issueTable()].filter(\.isWanted)
    }

    /// The document.
    public func document() -> JSONValue { ["files": .array(files.map(Self.value))] }

    private func layerTable() throws -> Table {
        typealias Line = (file: FileInspection, layer: LayerInspection?, verdict: FileInspection.Verdict)
        func count(_ key: String, _ heading: Message, _ count: @escaping (Tally) -> Int) -> Column<Line> {
            Column.integer(key, heading) { ($0.layer?.accounting).map { count($0) } }
        }
        return try TableSpec<Line>(
            "layers", name: Message(zh: "图层检查表", en: "Layers"),
            emphasis: { $0.verdict == .accept ? .good : $0.verdict == .repair ? .warning : .bad }
        ) {
            Column.text("file", Message(zh: "文件", en: "File"), \.file.path)
            Column.layer(\.layer?.name)
            Column.words("verdict", Message(zh: "结论", en: "Verdict"), isVerdict: true) {
                Self.words($0.verdict)
            }
            count("read", Message(zh: "读取", en: "Read"), \.read)
            count("used", Message(zh: "使用", en: "Used"), \.used)
            count("repaired", Message(zh: "修复", en: "Repaired"), \.repaired)
            count("setAside", Message(zh: "剔除", en: "Set aside"), \.setAside)
            Column.area("area", Message(zh: "面积 m²", en: "Area m²"), in: .squareMetre) {
                $0.layer.flatMap { $0.content == .parcels ? $0.area : nil }
            }
            Column.words("crs", Message(zh: "坐标系", en: "Reference system")) {
                ($0.layer?.system).map { Message(verbatim: $0.name + " · ") + $0.source }
            }
            Column.text("encoding", Message(zh: "编码", en: "Encoding")) {
                $0.layer.flatMap { $0.encoding.isEmpty ? nil : $0.encoding }
            }
            Column.text("extent", Message(zh: "范围（经度，纬度）", en: "Extent (longitude, latitude)")) {
                ($0.layer?.extent).map { Self.text($0) }
            }
        }.table(
            files.flatMap { file -> [Line] in
                file.layers.isEmpty
                    ? [(file, nil, file.verdict)] : file.layers.map { (file, $0, Self.verdict(of: $0)) }
            })
    }

    /// From west to east and from south to north, to four decimals: some ten metres.
    private static func text(_ box: Box) -> String {
        func degrees(_ value: Double) -> String { String((value * 10_000).rounded() / 10_000) }
        return "\(degrees(box.minX))–\(degrees(box.maxX)), \(degrees(box.minY))–\(degrees(box.maxY))"
    }

    private func fieldTable() throws -> Table {
        typealias Line = (layer: String, field: LayerInspection.FieldSample)
        return try TableSpec<Line>("fields", name: Message(zh: "字段表", en: "Fields")) {
            Column.layer(\.layer)
            Column.text("field", Message(zh: "字段", en: "Field"), \.field.name)
            Column.text("role", Message(zh: "用途", en: "Used as"), \.field.role?.rawValue)
            Column.text("values", Message(zh: "取值举例", en: "Values")) {
                $0.field.values.map { String($0.prefix(24)) }.joined(separator: "；")
            }
            Column.integer("missing", Message(zh: "空值", en: "Empty"), isSummed: false, \.field.missing)
        }.table(
            files.lazy.flatMap(\.layers).flatMap { layer in layer.fields.map { (layer: layer.name, field: $0) }
            },
            footnotes: [
                Message(zh: "举例和空值取自前200个要素。", en: "Values and empty ones are those of the first 200 features.")
            ])
    }

    private func issueTable() throws -> Table {
        typealias Line = (place: String, issue: InspectionIssue)
        var lines: [Line] = []
        var footnotes: [Message] = []
        func list(_ issues: [InspectionIssue], of name: String) {
            var counts: [String: Int] = [:]
            for issue in issues {
                counts[issue.code, default: 0] += 1
                if counts[issue.code, default: 0] <= Self.listed { lines.append((name, issue)) }
            }
            for (code, count) in counts.sorted(by: { $0.key < $1.key }) where count > Self.listed {
                let more = count - Self.listed
                footnotes.append(
                    Message(
                        zh: "\(name)：另有\(more)条“\(code)”未列出，全部见 --format json。",
                        en: "\(name): \(more) more \"\(code)\" are not listed; --format json has all."))
            }
        }
        for file in files {
            list(file.issues, of: file.path)
            for layer in file.layers { list(layer.issues, of: layer.name) }
        }
        return try TableSpec<Line>(
            "issues", name: Message(zh: "质量问题表", en: "Issues"),
            emphasis: { line in
                switch line.issue.severity {
                case .refused: .bad
                case .note: .none
                case .warning, .repaired, .setAside: .warning
                }
            }
        ) {
            Column.text("layer", Message(zh: "文件/图层", en: "File or layer"), \.place)
            Column.words("severity", Message(zh: "程度", en: "Severity"), isVerdict: true, \.issue.severity.words)
            Column.integer("fid", Message(zh: "要素", en: "Feature"), isSummed: false) {
                $0.issue.fid.map(Int.init)
            }
            Column.words("message", Message(zh: "说明", en: "What"), \.issue.message)
        }.table(lines, footnotes: footnotes)
    }

    private static func verdict(of layer: LayerInspection) -> FileInspection.Verdict {
        let worst = layer.issues.map(\.severity).max() ?? .note
        return worst == .refused ? .refuse : worst > .note ? .repair : .accept
    }

    private static func words(_ verdict: FileInspection.Verdict) -> Message {
        switch verdict {
        case .accept: Message(zh: "可用", en: "sound")
        case .repair: Message(zh: "可用，见问题", en: "usable, see issues")
        case .refuse: Message(zh: "不可用", en: "refused")
        }
    }

    private static func value(_ file: FileInspection) -> JSONValue {
        [
            "path": .string(file.path), "verdict": .string(file.verdict.rawValue),
            "layers": .array(file.layers.map(value)), "issues": .array(file.issues.map(value)),
        ]
    }

    private static func value(_ layer: LayerInspection) -> JSONValue {
        func number(_ value: Int?) -> JSONValue { value.map { .integer(Int64($0)) } ?? .null }
        let account = layer.accounting
        let fields = layer.fields.map { field -> JSONValue in
            [
                "name": .string(field.name), "role": field.role.map { .string($0.rawValue) } ?? .null,
                "values": .array(field.values.map(JSONValue.string)), "missing": .integer(Int64(field.missing)),
            ]
        }
        let code = layer.system.map { $0.name.split(separator: " ").first.map(String.init) ?? $0.name }
        return [
            "name": .string(layer.name), "verdict": .string(verdict(of: layer).rawValue),
            "features": [
                "declared": number(layer.declared), "read": number(account?.read),
                "used": number(account?.used),
                "repaired": number(account?.repaired), "setAside": number(account?.setAside),
            ],
            "area": account == nil ? .null : .decimal(squareMetres(layer.area)),
            "crs": layer.system.map { system in
                [
                    "code": code.map(JSONValue.string) ?? .null, "name": .string(system.name),
                    "how": ["zh": .string(system.source.zh), "en": .string(system.source.en)],
                ]
            } ?? .null,
            "extent": layer.extent.map { .array([$0.minX, $0.minY, $0.maxX, $0.maxY].map(JSONValue.double)) }
                ?? .null,
            "dimensions": .string(
                "XY" + (layer.dimensions?.hasHeights == true ? "Z" : "")
                    + (layer.dimensions?.hasMeasures == true ? "M" : "")),
            "encoding": [
                "name": .string(layer.encoding),
                "how": ["zh": .string(layer.encodingSource.zh), "en": .string(layer.encodingSource.en)],
            ],
            "fields": .array(fields),
            "recordedAreaUnit": layer.recordedUnit.map { .string($0.rawValue) } ?? .null,
            "issues": .array(layer.issues.map(value)),
        ]
    }

    private static func value(_ issue: InspectionIssue) -> JSONValue {
        [
            "code": .string(issue.code), "severity": .string(issue.severity.rawValue),
            "fid": issue.fid.map(JSONValue.integer) ?? .null,
            "message": ["zh": .string(issue.message.zh), "en": .string(issue.message.en)],
        ]
    }
}

extension InspectionIssue.Severity {
    /// The word for people.
    fileprivate var words: Message {
        switch self {
        case .note: Message(zh: "提示", en: "note")
        case .warning: Message(zh: "注意", en: "warning")
        case .repaired: Message(zh: "已修复", en: "repaired")
        case .setAside: Message(zh: "已剔除", en: "set aside")
        case .refused: Message(zh: "不可用", en: "refused")
        }
    }
}
