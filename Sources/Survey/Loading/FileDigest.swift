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
            return hexadecimal(hash.finalize())
        } catch {
            throw SurveyError(
                .inputRefused, at: path,
                Message(
                    zh: "文件不存在或无法读取，请检查路径和权限",
                    en: "no such file, or it cannot be read; check path and permissions")
            )
        }
    }

    /// The digest of bytes that were read already.
    static func sha256(of bytes: [UInt8]) -> String {
        hexadecimal(SHA256.hash(data: bytes))
    }

    private static func hexadecimal(_ digest: SHA256.Digest) -> String {
        digest.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
