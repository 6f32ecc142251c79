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
        /// Whether a field tells its identifier.
        let isIdentified: Bool
    }

    /// The features that a row may mean.
    private struct Matches {
        let row: LinkTable.Row
        var numbered: [Feature] = []
        var identified: [Feature] = []
        /// Whether those have the identifier as it is typed.
        var hasExact = false
        /// Others that a table program may have rounded to the same number.
        var rivals = 0

        /// Takes a feature of the identifier; those that have it as it is typed alone, where there are some.
        mutating func identify(_ feature: Feature) {
            let isExact = PlainText(feature.id) == PlainText(row.idText)
            if isExact, !hasExact { identified = [] }
            if isExact || !hasExact { identified.append(feature) }
            hasExact = hasExact || isExact
        }
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
                    let own = reader.identifier(of: index, in: batch)
                    let feature = Feature(
                        ordinal: start + index, fid: batch.fids[index], id: own ?? "\(batch.fids[index])",
                        name: name.flatMap { batch.value(inColumn: $0, of: index).text },
                        isIdentified: own != nil)
                    for row in byNumber[feature.fid] ?? [] { rows[row].numbered.append(feature) }
                    let id = TypedIdentifier(feature.id)
                    for row in byID[id.key] ?? [] { rows[row].identify(feature) }
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
    private static func decide(_ matches: Matches) -> (features: [Feature], fault: Message?) {
        let row = matches.row
        let both = matches.identified.filter { $0.fid == row.fid }
        guard row.id != nil else {
            guard matches.numbered.count == 1, let feature = matches.numbered.first else {
                return (
                    [],
                    matches.numbered.isEmpty ? .noFeature(row) : .severalFeatures(row, matches.numbered.count)
                )
            }
            return checked(feature, row)
        }
        if let kept = row.id?.kept, matches.rivals > 0 || matches.identified.isEmpty {
            return (
                [],
                Message(
                    zh: "标识“\(row.idText)”被表格软件改成了数值，只余\(kept)位，对不上要素；请将该列设为文本后重填",
                    en:
                        "the identifier \"\(row.idText)\" was made a number of \(kept) digits by a table program and tells no feature; make the column text and fill it in again"
                )
            )
        }
        guard row.fid != nil else {
            return matches.identified.isEmpty ? ([], .noFeature(row)) : (matches.identified, nil)
        }
        if both.count == 1 { return checked(both[0], row) }
        if both.isEmpty, matches.identified.count == 1 { return checked(matches.identified[0], row) }
        if let other = matches.numbered.first, matches.identified.isEmpty {
            return (
                [],
                Message(
                    zh: "要素 #\(other.fid) 的标识是“\(other.id)”，不是“\(row.idText)”，图层中也没有这一标识",
                    en:
                        "feature #\(other.fid) is \"\(other.id)\", not \"\(row.idText)\", which the layer does not have"
                )
            )
        }
        let count = both.isEmpty ? matches.identified.count : both.count
        return ([], count == 0 ? .noFeature(row) : .severalFeatures(row, count))
    }

    /// A feature without an identifier of its own may be another under the same number: its name tells.
    private static func checked(_ feature: Feature, _ row: LinkTable.Row) -> ([Feature], Message?) {
        if let name = feature.name, let typed = row.name, row.id == nil || !feature.isIdentified,
            !PlainText(name).text.isEmpty, PlainText(name) != PlainText(typed)
        {
            return (
                [],
                Message(
                    zh: "要素 #\(feature.fid) 的名称是“\(name)”，不是“\(typed)”，要素号可能已变",
                    en:
                        "feature #\(feature.fid) is called \"\(name)\", not \"\(typed)\"; its number may be another's now"
                )
            )
        }
        return ([feature], nil)
    }
}

extension Message {
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
