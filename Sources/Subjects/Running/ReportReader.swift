public import Bilingual
import Documents
import FoundationEssentials
import Glibc
import Intake
public import Ledger
public import Project

/// Reads reports from files, or from standard input.
public enum ReportReader {
    /// The path that means standard input.
    public static let standardInput = "-"

    /// A report, taken apart, with the SHA-256 of its file and what is to be told of its reading.
    ///
    /// - Parameter place: a text, a Word file (`.docx`), a text of OpenDocument (`.odt`), a workbook (`.xlsx`, with `:` and the name
    ///   of a sheet where several may be meant), a PDF file with text or a saved page (`.html`); `-` is standard input.
    /// - Throws: `inputRefused` when the file cannot be read or is of another kind.
    public static func read(
        path place: String
    ) throws(SurveyError) -> (ledger: Ledger, digest: String, notes: [Message]) {
        let (path, sheet) = place == standardInput ? (place, nil) : FilePlace.split(place)
        let bytes = try path == standardInput ? standardInputBytes() : fileBytes(path)
        let document: Document
        do throws(DocumentError) {
            document = try Document(bytes, path: path, sheet: sheet)
        } catch {
            throw SurveyError(error)
        }
        let ledger = Ledger(SourceText(document.text, tables: document.tables.map(ReportTable.init)))
        // What a report fails to say is told wherever its figures are used.
        let notes = document.notes + ledger.notes + ledger.unreadFigures.map(\.message)
        return (ledger, FileDigest.sha256(of: bytes), notes)
    }

    private static func fileBytes(_ path: String) throws(SurveyError) -> [UInt8] {
        do {
            return Array(try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw SurveyError(
                .inputRefused, at: path,
                Message(
                    zh: "文件不存在或无法读取，请检查路径和权限",
                    en: "no such file, or it cannot be read; check path and permissions")
            )
        }
    }

    private static func standardInputBytes() throws(SurveyError) -> [UInt8] {
        var result: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes {
                unsafe Glibc.read(STDIN_FILENO, $0.baseAddress, $0.count)
            }
            if count == 0 { return result }
            if count > 0 {
                result += chunk[..<count]
            } else if errno != EINTR {
                let reason = unsafe String(cString: strerror(errno))
                throw SurveyError(
                    .inputRefused, at: standardInput,
                    Message(zh: "标准输入无法读取：\(reason)", en: "standard input cannot be read: \(reason)"))
            }
        }
    }
}

extension ReportTable {
    /// A table of a document, for the ledger.
    fileprivate init(_ table: DocumentTable) {
        self.init(
            rows: table.rows.map { row in
                row.map { Cell(range: $0.range, column: $0.column, columns: $0.columns, rows: $0.rows) }
            })
    }
}
