import Bilingual
import Intake
import Land
import Project
import VectorFiles

/// Links that the user decides, each for a feature of the project (人工关联).
struct LinkOverrides: Sendable {
    /// Per layer, and position of the feature in its source.
    private var items: [String: [Int: [Int]]] = [:]
    /// Where a decision follows an identifier and not a number.
    private(set) var notes: [Message] = []

    /// No overrides.
    init() {}

    /// A feature that a row may mean.
    private struct Feature {
        let ordinal: Int
        let fid: Int64
        let id: String
        let name: String?
    }

    /// The features that a row may mean.
    private struct Matches {
        let row: LinkTable.Row
        var numbered: [Feature] = []
        var identified: [Feature] = []
        /// Others that a table program may have rounded to the same number.
        var rivals = 0
    }

    /// The decisions of a table (关联修正表): every row finds its feature, by its identifier where that is unique, else by its number.
    ///
    /// - Parameters:
    ///   - table: what the user wrote.
    ///   - project: its layers.
    ///   - known: the items of the report.
    /// - Throws: `inputRefused` with the line, for a row of an unknown layer, item or feature, and for rows that contradict.
    init(_ table: LinkTable, of project: Project, items known: [Int]) throws(SurveyError) {
        var faults: [(line: Int, message: Message)] = []
        var rows: [String: [Matches]] = [:]
        for row in table.rows {
            if let fault = Self.fault(of: row, known) {
                faults.append((row.line, fault))
            } else if let layer = Self.layer(row.layer, in: project) {
                rows[layer.name, default: []].append(Matches(row: row))
            } else {
                let names = project.layers.filter { $0.kind != .county }.map(\.name).joined(separator: "、")
                faults.append(
                    (
                        row.line,
                        Message(
                            zh: "项目中没有图层“\(row.layer)”（可关联的：\(names)）",
                            en: "the project has no layer \"\(row.layer)\" (those with links: \(names))")
                    ))
            }
        }
        for layer in project.layers {
            guard var own = rows[layer.name] else { continue }
            try Self.find(&own, in: layer, path: project.resolve(layer.source))
            var moved: [LinkTable.Row] = []
            var decided: [Int: LinkTable.Row] = [:]
            for matches in own {
                let row = matches.row
                let (features, fault) = Self.decide(matches)
                if let fault { faults.append((row.line, fault)) }
                if let fid = row.fid, features.contains(where: { $0.fid != fid }) { moved.append(row) }
                for feature in features {
                    if let earlier = decided[feature.ordinal], Set(earlier.items) != Set(row.items) {
                        let line = earlier.line
                        faults.append(
                            (
                                row.line,
                                Message(
                                    zh: "与第\(line)行对同一要素（#\(feature.fid)）的指定不同",
                                    en:
                                        "decides otherwise than line \(line) about the same feature (#\(feature.fid))"
                                )
                            ))
                    }
                    decided[feature.ordinal] = row
                    items[layer.name, default: [:]][feature.ordinal] = row.items
                }
            }
            if let first = moved.first {
                let (count, line) = (moved.count, first.line)
                notes.append(
                    Message(
                        zh: "\(table.path)：图层 \(layer.name) 的要素号已变，\(count)行按标识对应（首行为第\(line)行）",
                        en:
                            "\(table.path): features of layer \(layer.name) have other numbers now; \(count) rows follow the identifier (the first in line \(line))"
                    ))
            }
        }
        faults.sort { $0.line < $1.line }
        guard let first = faults.first else { return }
        let others = faults.dropFirst().prefix(20).map { "\($0.line)" }.joined(separator: "、")
        throw SurveyError(
            .inputRefused, at: "\(table.path):\(first.line)",
            first.message
                + (others.isEmpty
                    ? Message(verbatim: "")
                    : Message(zh: "；有问题的还有第\(others)行", en: "; so have lines \(others) something amiss")))
    }

    /// The items of a feature; `nil` when nothing was decided.
    ///
    /// - Parameter ordinal: its position in its source.
    func items(layer: String, ordinal: Int) -> [Int]? { items[layer]?[ordinal] }

    /// The layer that a row names, however it is typed.
    private static func layer(_ name: String, in project: Project) -> LayerDeclaration? {
        let layers = project.layers.filter { $0.kind != .county }
        if let layer = layers.first(where: { $0.name == name }) { return layer }
        let alike = layers.filter { PlainText($0.name) == PlainText(name) }
        return alike.count == 1 ? alike[0] : nil
    }

    private static func fault(of row: LinkTable.Row, _ known: [Int]) -> Message? {
        guard let item = row.items.first(where: { !known.contains($0) }) else { return nil }
        let list = known.map { "\($0)" }.joined(separator: "、")
        return Message(
            zh: "报告中没有事项\(item)（有：\(list)）", en: "the report has no item \(item) (there are \(list))")
    }

    /// Goes through the features of a layer once.
    private static func find(
        _ rows: inout [Matches], in layer: LayerDeclaration, path: String
    ) throws(SurveyError) {
        let reader = try LayerReader(
            layer, path: path, columns: { _ in .roles([.id, .name], further: []) })
        let byNumber = Dictionary(grouping: rows.indices.filter { rows[$0].row.fid != nil }) {
            rows[$0].row.fid ?? 0
        }
        let byID = Dictionary(grouping: rows.indices.filter { rows[$0].row.id != nil }) {
            rows[$0].row.id?.key ?? ""
        }
        let rounded = rows.indices.filter { rows[$0].row.id?.kept != nil }
        let name = reader.roles.firstIndex(of: .name)
        var batch = FeatureBatch()
        do {
            while let (_, start, selection) = try reader.read(into: &batch, withOpen: true) {
                for index in 0..<batch.count where selection.isEmpty || selection[index] {
                    let feature = Feature(
                        ordinal: start + index, fid: batch.fids[index],
                        id: reader.identifier(of: index, in: batch) ?? "\(batch.fids[index])",
                        name: name.flatMap { batch.value(inColumn: $0, of: index).text })
                    for row in byNumber[feature.fid] ?? [] { rows[row].numbered.append(feature) }
                    let id = TypedIdentifier(feature.id)
                    for row in byID[id.key] ?? [] { rows[row].identified.append(feature) }
                    for row in rounded where rows[row].row.id?.key != id.key {
                        if rows[row].row.id?.mayBe(id) == true { rows[row].rivals += 1 }
                    }
                }
            }
        } catch {
            throw SurveyError(error)
        }
    }

    /// The features that a row decides about, or why there are none.
    ///
    /// What the row tells of number, identifier and name must not contradict, and one feature is left: several of one identifier
    /// only where no number is told. A number may be another's by now, unless the identifier can be read as that one's too.
    private static func decide(_ matches: Matches) -> (features: [Feature], fault: Message?) {
        let row = matches.row
        let numbered = matches.identified.filter { $0.fid == row.fid }
        let exact = matches.identified.filter { PlainText($0.id) == PlainText(row.idText) }
        var left = row.id == nil ? matches.numbered : exact.isEmpty ? matches.identified : exact
        if let kept = row.id?.kept, left.isEmpty || matches.rivals > 0 {
            let isTyped = exact.contains { $0.fid == row.fid || PlainText($0.id).text.contains("E") }
            guard isTyped else { return ([], .rounded(row, to: kept)) }
        }
        if !numbered.isEmpty {
            left = left.filter { $0.fid == row.fid }
            guard !left.isEmpty else { return ([], .severalFeatures(row, matches.identified.count)) }
        }
        guard let first = left.first else {
            return ([], matches.numbered.first.map { .otherIdentifier($0.fid, $0.id, row) } ?? .noFeature(row))
        }
        left = left.filter { feature in
            guard let name = feature.name.map(PlainText.init), let typed = row.name else { return true }
            return name.text.isEmpty || name == PlainText(typed)
        }
        guard !left.isEmpty else { return ([], .otherName(first.fid, first.name ?? "", row)) }
        let isOne = left.count == 1 || row.fid == nil && Set(left.map { PlainText($0.id) }).count == 1
        return isOne ? (left, nil) : ([], .severalFeatures(row, left.count))
    }
}

extension Message {
    fileprivate static func rounded(_ row: LinkTable.Row, to kept: Int) -> Message {
        Message(
            zh: "标识“\(row.idText)”被表格软件改成了数值，只余\(kept)位，对不上要素；请将该列设为文本后重填",
            en:
                "the identifier \"\(row.idText)\" was made a number of \(kept) digits by a table program and tells no feature; make the column text and fill it in again"
        )
    }

    fileprivate static func otherIdentifier(_ fid: Int64, _ id: String, _ row: LinkTable.Row) -> Message {
        Message(
            zh: "要素 #\(fid) 的标识是“\(id)”，不是“\(row.idText)”，图层中也没有这一标识",
            en: "feature #\(fid) is \"\(id)\", not \"\(row.idText)\", which the layer does not have")
    }

    fileprivate static func otherName(_ fid: Int64, _ name: String, _ row: LinkTable.Row) -> Message {
        let typed = row.name ?? ""
        return Message(
            zh: "要素 #\(fid) 的名称是“\(name)”，不是“\(typed)”，要素号或标识可能已是别的要素的，请核对后改正",
            en:
                "feature #\(fid) is called \"\(name)\", not \"\(typed)\"; its number or identifier may be another's now: check and correct them"
        )
    }

    fileprivate static func noFeature(_ row: LinkTable.Row) -> Message {
        let feature = [row.fid.map { "#\($0)" }, row.id.map { _ in row.idText }].compactMap(\.self).joined(
            separator: " ")
        return Message(
            zh: "图层“\(row.layer)”中没有要素 \(feature)", en: "layer \"\(row.layer)\" has no feature \(feature)")
    }

    fileprivate static func severalFeatures(_ row: LinkTable.Row, _ count: Int) -> Message {
        let feature = [row.fid.map { "#\($0)" }, row.id.map { _ in row.idText }].compactMap(\.self).joined(
            separator: " ")
        return Message(
            zh: "图层“\(row.layer)”中有\(count)个要素是 \(feature)，不能确定指哪个",
            en: "\(count) features of layer \"\(row.layer)\" are \(feature); which is meant is open")
    }
}
