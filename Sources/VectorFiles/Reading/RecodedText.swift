import Bilingual
import CGDAL
import FoundationEssentials

/// Texts of other encodings in UTF-8 (转码).
enum RecodedText {
    /// What is told of a text that is no UTF-8.
    static let notice = Message(
        zh: "文字不是 UTF-8，按 GB18030（含 GBK）读",
        en: "the text is not UTF-8 and is read as GB18030 (with GBK in it)")
    /// How another encoding is named.
    static let remedy = Message(
        zh: "；如不对请用 --encoding（项目中 encoding）指明", en: "; name another with --encoding (encoding in a project)")

    /// A text in UTF-8; `nil` when its bytes are none of the encoding, or that is not known.
    ///
    /// What cannot be converted is left out, with a warning that the library gives once: only the way back tells.
    static func unicode(_ data: Data, from encoding: String) -> Data? {
        guard let text = converted(data, from: encoding, to: "UTF-8"),
            converted(text, from: "UTF-8", to: encoding) == data
        else { return nil }
        return text
    }

    /// Whether a text begins with the mark of UTF-16, as table programs write "Unicode text".
    static func isWide(_ data: Data) -> Bool {
        data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF])
    }

    /// A text in UTF-16 with its mark in UTF-8; `nil` when it is damaged.
    static func unicode(wide data: Data) -> Data? {
        guard isWide(data), data.count.isMultiple(of: 2) else { return nil }
        let bytes = Array(data)
        let isLittle = bytes[0] == 0xFF
        let units = stride(from: 2, to: bytes.count, by: 2).map { index in
            let (low, high) = isLittle ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
            return UInt16(low) | UInt16(high) << 8
        }
        return String(validating: units, as: UTF16.self).map { Data($0.utf8) }
    }

    private static func converted(_ data: Data, from source: String, to target: String) -> Data? {
        let bytes = data.map { CChar(bitPattern: $0) } + [0]
        let text: UnsafeMutablePointer<CChar>? = unsafe LibraryLog().collecting {
            unsafe CPLRecode(bytes, source, target)
        }
        defer { unsafe VSIFree(text) }
        guard let text = unsafe text else { return nil }
        return unsafe Data(bytes: text, count: cgdal_length(text))
    }

    /// Whether a file's bytes are UTF-8.
    ///
    /// - Parameter data: a file from its beginning, as `ShapefileParts.bytes(of:)` maps it.
    static func isUnicode(_ data: Data) -> Bool {
        unsafe data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) -> Bool in
            var pages = unsafe PassedPages(of: bytes)
            var start = 0
            while start < bytes.count {
                var end = min(start + piece, bytes.count)
                // A piece ends before a character.
                while unsafe end < bytes.count && bytes[end] & 0xC0 == 0x80 { end += 1 }
                let text = unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<end])
                    .assumingMemoryBound(to: UInt8.self)
                guard unsafe (try? UTF8Span(validating: text.span)) != nil else { return false }
                pages.pass(end)
                start = end
            }
            return true
        }
    }

    private static let piece = 1 << 20
}
