public import Bilingual
import Documents
import FoundationEssentials
import Geodesy
import Geometry
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
        case words(Message)

        /// As the document tells it.
        var text: String {
            switch self {
            case .text(let text), .digest(let text), .verdict(let text): text
            case .quantity(let number, let unit): [number, unit].compactMap(\.self).joined(separator: " ")
            case .words(let words): words.en
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
            case .words(let words): words
            }
        }
    }

    /// What changed, inputs first, then verdicts and figures, then parcels.
    public let changes: [Change]
    /// How many parcels are the same, changed, gone, new.
    private let counts: [(key: String, what: Message, count: Int)]
    /// Whether grounds were compared, and not areas alone.
    private let knowsGround: Bool

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
        func told(_ run: Run, _ other: Run) -> [ParcelPairing.Parcel] {
            run.schema < other.schema ? run.parcels.filter { other.layers.contains($0.layer) } : run.parcels
        }
        var (former, latter) = (told(one, other), told(other, one))
        // Grounds in different planes are not compared.
        knowsGround = one.tellsGround && other.tellsGround && one.plane == other.plane
        if !knowsGround {
            for position in former.indices { former[position].ground = nil }
            for position in latter.indices { latter[position].ground = nil }
        }
        let parcels = Self.changes(
            of: ParcelPairing(former, latter, identified: one.identified.intersection(other.identified)))
        counts = parcels.counts
        changes += parcels.changes
        self.changes = changes
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
    struct Run {
        var inputs: [String: Value] = [:]
        var statuses: [String: Value] = [:]
        var checks: [Verified] = []
        var parcels: [ParcelPairing.Parcel] = []
        /// Whether it tells the ground of its parcels, which earlier versions did not.
        private(set) var tellsGround = false
        /// The plane in which it does: the model of areas, and a zone.
        private(set) var plane = ""
        /// The layers that have a field of identifiers.
        private(set) var identified: Set<String> = []
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
            let fields: [String: String]?
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
            let areaModel: String?
            let zone: Int?
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
            plane = "\(document.areaModel ?? "") \(document.zone.map(String.init) ?? "")"
            identified = Set(document.layers.filter { $0.fields?[FieldRole.id.rawValue] != nil }.map(\.name))
            layers = Set(document.checks.flatMap { $0.measure?.layers ?? [] })
            // Since version 2 the document lists the foremost parcels, and a table all that are measured.
            guard document.schema < 2 else {
                try readParcels(in: folder)
                return
            }
            layers.formUnion(document.parcels.map(\.layer))
            for parcel in document.parcels {
                parcels.append(
                    ParcelPairing.Parcel(
                        layer: parcel.layer, number: "\(parcel.fid)", id: parcel.id,
                        area: Self.text(parcel.area, digits: 2)))
            }
        }

        /// Reads the areas of all measured parcels.
        private mutating func readParcels(in folder: String) throws(OutputError) {
            let path = URL(filePath: folder).appending(path: ResultFolder.parcels)
            guard let data = try? Data(contentsOf: path) else {
                throw Self.unreadable(folder, ResultFolder.parcels)
            }
            var columns: [Int] = []
            var grounds: [Int] = []
            try SeparatedText(Array(data)).forEachRow { line, raw throws(OutputError) in
                let cells = raw.map(FinishedRun.plain)
                func place(_ heading: ColumnHeading) -> Int? {
                    cells.firstIndex { $0 == heading.text.zh || $0 == heading.text.en }
                }
                guard line > 1 else {
                    columns = [.layer, .fid, .id, .computed].compactMap(place)
                    grounds = [.fingerprint, .longitude, .latitude].compactMap(place)
                    tellsGround = grounds.count == 3
                    return
                }
                guard columns.count == 4, let last = (columns + grounds).max(), last < cells.count else {
                    throw Self.unreadable(folder, "\(ResultFolder.parcels):\(line)")
                }
                let layer = cells[columns[0]]
                layers.insert(layer)
                var parcel = ParcelPairing.Parcel(
                    layer: layer, number: cells[columns[1]], id: cells[columns[2]], area: cells[columns[3]])
                if tellsGround {
                    let longitude = Double(cells[grounds[1]])
                    parcel.ground = ParcelPairing.Ground(
                        fingerprint: cells[grounds[0]],
                        centre: longitude.flatMap { x in
                            Double(cells[grounds[2]]).map { Coordinate(x: x, y: $0) }
                        })
                }
                parcels.append(parcel)
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
        static func text(_ value: Double, digits: Int?) -> String {
            guard let digits else { return value == value.rounded() ? "\(Int(value))" : "\(value)" }
            let factor = (0..<digits).reduce(1.0) { product, _ in product * 10 }
            guard abs(value * factor) < 1e15 else { return "\(value)" }
            return ExactDecimal(significand: Int64((value * factor).rounded()), scale: digits)?.description
                ?? "\(value)"
        }
    }

    /// How many parcels are the same and are not, in words; `nil` where all are.
    private var countNote: Message? {
        let all = counts.filter { $0.count > 0 }
        guard let first = all.first, all.contains(where: { $0.key != "same" }) else { return nil }
        let words = all.dropFirst().reduce(Self.words(first.what, first.count)) { words, next in
            words + Message(zh: "，", en: ", ") + Self.words(next.what, next.count)
        }
        return Message(zh: "图斑：", en: "Parcels: ") + words + Message(zh: "。", en: ".")
    }

    private static func words(_ what: Message, _ count: Int) -> Message {
        Message(zh: "\(what.zh)\(count)个", en: "\(count) \(what.en)")
    }

    /// That grounds were not compared; `nil` where they were, or there are none.
    private var groundNote: Message? {
        guard !knowsGround, counts.contains(where: { $0.count > 0 }) else { return nil }
        return Message(
            zh: "图斑只比较了面积，没有比较图形：其中一次结果由不记图形指纹的版本写出，或两次的面积口径、带号不同；用本版重新核查后可比较图形。",
            en: """
                Parcels were compared by their areas, not by their ground: one of the results was written by a version \
                that keeps no fingerprints, or the two differ in area model or zone; check again with this version to \
                compare the ground.
                """)
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
        }.table(changes, footnotes: [note] + [countNote, groundNote].compactMap(\.self))
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
                }),
            "parcels": .object(counts.map { JSONValue.Member($0.key, .integer(Int64($0.count))) }),
            "comparesGround": .bool(knowsGround),
        ]
    }
}
