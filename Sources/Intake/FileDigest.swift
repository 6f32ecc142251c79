import Bilingual
import Crypto
import Glibc
package import Project

/// The SHA-256 of a file, so that a result says from which bytes it came.
///
/// Read piece by piece: a file may be larger than the memory.
package enum FileDigest {
    private static let chunk = 1 << 20

    /// The digest in hexadecimal digits.
    package static func sha256(of path: String) throws(SurveyError) -> String {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw unreadable(path) }
        defer { close(file) }
        var hash = SHA256()
        var buffer = [UInt8](repeating: 0, count: chunk)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw unreadable(path) }
            guard count > 0 else { return hexadecimal(hash.finalize()) }
            unsafe buffer.withUnsafeBytes { unsafe hash.update(bufferPointer: .init(rebasing: $0[..<count])) }
        }
    }

    private static func unreadable(_ path: String) -> SurveyError {
        SurveyError(
            .inputRefused, at: path,
            Message(
                zh: "文件不存在或无法读取，请检查路径和权限", en: "no such file, or it cannot be read; check path and permissions")
        )
    }

    /// The digest of bytes that were read already.
    package static func sha256(of bytes: [UInt8]) -> String {
        hexadecimal(SHA256.hash(data: bytes))
    }

    private static func hexadecimal(_ digest: SHA256.Digest) -> String {
        digest.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
