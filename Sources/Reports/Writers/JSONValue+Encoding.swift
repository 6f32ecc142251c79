import Geodesy

extension JSONValue {
    /// How the text is laid out.
    public enum Layout: Sendable, Hashable {
        /// Two spaces for each depth, one member a line.
        case pretty
        /// No spaces at all.
        case compact
    }

    /// The document as UTF-8, ending in a line break when it is pretty.
    ///
    /// Besides what RFC 8259 asks for, `<`, U+2028 and U+2029 are escaped, so that the bytes can stand inside a
    /// `<script>` element: neither `</script>` nor `<!--` can appear.
    public func encoded(_ layout: Layout = .pretty) -> [UInt8] {
        var output: [UInt8] = []
        write(to: &output, layout == .pretty ? 0 : nil)
        if layout == .pretty { output.append(0x0A) }
        return output
    }

    private func write(to output: inout [UInt8], _ depth: Int?) {
        switch self {
        case .object(let members):
            Self.list(members, "{", "}", to: &output, depth) { member, output, depth in
                Self.write(member.key, to: &output)
                output += depth == nil ? ":".utf8 : ": ".utf8
                member.value.write(to: &output, depth)
            }
        case .array(let values):
            Self.list(values, "[", "]", to: &output, depth) { value, output, depth in
                value.write(to: &output, depth)
            }
        case .string(let text): Self.write(text, to: &output)
        case .integer(let value): output += String(value).utf8
        case .double(let value): output += (value.isFinite ? value.description : "null").utf8
        case .decimal(let value): output += value.description.utf8
        case .bool(let value): output += (value ? "true" : "false").utf8
        case .null: output += "null".utf8
        }
    }

    private static func list<Element>(
        _ elements: [Element], _ open: String, _ close: String, to output: inout [UInt8], _ depth: Int?,
        _ write: (Element, inout [UInt8], Int?) -> Void
    ) {
        func newLine(_ depth: Int?, _ output: inout [UInt8]) {
            guard let depth else { return }
            output.append(0x0A)
            output += repeatElement(0x20, count: 2 * depth)
        }
        output += open.utf8
        for (index, element) in elements.enumerated() {
            if index > 0 { output += ",".utf8 }
            newLine(depth.map { $0 + 1 }, &output)
            write(element, &output, depth.map { $0 + 1 })
        }
        if !elements.isEmpty { newLine(depth, &output) }
        output += close.utf8
    }

    private static func write(_ text: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\"".utf8
            case "\\": output += "\\\\".utf8
            case "\n": output += "\\n".utf8
            case "\r": output += "\\r".utf8
            case "\t": output += "\\t".utf8
            case "\u{0}"..."\u{1F}", "\u{7F}", "<", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16, uppercase: true)
                output += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
            default: output += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            }
        }
        output.append(UInt8(ascii: "\""))
    }
}
