import Bilingual
import Glibc

/// Puts a finished file or folder in its place.
enum Renaming {
    // linux/fs.h.
    private static let noReplace: UInt32 = 1
    private static let exchange: UInt32 = 2

    /// Linux's `renameat2`; 0 when it went well, an error number otherwise.
    ///
    /// Swift's overlay of the C library does not show it, so it is looked up by name.
    private static func rename(_ source: String, _ path: String, flags: UInt32) -> Int32 {
        typealias Function =
            @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
        guard let symbol = unsafe dlsym(nil, "renameat2") else { return ENOSYS }
        let function = unsafe unsafeBitCast(symbol, to: Function.self)
        return unsafe function(AT_FDCWD, source, AT_FDCWD, path, flags) == 0 ? 0 : errno
    }

    /// Moves `source` to `path`, where nothing must be.
    static func intoFreePlace(_ source: String, _ path: String) throws(OutputError) {
        let number = rename(source, path, flags: noReplace)
        if number == 0 { return }
        if number == EEXIST { throw alreadyExists(path) }
        // Some file systems (NFS) do not know the flag: look, then move.
        guard number == EINVAL || number == ENOSYS else { throw FileSystem.writeFailure(path, number) }
        guard FileSystem.item(at: path) == nil else { throw alreadyExists(path) }
        guard unsafe Glibc.rename(source, path) == 0 else { throw FileSystem.writeFailure(path, errno) }
    }

    /// Puts the folder `source` in the place of the folder at `path`, and removes the former one.
    ///
    /// In one step where the file system can; otherwise the former one is set aside, and comes back when the new
    /// one cannot take its place.
    ///
    /// - Parameters:
    ///   - source: the new folder.
    ///   - path: the former one.
    ///   - canExchange: `false` takes the second way, for tests of it.
    static func replacingFolder(
        _ source: String, _ path: String, canExchange: Bool = true
    ) throws(OutputError) {
        if canExchange, rename(source, path, flags: exchange) == 0 {
            FileSystem.remove(source)
            return
        }
        let aside = source + ".former"
        guard unsafe Glibc.rename(path, aside) == 0 else { throw FileSystem.writeFailure(path, errno) }
        guard unsafe Glibc.rename(source, path) == 0 else {
            let number = errno
            _ = unsafe Glibc.rename(aside, path)
            throw FileSystem.writeFailure(path, number)
        }
        FileSystem.remove(aside)
    }

    /// Puts the file `source` in the place of the file at `path`, in one step.
    static func replacingFile(_ source: String, _ path: String) throws(OutputError) {
        guard unsafe Glibc.rename(source, path) == 0 else { throw FileSystem.writeFailure(path, errno) }
    }

    static func alreadyExists(_ path: String) -> OutputError {
        OutputError(
            .alreadyExists, path,
            Message(
                zh: "“\(path)”已经存在，未作改动；请换一个位置，或在有 --overwrite 的命令中加上它",
                en:
                    "\(path) exists already and was left alone; choose another path, or add --overwrite where the command has it"
            ))
    }
}
