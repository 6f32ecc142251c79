import Bilingual
import Geodesy
import Intake
import Ledger
import Parcels
import Project
public import Survey
import Tables

/// The outcome of a run, as tables and as a document (核查结果).
public struct CheckReport: Sendable {
    /// What the run found out.
    public let result: SurveyResult
    /// The command line of the run, for the record.
    public let commandLine: String

    /// What became of each item, in the order of the report.
    let conclusions: [ItemConclusion]
    /// Per feature (`LAYER#FID`) the verdicts and the items of the checks that it enters.
    let entered: [String: (verdicts: [Verdict], items: Set<Int>)]
    /// The ground behind what does not come out.
    let pieces: [EvidencePiece]
    /// How many parcels with such ground are not drawn: beyond a limit, or not to be built.
    let piecesLeftOut: Int
    /// The parcels whose corners are a layer (`LAYER#FID`), and how many were left out beyond a limit.
    let cornered: (parcels: Set<String>, leftOut: Int)

    /// A report on a run.
    public init(_ result: SurveyResult, commandLine: String) {
        self.result = result
        self.commandLine = commandLine
        conclusions = ItemConclusion.all(of: result)
        (pieces, piecesLeftOut) = EvidencePieces.pieces(of: result)
        entered = result.checks.reduce(into: [:]) { entered, check in
            for part in check.contributions {
                entered["\(part.layer)#\(part.fid)", default: ([], [])].verdicts.append(check.verdict)
                entered["\(part.layer)#\(part.fid)", default: ([], [])].items.insert(check.declaration.item)
            }
        }
        cornered = EvidenceFile.cornered(in: result, entered: entered.mapValues(\.verdicts), pieces: pieces)
    }

    /// The title of the outputs: the project's, else the report's, else the project file's name.
    public var title: String {
        if let title = result.project.title { return title }
        if let title = result.ledger?.title, !title.isEmpty { return title }
        return String(result.project.path.split(separator: "/").last ?? "")
    }

    /// Rows beyond this number in one table stand in its CSV file only.
    static let listedRows = 10_000

    /// The tables as people read them, in a workbook or on a page: features without a link are counted and not listed, and of
    /// long tables what differs, is doubtful or largest.
    func toRead(_ tables: [TableStream]) throws -> [Table] {
        try tables.map { stream in
            try (stream.head.id == .links ? linkTable(listsUnlinked: false) : stream).table(
                limit: Self.listedRows)
        }
    }

    /// All tables.
    ///
    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    func tables() throws -> [TableStream] {
        try [
            coverTable(), itemTable(), summaryTable(), checkTable(), claimTable(), findingTable(),
            detailTable(),
            parcelTable(), countyClassTable(), groupTable(), rightsTable(), restoredTable(), accountTable(),
            changeTable(), linkTable(listsUnlinked: true), layerTable(), defectTable(),
        ].filter { try $0.isWanted() }
    }

    /// What the report's figures say about each other; empty without a report.
    private func findingTable() throws -> TableStream {
        titled(try LedgerReport(result.ledger ?? Ledger(SourceText(""))).findingTable())
    }

    /// The links of parcels to items.
    private func linkTable(listsUnlinked: Bool) throws -> TableStream {
        titled(try LinkReport(result.links, unit: result.project.unit).table(listsUnlinked: listsUnlinked))
    }

    /// A table of another report with the title of this one.
    private func titled(_ table: TableStream) -> TableStream {
        var table = table
        let name = table.head.name
        table.head.title = Message(zh: "\(title)：\(name.zh)", en: "\(title): \(name.en.lowercased())")
        return table
    }

    /// How many checks came to each verdict, those that occur only, in the order of the verdicts.
    public var verdictCounts: [(verdict: Verdict, count: Int)] {
        Verdict.allCases.compactMap { verdict in
            let count = result.checks.count { $0.verdict == verdict }
            return count == 0 ? nil : (verdict, count)
        }
    }

    /// The colour of a verdict in a table.
    static func emphasis(of verdict: Verdict) -> Table.Emphasis {
        switch verdict {
        case .confirmed, .confirmedWithinRounding, .withinTolerance: .good
        case .differs: .bad
        case .notVerifiable: .warning
        case .documentsOnly: .none
        }
    }

    /// What a run says under its tables: the area model, what was assumed, the account of the features.
    var notes: [Message] {
        let zone = result.project.zone.map { Message(zh: "，3° 带第\($0)带", en: ", 3° zone \($0)") }
        var notes = [
            Message(zh: "面积口径：", en: "Area model: ") + result.project.area.name
                + (zone ?? Message(verbatim: ""))
                + Message(zh: "。", en: ".")
        ]
        let caveats = Set(result.layers.compactMap(\.system.caveat)).sorted { $0.en < $1.en }
        notes += caveats.map { $0 + Message(zh: "。", en: ".") }
        return notes
    }

    /// What the layers for a map lack, for the cover and the page.
    var mapNotes: [Message] {
        var notes: [Message] = []
        if piecesLeftOut > 0 {
            notes.append(
                Message(
                    zh: "地图和 evidence.gpkg 中有\(piecesLeftOut)个图斑的证据图块未绘出，数字不受影响。",
                    en:
                        "The pieces of \(piecesLeftOut) parcels are not drawn on maps; figures do not depend on them."
                ))
        }
        if cornered.leftOut > 0 {
            notes.append(
                Message(
                    zh: "evidence.gpkg 的拐点层未收\(cornered.leftOut)个图斑的拐点，可用 tuban corners 导出。",
                    en:
                        "The layer of corners in evidence.gpkg leaves out \(cornered.leftOut) parcels; tuban corners exports them."
                ))
        }
        return notes
    }
}
