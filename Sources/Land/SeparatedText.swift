/// Comma-separated values as people and programs write them (RFC 4180), read row by row.
package struct SeparatedText {
    private let bytes: [UInt8]

    /// A text in UTF-8, with a byte order mark or without.
    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Passes the rows with something in them to a closure, each with the number of its first line, and on what that throws.
    package func forEachRow<E: Error>(_ body: (_ line: Int, _ cells: [String]) throws(E) -> Void) throws(E) {
        let (quote, comma, feed, back) = (UInt8(0x22), UInt8(0x2C), UInt8(0x0A), UInt8(0x0D))
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var (line, start) = (1, 1)
        var cells: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        func take() {
            cells.append(String(decoding: cell, as: UTF8.self))
            cell.removeAll(keepingCapacity: true)
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
            } else if byte == quote, cell.isEmpty {
                isQuoted = true
            } else if byte == comma {
                take()
            } else if byte == feed || byte == back {
                if byte == back, next == feed, index + 1 < bytes.count { index += 1 }
                take()
                if cells != [""] { try body(start, cells) }
                cells.removeAll(keepingCapacity: true)
                line += 1
                start = line
            } else {
                cell.append(byte)
            }
            index += 1
        }
    }
}
