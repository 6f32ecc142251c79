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
    /// The systems whose codes stand in the layer as numbers do, without zeros in front.
    private let losingZeros: Set<LandClassScheme>
    /// Whether its codes may all be of another system, in which they lost their zeros.
    let isUnclear: Bool

    /// The code of a class; the text itself where it is none.
    package func code(of text: String) -> String { codes[text] ?? text }

    /// A text with what it says, and what else the features are called that have it.
    private typealias Entry = (text: String, part: LandClassText.Part, names: [String])

    /// Reads the classes of a layer.
    ///
    /// - Parameter declared: the system that the user names.
    package init(_ classes: [Written], as declared: LandClassScheme? = nil) {
        let cells = classes.map { (written: $0, cell: LandClassText($0.text)) }
        let mixed = cells.filter(\.cell.isMixed).map(\.written.text)
        let entries = cells.filter { !$0.cell.isMixed }.flatMap { written, cell in
            cell.parts.map { part -> Entry in
                (written.text, part, (part.name.map { [$0] } ?? []) + written.names.keys.sorted())
            }
        }
        let coded = entries.filter { LandClassScheme.isCode($0.part.code) }
        // A column of numbers has no zero in front of any.
        let isNumeric = !coded.contains { $0.part.code.first == "0" }
        func fits(_ scheme: LandClassScheme, _ entry: Entry) -> Bool {
            Self.fits(entry.part.code, entry.names.first, scheme)
        }
        let found: [LandClassScheme]
        if let declared {
            found = [declared]
        } else if 2 * coded.count < entries.count {
            found = []
        } else {
            let padded = LandClassScheme.best(of: coded, fits: fits)
            let written = LandClassScheme.candidates(
                of: coded.map { (code: $0.part.code, name: $0.names.first) })
            // Codes that are whole as they stand in one system are of it.
            let whole = padded.filter { scheme in
                written.contains(scheme) && coded.allSatisfy { scheme.name(of: $0.part.code) != nil }
            }
            found = whole.isEmpty ? padded : whole
        }
        schemes = found
        let losingZeros = LandClassScheme.allCases.filter { scheme in
            isNumeric
                && coded.contains {
                    scheme.name(of: $0.part.code) == nil
                        && Self.code($0.part.code, in: scheme, losesZeros: false) != nil
                }
        }
        self.losingZeros = Set(losingZeros)
        var codes: [String: String] = [:]
        var (unclear, unknown): ([String], [String]) = ([], [])
        for entry in entries where !found.isEmpty {
            let read = Set(
                found.compactMap {
                    Self.code(entry.part, entry.names.first, in: $0, losesZeros: losingZeros.contains($0))
                })
            let code = entry.part.code
            if read.count == 1, let own = read.first {
                codes[entry.text] = own
            } else if read.isEmpty, LandClassScheme.isCode(code) {
                unknown.append(entry.text)
            }
            if declared == nil, isNumeric, read.count <= 1, entry.names.isEmpty, read.first == code,
                Self.mayHaveLostZero(code, beside: found)
            {
                unclear.append(entry.text)
            }
        }
        self.codes = codes
        // One that can be of one system only tells of which the others are.
        if unclear.count < coded.count { unclear = [] }
        isUnclear = !unclear.isEmpty
        var notes: [Message] = []
        func list(_ texts: [String]) -> String {
            texts.sorted().prefix(12).joined(separator: "、") + (texts.count > 12 ? "…" : "")
        }
        let padded = entries.compactMap { entry in
            let own = entry.part.code
            return codes[entry.text].flatMap { code in
                own.first?.isNumber == true && own.count < code.count ? "\(entry.text)→\(code)" : nil
            }
        }
        if !padded.isEmpty {
            let pairs = list(padded)
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
        for (written, cell) in cells.sorted(by: { $0.written.text < $1.written.text })
        where notes.count < 10 && !cell.isMixed {
            let own = cell.parts[0]
            let code = codes[written.text] ?? own.code
            var names = written.names
            if let name = own.name, names[name] == nil { names[name] = (1, -1) }
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

    /// The code of a class in a system, as codes of that stand in the layer; `nil` for one that the system does not have.
    func code(of part: LandClassText.Part, in scheme: LandClassScheme) -> String? {
        Self.code(part, part.name, in: scheme, losesZeros: losingZeros.contains(scheme))
    }

    private static func code(_ code: String, in scheme: LandClassScheme, losesZeros: Bool) -> String? {
        let padded = "0" + code
        let isShort = code.first != "0" && scheme.name(of: padded) != nil && scheme.isAtLevel(padded)
        if isShort, losesZeros { return padded }
        return scheme.name(of: code) != nil ? code : isShort ? padded : nil
    }

    /// - Parameter name: its name, where that stands beside it.
    private static func code(
        _ part: LandClassText.Part, _ name: String?, in scheme: LandClassScheme, losesZeros: Bool
    ) -> String? {
        guard LandClassScheme.isCode(part.code) || !part.code.isEmpty && part.code.allSatisfy(\.isASCIIDigit)
        else { return scheme.code(named: name ?? part.code) }
        return code(part.code, in: scheme, losesZeros: losesZeros)
    }

    /// Whether a code may be one of a system that calls its class so.
    static func fits(_ code: String, _ name: String?, _ scheme: LandClassScheme) -> Bool {
        guard let own = self.code(code, in: scheme, losesZeros: false) else { return false }
        let names = Set([own, "0" + code].compactMap(scheme.name))
        return name.map { name in names.contains { $0 == name || $0.hasPrefix(name) || name.hasPrefix($0) } }
            ?? true
    }

    /// Whether a text that is whole in the second survey is one of four digits elsewhere without its zero.
    private static func mayHaveLostZero(_ code: String, beside schemes: [LandClassScheme]) -> Bool {
        code.count == 3 && schemes == [.secondSurvey]
            && LandClassScheme.allCases.contains { $0 != .secondSurvey && $0.name(of: "0" + code) != nil }
    }
}
