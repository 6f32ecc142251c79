import Glibc

/// Names of entries, in bytes of which at most a flag tells the encoding.
enum EntryName {
    /// A name: UTF-8 where it says so or is so, else GB18030, in which Chinese Windows writes it.
    static func text(_ raw: [UInt8], isUTF8: Bool) -> String {
        if isUTF8 || raw.contains(0) { return String(decoding: raw, as: UTF8.self) }
        return String(validating: raw, as: UTF8.self) ?? chinese(raw) ?? String(decoding: raw, as: UTF8.self)
    }

    /// Whether a name stays in the folder that the archive is unpacked to.
    static func isInside(_ name: String) -> Bool {
        guard !name.isEmpty, !name.hasPrefix("/"), !name.utf8.contains(where: { $0 < 0x20 }) else {
            return false
        }
        var parts = name.split(separator: "/", omittingEmptySubsequences: false)
        if parts.last == "" { parts.removeLast() }
        return parts.allSatisfy { $0 != "" && $0 != "." && $0 != ".." && !$0.contains(":") }
    }

    /// The text of bytes in GB18030, by the C library's converter; `nil` for bytes that stand for nothing.
    private static func chinese(_ raw: [UInt8]) -> String? {
        guard let converter = unsafe iconv_open("UTF-8", "GB18030"), Int(bitPattern: converter) != -1 else {
            return nil
        }
        defer { unsafe iconv_close(converter) }
        var input = raw.map(CChar.init(bitPattern:))
        var output = [CChar](repeating: 0, count: raw.count * 2 + 16)
        let written = unsafe input.withUnsafeMutableBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target -> Int? in
                var (from, to) = (source.baseAddress, target.baseAddress)
                var (left, room) = (source.count, target.count)
                let result = unsafe iconv(converter, &from, &left, &to, &room)
                return result != .max && left == 0 ? target.count - room : nil
            }
        }
        return written.flatMap {
            String(validating: output[..<$0].map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }
}
