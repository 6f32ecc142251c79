import Bilingual
import CGDAL
import FoundationEssentials
import Glibc

/// Unpacks entries of an archive into a private folder.
///
/// The structure of a file is checked on the file itself, mapped; so entries are unpacked whole, and not read through the
/// archive.
struct ZIPExtraction {
    let archive: String
    let folder: PrivateFolder
    private let link: String

    /// A piece that is unpacked at once.
    private static let chunk = 1 << 18

    init(of archive: String) throws(VectorFileError) {
        self.archive = archive
        folder = try PrivateFolder(for: archive)
        // A name of our own for GDAL: that of the archive may hold signs which have a meaning in GDAL's paths.
        link = folder.path + "/archive.zip"
        let target = archive.hasPrefix("/") ? archive : FileManager.default.currentDirectoryPath + "/" + archive
        guard unsafe symlink(target, link) == 0 else { throw Self.failure(archive, folder.path) }
    }

    /// Unpacks an entry.
    ///
    /// - Parameter name: where to, in the folder; a folder in between is made.
    /// - Returns: the path of the file.
    /// - Throws: `damaged` when it holds more or other bytes than the directory says; `readFailed` when the disk is full.
    func unpack(_ entry: ZIPDirectory.Entry, to name: String) throws(VectorFileError) -> String {
        let path = "\(folder.path)/\(name)"
        let parent = path[..<(path.lastIndex(of: "/") ?? path.endIndex)]
        try? FileManager.default.createDirectory(atPath: String(parent), withIntermediateDirectories: true)
        let output = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard output >= 0 else { throw Self.failure(archive, path) }
        defer { close(output) }
        let damaged = VectorFileError(
            .damaged,
            Message(
                zh: "条目“\(entry.name)”无法解压或与目录所记不符，压缩包已损坏",
                en:
                    "its entry \"\(entry.name)\" cannot be unpacked or is not what the directory says; the archive is damaged"
            ),
            path: archive)
        let log = LibraryLog()
        return try log.collecting { () throws(VectorFileError) in
            // GDAL changes names that are not UTF-8 by this option; Latin-1 keeps every byte.
            unsafe CPLSetThreadLocalConfigOption("CPL_ZIP_ENCODING", "ISO-8859-1")
            defer { unsafe CPLSetThreadLocalConfigOption("CPL_ZIP_ENCODING", nil) }
            guard let input = unsafe Self.openInput(entry, link) else { throw damaged }
            defer { unsafe VSIFCloseL(input) }
            var buffer = [UInt8](repeating: 0, count: Self.chunk)
            var checksum = CRC32()
            var total = 0
            while true {
                let count = unsafe buffer.withUnsafeMutableBytes {
                    unsafe VSIFReadL($0.baseAddress, 1, $0.count, input)
                }
                guard count > 0 else { break }
                total += count
                guard total <= entry.size else { throw damaged }
                checksum.add(buffer[..<count])
                var written = 0
                while written < count {
                    let step = unsafe buffer.withUnsafeBytes {
                        unsafe write(
                            output, UnsafeRawBufferPointer(rebasing: $0[written..<count]).baseAddress,
                            count - written)
                    }
                    if step < 0, errno == EINTR { continue }
                    guard step > 0 else { throw Self.failure(archive, path) }
                    written += step
                }
            }
            guard total == entry.size, checksum.value == entry.checksum else { throw damaged }
            return path
        }
    }

    private static func openInput(_ entry: ZIPDirectory.Entry, _ link: String) -> UnsafeMutablePointer<
        VSILFILE
    >? {
        let latin = String(String.UnicodeScalarView(entry.rawName.map { Unicode.Scalar($0) }))
        let text = String(validating: entry.rawName, as: UTF8.self)
        for name in [text, latin].compactMap(\.self) {
            for spelling in [name, name.replacing("\\", with: "/")] {
                if let input = unsafe VSIFOpenL("/vsizip/{\(link)}/\(spelling)", "rb") { return unsafe input }
            }
        }
        return nil
    }

    private static func failure(_ archive: String, _ path: String) -> VectorFileError {
        VectorFileError(
            .readFailed,
            Message(
                zh: "无法解压到 \(path)，请检查磁盘空间和权限，或设置 TMPDIR",
                en: "cannot unpack to \(path); check disk space and permissions, or set TMPDIR"), path: archive)
    }
}

/// CRC-32 as ZIP uses it (ISO 3309).
struct CRC32 {
    private var state: UInt32 = 0xFFFF_FFFF

    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }

    var value: UInt32 { ~state }

    mutating func add(_ bytes: ArraySlice<UInt8>) {
        for byte in bytes { state = state >> 8 ^ Self.table[Int(UInt8(truncatingIfNeeded: state) ^ byte)] }
    }
}
