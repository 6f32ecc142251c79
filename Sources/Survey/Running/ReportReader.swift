import Bilingual
import FoundationEssentials
public import Ledger

/// Reads reports from files.
public enum ReportReader {
    /// A report, taken apart, with the SHA-256 of its file.
    ///
    /// - Throws: `inputRefused` when the file cannot be read or is not UTF-8.
    public static func read(path: String) throws(SurveyError) -> (ledger: Ledger, digest: String) {
        let digest = try FileDigest.sha256(of: path)
        let bytes: Data
        do {
            bytes = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw SurveyError(
                .inputRefused, at: path, Message(zh: "文件无法读取：\(error)", en: "the file cannot be read: \(error)")
            )
        }
        do {
            return (Ledger(try SourceText(utf8: Array(bytes))), digest)
        } catch {
            throw SurveyError(.inputRefused, at: path, error.message)
        }
    }
}
