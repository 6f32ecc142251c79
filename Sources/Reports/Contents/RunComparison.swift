public import Bilingual
import FoundationEssentials
import Geodesy
import Land
import Subjects
import Survey
package import Tables

/// What changed between two results of `tuban check` (两次核查结果比较): figures, verdicts, parcels, inputs.
public struct RunComparison: Sendable {
    /// Something that is in one result and not the same in the other.
    public struct Change: Sendable, Hashable {
        /// What kind of thing it is.
        public let what: Message
        /// Which one.
        public let name: String
        /// What it was; `nil` for something new.
        let before: Value?
        /// What it is; `nil` for something that is gone.
        let after: Value?
    }

    /// What something is in a result.
    enum Value: Sendable, Hashable {
        case text(String)
        case digest(String)
        case verdict(String)
        case quantity(String, unit: String?)

        /// As the document tells it.
        var text: String {
            switch self {
            case .text(let text), .digest(let text), .verdict(let text): text
            case .quantity(let number, let unit): [number, unit].compactMap(\.self).joined(separator: " ")
            }
        }

        /// In words: a verdict by its name, a unit in the reader's language.
        var words: Message {
            switch self {
            case .text(let text): Message(verbatim: text)
            // Its beginning tells it apart.
            case .digest(let text): Message(verbatim: text.prefix(16) + "…")
            case .verdict(let text): Verdict(rawValue: text)?.name ?? Message(verbatim: text)
            case .quantity(let number, let unit):
                unit.flatMap { AreaUnit(named: $0) }.map { Message(verbatim: "\(number) ") + $0.name }
                    ?? Message(verbatim: text)
            }
        }
    }

    /// What changed, inputs first, then verdicts and figures, then parcels.
    public let changes: [Change]

    /// Compares two folders of results.
    ///
    /// - Throws: `OutputError` naming the folder, when it holds no result that can be read.
    public init(_ before: String, _ after: String) throws(OutputError) {
        let (one, other) = (try Run(before), try Run(after))
        var changes: [Change] = []
        func compare(_ what: Message, _ left: [String: Value], _ right: [String: Value]) {
            for key in Set(left.keys).union(right.keys).sorted() where left[key] != right[key] {
                changes.append(Change(what: what, name: key, before: left[key], after: right[key]))
            }
        }
        compare(Message(zh: "输入文件", en: "input"), one.inputs, other.inputs)
        compare(Message(zh: "整改状态", en: "status"), one.statuses, other.statuses)
        let (before, after, renamed) = Self.paired(one.checks, other.checks)
        for (old, new) in renamed {
            changes.append(
                Change(
                    what: Message(zh: "核对内容", en: "claim"), name: new.name, before: .text(old.words),
                    after: .text(new.words)))
        }
        compare(Message(zh: "结论", en: "verdict"), before.mapValues(\.verdict), after.mapValues(\.verdict))
        compare(Message(zh: "核查数字", en: "figure"), before.mapValues(\.figure), after.mapValues(\.figure))
        // A result of version 1 tells the parcels of covers too.
        func told(_ run: Run, _ other: Run) -> [String: Value] {
            guard run.schema < other.schema else { return run.parcels }
            return run.parcels.filter { key, _ in other.layers.contains { key.hasPrefix($0 + "#") } }
        }
        let parcels = told(other, one)
        compare(Message(zh: "图斑面积", en: "parcel"), Self.renumbered(told(one, other), as: parcels), parcels)
        self.changes = changes
    }

    /// The parcels of a result with the numbers that they have in another: an export may number them anew, and their
    /// identifiers tell which they are.
    private static func renumbered(_ parcels: [String: Value], as others: [String: Value]) -> [String: Value] {
        /// The layer and the identifier of a parcel; `nil` for one that only its number tells.
        func parts(_ key: String) -> (layer: Substring, number: Substring, id: Substring)? {
            guard let mark = key.firstIndex(of: "#"), let blank = key[mark...].firstIndex(of: " ") else {
                return nil
            }
            return (key[..<mark], key[mark..<blank].dropFirst(), key[blank...].dropFirst())
        }
        // Without identifiers parcels go by their numbers.
        let identified = Set(
            (Array(parcels.keys) + Array(others.keys)).compactMap(parts).filter { $0.number != $0.id }.map(
                \.layer))
        func identity(_ key: String) -> String? {
            guard let parts = parts(key), !parts.id.isEmpty, identified.contains(parts.layer) else {
                return nil
            }
            return "\(parts.layer)#\(parts.id)"
        }
        func single(_ keys: some Sequence<String>) -> [String: String] {
            var known: [String: [String]] = [:]
            for key in keys { if let own = identity(key) { known[own, default: []].append(key) } }
            return known.compactMapValues { $0.count == 1 ? $0[0] : nil }
        }
        let (own, other) = (single(parcels.keys), single(others.keys))
        var renumbered = parcels
        for (identity, key) in own { if other[identity] != nil { renumbered[key] = nil } }
        for (identity, key) in own { if let new = other[identity] { renumbered[new] = parcels[key] } }
        return renumbered
    }

    /// The checks of both results by name; where as many of an item are gone as are new, those are the same with another
    /// figure, in their order, and go by the new name.
    private static func paired(
        _ one: [Run.Verified], _ other: [Run.Verified]
    ) -> (
        before: [String: Run.Verified], after: [String: Run.Verified], renamed: [(Run.Verified, Run.Verified)]
    ) {
        let (old, new) = (Set(one.map(\.name)), Set(other.map(\.name)))
        let gone = Dictionary(grouping: one.filter { !new.contains($0.name) }, by: \.item)
        let added = Dictionary(grouping: other.filter { !old.contains($0.name) }, by: \.item)
        var before = Dictionary(one.map { ($0.name, $0) }) { first, _ in first }
        let after = Dictionary(other.map { ($0.name, $0) }) { first, _ in first }
        var renamed: [(Run.Verified, Run.Verified)] = []
        for item in gone.keys.sorted() {
            guard let former = gone[item], let latter = added[item], former.count == latter.count else {
                continue
            }
            for (old, new) in zip(former, latter) {
                before[old.name] = nil
                before[new.name] = old
                renamed.append((old, new))
            }
        }
        return (before, after, renamed)
    }

    /// A result, as its document tells it.
    private struct Run {
        var inputs: [String: Value] = [:]
        var statuses: [String: Value] = [:]
        var checks: [Verified] = []
        var parcels: [String: Value] = [:]
        /// The version of the document.
        private(set) var schema = 1
        /// The layers whose parcels are told.
        private(set) var layers: Set<String> = []

        /// A check and what became of it.
        struct Verified {
            let item: Int
            /// The item and the words, and a number where they occur again.
            let name: String
            /// What is checked.
            let words: String
            let verdict: Value
            let figure: Value
        }

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
        private struct Measure: Decodable {
            let layer: String?
            let parts: [Measure]?

            /// The layers that are measured.
            var layers: [String] { (layer.map { [$0] } ?? []) + (parts ?? []).flatMap(\.layers) }
        }
        private struct Check: Decodable {
            let item: Int
            let line: Int
            let claim: Claim?
            let measure: Measure?
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
            let schema: Int
            let layers: [Layer]
            let parcels: [Parcel]
        }

        init(_ folder: String) throws(OutputError) {
            let path = URL(filePath: folder).appending(path: ResultFolder.document)
            let document: Document
            do {
                document = try JSONDecoder().decode(Document.self, from: Data(contentsOf: path))
            } catch {
                throw Self.unreadable(folder, "\(error)")
            }
            func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
            inputs[name(document.provenance.project.path)] = .digest(document.provenance.project.sha256)
            if let report = document.provenance.report { inputs[name(report.path)] = .digest(report.sha256) }
            for layer in document.layers {
                for file in layer.files { inputs["\(layer.name): \(name(file.name))"] = .digest(file.sha256) }
            }
            for item in document.items { statuses["\(item.number)"] = item.status.map(Value.text) }
            var counts: [String: Int] = [:]
            for check in document.checks {
                // Lines move when a project grows; words stay.
                let words = check.claim?.quote ?? check.note ?? "\(check.printed)"
                var key = "\(check.item) · \(words)"
                counts[key, default: 0] += 1
                if let count = counts[key], count > 1 { key += " (\(count))" }
                let unit = check.unit.flatMap { AreaUnit(named: $0) }
                let value = check.measuredInUnit.map { Self.text($0, digits: unit?.customaryScale) } ?? "—"
                checks.append(
                    Verified(
                        item: check.item, name: key, words: words, verdict: .verdict(check.verdict),
                        figure: .quantity(value, unit: check.unit)))
            }
            schema = document.schema
            layers = Set(document.checks.flatMap { $0.measure?.layers ?? [] })
            // Since version 2 the document lists the foremost parcels, and a table all that are measured.
            guard document.schema < 2 else {
                try readParcels(in: folder)
                return
            }
            layers.formUnion(document.parcels.map(\.layer))
            for parcel in document.parcels {
                parcels["\(parcel.layer)#\(parcel.fid) \(parcel.id)"] =
                    .quantity(Self.text(parcel.area, digits: 2), unit: "m²")
            }
        }

        /// Reads the areas of all measured parcels.
        private mutating func readParcels(in folder: String) throws(OutputError) {
            let path = URL(filePath: folder).appending(path: ResultFolder.parcels)
            guard let data = try? Data(contentsOf: path) else {
                throw Self.unreadable(folder, ResultFolder.parcels)
            }
            var columns: [Int] = []
            try SeparatedText(Array(data)).forEachRow { line, raw throws(OutputError) in
                let cells = raw.map(FinishedRun.plain)
                guard line > 1 else {
                    columns = [ColumnHeading.layer, .fid, .id, .computed].compactMap { heading in
                        cells.firstIndex { $0 == heading.text.zh || $0 == heading.text.en }
                    }
                    return
                }
                guard columns.count == 4, let last = columns.max(), last < cells.count else {
                    throw Self.unreadable(folder, "\(ResultFolder.parcels):\(line)")
                }
                let layer = cells[columns[0]]
                layers.insert(layer)
                parcels["\(layer)#\(cells[columns[1]]) \(cells[columns[2]])"] =
                    .quantity(cells[columns[3]], unit: "m²")
            }
        }

        private static func unreadable(_ folder: String, _ cause: String) -> OutputError {
            OutputError(
                .badName, folder,
                Message(
                    zh: "“\(folder)”不是 tuban check 的结果文件夹，或其中的文件无法读取",
                    en: "\(folder) is no folder of results of tuban check, or a file in it cannot be read"),
                cause: cause)
        }

        /// A number with so many digits after the point; with those that it has when `nil`.
        private static func text(_ value: Double, digits: Int?) -> String {
            guard let digits else { return value == value.rounded() ? "\(Int(value))" : "\(value)" }
            let factor = (0..<digits).reduce(1.0) { product, _ in product * 10 }
            guard abs(value * factor) < 1e15 else { return "\(value)" }
            return ExactDecimal(significand: Int64((value * factor).rounded()), scale: digits)?.description
                ?? "\(value)"
        }
    }

    /// The changes as a table.
    package func table() throws -> Table {
        let note =
            changes.isEmpty
            ? Message(zh: "两次结果相同。", en: "The two results are the same.")
            : Message(zh: "共\(changes.count)处变化。", en: "\(changes.count) changes.")
        return try TableSpec<Change>("differences", name: Message(zh: "结果比较表", en: "Changes")) {
            Column.words("what", Message(zh: "种类", en: "What"), width: 12, \.what)
            Column.text("name", Message(zh: "名称", en: "Which"), width: 48, \.name)
            Column.words("before", Message(zh: "原为", en: "Before"), width: 28, \.before?.words)
            Column.words("after", Message(zh: "现为", en: "After"), width: 28, \.after?.words)
        }.table(changes, footnotes: [note])
    }

    /// The changes as a document.
    public func document() -> JSONValue {
        [
            "changes": .array(
                changes.map { change in
                    [
                        "what": .string(change.what.en), "name": .string(change.name),
                        "before": change.before.map { .string($0.text) } ?? .null,
                        "after": change.after.map { .string($0.text) } ?? .null,
                    ]
                })
        ]
    }
}
