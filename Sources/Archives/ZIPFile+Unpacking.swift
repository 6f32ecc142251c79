import CLibArchive
import FoundationEssentials
import Glibc

extension ZIPFile {
    /// A piece that is unpacked at once.
    private static let chunk = 1 << 18

    /// Unpacks entries into files, in one go through the archive.
    ///
    /// - Parameter files: entries and the paths of files that are not there yet; folders in between are made.
    /// - Throws: `damaged` when one holds more or other bytes than the directory says; `unwritable` when the disk is full.
    public func unpack(_ files: [(entry: Entry, path: String)]) throws(ArchiveError) {
        let paths = Dictionary(files.map { ($0.entry, $0.path) }) { first, _ in first }
        var output: OutputFile?
        try unpack(files.map(\.entry)) { entry, chunk throws(ArchiveError) in
            guard let path = paths[entry] else { return }
            if output?.path != path { output = try OutputFile(path) }
            try output?.write(chunk)
        }
        // An entry without bytes is a file as well.
        for (entry, path) in files where entry.size == 0 { _ = try OutputFile(path) }
    }

    /// Goes through the archive once and hands over the bytes of entries, piece by piece.
    func unpack(
        _ wanted: [Entry], _ body: (Entry, ArraySlice<UInt8>) throws(ArchiveError) -> Void
    ) throws(ArchiveError) {
        guard let last = wanted.map(\.ordinal).max() else { return }
        guard let archive = unsafe archive_read_new() else { throw .unavailable }
        defer { unsafe archive_read_free(archive) }
        // Only the reader that needs the directory: the other one takes a file that is cut off for a whole one.
        unsafe archive_read_support_format_zip_seekable(archive)
        var fault: ArchiveError?
        unsafe data.withUnsafeBytes { buffer in
            do throws(ArchiveError) {
                guard unsafe archive_read_open_memory(archive, buffer.baseAddress, buffer.count) == ARCHIVE_OK
                else { throw unsafe Self.damage(archive, "ZIP") }
                for ordinal in 0...last {
                    var header: OpaquePointer?
                    let status = unsafe archive_read_next_header(archive, &header)
                    // A warning is about a name that the locale cannot show; the directory has the names.
                    guard status == ARCHIVE_OK || status == ARCHIVE_WARN else {
                        throw unsafe Self.damage(archive, "ZIP")
                    }
                    guard let entry = wanted.first(where: { $0.ordinal == ordinal }) else { continue }
                    try unsafe Self.read(entry, from: archive, body)
                }
            } catch {
                fault = error
            }
        }
        if let fault { throw fault }
    }

    private static func read(
        _ entry: Entry, from archive: OpaquePointer,
        _ body: (Entry, ArraySlice<UInt8>) throws(ArchiveError) -> Void
    ) throws(ArchiveError) {
        var buffer = [UInt8](repeating: 0, count: chunk)
        var checksum = CRC32()
        var total = 0
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe archive_read_data(archive, $0.baseAddress, $0.count)
            }
            if count == 0 { break }
            // A wrong checksum is a warning to libarchive; here it is damage.
            guard count > 0 else { throw unsafe damage(archive, entry.name) }
            total += count
            guard total <= entry.size else { throw unsafe damage(archive, entry.name) }
            checksum.add(buffer[..<count])
            try body(entry, buffer[..<count])
        }
        guard total == entry.size, checksum.value == entry.checksum else {
            throw unsafe damage(archive, entry.name)
        }
    }

    private static func damage(_ archive: OpaquePointer, _ name: String) -> ArchiveError {
        let text = unsafe archive_error_string(archive).map { unsafe String(cString: $0) }
        return ArchiveError(
            .damaged, zh: "条目“\(name)”无法解压或与目录所记不符，压缩包已损坏",
            en:
                "its entry \"\(name)\" cannot be unpacked or is not what the directory says; the archive is damaged",
            name: name, libraryMessages: [text].compactMap(\.self))
    }
}

/// A new file, closed with its last use.
private final class OutputFile {
    let path: String
    private let descriptor: Int32

    init(_ path: String) throws(ArchiveError) {
        self.path = path
        let parent = path[..<(path.lastIndex(of: "/") ?? path.endIndex)]
        try? FileManager.default.createDirectory(atPath: String(parent), withIntermediateDirectories: true)
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure(path) }
    }

    func write(_ bytes: ArraySlice<UInt8>) throws(ArchiveError) {
        var rest = bytes
        while !rest.isEmpty {
            let step = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if step < 0, errno == EINTR { continue }
            guard step > 0 else { throw Self.failure(path) }
            rest = rest.dropFirst(step)
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    private static func failure(_ path: String) -> ArchiveError {
        ArchiveError(
            .unwritable, zh: "无法解压到 \(path)，请检查磁盘空间和权限，或设置 TMPDIR",
            en: "cannot unpack to \(path); check disk space and permissions, or set TMPDIR", name: path)
    }
}
