public import Bilingual
import FoundationEssentials
import Tables
import VectorFiles

/// The folder of a run's results: workbook, page, CSV files, layers for a map, document; whole or not at all.
public struct ResultFolder: ~Copyable {
    /// The file that shows a folder to be a former result, which alone may be replaced.
    static let document = "result.json"
    private static let workbook = "tables.xlsx"
    private static let evidence = "evidence.gpkg"
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
    ///   - progress: told the name of each file before it is written.
    /// - Throws: `OutputError`, `DocumentError`, and `GeodesyError` for numbers with too many digits.
    public consuming func write(
        _ report: CheckReport, sheets: [(layer: String, fid: Int64)] = [], created: Int64, language: Language,
        progress: (String) -> Void = { _ in }
    ) throws {
        progress("tables/*.csv")
        let csv = CSVTable(language: language, marksByteOrder: true)
        var read: [Table] = []
        for table in try report.tables() {
            let file = try OutputPieces(creating: folder.path(of: "tables/\(table.head.id.name).csv"))
            try file.append(csv.head(of: table.head))
            read.append(
                try table.table(limit: CheckReport.listedRows) {
                    try file.append(csv.line($0, table.head.columns))
                })
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
        progress(Self.evidence)
        let evidence = try folder.path(of: Self.evidence)
        do throws(VectorFileError) {
            try VectorFileWriter.write(EvidenceFile(report: report).layers(), to: evidence, format: .geoPackage)
        } catch {
            throw OutputError(
                .writeFailed, Self.evidence, error.message, cause: error.libraryMessages.joined(separator: "; ")
            )
        }
        progress(Self.document)
        try folder.write(report.document().encoded(), to: Self.document)
        try folder.commit()
    }
}
