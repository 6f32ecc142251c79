import Bilingual
import CXLSXWriter
import Glibc

/// Reads a written workbook back to see that it is whole.
///
/// libxlsxwriter 1.1.4 does not look at the results of its writes to temporary files: when the disk or the
/// quota runs out there, it packs half a sheet and reports success. Every part of the archive must have its
/// length and checksum and end with the closing tag of its XML.
enum WorkbookReview {
    static func review(_ path: String) throws(SpreadsheetError) {
        guard let bytes = read(path) else { throw incomplete(path, "cannot be read back") }
        guard bytes.count >= 22 else { throw incomplete(path, "shorter than an archive") }
        // The library writes no archive comment: the end record is the last 22 bytes.
        let end = bytes.count - 22
        guard number(bytes, end, 4) == 0x0605_4B50 else { throw incomplete(path, "no end of archive") }
        var entry = number(bytes, end + 16, 4)
        let parts = number(bytes, end + 10, 2)
        guard parts > 0 else { throw incomplete(path, "empty archive") }
        for _ in 0..<parts {
            guard entry + 46 <= bytes.count, number(bytes, entry, 4) == 0x0201_4B50 else {
                throw incomplete(path, "broken directory of the archive")
            }
            let nameLength = number(bytes, entry + 28, 2)
            let local = number(bytes, entry + 42, 4)
            let size = number(bytes, entry + 20, 4)
            guard entry + 46 + nameLength <= bytes.count, local + 30 <= bytes.count else {
                throw incomplete(path, "broken directory of the archive")
            }
            let name = String(decoding: bytes[(entry + 46)..<(entry + 46 + nameLength)], as: UTF8.self)
            let start = local + 30 + number(bytes, local + 26, 2) + number(bytes, local + 28, 2)
            guard start + size <= bytes.count,
                let part = inflated(bytes, start..<(start + size)),
                part.length == number(bytes, entry + 24, 4), part.checksum == number(bytes, entry + 16, 4)
            else { throw incomplete(path, "\(name) is damaged") }
            guard part.endsAsItStarts else { throw incomplete(path, "\(name) stops in the middle") }
            entry += 46 + nameLength + number(bytes, entry + 30, 2) + number(bytes, entry + 32, 2)
        }
    }

    private static func incomplete(_ path: String, _ cause: String) -> SpreadsheetError {
        SpreadsheetError(
            .incomplete, "close workbook",
            Message(
                zh: "工作簿“\(path)”未能完整写出，已删除；请检查磁盘空间和配额",
                en: "The workbook \(path) was not written whole and was removed; check disk space and quota"),
            cause: cause)
    }

    /// A little-endian number of an archive; 0 outside it.
    private static func number(_ bytes: [UInt8], _ offset: Int, _ length: Int) -> Int {
        guard offset >= 0, offset + length <= bytes.count else { return 0 }
        return (0..<length).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }

    /// The whole of a file, `nil` when it cannot be read.
    private static func read(_ path: String) -> [UInt8]? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var filled = 0
        while filled < bytes.count {
            let count = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe Glibc.read(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return nil }
            filled += count
        }
        return bytes
    }

    /// What a part of the archive unpacks to, without keeping it.
    private struct Part {
        var length = 0
        var checksum = 0
        var head: [UInt8] = []
        var tail: [UInt8] = []

        /// Whether the XML's last tag closes its first element.
        var endsAsItStarts: Bool {
            // By scalars: a carriage return and a line feed would be one character.
            let text = String(decoding: head, as: UTF8.self).unicodeScalars
            var end = String(decoding: tail, as: UTF8.self).unicodeScalars[...]
            while let last = end.last, last.properties.isWhitespace { end.removeLast() }
            guard let declaration = text.firstIndex(of: ">") else { return false }
            let element = text[text.index(after: declaration)...].drop { $0.properties.isWhitespace }
            let name = element.dropFirst().prefix { !$0.properties.isWhitespace && $0 != ">" && $0 != "/" }
            guard element.first == "<", !name.isEmpty else { return false }
            // An empty element closes itself; all of it is then in the head.
            let isEmpty = length <= head.count && element.filter { $0 == "<" }.count == 1
            return String(end).hasSuffix(isEmpty ? "/>" : "</\(String(name))>")
        }
    }

    private static func inflated(_ bytes: [UInt8], _ range: Range<Int>) -> Part? {
        var stream = unsafe z_stream()
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        guard unsafe inflateInit2_(&stream, -15, ZLIB_VERSION, size) == Z_OK else { return nil }
        defer { unsafe inflateEnd(&stream) }
        var part = Part()
        var output = [UInt8](repeating: 0, count: 1 << 16)
        var checksum: uLong = 0
        var status = Z_OK
        unsafe bytes[range].withUnsafeBufferPointer { input in
            unsafe stream.next_in = unsafe UnsafeMutablePointer(mutating: input.baseAddress)
            unsafe stream.avail_in = UInt32(input.count)
            while status == Z_OK {
                let count = unsafe output.withUnsafeMutableBufferPointer { buffer in
                    unsafe stream.next_out = buffer.baseAddress
                    unsafe stream.avail_out = UInt32(buffer.count)
                    status = unsafe inflate(&stream, Z_NO_FLUSH)
                    let count = unsafe buffer.count - Int(stream.avail_out)
                    checksum = unsafe crc32(checksum, buffer.baseAddress, UInt32(count))
                    return count
                }
                if part.head.count < 1024 { part.head += output.prefix(min(count, 1024 - part.head.count)) }
                part.tail = Array((part.tail + output[max(0, count - 64)..<count]).suffix(64))
                part.length += count
            }
        }
        guard status == Z_STREAM_END else { return nil }
        part.checksum = Int(checksum)
        return part
    }
}
