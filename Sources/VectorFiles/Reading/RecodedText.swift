import CGDAL
import FoundationEssentials

/// Texts of other encodings in UTF-8 (转码).
enum RecodedText {
    /// A text in UTF-8; `nil` when its bytes are none of the encoding, or that is not known.
    static func unicode(_ data: Data, from encoding: String) -> Data? {
        let log = LibraryLog()
        let bytes = data.map { CChar(bitPattern: $0) } + [0]
        let text: UnsafeMutablePointer<CChar>? = unsafe log.collecting {
            unsafe CPLRecode(bytes, encoding, "UTF-8")
        }
        defer { unsafe VSIFree(text) }
        // What cannot be converted is left out, with a warning.
        guard log.messages.isEmpty, let text = unsafe text else { return nil }
        return unsafe Data(bytes: text, count: cgdal_length(text))
    }

    /// Whether bytes are UTF-8.
    static func isUnicode(_ data: Data) -> Bool {
        unsafe data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) -> Bool in
            // Most texts are long rows of coordinates; only what is behind the first other sign is looked at closely.
            guard let first = unsafe bytes.firstIndex(where: { $0 >= 0x80 }) else { return true }
            return unsafe String(validating: bytes[first...], as: UTF8.self) != nil
        }
    }
}
