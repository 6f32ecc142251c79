public import Bilingual
import FoundationEssentials
import Tables
import VectorFiles

/// The folder of a run's results: workbook, page, CSV files, layers for a map, document; whole or not at all.
public struct ResultFolder: ~Copyable {
    /// The file that shows a folder to be a former result, which alone may be replaced.
    static let document = "result.json"
    /// The table of all measured parcels.
    static let parcels = "tables/parcels.csv"
    private static let workbook = "tables.xlsx"
    static let evidence = "evidence.gpkg"
    private static let page = "report.html"
    static let wordDocument = "report.docx"
    private static let sheets = "sheets.pdf"

    private let folder: OutputFolder

    /// Where its files are written until it is complete.
    public var temporaryPath: String { folder.temporaryPath }

    /// Starts a folder, and finds out before the work whether it can be written.
    ///
    /// - Parameters:
    ///   - path: where it will be.
    ///   - overwrite: whether it may replace a former result.
    ///   - inputs: files that will be read; a folder that holds one of them is never replaced.
    /// - Throws: `OutputError`.
    public init(at path: String, overwrite: Bool, inputs: [String]) throws(OutputError) {
        if overwrite { try Self.refuseStrangers(in: path) }
        folder = try OutputFolder(at: path, overwrite: overwrite, mark: Self.document, inputs: inputs)
    }

    /// Refuses to replace a folder in which somebody has put files of their own, such as remarks on a result.
    private static func refuseStrangers(in path: String) throws(OutputError) {
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
        let strangers = names.filter { name in
            !["tables", workbook, document, evidence, page, wordDocument, sheets].contains(name)
                && !(name.hasPrefix("tables/") && name.hasSuffix(".csv"))
        }.sorted()
        guard let first = strangers.first else { return }
        throw OutputError(
            .notReplaceable, path,
            Message(
                zh: "文件夹“\(path)”中有不是图斑写出的文件（\(first) 等\(strangers.count)个），不予覆盖；请移走它们或换一个位置",
                en: """
                    The folder \(path) holds \(strangers.count) files that Tuban did not write (such as \(first)) and is \
                    not replaced; move them away or choose another path
                    """))
    }

    /// Writes the results and moves the folder to its place; a former one is untouched until then.
    ///
    /// - Parameters:
    ///   - report: what goes into it.
    ///   - sheets: parcels with a sheet of their own, on the page and as a PDF where a browser can print it.
    ///   - created: the date in the documents' properties, in seconds since 1970-01-01 UTC; none when 0.
    ///   - language: the language of headings and notes.
    ///   - jobs: the number of tasks; with more than one the layers for a map are written beside the tables.
    ///   - progress: told the name of each file before it is written.
    /// - Throws: `OutputError`, `DocumentError`, `SurveyError`, and `GeodesyError` for numbers with too many digits.
    public consuming func write(
        _ report: CheckReport, sheets: [(layer: String, fid: Int64)] = [], created: Int64, language: Language,
        jobs: Int = 1, progress: (String) -> Void = { _ in }
    ) async throws {
        let evidence = try folder.path(of: Self.evidence)
        let beside = jobs > 1 ? Task { try Self.writeEvidence(of: report, to: evidence) } : nil
        do {
            try writeDocuments(report, sheets, created, language, progress)
        } catch {
            // The folder is removed with what it holds; nothing may write there any more.
            _ = await beside?.result
            throw error
        }
        progress(Self.evidence)
        if let beside { try await beside.value } else { try Self.writeEvidence(of: report, to: evidence) }
        progress(Self.document)
        try folder.write(report.document().encoded(), to: Self.document)
        try folder.commit()
    }

    /// Writes the tables and what people read.
    private borrowing func writeDocuments(
        _ report: CheckReport, _ sheets: [(layer: String, fid: Int64)], _ created: Int64, _ language: Language,
        _ progress: (String) -> Void
    ) throws {
        progress("tables/*.csv")
        let csv = CSVTable(language: language, marksByteOrder: true)
        var read: [Table] = []
        for table in try report.tables() {
            let file = try OutputPieces(creating: folder.path(of: "tables/\(table.head.id.name).csv"))
            try file.append { csv.appendHead(of: table.head, to: &$0) }
            read.append(
                try table.table(limit: CheckReport.listedRows) { row in
                    try file.append { csv.append(row, of: table.head, to: &$0) }
                }.without(CheckReport.groundColumns))
            try file.finish()
        }
        for table in try report.lookUpTables() {
            let file = try OutputPieces(creating: folder.path(of: "tables/\(table.head.id.name).csv"))
            try csv.write(table, to: file)
            try file.finish()
        }
        progress(Self.workbook)
        try WorkbookFile.write(
            read.map(\.withoutEmptyColumns), to: folder.path(of: Self.workbook),
            title: Message(verbatim: report.title), created: created, language: language)
        progress(Self.page)
        try folder.write(
            Array(ReportPage(report: report, tables: read, language: language, sheets: sheets).html().utf8),
            to: Self.page)
        if !sheets.isEmpty, SheetFile.canPrint {
            progress(Self.sheets)
            try SheetFile.print(
                Array(SheetFile.html(report, sheets, language).utf8), to: folder.path(of: Self.sheets),
                for: Self.sheets)
        }
        progress(Self.wordDocument)
        try folder.write(
            WordReport(report: report, tables: read, language: language).bytes(created: created),
            to: Self.wordDocument)
    }

    private static func writeEvidence(of report: CheckReport, to path: String) throws {
        do throws(VectorFileError) {
            try VectorFileWriter.write(EvidenceFile(report: report).layers(), to: path, format: .geoPackage)
        } catch {
            throw OutputError(
                .writeFailed, Self.evidence, error.message, cause: error.libraryMessages.joined(separator: "; ")
            )
        }
    }
}
