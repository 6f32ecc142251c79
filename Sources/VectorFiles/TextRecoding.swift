import CGDAL

/// Decodes text in encodings that Swift does not know, with GDAL's converter (iconv).
public enum TextRecoding {
    /// The text that bytes in GB18030 stand for; GBK and GB 2312 are parts of it.
    ///
    /// - Returns: `nil` when the bytes are not GB18030, or hold a zero byte as text never does.
    public static func decodeGB18030(_ bytes: [UInt8]) -> String? {
        guard !bytes.contains(0) else { return nil }
        guard let text = recode(bytes, from: "GB18030", to: "UTF-8") else { return nil }
        // The converter passes over a character that is cut off at the end without a word; the way back tells.
        guard recode(text, from: "UTF-8", to: "GB18030") == bytes else { return nil }
        return String(validating: text, as: UTF8.self)
    }

    private static func recode(_ bytes: [UInt8], from source: String, to target: String) -> [UInt8]? {
        let log = LibraryLog()
        let terminated = bytes.map(CChar.init(bitPattern:)) + [0]
        let recoded: [UInt8] = log.collecting {
            let text = unsafe CPLRecode(terminated, source, target)
            defer { unsafe VSIFree(text) }
            var result: [UInt8] = []
            var position = 0
            while unsafe text[position] != 0 {
                unsafe result.append(UInt8(bitPattern: text[position]))
                position += 1
            }
            return result
        }
        return log.messages.isEmpty ? recoded : nil
    }
}
