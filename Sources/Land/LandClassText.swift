/// What a text in a field of land classes says: one class by its code, its name or both, or several classes (地类文字).
struct LandClassText {
    /// A class in a text.
    struct Part: Hashable {
        /// Its code; a text that is none where it has none.
        let code: String
        /// Its name.
        let name: String?
    }

    /// The classes in it: several in `0401/0404`, `0401(0.6)0404(0.4)` and 天然牧草地、其他草地.
    let parts: [Part]

    /// Whether it says several.
    var isMixed: Bool { parts.count > 1 }

    init(_ text: String) {
        let words = Self.words(of: text)
        let codes = Self.codes(among: words.filter { $0.first?.isASCII == true })
        let names = codes.isEmpty ? Self.names(among: words) : []
        let mixed = codes.map { Part(code: $0, name: nil) } + names.map { Part(code: $0, name: $0) }
        parts = mixed.isEmpty ? [Self.single(PlainText(text).text)] : mixed
    }

    /// The runs of digits and Latin letters, and of other letters.
    private static func words(of text: String) -> [String] {
        text.split { !$0.isLetter && !$0.isNumber }.flatMap { run in
            PlainText(String(run)).text.reduce(into: [String]()) { words, character in
                if let last = words.last?.last, last.isASCII == character.isASCII {
                    words[words.count - 1].append(character)
                } else {
                    words.append(String(character))
                }
            }
        }
    }

    /// The codes of several classes of one system among words; none where there are less than two.
    private static func codes(among words: [String]) -> [String] {
        let hasZeros = words.contains { $0.first == "0" && $0.count > 2 }
        let numbers = words.filter { $0.first?.isNumber == true }
        let long = numbers.filter { $0.prefix(while: \.isASCIIDigit).count > 2 }
        // 04/03, but not 0401/04.
        let candidates = long.isEmpty && numbers.allSatisfy { $0.count == 2 } ? numbers : long
        let found = LandClassScheme.allCases.map { scheme in
            candidates.filter { code in
                scheme.name(of: code) != nil
                    || !hasZeros && code.first != "0" && scheme.name(of: "0" + code) != nil
            }
        }
        let most = found.max { Set($0).count < Set($1).count } ?? []
        return Set(most).count > 1 ? Set(most).sorted() : []
    }

    /// The names of several classes of one level among words, or of one and the one above it; none where there is but one.
    private static func names(among words: [String]) -> [String] {
        let classes = words.flatMap { word -> [String] in
            guard LandClassScheme.isUnknown(word) else { return [word] }
            let parts = word.split { "和与及".contains($0) }.map(String.init)
            return parts.count > 1 ? parts.filter { !LandClassScheme.isUnknown($0) } : []
        }.filter { !LandClassScheme.isCode($0) }
        // 草地/天然牧草地 is one class and the one above it.
        let lower = classes.filter { name in
            LandClassScheme.allCases.contains { $0.code(named: name).map { $0.count > 2 } ?? false }
        }
        return Set(classes).count > 1 ? Set(lower.isEmpty ? classes : lower).sorted() : []
    }

    /// The code and the name in a plain text of one class: `0401 天然牧草地`, `天然牧草地（0401）`, `0401.0`.
    private static func single(_ plain: String) -> Part {
        func isCode(_ character: Character) -> Bool {
            character.isASCII && (character.isNumber || character.isLetter)
        }
        let head = plain.prefix(while: isCode)
        var rest = plain.dropFirst(head.count)
        if rest.first == ".", rest.dropFirst().allSatisfy({ $0 == "0" }) {
            return Part(code: String(head), name: nil)
        }
        // G01 is not 01.
        let code = head.isEmpty ? plain.drop { !$0.isASCIIDigit }.prefix(while: isCode) : head
        if code.startIndex != plain.startIndex { rest = plain[..<code.startIndex] }
        let name = rest.filter { $0.isLetter && !$0.isASCII || $0 == "、" }
        guard !code.isEmpty else { return Part(code: plain, name: nil) }
        return Part(code: String(code), name: name.isEmpty ? nil : String(name))
    }
}
