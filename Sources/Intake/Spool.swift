import Bilingual
import FoundationEssentials
import Glibc
package import Project
import Synchronization

/// Where the rows of a run wait on disk, so that memory does not grow with them (中间文件).
///
/// The file has no name: whatever ends the program, a signal too, nothing of it is left. Rows are written by several tasks
/// and read back while the run lasts.
package final class Spool: Sendable {
    private let descriptor: Int32
    private let folder: String
    private let end = Mutex<Int>(0)

    /// - Parameter folder: where it lies, beside the output; that for temporary files when `nil`.
    /// - Throws: `output` when no file can be made there.
    package init(in folder: String? = nil) throws(SurveyError) {
        let folder = folder ?? FileManager.default.temporaryDirectory.path(percentEncoded: false)
        self.folder = folder
        // From <fcntl.h>, where it is a macro that Swift does not see.
        let unnamed = 0o20_000_000 | O_DIRECTORY
        var file = unsafe open(folder, O_RDWR | O_CLOEXEC | unnamed, 0o600)
        if file < 0 {
            // Not every file system makes files without a name.
            var name = Array((folder + "/.tuban-XXXXXX").utf8CString)
            file = unsafe mkstemp(&name)
            if file >= 0 {
                _ = fcntl(file, F_SETFD, FD_CLOEXEC)
                unsafe unlink(name)
            }
        }
        guard file >= 0 else { throw Self.failure(folder, errno) }
        descriptor = file
    }

    deinit { close(descriptor) }

    /// Writes bytes.
    ///
    /// - Returns: where they are.
    /// - Throws: `output` when the disk is full.
    package func append(_ bytes: [UInt8]) throws(SurveyError) -> Int {
        let start = end.withLock { end in
            defer { end += bytes.count }
            return end
        }
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe pwrite(
                    descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written,
                    start + written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failure(folder, errno) }
            written += count
        }
        return start
    }

    /// Reads bytes back that were written.
    package func read(_ count: Int, at offset: Int) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let part = unsafe pread(
                    descriptor, buffer.baseAddress?.advanced(by: filled), count - filled, offset + filled)
                if part < 0, errno == EINTR { continue }
                guard part > 0 else { fatalError("the rows of this run cannot be read back from \(folder)") }
                filled += part
            }
        }
    }

    private static func failure(_ folder: String, _ number: Int32) -> SurveyError {
        let cause = unsafe String(cString: strerror(number))
        return SurveyError(
            .output, at: folder,
            Message(
                zh: "中间文件写不下（\(cause)），请检查该处的权限、磁盘空间和配额",
                en:
                    "the rows of this run cannot be written there (\(cause)); check permissions, disk space and quota"
            ))
    }
}
