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
        encode(layout) { output += $0 }
        return output
    }

    /// Passes the document on piece by piece, so that a long one is never held as a whole.
    ///
    /// - Throws: what the closure throws.
    public func encode<Failure>(
        _ layout: Layout = .pretty, to body: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        var output: [UInt8] = []
        try write(to: &output, layout == .pretty ? 0 : nil) { piece throws(Failure) in
            guard piece.count >= Self.pieceSize else { return }
            try body(piece)
            piece.removeAll(keepingCapacity: true)
        }
        if layout == .pretty { output.append(0x0A) }
        try body(output)
    }

    private static let pieceSize = 1 << 18

    /// - Parameter pass: passes on what is written so far when it is long enough; asked behind each value of a list.
    private func write<Failure>(
        to output: inout [UInt8], _ depth: Int?, pass: (inout [UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        switch self {
        case .object(let members):
            try Self.list(members.count, "{", "}", to: &output, depth) { place, output, depth throws(Failure) in
                Self.write(members[place].key, to: &output)
                output += depth == nil ? ":".utf8 : ": ".utf8
                try members[place].value.write(to: &output, depth, pass: pass)
            }
        case .array(let values):
            try Self.list(values.count, "[", "]", to: &output, depth) { place, output, depth throws(Failure) in
                try values[place].write(to: &output, depth, pass: pass)
            }
        case .list(let values):
            try Self.list(values.count, "[", "]", to: &output, depth) { place, output, depth throws(Failure) in
                try values[place].write(to: &output, depth, pass: pass)
                try pass(&output)
            }
        case .string(let text): Self.write(text, to: &output)
        case .integer(let value): output += String(value).utf8
        case .double(let value): output += (value.isFinite ? value.description : "null").utf8
        case .decimal(let value): output += value.description.utf8
        case .bool(let value): output += (value ? "true" : "false").utf8
        case .null: output += "null".utf8
        }
    }

    private static func list<Failure>(
        _ count: Int, _ open: String, _ close: String, to output: inout [UInt8], _ depth: Int?,
        _ write: (Int, inout [UInt8], Int?) throws(Failure) -> Void
    ) throws(Failure) {
        func newLine(_ depth: Int?, _ output: inout [UInt8]) {
            guard let depth else { return }
            output.append(0x0A)
            output += repeatElement(0x20, count: 2 * depth)
        }
        output += open.utf8
        for place in 0..<count {
            if place > 0 { output += ",".utf8 }
            newLine(depth.map { $0 + 1 }, &output)
            try write(place, &output, depth.map { $0 + 1 })
        }
        if count > 0 { newLine(depth, &output) }
        output += close.utf8
    }

    /// Whether the first two of the three bytes of U+2028 and U+2029 were written last.
    private static func opensSeparator(_ output: [UInt8]) -> Bool {
        output.count > 1 && output[output.count - 2] == 0xE2 && output[output.count - 1] == 0x80
    }

    private static func write(_ text: String, to output: inout [UInt8]) {
        func escape(_ value: UInt32, _ output: inout [UInt8]) {
            let digits = String(value, radix: 16, uppercase: true)
            output += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
        }
        output.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): output += "\\\"".utf8
            case UInt8(ascii: "\\"): output += "\\\\".utf8
            case UInt8(ascii: "\n"): output += "\\n".utf8
            case UInt8(ascii: "\r"): output += "\\r".utf8
            case UInt8(ascii: "\t"): output += "\\t".utf8
            case 0x00...0x1F, 0x7F, UInt8(ascii: "<"): escape(UInt32(byte), &output)
            case 0xA8 where opensSeparator(output), 0xA9 where opensSeparator(output):
                output.removeLast(2)
                escape(0x2000 + UInt32(byte - 0x80), &output)
            default: output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }
}
