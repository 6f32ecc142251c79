import CLibArchive

/// The ZIP file around a Word document.
struct WordArchive {
    /// No report unpacks to more.
    static let limit = 64 << 20

    private let bytes: [UInt8]
    /// The names of its files, as written.
    let names: [String]

    /// Reads the directory of a ZIP file.
    init(_ bytes: [UInt8]) throws(DocumentFault) {
        self.bytes = bytes
        var names: [String] = []
        try Self.visit(bytes) { entry throws(DocumentFault) in
            if let name = entry.name { names.append(name) }
            return true
        }
        self.names = names
    }

    /// Unpacks a file; `nil` without it.
    ///
    /// - Parameter limit: how many bytes it may unpack to, whatever the directory says.
    func file(_ name: String, limit: Int = WordArchive.limit) throws(DocumentFault) -> [UInt8]? {
        guard let stored = names.first(where: { Self.key($0) == Self.key(name) }) else { return nil }
        var result: [UInt8]?
        try Self.visit(bytes) { entry throws(DocumentFault) in
            guard entry.name == stored else { return true }
            result = try Self.unpack(entry, name: stored, limit: limit)
            return false
        }
        return result
    }

    /// Names of parts differ neither in case nor in a leading slash (ECMA-376-2, 6.2.2).
    private static func key(_ name: String) -> String {
        String(name.drop { $0 == "/" }).lowercased()
    }

    /// A file of the archive while the library stands at it.
    @safe
    private struct Entry: ~Copyable {
        let name: String?
        let size: Int64?
        let archive: OpaquePointer
    }

    /// Visits the files in the order of the archive until one is told to be the last.
    private static func visit(
        _ bytes: [UInt8], _ body: (borrowing Entry) throws(DocumentFault) -> Bool
    ) throws(DocumentFault) {
        guard let archive = unsafe archive_read_new() else {
            throw DocumentFault(
                .unavailable, zh: "解压库 libarchive 无法启动；请将报告另存为文本文件",
                en: "the library libarchive does not start; save the report as text")
        }
        defer { unsafe archive_read_free(archive) }
        // Only the reader that needs the directory: the other one takes a file that is cut off for a whole one.
        unsafe archive_read_support_format_zip_seekable(archive)
        var fault: DocumentFault?
        unsafe bytes.withUnsafeBytes { buffer in
            guard unsafe archive_read_open_memory(archive, buffer.baseAddress, buffer.count) == ARCHIVE_OK
            else {
                fault = unsafe damage(archive)
                return
            }
            var header: OpaquePointer?
            while fault == nil {
                let status = unsafe archive_read_next_header(archive, &header)
                if status == ARCHIVE_EOF { return }
                // A warning is about a name that the locale cannot show; parts have plain names.
                guard status >= ARCHIVE_WARN, let header = unsafe header else {
                    fault = unsafe damage(archive)
                    return
                }
                let name = unsafe archive_entry_pathname(header).map { unsafe String(cString: $0) }
                let size = unsafe archive_entry_size_is_set(header) != 0 ? archive_entry_size(header) : nil
                do throws(DocumentFault) {
                    guard try body(unsafe Entry(name: name, size: size, archive: archive)) else { return }
                } catch {
                    fault = error
                }
            }
        }
        if let fault { throw fault }
    }

    private static func unpack(
        _ entry: borrowing Entry, name: String, limit: Int
    ) throws(DocumentFault) -> [UInt8] {
        let tooLarge = DocumentFault(
            .tooLarge, zh: "\(name) 解压后超过 \(limit >> 20) MB，不像是报告；请检查文件来源，或另存为文本文件",
            en:
                "\(name) unpacks to more than \(limit >> 20) MB, no report does; check where it comes from, or save it as text"
        )
        if let size = entry.size, size > limit { throw tooLarge }
        var result: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { buffer in
                unsafe archive_read_data(entry.archive, buffer.baseAddress, buffer.count)
            }
            if count == 0 { break }
            // A wrong checksum is a warning to libarchive; here it is damage.
            guard count > 0 else { throw unsafe damage(entry.archive, name) }
            guard result.count + count <= limit else { throw tooLarge }
            result += chunk[..<count]
        }
        if let size = entry.size, size != result.count { throw unsafe damage(entry.archive, name) }
        return result
    }

    private static func damage(_ archive: OpaquePointer, _ name: String = "ZIP") -> DocumentFault {
        let text = unsafe archive_error_string(archive).map { unsafe String(cString: $0) }
        return DocumentFault(
            .damaged, zh: "Word 文档已损坏（\(name)）；请重新复制或下载，或用 Word、WPS 修复后另存",
            en:
                "the Word document is damaged (\(name)); copy or download it again, or repair it in Word or WPS",
            libraryMessages: text.map { [$0] } ?? [])
    }
}
