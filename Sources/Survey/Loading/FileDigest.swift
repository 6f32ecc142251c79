import Bilingual
import Crypto
import FoundationEssentials

/// The SHA-256 of a file, so that a result says from which bytes it came.
enum FileDigest {
    private static let chunk = 1 << 20

    /// The digest in hexadecimal digits.
    static func sha256(of path: String) throws(SurveyError) -> String {
        do {
            let bytes = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
            var hash = SHA256()
            var offset = bytes.startIndex
            while offset < bytes.endIndex {
                let end = min(offset + chunk, bytes.endIndex)
                hash.update(data: bytes[offset..<end])
                offset = end
            }
            return hash.finalize().map { byte in
                let digits = String(byte, radix: 16)
                return digits.count == 1 ? "0" + digits : digits
            }.joined()
        } catch {
            throw SurveyError(
                .inputRefused, at: path, Message(zh: "文件无法读取：\(error)", en: "the file cannot be read: \(error)")
            )
        }
    }
}
