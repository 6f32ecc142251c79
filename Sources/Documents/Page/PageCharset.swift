/// The charset that a web page declares in its head.
enum PageCharset {
    /// The HTML standard looks this far; saved pages carry comments before it.
    private static let reach = 4096

    /// The charset of the first `<meta charset=…>`, `<meta … content="…charset=…">` or XML declaration, in
    /// lower case.
    static func declared(in bytes: [UInt8]) -> String? {
        let head = bytes.prefix(reach).map { ($0 >= 0x41 && $0 <= 0x5A) ? $0 + 0x20 : $0 }
        var position = 0
        while let start = head[position...].firstIndex(of: UInt8(ascii: "<")) {
            position = start + 1
            if head[start...].starts(with: Array("<!--".utf8)) {
                guard let end = find("-->", in: head, from: position) else { return nil }
                position = end
                continue
            }
            let key: String
            if head[position...].starts(with: Array("meta".utf8)) {
                key = "charset"
            } else if head[position...].starts(with: Array("?xml".utf8)) {
                key = "encoding"
            } else {
                continue
            }
            let end = head[position...].firstIndex(of: UInt8(ascii: ">")) ?? head.endIndex
            if let value = value(of: key, in: head[position..<end]) { return value }
        }
        return nil
    }

    private static func find(_ text: String, in bytes: [UInt8], from start: Int) -> Int? {
        let pattern = Array(text.utf8)
        guard bytes.count - pattern.count >= start else { return nil }
        return (start...(bytes.count - pattern.count)).first { bytes[$0...].starts(with: pattern) }
    }

    private static func value(of key: String, in tag: ArraySlice<UInt8>) -> String? {
        let bytes = Array(tag)
        guard var position = find(key, in: bytes, from: 0).map({ $0 + key.utf8.count }) else { return nil }
        let spaces: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
        func skip(_ more: Set<UInt8>) {
            while position < bytes.count, more.contains(bytes[position]) { position += 1 }
        }
        skip(spaces)
        guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { return nil }
        position += 1
        skip(spaces.union([0x22, 0x27]))
        let rest = bytes[position...].prefix { byte in
            !spaces.contains(byte) && ![0x22, 0x27, 0x3B, 0x2F, 0x3F].contains(byte)
        }
        return rest.isEmpty ? nil : String(decoding: rest, as: UTF8.self)
    }
}
