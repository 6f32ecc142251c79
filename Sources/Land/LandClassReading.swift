package import Bilingual

/// What the codes of a layer's classes are, however they were typed (地类编码读法).
///
/// `0401`, `401` of a number, `0401 天然牧草地` and the name alone are one class. What lost its zero is told from the other codes of the
/// layer: 101 beside 401 is 0101, beside 041 it is a class of the second survey. What can be either stays as it is, and is told.
package struct LandClassReading: Sendable {
    /// A class as a layer writes it.
    package struct Written: Sendable {
        let text: String
        /// What the fields of its features call it, each with the number of such features and the number of the first.
        let names: [String: (count: Int, fid: Int64)]

        /// - Parameters:
        ///   - text: the value of the field of classes.
        ///   - names: those of the field of names, each with the number of such features and that of the first.
        package init(_ text: String, names: [String: (count: Int, fid: Int64)]) {
            (self.text, self.names) = (text, names)
        }
    }

    /// The systems that the codes can be of: the one that the user names, else those that fit them best.
    package let schemes: [LandClassScheme]
    /// What a reader should know of it.
    package let notes: [Message]
    private let codes: [String: String]

    /// The code of a class; the text itself where it is none.
    package func code(of text: String) -> String { codes[text] ?? text }

    /// Reads the classes of a layer.
    ///
    /// - Parameter declared: the system that the user names.
    package init(_ classes: [Written], as declared: LandClassScheme? = nil) {
        let entries = classes.map { written -> (text: String, code: String, names: [String]) in
            let (code, name) = Self.parts(written.text)
            return (written.text, code, (name.map { [$0] } ?? []) + written.names.keys.sorted())
        }
        let mixed = classes.map(\.text).filter(Self.isMixed)
        let coded = entries.filter { LandClassScheme.isCode($0.code) }
        // A column of numbers has no zero in front of any.
        let isNumeric = !coded.contains { $0.code.first == "0" }
        func code(_ code: String, in scheme: LandClassScheme, losesZeros: Bool) -> String? {
            let padded = "0" + code
            let isShort =
                code.first != "0" && scheme.name(of: padded) != nil && scheme.isAtLevel(padded)
            if isShort, losesZeros { return padded }
            return scheme.name(of: code) != nil ? code : isShort ? padded : nil
        }
        func fits(_ scheme: LandClassScheme, _ entry: (text: String, code: String, names: [String])) -> Bool {
            guard let own = code(entry.code, in: scheme, losesZeros: false) else { return false }
            let names = Set([own, "0" + entry.code].compactMap(scheme.name))
            return entry.names.first.map { name in
                names.contains { $0 == name || $0.hasPrefix(name) || name.hasPrefix($0) }
            }
                ?? true
        }
        let found: [LandClassScheme]
        if let declared {
            found = [declared]
        } else if 2 * coded.count < classes.count - mixed.count {
            found = []
        } else {
            let padded = LandClassScheme.best(of: coded, fits: fits)
            let written = LandClassScheme.candidates(of: coded.map { (code: $0.code, name: $0.names.first) })
            // Codes that are whole as they stand in one system are of it.
            let whole = padded.filter { scheme in
                written.contains(scheme) && coded.allSatisfy { scheme.name(of: $0.code) != nil }
            }
            found = whole.isEmpty ? padded : whole
        }
        schemes = found
        var codes: [String: String] = [:]
        var (unclear, unknown): ([String], [String]) = ([], [])
        for entry in entries where !found.isEmpty && !mixed.contains(entry.text) {
            let read = Set(
                found.compactMap { scheme -> String? in
                    let losesZeros =
                        isNumeric
                        && coded.contains {
                            scheme.name(of: $0.code) == nil
                                && code($0.code, in: scheme, losesZeros: false) != nil
                        }
                    if !LandClassScheme.isCode(entry.code),
                        !entry.code.allSatisfy(\.isASCIIDigit) || entry.code.isEmpty
                    {
                        return scheme.code(named: entry.names.first ?? entry.code)
                    }
                    return code(entry.code, in: scheme, losesZeros: losesZeros)
                })
            if read.count == 1, let own = read.first {
                codes[entry.text] = own
            } else if read.isEmpty, LandClassScheme.isCode(entry.code) {
                unknown.append(entry.text)
            }
            if declared == nil, isNumeric, read.count <= 1, entry.names.isEmpty, read.first == entry.code,
                Self.mayHaveLostZero(entry.code, beside: found)
            {
                unclear.append(entry.text)
            }
        }
        self.codes = codes
        // One that can be of one system only tells of which the others are.
        if unclear.count < coded.count { unclear = [] }
        var notes: [Message] = []
        func list(_ texts: [String]) -> String {
            texts.sorted().prefix(12).joined(separator: "、") + (texts.count > 12 ? "…" : "")
        }
        let padded = codes.filter { text, code in
            let own = Self.parts(text).code
            return own.first?.isNumber == true && own.count < code.count
        }
        if !padded.isEmpty {
            let pairs = list(padded.map { "\($0.key)→\($0.value)" })
            notes.append(
                Message(
                    zh: "地类编码丢了前导零，按补零读（by 分组仍按原文）：\(pairs)",
                    en:
                        "codes of classes lost their zeros in front and are read with them, though grouped (by) as written: \(pairs)"
                ))
        }
        if !mixed.isEmpty {
            let texts = list(mixed)
            notes.append(
                Message(
                    zh: "一格里写了几个地类，各地类面积不能分开，按原文单列：\(texts)",
                    en:
                        "several classes in one cell, whose areas cannot be told apart, stay as written: \(texts)"
                ))
        }
        if !unclear.isEmpty {
            let codes = list(unclear)
            notes.append(
                Message(
                    zh: "地类编码 \(codes) 按原文读，也可能是丢了前导零的四位编码；请用 classes: 指明编码体系",
                    en:
                        "codes of classes \(codes) are read as written and may be codes of four digits that lost their zeros; name their system with classes:"
                ))
        }
        if !unknown.isEmpty {
            let codes = list(unknown)
            notes.append(
                Message(zh: "不在地类编码表中的编码：\(codes)", en: "codes that no list of classes has: \(codes)"))
        }
        for written in classes.sorted(by: { $0.text < $1.text }) where notes.count < 10 {
            let (own, name) = Self.parts(written.text)
            let code = codes[written.text] ?? own
            var names = written.names
            if let name, names[name] == nil { names[name] = (1, -1) }
            for (name, seen) in names.sorted(by: { $0.key < $1.key })
            where !found.isEmpty && found.allSatisfy({ $0.contradicts(code, name) }) {
                let (count, text) = (seen.count, written.text)
                let first = seen.fid < 0 ? "" : "（#\(seen.fid)）"
                notes.append(
                    Message(
                        zh: "地类编码与名称矛盾：\(text) 与“\(name)”，\(count)个要素\(first)，按编码计",
                        en:
                            "code and name of a class contradict: \(text) and \"\(name)\", \(count) features\(first); the code counts"
                    ))
            }
        }
        self.notes = notes
    }

    /// Per text what else the layer may call its class: the code that it is read as, and other texts read so.
    package var spellings: [String: [String]] {
        let texts = Dictionary(grouping: codes.keys) { codes[$0] ?? $0 }
        return codes.reduce(into: [:]) { spellings, read in
            let others = Set(texts[read.value] ?? []).union([read.value]).subtracting([read.key])
            if !others.isEmpty { spellings[read.key] = others.sorted() }
        }
    }

    /// Whether a text holds the codes of several classes: `0401/0404`, `0401(0.6)0404(0.4)`.
    private static func isMixed(_ text: String) -> Bool {
        let plain = PlainText(text).text
        let codes = plain.split { !($0.isASCII && ($0.isNumber || $0.isLetter)) }.map(String.init).filter {
            code in
            code.first?.isNumber == true && code.prefix(while: \.isASCIIDigit).count > 2
                && LandClassScheme.allCases.contains { scheme in
                    scheme.name(of: code) != nil || code.first != "0" && scheme.name(of: "0" + code) != nil
                }
        }
        return Set(codes).count > 1
    }

    /// Whether a text that is whole in the second survey is one of four digits elsewhere without its zero.
    private static func mayHaveLostZero(_ code: String, beside schemes: [LandClassScheme]) -> Bool {
        code.count == 3 && schemes == [.secondSurvey]
            && LandClassScheme.allCases.contains { $0 != .secondSurvey && $0.name(of: "0" + code) != nil }
    }

    /// The code and the name in a text: `0401 天然牧草地`, `天然牧草地（0401）`, `0401.0`.
    static func parts(_ text: String) -> (code: String, name: String?) {
        let plain = PlainText(text).text
        if isMixed(text) { return (plain, nil) }
        func isCode(_ character: Character) -> Bool {
            character.isASCII && (character.isNumber || character.isLetter)
        }
        let head = plain.prefix(while: isCode)
        var rest = plain.dropFirst(head.count)
        if rest.first == ".", rest.dropFirst().allSatisfy({ $0 == "0" }) { return (String(head), nil) }
        // G01 is not 01.
        let code = head.isEmpty ? plain.drop { !$0.isASCIIDigit }.prefix(while: isCode) : head
        if code.startIndex != plain.startIndex { rest = plain[..<code.startIndex] }
        let name = rest.filter { $0.isLetter && !$0.isASCII || $0 == "、" }
        guard !code.isEmpty else { return (plain, nil) }
        return (String(code), name.isEmpty ? nil : String(name))
    }
}
