import Land

/// The parts of a feature's name that may stand in a text: without brackets and the names of its offices (名称拆分).
struct NameReading {
    /// The parts, the whole name first.
    let parts: [[Character]]

    init(_ name: String) {
        var depth = 0
        let bare = name.filter { character in
            if "（(【[".contains(character) { depth += 1 }
            defer { if "）)】]".contains(character) { depth = max(0, depth - 1) } }
            return depth == 0 && !"）)】]".contains(character) && !character.isWhitespace
        }
        // A list of names is several; a company before a mine is a part of its own.
        var parts: [[Character]] = []
        for piece in bare.split(whereSeparator: { "、，,；;与/".contains($0) }) {
            let stripped = Self.withoutOffices(Array(piece))
            parts.append(stripped)
            if let end = Self.companyEnd(stripped), end < stripped.count {
                parts.append(Array(stripped[end...]))
            }
        }
        self.parts = parts.filter { $0.count >= 2 }
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
