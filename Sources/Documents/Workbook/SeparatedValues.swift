/// A file of separated values (`.csv`, RFC 4180) as a sheet.
public struct SeparatedValues: Sendable {
    /// The rows; the number of a row is that of its first line.
    public let sheet: TableSheet
    /// The encoding that the file is in.
    public let encoding: TextEncoding

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - encoding: the encoding that the user names.
    ///   - path: its name, for messages.
    /// - Throws: `DocumentError` for bytes that are no text, and for quotation marks that are not closed.
    public init(_ bytes: [UInt8], encoding: String? = nil, path: String) throws(DocumentError) {
        do throws(DocumentFault) {
            let source = try DecodedText(bytes, declared: encoding?.lowercased())
            self.encoding = source.encoding
            sheet = TableSheet(name: "", isHidden: false, rows: try Self.rows(source.text), hiddenColumns: [])
        } catch {
            throw error.error(in: path)
        }
    }

    private static func rows(_ text: String) throws(DocumentFault) -> [TableSheet.Row] {
        var scanner = Scanner(text)
        var rows: [TableSheet.Row] = []
        while let (line, fields) = try scanner.next() {
            var cells: [Int: SheetCell] = [:]
            for (column, field) in fields.enumerated() where !field.isEmpty { cells[column] = SheetCell(field) }
            if !cells.isEmpty { rows.append(TableSheet.Row(number: line, cells: cells)) }
        }
        return rows
    }

    /// Cuts a text into records.
    private struct Scanner {
        private let bytes: [UInt8]
        private let separator: UInt8
        private var position = 0
        private var line = 1

        init(_ text: String) {
            bytes = Array(text.utf8)
            separator = Self.separator(of: bytes)
        }

        mutating func next() throws(DocumentFault) -> (line: Int, fields: [String])? {
            guard position < bytes.count else { return nil }
            let first = line
            var fields: [String] = []
            var field: [UInt8] = []
            var (isQuoted, quoteLine) = (false, line)
            while position < bytes.count {
                let byte = bytes[position]
                position += 1
                if byte == 0x0A { line += 1 }
                if isQuoted {
                    if byte != UInt8(ascii: "\"") {
                        field.append(byte)
                    } else if position < bytes.count, bytes[position] == byte {
                        field.append(byte)
                        position += 1
                    } else {
                        isQuoted = false
                    }
                } else if byte == UInt8(ascii: "\""), field.allSatisfy({ $0 == 0x20 }) {
                    // Anywhere else it is a sign of the text, as of inches.
                    (isQuoted, quoteLine, field) = (true, line, [])
                } else if byte == separator {
                    fields.append(Self.text(field))
                    field = []
                } else if byte == 0x0A {
                    break
                } else {
                    field.append(byte)
                }
            }
            guard !isQuoted else {
                throw DocumentFault(
                    .damaged, zh: "第\(quoteLine)行的引号没有闭合",
                    en: "a quotation mark of line \(quoteLine) is not closed")
            }
            return (first, fields + [Self.text(field)])
        }

        private static func text(_ bytes: [UInt8]) -> String {
            let text = String(decoding: bytes, as: UTF8.self)
            let head = text.unicodeScalars.drop { $0.properties.isWhitespace }
            let end = head.lastIndex { !$0.properties.isWhitespace }.map(head.index(after:)) ?? head.startIndex
            return String(head[..<end])
        }

        /// The sign that divides most of the first lines into the same number of fields; a title may stand first.
        private static func separator(of bytes: [UInt8]) -> UInt8 {
            var counts: [[UInt8: Int]] = [[:]]
            let signs = [UInt8(ascii: ","), UInt8(ascii: ";"), 9]
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
            var best = (separator: UInt8(ascii: ","), lines: 0)
            for candidate in [UInt8(ascii: ","), 9, UInt8(ascii: ";")] {
                let lines = counts.count { $0[candidate, default: 0] > 0 }
                if lines > best.lines { best = (candidate, lines) }
            }
            return best.separator
        }
    }
}
