/// Values between separators as people and programs write them (RFC 4180), read row by row.
package struct SeparatedText {
    private let bytes: [UInt8]
    private let separator: UInt8

    /// A text in UTF-8, with a byte order mark or without.
    ///
    /// - Parameter separator: an ASCII character, such as a comma, a semicolon or a tab.
    package init(_ bytes: [UInt8], separator: Character = ",") {
        self.bytes = bytes
        self.separator = separator.asciiValue ?? 0x2C
    }

    /// The sign that divides most of the first lines, of several the one that stands there most often; a title may stand first.
    package static func separator(of bytes: some Sequence<UInt8>) -> Character {
        let signs = [UInt8(ascii: ","), 9, UInt8(ascii: ";")]
        var counts: [[UInt8: Int]] = [[:]]
        var isQuoted = false
        var before = UInt8(ascii: ",")
        for byte in bytes.prefix(1 << 16) {
            defer { if byte != 0x20 { before = byte } }
            if byte == UInt8(ascii: "\"") {
                // It closes, or opens at the beginning of a field, or is one of two that stand for one.
                isQuoted = !isQuoted && (signs.contains(before) || before == 0x0A || before == byte)
                continue
            }
            if isQuoted { continue }
            if byte == 0x0A {
                counts.append([:])
            } else if signs.contains(byte) {
                counts[counts.count - 1][byte, default: 0] += 1
            }
        }
        func frequency(_ sign: UInt8) -> (lines: Int, times: Int) {
            let times = counts.map { $0[sign, default: 0] }
            return (times.count { $0 > 0 }, times.reduce(0, +))
        }
        let best = signs.max { frequency($0) < frequency($1) } ?? UInt8(ascii: ",")
        return frequency(best).lines > 0 && hasDecimalCommas(bytes.prefix(1 << 12))
            ? ";" : Character(Unicode.Scalar(best))
    }

    /// Whether semicolons part numbers with commas for their points in most of some lines: 1;5105312,416;41499120,357.
    private static func hasDecimalCommas(_ bytes: some Sequence<UInt8>) -> Bool {
        let lines = String(decoding: Array(bytes), as: UTF8.self).split(whereSeparator: \.isNewline)
        let count = lines.count { line in
            line.split(separator: ";").count { field in
                let halves = field.split(separator: ",", omittingEmptySubsequences: false)
                return halves.count == 2 && halves.allSatisfy { Int($0) != nil }
            } > 1
        }
        return count * 2 > lines.count
    }

    /// Passes the rows with something in them to a closure, each with the number of its first line, and on what that throws.
    ///
    /// - Returns: the line of the first quotation mark that closes before the end of its cell, and of one that is never closed;
    ///   rows from there on may be joined or divided wrongly.
    @discardableResult
    package func forEachRow<E: Error>(
        _ body: (_ line: Int, _ cells: [String]) throws(E) -> Void
    ) throws(E) -> (stray: Int?, open: Int?) {
        let (quote, feed, back) = (UInt8(0x22), UInt8(0x0A), UInt8(0x0D))
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var (line, start) = (1, 1)
        var cells: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        // The line of the mark that opened the cell.
        var opened: Int?
        var (stray, open): (Int?, Int?) = (nil, nil)
        func take() {
            cells.append(String(decoding: cell, as: UTF8.self))
            cell.removeAll(keepingCapacity: true)
            opened = nil
        }
        while index <= bytes.count {
            // The end of the text ends its last line.
            let byte = index < bytes.count ? bytes[index] : feed
            let next = index + 1 < bytes.count ? bytes[index + 1] : feed
            if isQuoted, index < bytes.count {
                if byte == quote, next == quote, index + 1 < bytes.count {
                    cell.append(quote)
                    index += 1
                } else if byte == quote {
                    isQuoted = false
                } else {
                    if byte == feed { line += 1 }
                    cell.append(byte)
                }
            } else if byte == quote, cell.allSatisfy({ $0 == 0x20 }) {
                // Anywhere else it is a sign of the text, as of inches.
                isQuoted = true
                opened = line
                cell.removeAll(keepingCapacity: true)
            } else if byte == separator {
                take()
            } else if byte == feed || byte == back {
                if isQuoted { open = opened }
                if byte == back, next == feed, index + 1 < bytes.count { index += 1 }
                take()
                if cells != [""] { try body(start, cells) }
                cells.removeAll(keepingCapacity: true)
                line += 1
                start = line
            } else {
                if opened != nil, byte != 0x20, stray == nil { stray = opened }
                cell.append(byte)
            }
            index += 1
        }
        return (stray, open)
    }
}
