import Bilingual
import FoundationEssentials
import Glibc

/// The few calls to the file system that outputs need, with typed errors.
///
/// Foundation's `FileManager` neither syncs nor swaps, and says too little about why something failed.
enum FileSystem {
    /// What is at a path.
    struct Item: Equatable {
        /// The device and the number on it: two paths with the same pair are the same file.
        struct Identity: Hashable {
            var device: UInt
            var number: UInt
        }

        enum Kind { case file, folder, other }

        var identity: Identity
        var kind: Kind
        var permissions: mode_t
    }

    /// What is at a path, links followed; `nil` when there is nothing.
    static func item(at path: String) -> Item? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        let kind: Item.Kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            default: .other
            }
        return Item(
            identity: .init(device: status.st_dev, number: status.st_ino), kind: kind,
            permissions: status.st_mode & 0o7777)
    }

    /// The path without links, `.` and `..`; `nil` when it does not exist.
    static func realPath(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// A path of which only the folder is without links; `nil` when that does not exist.
    static func unfollowed(_ path: String) -> String? {
        var trimmed = path
        while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        guard let slash = trimmed.lastIndex(of: "/") else { return realPath(".").map { "\($0)/\(trimmed)" } }
        let parent = slash == trimmed.startIndex ? "/" : realPath(String(trimmed[..<slash]))
        return parent.map { ($0 == "/" ? "" : $0) + trimmed[slash...] }
    }

    /// Where an output goes: the folder that holds it, without links, and its path in there.
    ///
    /// A link at the end is followed, so that what it points to is replaced and not the link.
    static func place(of path: String) throws(OutputError) -> (parent: String, path: String) {
        var trimmed = path
        while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        if let existing = realPath(trimmed) { trimmed = existing }
        let slash = trimmed.lastIndex(of: "/")
        let name = slash.map { String(trimmed[trimmed.index(after: $0)...]) } ?? trimmed
        let above = slash.map { $0 == trimmed.startIndex ? "/" : String(trimmed[..<$0]) } ?? "."
        guard !name.isEmpty, name != ".", name != "..", !path.utf8.contains(0) else {
            throw OutputError(
                .notReplaceable, path,
                Message(zh: "“\(path)”不能作为输出位置，请换一个", en: "\(path) cannot be an output; choose another path"))
        }
        guard let parent = realPath(above) else {
            throw failure(
                .notWritable, above, errno,
                Message(
                    zh: "无法进入文件夹“\(above)”，请先建立或检查权限",
                    en: "The folder \(above) cannot be entered; make it first"))
        }
        return (parent, parent == "/" ? "/" + name : parent + "/" + name)
    }

    /// How temporary names begin and end.
    static let (temporaryStart, temporaryEnd) = (".tuban-", ".partial")

    /// A name beside an output that nothing has yet.
    static func temporarySibling(in parent: String) -> String {
        (parent == "/" ? "/" : parent + "/") + temporaryStart
            + String(UInt64.random(in: 0...UInt64.max), radix: 36) + temporaryEnd
    }

    /// Makes a folder; everything above it must exist.
    static func makeFolder(_ path: String) throws(OutputError) {
        guard unsafe mkdir(path, 0o777) != 0 else { return }
        let number = errno
        throw failure(
            .notWritable, path, number,
            Message(
                zh: "无法在该处建立文件夹，请检查权限和磁盘空间",
                en: "No folder can be made there; check permissions and disk space"))
    }

    /// Writes a new file and makes sure that it is on the disk.
    static func writeNew(_ bytes: [UInt8], to path: String, permissions: mode_t = 0o666) throws(OutputError) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, permissions)
        guard descriptor >= 0 else {
            throw failure(
                .notWritable, path, errno,
                Message(
                    zh: "无法建立文件，请检查权限和磁盘空间", en: "The file cannot be made; check permissions and disk space"))
        }
        do throws(OutputError) {
            try write(bytes, to: descriptor, path: path)
            guard fsync(descriptor) == 0 else { throw writeFailure(path, errno) }
        } catch {
            close(descriptor)
            throw error
        }
        guard close(descriptor) == 0 else { throw writeFailure(path, errno) }
    }

    /// Writes all bytes, however many calls that takes.
    static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(OutputError) {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(
                    descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw writeFailure(path, errno) }
            written += count
        }
    }

    /// Makes sure that a file or a folder is on the disk as it is.
    static func sync(_ path: String) throws(OutputError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw writeFailure(path, errno) }
        defer { close(descriptor) }
        // Some file systems cannot sync folders and say so with EINVAL; nothing more can be done there.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw writeFailure(path, errno) }
    }

    /// The names in a folder, in order; `nil` when it cannot be read.
    static func names(in folder: String) -> [String]? {
        guard let stream = unsafe opendir(folder) else { return nil }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Makes sure that a folder is on the disk with everything in it.
    static func syncTree(_ folder: String) throws(OutputError) {
        guard let names = names(in: folder) else { throw writeFailure(folder, errno) }
        for name in names {
            let path = folder + "/" + name
            if isFolder(path) { try syncTree(path) } else { try sync(path) }
        }
        try sync(folder)
    }

    /// Removes a file, or a folder with everything in it; links are removed, not followed.
    ///
    /// - Returns: whether nothing of it is left.
    @discardableResult
    static func remove(_ path: String) -> Bool {
        if isFolder(path) {
            for name in names(in: path) ?? [] { remove(path + "/" + name) }
            return unsafe rmdir(path) == 0
        }
        return unsafe unlink(path) == 0 || errno == ENOENT
    }

    /// Whether there is a folder itself, not a link to one.
    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    static func writeFailure(_ path: String, _ number: Int32) -> OutputError {
        failure(
            .writeFailed, path, number,
            Message(
                zh: "写入失败，原有结果未受影响；请检查磁盘空间和配额",
                en: "Writing failed and the former result is as it was; check disk space and quota"))
    }

    static func failure(
        _ code: OutputError.Code, _ path: String, _ number: Int32, _ advice: Message
    ) -> OutputError {
        let cause = unsafe String(cString: strerror(number))
        return OutputError(
            code, path,
            Message(zh: "“\(path)”：\(cause)。", en: "\(path): \(cause). ") + advice, cause: cause)
    }
}
