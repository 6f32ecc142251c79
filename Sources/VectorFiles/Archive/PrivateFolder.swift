import Bilingual
import FoundationEssentials
import Glibc
import Synchronization

/// A folder that only this user can read, for what is unpacked; it is removed when nothing refers to it any more.
final class PrivateFolder: Sendable {
    let path: String

    init(for archive: String) throws(VectorFileError) {
        let parent = FileManager.default.temporaryDirectory.path(percentEncoded: false)
        var template = Array("\(parent.hasSuffix("/") ? parent : parent + "/")tuban-XXXXXX".utf8CString)
        guard let made = unsafe mkdtemp(&template)
        else {
            throw VectorFileError(
                .readFailed,
                Message(
                    zh: "无法在 \(parent) 建立临时文件夹，请检查权限或设置 TMPDIR",
                    en: "no temporary folder can be made in \(parent); check permissions or set TMPDIR"),
                path: archive)
        }
        path = unsafe String(cString: made)
        PrivateFolders.paths.withLock { [path] in _ = $0.insert(path) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
        PrivateFolders.paths.withLock { [path] in _ = $0.remove(path) }
    }
}

/// The private folders that this process has.
public enum PrivateFolders {
    fileprivate static let paths = Mutex<Set<String>>([])

    /// Removes all of them, when the process is about to end by a signal.
    public static func removeAll() {
        paths.withLock { paths in for path in paths { try? FileManager.default.removeItem(atPath: path) } }
    }
}
