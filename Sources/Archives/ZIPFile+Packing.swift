import CLibArchive

extension ZIPFile {
    /// A new archive of files, deflated, without dates, in their order: the same files give the same bytes.
    ///
    /// - Throws: `unavailable` when the library does not start, `damaged` when it cannot pack.
    public static func encode(_ parts: [(name: String, bytes: [UInt8])]) throws(ArchiveError) -> [UInt8] {
        guard let archive = unsafe archive_write_new() else { throw .unavailable }
        defer { unsafe archive_write_free(archive) }
        try unsafe check(archive_write_set_format_zip(archive), archive)
        // Whole blocks would pad the file with zeros.
        try unsafe check(archive_write_set_bytes_in_last_block(archive, 1), archive)
        // Deflate lengthens what it cannot shorten by less than a thousandth; a kilobyte for names and directory.
        let capacity = parts.reduce(1 << 12) {
            $0 + $1.bytes.count + $1.bytes.count / 256 + 4 * $1.name.utf8.count + 1024
        }
        var used = 0
        var fault: ArchiveError?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            do throws(ArchiveError) {
                try unsafe check(
                    archive_write_open_memory(archive, buffer.baseAddress, capacity, &used), archive)
                for part in parts { try unsafe write(part, to: archive) }
                try unsafe check(archive_write_close(archive), archive)
            } catch {
                fault = error
            }
            count = fault == nil ? used : 0
        }
        if let fault { throw fault }
        return bytes
    }

    private static func write(
        _ part: (name: String, bytes: [UInt8]), to archive: OpaquePointer
    ) throws(ArchiveError) {
        guard let entry = unsafe archive_entry_new() else { throw .unavailable }
        defer { unsafe archive_entry_free(entry) }
        unsafe archive_entry_set_pathname(entry, part.name)
        unsafe archive_entry_set_size(entry, Int64(part.bytes.count))
        // AE_IFREG, a macro that Swift does not see: a plain file.
        unsafe archive_entry_set_filetype(entry, 0o100000)
        unsafe archive_entry_set_perm(entry, 0o644)
        try unsafe check(archive_write_header(archive, entry), archive)
        let written = unsafe part.bytes.withUnsafeBytes { bytes in
            unsafe archive_write_data(archive, bytes.baseAddress, bytes.count)
        }
        guard written == part.bytes.count else { throw unsafe packingFailure(archive) }
        try unsafe check(archive_write_finish_entry(archive), archive)
    }

    private static func check(_ status: Int32, _ archive: OpaquePointer) throws(ArchiveError) {
        guard status == ARCHIVE_OK else { throw unsafe packingFailure(archive) }
    }

    private static func packingFailure(_ archive: OpaquePointer) -> ArchiveError {
        let text = unsafe archive_error_string(archive).map { unsafe String(cString: $0) }
        return ArchiveError(
            .damaged, zh: "文档打包失败", en: "the document cannot be packed",
            libraryMessages: [text].compactMap(\.self))
    }
}
