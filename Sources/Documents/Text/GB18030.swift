import Glibc

/// The Chinese national encoding GB18030, through the C library's converter (iconv).
enum GB18030 {
    /// The text that bytes stand for; GBK and GB 2312 are parts of the encoding.
    ///
    /// - Throws: `notText` with the offset of the first byte that stands for nothing.
    static func decode(_ bytes: [UInt8]) throws(DocumentFault) -> String {
        // No character takes more than three bytes for two, or four for four.
        let (output, read, isWhole) = try convert(
            bytes, from: "GB18030", to: "UTF-8", room: bytes.count * 3 / 2 + 16)
        guard isWhole, let text = String(validating: output, as: UTF8.self) else {
            throw DocumentFault(
                .notText, zh: "不是 UTF-8 或 GB18030 编码的文本（第 \(read) 字节起无法解码）；请另存为 UTF-8 文本",
                en: "not a text in UTF-8 or GB18030 (undecodable from byte \(read)); save it as UTF-8 text")
        }
        return text
    }

    /// The bytes of a text; those of GBK for what GBK holds.
    static func encode(_ text: String) throws(DocumentFault) -> [UInt8] {
        let bytes = Array(text.utf8)
        let (output, read, isWhole) = try convert(
            bytes, from: "UTF-8", to: "GB18030", room: bytes.count * 4 + 16)
        guard isWhole else {
            throw DocumentFault(
                .notText, zh: "第 \(read) 字节起的文字不能用 GB18030 表示；请改用 UTF-8",
                en: "the text from byte \(read) on has no form in GB18030; use UTF-8")
        }
        return output
    }

    /// - Returns: the bytes, how many were read, and whether that was all.
    private static func convert(
        _ bytes: [UInt8], from source: String, to target: String, room: Int
    ) throws(DocumentFault) -> (output: [UInt8], read: Int, isWhole: Bool) {
        guard let converter = unsafe iconv_open(target, source), Int(bitPattern: converter) != -1 else {
            throw DocumentFault(
                .unavailable, zh: "系统缺少 GB18030 转换器；请使用 UTF-8 文本",
                en: "the system has no converter for GB18030; use texts in UTF-8")
        }
        defer { unsafe iconv_close(converter) }
        var output = [CChar](repeating: 0, count: room)
        var input = bytes.map(CChar.init(bitPattern:))
        var (read, written) = (0, 0)
        let isWhole = unsafe input.withUnsafeMutableBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target in
                var (from, to) = (source.baseAddress, target.baseAddress)
                var (left, room) = (source.count, target.count)
                let result = unsafe iconv(converter, &from, &left, &to, &room)
                read = source.count - left
                written = target.count - room
                return result != .max && left == 0
            }
        }
        return (output[..<written].map(UInt8.init(bitPattern:)), read, isWhole)
    }
}
