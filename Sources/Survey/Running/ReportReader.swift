import Bilingual
import FoundationEssentials
public import Ledger
import VectorFiles

/// Reads reports from files.
public enum ReportReader {
    /// A report, taken apart, with the SHA-256 of its file.
    ///
    /// - Throws: `inputRefused` when the file cannot be read or is neither UTF-8 nor GB18030.
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
            guard error.code == .notUTF8, let text = TextRecoding.decodeGB18030(Array(bytes)) else {
                throw SurveyError(
                    .inputRefused, at: path,
                    Message(
                        zh: "不是 UTF-8 或 GB18030 编码的文本；请另存为 UTF-8 文本",
                        en: "not a text in UTF-8 or GB18030; save it as UTF-8 text"))
            }
            return (Ledger(SourceText(text)), digest)
        }
    }
}
