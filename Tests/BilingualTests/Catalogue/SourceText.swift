/// A Swift source as the test of the catalogue reads it: its string literals, and which of them are pairs of both languages.
struct SourceText {
    /// A literal: its words, and the names of the values put into it.
    struct Literal {
        /// The words, values and line breaks left out.
        var words = ""
        /// The first name of each value, `finding.note?.zh` giving `finding`.
        var values: Set<String> = []
        /// Its line, from 1.
        var line: Int

        static func + (left: Literal, right: Literal) -> Literal {
            Literal(
                words: left.words + right.words, values: left.values.union(right.values), line: left.line)
        }

        /// Whether it has Chinese words.
        var isChinese: Bool { words.unicodeScalars.contains { ("\u{4E00}"..."\u{9FFF}").contains($0) } }
    }

    /// The literals of arguments with the labels `zh:` and `en:`.
    private(set) var pairs: [(zh: Literal, en: Literal)] = []
    /// Literals without such a label, each with the one that follows it behind a comma, or behind the colon of `? :`.
    private(set) var others: [(literal: Literal, next: Literal?)] = []

    private let text: [Character]
    private var place = 0
    private var line = 1

    init(_ source: String) {
        text = Array(source)
        scan()
    }

    private mutating func scan() {
        var chinese: Literal?
        while place < text.count {
            if skipsComment() { continue }
            if text[place] == "\"" {
                let literal = self.literal()
                others.append((literal, neighbour()))
            } else if let label = label() {
                let literal = expression()
                if label == "zh" {
                    chinese = literal
                } else if let first = chinese, let literal {
                    pairs.append((first, literal))
                    chinese = nil
                }
            } else {
                advance()
            }
        }
    }

    /// Passes a comment or a raw literal, which is a pattern.
    private mutating func skipsComment() -> Bool {
        if starts("//") {
            while place < text.count, text[place] != "\n" { place += 1 }
            return true
        }
        guard starts("#\"") else { return false }
        place += 2
        while place < text.count, !starts("\"#") { advance() }
        place += 2
        return true
    }

    /// Passes `zh:` or `en:`, unless it is the end of a longer name.
    private mutating func label() -> String? {
        for name in ["zh", "en"] where starts(name + ":") {
            guard place == 0 || !(text[place - 1].isLetter || text[place - 1].isNumber) else { return nil }
            place += name.count + 1
            return name
        }
        return nil
    }

    /// Reads an argument to its end, all literals in it as one; `nil` without any.
    private mutating func expression() -> Literal? {
        var (depth, found) = (0, Literal?.none)
        while place < text.count {
            if skipsComment() { continue }
            switch text[place] {
            case "\"":
                let literal = self.literal()
                found = found.map { $0 + literal } ?? literal
                continue
            case "(", "[", "{": depth += 1
            case ")", "]", "}":
                if depth == 0 { return found }
                depth -= 1
            case ",": if depth == 0 { return found }
            default: break
            }
            advance()
        }
        return found
    }

    /// The literal that follows at once behind a comma or a colon; the place stays.
    private func neighbour() -> Literal? {
        var ahead = self
        while ahead.place < text.count, text[ahead.place].isWhitespace { ahead.advance() }
        guard ahead.place < text.count, text[ahead.place] == "," || text[ahead.place] == ":" else { return nil }
        ahead.place += 1
        while ahead.place < text.count, text[ahead.place].isWhitespace { ahead.advance() }
        guard ahead.place < text.count, text[ahead.place] == "\"" else { return nil }
        return ahead.literal()
    }

    /// Reads a literal, plain or of several lines.
    private mutating func literal() -> Literal {
        let quotes = starts("\"\"\"") ? "\"\"\"" : "\""
        var literal = Literal(line: line)
        place += quotes.count
        while place < text.count, !starts(quotes) {
            if starts("\\(") {
                place += 1
                let value = value()
                if let name = value.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).first {
                    literal.values.insert(String(name))
                }
            } else if text[place] == "\\" {
                place += 2
            } else {
                if text[place] != "\n" { literal.words.append(text[place]) }
                advance()
            }
        }
        place += quotes.count
        return literal
    }

    /// Reads the value between brackets, with the literals in it.
    private mutating func value() -> String {
        var (depth, value) = (0, "")
        while place < text.count {
            if text[place] == "\"" {
                _ = literal()
                continue
            }
            if text[place] == "(" { depth += 1 }
            if text[place] == ")" { depth -= 1 }
            value.append(text[place])
            advance()
            if depth == 0 { break }
        }
        return value
    }

    private func starts(_ words: String) -> Bool { text[place...].starts(with: words) }

    private mutating func advance() {
        if text[place] == "\n" { line += 1 }
        place += 1
    }
}
