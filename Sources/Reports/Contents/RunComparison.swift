public import Bilingual
import FoundationEssentials

/// What changed between two results of `tuban check` (两次核查结果比较): figures, verdicts, parcels, inputs.
public struct RunComparison: Sendable {
    /// Something that is in one result and not the same in the other.
    public struct Change: Sendable, Hashable {
        /// What kind of thing it is.
        public let what: Message
        /// Which one.
        public let name: String
        /// What it was; `nil` for something new.
        public let before: String?
        /// What it is; `nil` for something that is gone.
        public let after: String?
    }

    /// What changed, inputs first, then verdicts and figures, then parcels.
    public let changes: [Change]

    /// Compares two folders of results.
    ///
    /// - Throws: `OutputError` naming the folder, when it holds no result that can be read.
    public init(_ before: String, _ after: String) throws(OutputError) {
        let (one, other) = (try Run(before), try Run(after))
        var changes: [Change] = []
        func compare(_ what: Message, _ left: [String: String], _ right: [String: String]) {
            for key in Set(left.keys).union(right.keys).sorted() where left[key] != right[key] {
                changes.append(Change(what: what, name: key, before: left[key], after: right[key]))
            }
        }
        compare(Message(zh: "输入文件", en: "input"), one.inputs, other.inputs)
        compare(Message(zh: "整改状态", en: "status"), one.statuses, other.statuses)
        compare(Message(zh: "结论", en: "verdict"), one.verdicts, other.verdicts)
        compare(Message(zh: "核查数字", en: "figure"), one.figures, other.figures)
        compare(Message(zh: "图斑面积", en: "parcel"), one.parcels, other.parcels)
        self.changes = changes
    }

    /// A result, as its document tells it.
    private struct Run {
        var inputs: [String: String] = [:]
        var statuses: [String: String] = [:]
        var verdicts: [String: String] = [:]
        var figures: [String: String] = [:]
        var parcels: [String: String] = [:]

        private struct File: Decodable {
            let path: String
            let sha256: String
        }
        private struct Provenance: Decodable {
            let project: File
            let report: File?
        }
        private struct Item: Decodable {
            let number: Int
            let status: String?
        }
        private struct Claim: Decodable { let quote: String }
        private struct Check: Decodable {
            let item: Int
            let line: Int
            let claim: Claim?
            let note: String?
            let printed: String
            let measuredInUnit: Double?
            let unit: String?
            let verdict: String
        }
        private struct LayerFile: Decodable {
            let name: String
            let sha256: String
        }
        private struct Layer: Decodable {
            let name: String
            let files: [LayerFile]
        }
        private struct Parcel: Decodable {
            let layer: String
            let fid: Int64
            let id: String
            let area: Double
        }
        private struct Document: Decodable {
            let provenance: Provenance
            let items: [Item]
            let checks: [Check]
            let layers: [Layer]
            let parcels: [Parcel]
        }

        init(_ folder: String) throws(OutputError) {
            let path = URL(filePath: folder).appending(path: ResultFolder.document)
            let document: Document
            do {
                document = try JSONDecoder().decode(Document.self, from: Data(contentsOf: path))
            } catch {
                throw OutputError(
                    .badName, folder,
                    Message(
                        zh: "“\(folder)”不是 tuban check 的结果文件夹，或 \(ResultFolder.document) 无法读取",
                        en:
                            "\(folder) is no folder of results of tuban check, or its \(ResultFolder.document) cannot be read"
                    ), cause: "\(error)")
            }
            func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
            inputs[name(document.provenance.project.path)] = document.provenance.project.sha256
            if let report = document.provenance.report { inputs[name(report.path)] = report.sha256 }
            for layer in document.layers {
                for file in layer.files { inputs["\(layer.name): \(name(file.name))"] = file.sha256 }
            }
            for item in document.items { statuses["\(item.number)"] = item.status }
            var counts: [String: Int] = [:]
            for check in document.checks {
                // Lines move when a project grows; words stay.
                let words = check.claim?.quote ?? check.note ?? "\(check.printed)"
                var key = "\(check.item) · \(words)"
                counts[key, default: 0] += 1
                if let count = counts[key], count > 1 { key += " (\(count))" }
                verdicts[key] = check.verdict
                let value = check.measuredInUnit.map { "\($0)" } ?? "—"
                figures[key] = [value, check.unit].compactMap(\.self).joined(separator: " ")
            }
            for parcel in document.parcels {
                parcels["\(parcel.layer)#\(parcel.fid) \(parcel.id)"] = "\(parcel.area) m²"
            }
        }
    }

    /// The changes as a table.
    public func table() -> Table {
        var table = Table(
            name: Message(zh: "结果比较表", en: "Changes"),
            columns: [
                Column("what", Message(zh: "种类", en: "What"), width: 12),
                Column("name", Message(zh: "名称", en: "Which"), width: 48),
                Column("before", Message(zh: "原为", en: "Before"), width: 28),
                Column("after", Message(zh: "现为", en: "After"), width: 28),
            ])
        for change in changes {
            func cell(_ text: String?) -> Cell {
                guard let text else { return .missing }
                // A digest is long; its beginning tells it apart.
                return .verbatim(text.count == 64 ? String(text.prefix(16)) + "…" : text)
            }
            table.append([.text(change.what), .verbatim(change.name), cell(change.before), cell(change.after)])
        }
        table.footnotes = [
            changes.isEmpty
                ? Message(zh: "两次结果相同。", en: "The two results are the same.")
                : Message(zh: "共\(changes.count)处变化。", en: "\(changes.count) changes.")
        ]
        return table
    }

    /// The changes as a document.
    public func document() -> JSONValue {
        [
            "changes": .array(
                changes.map { change in
                    [
                        "what": .string(change.what.en), "name": .string(change.name),
                        "before": change.before.map(JSONValue.string) ?? .null,
                        "after": change.after.map(JSONValue.string) ?? .null,
                    ]
                })
        ]
    }
}
