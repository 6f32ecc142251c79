import Land

/// The parts of a feature's name that may stand in a text: without brackets and the names of its offices (名称拆分).
struct NameReading {
    /// The parts, the whole name first.
    let parts: [[Character]]

    /// Reads a name.
    ///
    /// - Parameter isName: whether a name stands in the report; what it has in brackets then belongs to it: 红星煤矿（二号井）.
    init(_ name: String, isName: (ArraySlice<Character>) -> Bool = { _ in false }) {
        var depth = 0
        var bare: [Character] = []
        var bracketed: [Character] = []
        func close() {
            let isOwn = Self.parts(of: bare).contains {
                // The piece before the bracket, not all of a list.
                bare.suffix($0.count).elementsEqual($0) && isName(($0 + bracketed)[...])
            }
            if isOwn || LinkWords.partNumber(bracketed[...]) != nil { bare += bracketed }
            bracketed = []
        }
        for character in name where !character.isWhitespace {
            if Self.opening.contains(character) {
                depth += 1
            } else if Self.closing.contains(character) {
                depth = max(0, depth - 1)
                if depth == 0 { close() }
            } else if depth > 0 {
                bracketed.append(character)
            } else {
                bare.append(character)
            }
        }
        close()
        parts = Self.parts(of: bare)
    }

    private static let opening: Set<Character> = Set("（(【[〔［")
    private static let closing: Set<Character> = Set("）)】]〕］")

    /// Whether a character is a bracket.
    static func isBracket(_ character: Character) -> Bool {
        opening.contains(character) || closing.contains(character)
    }

    private static func parts(of bare: [Character]) -> [[Character]] {
        // A list of names is several; a company before a mine is a part of its own.
        var parts: [[Character]] = []
        for piece in bare.split(whereSeparator: { "、，,；;与/".contains($0) }) {
            let stripped = withoutOffices(Array(piece))
            parts.append(stripped)
            if let end = companyEnd(stripped), end < stripped.count {
                parts.append(Array(stripped[end...]))
            }
        }
        return parts.filter { $0.count >= 2 }
    }

    private static let offices: [[Character]] =
        (["内蒙古自治区", "内蒙古", "兴安盟"] + AdministrativeUnit.counties.flatMap { [$0.name, $0.shortName] }).map {
            Array($0)
        }

    private static func withoutOffices(_ name: [Character]) -> [Character] {
        var rest = name[...]
        while let office = offices.first(where: { rest.count > $0.count + 1 && rest.starts(with: $0) }) {
            rest = rest.dropFirst(office.count)
        }
        return Array(rest)
    }

    private static func companyEnd(_ name: [Character]) -> Int? {
        let suffix = Array("公司")
        return name.indices.last { index in
            index + suffix.count <= name.count && Array(name[index..<(index + suffix.count)]) == suffix
        }.map { $0 + suffix.count }
    }

    /// The beginnings of a part that end where a name can end, and the part itself.
    static func beginnings(of part: [Character]) -> [ArraySlice<Character>] {
        var ends = part.indices.filter { LinkWords.heads.contains(part[$0]) }.map { $0 + 1 }
        if ends.last != part.count { ends.append(part.count) }
        return ends.filter { $0 >= 4 }.map { part[..<$0] }
    }
}
