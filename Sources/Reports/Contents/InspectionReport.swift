import Bilingual
import Geodesy
import Geometry
import Intake
import Parcels
public import Survey
import VectorFiles

/// What an inspection found, as tables and as a document (数据检查报告).
public struct InspectionReport: Sendable {
    private let files: [FileInspection]

    /// More issues of one kind in one layer than this are counted in tables, not listed; documents have all.
    private static let listed = 12

    /// A report on files.
    public init(_ files: [FileInspection]) { self.files = files }

    /// The tables: files and layers, fields, issues.
    public func tables() -> [Table] {
        var tables = [layerTable()]
        if files.contains(where: { $0.layers.contains { !$0.fields.isEmpty } }) { tables.append(fieldTable()) }
        if files.contains(where: { !$0.issues.isEmpty || $0.layers.contains { !$0.issues.isEmpty } }) {
            tables.append(issueTable())
        }
        return tables
    }

    /// The document.
    public func document() -> JSONValue { ["files": .array(files.map(Self.value))] }

    private func layerTable() -> Table {
        let title = Message(zh: "图层检查表", en: "Layers")
        var table = Table(
            name: title,
            columns: [
                Column("file", Message(zh: "文件", en: "File")), Column("layer", Message(zh: "图层", en: "Layer")),
                Column("verdict", Message(zh: "结论", en: "Verdict")),
                Column("read", Message(zh: "读取", en: "Read"), .integer),
                Column("used", Message(zh: "使用", en: "Used"), .integer),
                Column("repaired", Message(zh: "修复", en: "Repaired"), .integer),
                Column("setAside", Message(zh: "剔除", en: "Set aside"), .integer),
                Column("area", Message(zh: "面积 m²", en: "Area m²"), .area(.squareMetre, scale: 2)),
                Column("crs", Message(zh: "坐标系", en: "Reference system")),
                Column("encoding", Message(zh: "编码", en: "Encoding")),
                Column("extent", Message(zh: "范围（经度，纬度）", en: "Extent (longitude, latitude)")),
            ])
        table.verdictColumn = 2
        for file in files {
            if file.layers.isEmpty {
                table.append(
                    [.verbatim(file.path), .missing, Self.cell(file.verdict)]
                        + Array(repeating: .missing, count: 8), emphasis: .bad)
            }
            for layer in file.layers {
                let account = layer.accounting
                let verdict = Self.verdict(of: layer)
                table.append(
                    [
                        .verbatim(file.path), .verbatim(layer.name), Self.cell(verdict),
                        account.map { .integer($0.read) } ?? .missing,
                        account.map { .integer($0.used) } ?? .missing,
                        account.map { .integer($0.repaired) } ?? .missing,
                        account.map { .integer($0.setAside) } ?? .missing,
                        layer.content == .parcels ? .area(layer.area) : .missing,
                        layer.system.map { .text(Message(verbatim: $0.name + " · ") + $0.source) } ?? .missing,
                        layer.encoding.isEmpty ? .missing : .verbatim(layer.encoding),
                        layer.extent.map { .verbatim(Self.text($0)) } ?? .missing,
                    ],
                    emphasis: verdict == .accept ? .good : verdict == .repair ? .warning : .bad)
            }
        }
        return table
    }

    /// From west to east and from south to north, to four decimals: some ten metres.
    private static func text(_ box: Box) -> String {
        func degrees(_ value: Double) -> String { String((value * 10_000).rounded() / 10_000) }
        return "\(degrees(box.minX))–\(degrees(box.maxX)), \(degrees(box.minY))–\(degrees(box.maxY))"
    }

    private func fieldTable() -> Table {
        var table = Table(
            name: Message(zh: "字段表", en: "Fields"),
            columns: [
                Column("layer", Message(zh: "图层", en: "Layer")),
                Column("field", Message(zh: "字段", en: "Field")),
                Column("role", Message(zh: "用途", en: "Used as")),
                Column("values", Message(zh: "取值举例", en: "Values")),
                Column("missing", Message(zh: "空值", en: "Empty"), .integer, isSummed: false),
            ])
        for file in files {
            for layer in file.layers {
                for field in layer.fields {
                    table.append([
                        .verbatim(layer.name), .verbatim(field.name),
                        field.role.map { .verbatim($0.rawValue) } ?? .missing,
                        .verbatim(field.values.map { String($0.prefix(24)) }.joined(separator: "；")),
                        .integer(field.missing),
                    ])
                }
            }
        }
        table.footnotes.append(
            Message(zh: "举例和空值取自前200个要素。", en: "Values and empty ones are those of the first 200 features."))
        return table
    }

    private func issueTable() -> Table {
        var table = Table(
            name: Message(zh: "质量问题表", en: "Issues"),
            columns: [
                Column("layer", Message(zh: "文件/图层", en: "File or layer")),
                Column("severity", Message(zh: "程度", en: "Severity")),
                Column("fid", Message(zh: "要素", en: "Feature"), .integer, isSummed: false),
                Column("message", Message(zh: "说明", en: "What")),
            ])
        table.verdictColumn = 1
        for file in files {
            append(file.issues, of: file.path, to: &table)
            for layer in file.layers { append(layer.issues, of: layer.name, to: &table) }
        }
        return table
    }

    private func append(_ issues: [InspectionIssue], of name: String, to table: inout Table) {
        var counts: [String: Int] = [:]
        for issue in issues {
            counts[issue.code, default: 0] += 1
            guard counts[issue.code, default: 0] <= Self.listed else { continue }
            table.append(
                [
                    .verbatim(name), .text(issue.severity.words),
                    issue.fid.map { .integer(Int($0)) } ?? .missing,
                    .text(issue.message),
                ], emphasis: issue.severity == .refused ? .bad : issue.severity == .note ? .none : .warning)
        }
        for (code, count) in counts.sorted(by: { $0.key < $1.key }) where count > Self.listed {
            let more = count - Self.listed
            table.footnotes.append(
                Message(
                    zh: "\(name)：另有\(more)条“\(code)”未列出，全部见 --format json。",
                    en: "\(name): \(more) more \"\(code)\" are not listed; --format json has all."))
        }
    }

    private static func verdict(of layer: LayerInspection) -> FileInspection.Verdict {
        let worst = layer.issues.map(\.severity).max() ?? .note
        return worst == .refused ? .refuse : worst > .note ? .repair : .accept
    }

    private static func cell(_ verdict: FileInspection.Verdict) -> Cell {
        switch verdict {
        case .accept: .text(Message(zh: "可用", en: "sound"))
        case .repair: .text(Message(zh: "可用，见问题", en: "usable, see issues"))
        case .refuse: .text(Message(zh: "不可用", en: "refused"))
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
