import Glibc

/// The Chinese national encoding GB18030, through the C library's converter (iconv).
enum GB18030 {
    /// The text that bytes stand for; GBK and GB 2312 are parts of the encoding.
    ///
    /// - Throws: `notText` with the offset of the first byte that stands for nothing.
    static func decode(_ bytes: [UInt8]) throws(DocumentFault) -> String {
        guard let converter = unsafe iconv_open("UTF-8", "GB18030"), Int(bitPattern: converter) != -1 else {
            throw DocumentFault(
                .unavailable, zh: "系统缺少 GB18030 转换器；请将报告另存为 UTF-8 文本",
                en: "the system has no converter for GB18030; save the report as UTF-8 text")
        }
        defer { unsafe iconv_close(converter) }
        // No character takes more than three bytes for two, or four for four.
        var output = [CChar](repeating: 0, count: bytes.count * 3 / 2 + 16)
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
        let decoded = output[..<written].lazy.map(UInt8.init(bitPattern:))
        guard isWhole, let text = String(validating: decoded, as: UTF8.self) else {
            throw DocumentFault(
                .notText, zh: "不是 UTF-8 或 GB18030 编码的文本（第 \(read) 字节起无法解码）；请另存为 UTF-8 文本",
                en: "not a text in UTF-8 or GB18030 (undecodable from byte \(read)); save it as UTF-8 text")
        }
        return text
    }
}
