import Bilingual
import Geodesy
import Intake
import Land
import Ledger
import Project
public import Subjects
import Survey
import Tables

/// The outcome of a run, as tables and as a document (核查结果).
public struct CheckReport: Sendable {
    /// What the run found out.
    public let result: SurveyResult
    /// The command line of the run, for the record.
    public let commandLine: String

    /// What became of each item, in the order of the report.
    let conclusions: [ItemConclusion]
    /// Per check its item, its verdict, and whether something about it is not certain.
    let standings: [Standing]
    /// What is known of all parcels.
    let scan: ResultScan
    /// The numbers of the layers that are measured, or cover nothing.
    let measured: Set<Int>

    /// A report on a run.
    public init(_ result: SurveyResult, commandLine: String) {
        self.result = result
        self.commandLine = commandLine
        conclusions = ItemConclusion.all(of: result)
        measured = result.measuredLayers
        standings = result.checks.map { ($0.declaration.item, $0.verdict, !$0.doubts.isEmpty) }
        scan = ResultScan(result, measured: measured, verdicts: standings.map(\.verdict))
    }

    /// What became of a check, or of several.
    typealias Standing = (item: Int, verdict: Verdict, isDoubtful: Bool)

    /// What became of the checks that a feature enters: the verdict that needs most attention; `nil` when it enters none.
    func standing(of row: ParcelRow) -> (verdict: Verdict, isDoubtful: Bool)? {
        Self.standing(of: row.contributions.map { standings[$0.check] })
    }

    /// What became of several checks: the verdict that needs most attention, with the doubts of all.
    static func standing(of all: [Standing]) -> (verdict: Verdict, isDoubtful: Bool)? {
        worst(of: all.map(\.verdict)).map { ($0, all.contains(where: \.isDoubtful)) }
    }

    /// The items of the checks that a feature enters.
    func items(of row: ParcelRow) -> [Int] {
        Set(row.contributions.map { standings[$0.check].item }).sorted()
    }

    /// The title of the outputs: the project's, else the report's, else the project file's name.
    public var title: String {
        if let title = result.project.title { return title }
        if let title = result.ledger?.title, !title.isEmpty { return title }
        return String(result.project.path.split(separator: "/").last ?? "")
    }

    /// Rows beyond this number in one table stand in its CSV file only.
    static let listedRows = 10_000

    /// All tables.
    ///
    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    func tables() throws -> [TableStream] {
        try [
            coverTable(), itemTable(), summaryTable(), checkTable(), doubtTable(), claimTable(),
            findingTable(), detailTable(),
            parcelTable(), countyClassTable(), groupTable(), rightsTable(), restoredTable(), accountTable(),
            changeTable(), linkTable(), layerTable(), defectTable(),
        ].filter { try $0.isWanted() }
    }

    /// What the report's figures say about each other; empty without a report.
    private func findingTable() throws -> TableStream {
        titled(try LedgerReport(result.ledger ?? Ledger(SourceText(""))).findingTable())
    }

    /// The links of parcels to items.
    private func linkTable() throws -> TableStream {
        titled(try LinkReport(result.links, unit: result.project.unit).table(listsKindOnly: false))
    }

    /// A table of another report with the title of this one.
    private func titled(_ table: TableStream) -> TableStream {
        var table = table
        let name = table.head.name
        table.head.title = Message(zh: "\(title)：\(name.zh)", en: "\(title): \(name.en.lowercased())")
        return table
    }

    /// How many checks came to each verdict, those that occur only, in the order of the verdicts.
    var verdictCounts: [(verdict: Verdict, count: Int)] {
        Verdict.allCases.compactMap { verdict in
            let count = result.checks.count { $0.verdict == verdict }
            return count == 0 ? nil : (verdict, count)
        }
    }

    /// How many checks came to each verdict as it is told, those with doubts apart.
    var toldCounts: [(name: Message, emphasis: Table.Emphasis, count: Int)] {
        verdictCounts.flatMap { verdict, count in
            let doubtful =
                verdict == .notVerifiable
                ? 0 : result.checks.count { $0.verdict == verdict && !$0.doubts.isEmpty }
            return [(false, count - doubtful), (true, doubtful)].filter { $0.1 > 0 }.map {
                (verdict.name(isDoubtful: $0.0), Self.emphasis(of: verdict, isDoubtful: $0.0), $0.1)
            }
        }
    }

    /// The colour of a verdict in a table; one with doubts is to be looked at.
    static func emphasis(of verdict: Verdict, isDoubtful: Bool = false) -> Table.Emphasis {
        switch verdict {
        case .confirmed, .confirmedWithinRounding, .withinTolerance: isDoubtful ? .warning : .good
        case .differs: .bad
        case .notVerifiable: .warning
        case .documentsOnly: .none
        }
    }

    /// The colour of a check.
    static func emphasis(of check: CheckResult) -> Table.Emphasis {
        emphasis(of: check.verdict, isDoubtful: !check.doubts.isEmpty)
    }

    /// What a run says under its tables: the area model, what was assumed, the account of the features.
    var notes: [Message] {
        var notes = [Message.areaModel(result.project.area, zone: result.project.zone)]
        let caveats = Set(result.layers.compactMap(\.system.caveat)).sorted { $0.en < $1.en }
        notes += caveats.map { $0 + Message(zh: "。", en: ".") }
        notes += result.layers.filter(\.recorded.isOff).compactMap(LayerNotes.records)
        notes += result.changes.flatMap(ChangeTable.notes)
        for note in result.accounts.flatMap(\.notes) where !notes.contains(note) { notes.append(note) }
        notes += result.countyConflicts.map { $0 + Message(zh: "。", en: ".") }
        for (layer, area, gaps) in result.sharedByCounties {
            let text = area.rounded(in: .squareMetre, to: 2)?.description ?? ""
            let between = gaps.rounded(in: .squareMetre, to: 2)?.description ?? ""
            notes.append(
                Message(
                    zh:
                        "旗县市界线不吻合：\(layer) 有 \(text) m² 同时落在几个旗县市，计入界线图层中在前的一个；\(between) m² 落在界线缝隙中，计入图斑主体所在的一个。",
                    en:
                        "County borders do not fit: \(text) m² of \(layer) lie in several counties and count in the first of their layer; \(between) m² lie between counties and count in that with most of the parcel."
                ))
        }
        return notes
    }

    /// What the layers for a map lack, for the cover and the page.
    var mapNotes: [Message] {
        var notes: [Message] = []
        if scan.piecesLeftOut > 0 {
            notes.append(
                Message(
                    zh: "地图和 evidence.gpkg 中有\(scan.piecesLeftOut)个图斑的证据图块未绘出，数字不受影响。",
                    en:
                        "The pieces of \(scan.piecesLeftOut) parcels are not drawn on maps; figures do not depend on them."
                ))
        }
        if scan.cornersLeftOut > 0 {
            notes.append(
                Message(
                    zh: "evidence.gpkg 的拐点层未收\(scan.cornersLeftOut)个图斑的拐点，可用 tuban corners 导出。",
                    en:
                        "The layer of corners in evidence.gpkg leaves out \(scan.cornersLeftOut) parcels; tuban corners exports them."
                ))
        }
        return notes
    }
}
