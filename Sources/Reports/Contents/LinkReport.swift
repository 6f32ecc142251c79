import Bilingual
public import Geodesy
public import Subjects
import Survey
package import Tables

/// The links of parcels to items, as a table, as a document, and as a file to edit (图斑关联表).
public struct LinkReport: Sendable {
    private let links: ParcelLinks
    private let unit: AreaUnit

    /// A report on links.
    ///
    /// - Parameter unit: of the areas in the table.
    public init(_ links: ParcelLinks, unit: AreaUnit) {
        self.links = links
        self.unit = unit
    }

    /// Features of one layer with the same name and links beyond this number are counted, not listed.
    private static let listed = 20

    /// The table: a line for each link; likely items of the ambiguous ones as well.
    ///
    /// - Parameters:
    ///   - isAbridged: whether many features of a layer that are linked alike are counted in the last of them.
    ///   - listsKindOnly: whether features that no item speaks of, or that only the kind of their layer links, are listed, or
    ///     counted only.
    package func table(
        isAbridged: Bool = false, listsKindOnly: Bool = true
    ) throws -> TableStream {
        typealias Line = (link: ParcelLink, line: ParcelLink.Link?, isFirst: Bool, isListed: Bool)
        func key(_ link: ParcelLink) -> String { "\(link.layer)|\(link.state)|\(link.links.map(\.item))" }
        func isListed(_ link: ParcelLink) -> Bool { listsKindOnly || link.saysMoreThanKind }
        var counts: [String: Int] = [:]
        var hidden: [(key: String, layer: String)] = []
        if isAbridged {
            for link in links where isListed(link) {
                let key = key(link)
                counts[key, default: 0] += 1
                if counts[key] == Self.listed + 1 { hidden.append((key, link.layer)) }
            }
        }
        let rows = Rows<Line> { body in
            var shown: [String: Int] = [:]
            for link in links {
                var isListed = isListed(link)
                if isListed, isAbridged {
                    shown[key(link), default: 0] += 1
                    isListed = shown[key(link), default: 0] <= Self.listed
                }
                if link.links.isEmpty { try body((link, nil, true, isListed)) }
                for (number, line) in link.links.enumerated() {
                    try body((link, line, number == 0, isListed))
                }
            }
        }
        var footnotes = hidden.map { key, layer in
            let more = counts[key, default: 0] - Self.listed
            return Message(
                zh: "\(layer)：另有\(more)个要素结果相同，未列出，全部见 --format csv。",
                en: "\(layer): \(more) more features came to the same; --format csv has all.")
        }
        let parts = ParcelLink.State.allCases.map { state in
            let count = links.counts[state]
            let (features, area) = (count?.features ?? 0, count?.area ?? .zero)
            let text = area.rounded(in: unit, to: unit.customaryScale)?.description ?? ""
            return Message(
                zh: "\(state.words.zh)\(features)个（\(text)\(unit.name.zh)）",
                en: "\(features) \(state.words.en) (\(text) \(unit.name.en))")
        }
        if !listsKindOnly, !links.isEmpty {
            footnotes.append(
                Message(
                    zh: "无关联、或仅类别相符的要素只计数，不列出。",
                    en:
                        "Features without a link, and those linked by their kind alone, are counted, not listed."
                ))
        }
        footnotes.append(
            Message(
                zh: parts.map(\.zh).joined(separator: "，") + "。",
                en: parts.map(\.en).joined(separator: ", ") + "."))
        if !links.isEmpty {
            footnotes.append(
                Message(
                    zh: "一个要素关联几个事项的，各列一行，面积相同，只计一次；面积按图层调平，各行按结果相加与上列面积末位可能相差。",
                    en: """
                        A feature of several items has a line in each with the same area, which counts once. Areas are levelled by \
                        layer; added up by result they may differ from the areas above in the last digit.
                        """))
        }
        return try TableSpec<Line>(
            .links, name: Message(zh: "图斑关联表", en: "Links"), subtitle: .unit(unit),
            emphasis: \.link.state.emphasis, size: { $0.link.area ?? .zero }, isListed: \.isListed
        ) {
            Column.layer(width: 18, \.link.layer)
            Column.feature { ($0.link.layer, $0.link.fid) }
            Column.id(\.link.id)
            Column.name(width: 24, \.link.name)
            // The features of a layer add up, each once, listed or not: as they stand in the table of parcels.
            Column(
                "area", Message(zh: "面积", en: "Area"),
                level: Level(
                    in: unit, apart: { $0.link.layer }, repeats: { !$0.isFirst }, area: { $0.link.area }))
            Column.words(
                "state", Message(zh: "结果", en: "Result"), alignment: .centre, width: 10, isVerdict: true,
                \.link.state.words)
            Column.item(\.line?.item)
            Column.decimal("score", Message(zh: "把握", en: "Score"), scale: 3) {
                $0.line.flatMap { ExactDecimal(significand: Int64(($0.score * 1000).rounded()), scale: 3) }
            }
            Column.words("evidence", Message(zh: "依据", en: "Evidence"), width: 48, \.line?.reason)
        }.stream(sections: [Section(rows)], footnotes: footnotes)
    }

    /// The document.
    public func document() -> JSONValue { ["links": .array(links.map(Self.value))] }

    /// A file of overrides to edit: a line for each feature that somebody must decide, `items` empty, and for each that was decided.
    private func overrides() throws -> TableStream {
        func column(_ key: String, _ text: @escaping (ParcelLink) -> String?) -> Column<ParcelLink> {
            Column.text(key, Message(verbatim: key)) { text($0) }
        }
        return try TableSpec<ParcelLink>(.links, name: Message(verbatim: "links")) {
            column("layer", \.layer)
            column("fid") { "\($0.fid)" }
            column("id", \.id)
            column("name", \.name)
            column("items") { link in
                guard link.isDecided else { return nil }
                return link.links.isEmpty ? "-" : link.links.map { "\($0.item)" }.joined(separator: ";")
            }
            column("candidates") { link in
                link.links.isEmpty || link.isDecided
                    ? nil : link.links.map { "\($0.item)" }.joined(separator: ";")
            }
        }.stream(links.lazy.filter { $0.isDecided || $0.state != .linked })
    }

    /// Writes the file of overrides: CSV in UTF-8 with a byte order mark, whole or not at all.
    ///
    /// - Throws: `OutputError`.
    public func writeOverrides(to path: String, overwrite: Bool, inputs: [String]) throws {
        let file = try OutputFile(at: path, overwrite: overwrite, inputs: inputs)
        let pieces = try file.pieces()
        try CSVTable(language: .english, marksByteOrder: true).write(overrides(), to: pieces)
        try pieces.finish()
        try file.commit()
    }

    static func value(_ link: ParcelLink) -> JSONValue {
        [
            "layer": .string(link.layer), "fid": .integer(link.fid), "id": .string(link.id),
            "name": link.name.map(JSONValue.string) ?? .null,
            "area": link.area.map { .decimal(squareMetres($0)) } ?? .null,
            "state": .string(link.state.rawValue),
            "links": .array(
                link.links.map { line in
                    [
                        "item": .integer(Int64(line.item)), "score": .double(line.score),
                        "evidence": .array(
                            line.evidence.map {
                                [
                                    "kind": .string($0.kind.rawValue), "text": .string($0.text),
                                    "score": .double($0.score),
                                ]
                            }),
                    ]
                }),
        ]
    }
}

extension ParcelLink.State {
    /// A feature that no item speaks of is no news.
    var emphasis: Table.Emphasis {
        switch self {
        case .linked: .good
        case .ambiguous: .warning
        case .unlinked: .none
        }
    }

    /// The word for people.
    var words: Message {
        switch self {
        case .linked: Message(zh: "已关联", en: "linked")
        case .ambiguous: Message(zh: "待定", en: "ambiguous")
        case .unlinked: Message(zh: "无关联", en: "unlinked")
        }
    }
}
