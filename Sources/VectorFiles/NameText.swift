import CGDAL

/// Names in bytes of which nothing tells the encoding.
enum NameText {
    /// A name: UTF-8 where it is so, else GB18030, in which Chinese Windows writes it.
    static func text(_ raw: [UInt8]) -> String {
        if let text = String(validating: raw, as: UTF8.self) { return text }
        let bytes = raw.map { CChar(bitPattern: $0) } + [0]
        let text: UnsafeMutablePointer<CChar>? = unsafe LibraryLog().collecting {
            unsafe CPLRecode(bytes, "GB18030", "UTF-8")
        }
        defer { unsafe VSIFree(text) }
        guard let text = unsafe text else { return String(decoding: raw, as: UTF8.self) }
        return unsafe String(cString: text)
    }
}
