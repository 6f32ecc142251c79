extension LandClassReading {
    /// A class that a text says, and what else it may be called.
    package struct Spelling: Sendable, Hashable {
        /// Its codes, with and without the zero in front, its names, and whatever else was asked about that is the same class.
        package let names: [String]
    }

    /// What the classes that a text says may be called: one class, or each of several in one cell (地类另写).
    ///
    /// What the systems of the layer do not have may be of any.
    ///
    /// - Parameter asked: texts that may name the same class: `401`, `0401 天然牧草地`.
    package func spellings(of text: String, among asked: [String]) -> [Spelling] {
        let others = asked.map { (text: $0, cell: LandClassText($0)) }.filter { !$0.cell.isMixed }
        return LandClassText(text).parts.map { part in
            let own = codes(of: part)
            var names: [String?] = [part.code, part.name]
            for (scheme, code) in own { names += [code, scheme.name(of: code)] }
            let same = others.filter { isOne($0.cell.parts[0], part) }.map(\.text)
            return Spelling(names: Set(names.compactMap(\.self) + same).sorted())
        }
    }

    /// Whether a text names a class by code or name, as one of several systems has it.
    package static func isClass(_ text: String) -> Bool {
        let parts = LandClassText(text).parts
        return parts.allSatisfy { part in
            LandClassScheme.allCases.contains { scheme in
                part.code.first == "0" && part.code.count > 2 && scheme.name(of: part.code) != nil
                    || scheme.code(named: part.name ?? part.code) != nil
            }
        }
    }

    /// Whether two are one class in a system of the layer, or in any where one of them is of none of those.
    private func isOne(_ one: LandClassText.Part, _ other: LandClassText.Part) -> Bool {
        let known = [one, other].map { codes(of: $0, in: certain) }
        let pair =
            known.contains(where: \.isEmpty)
            ? [one, other].map { codes(of: $0, in: LandClassScheme.allCases) } : known
        return pair[0].contains { mine in
            pair[1].contains { $0.scheme == mine.scheme && $0.code == mine.code }
        }
    }

    /// The systems that the layer is of for certain.
    private var certain: [LandClassScheme] { isUnclear ? [] : schemes }

    /// The codes of a class in the systems of the layer, or in any where those do not have it.
    private func codes(of part: LandClassText.Part) -> [(scheme: LandClassScheme, code: String)] {
        let own = codes(of: part, in: certain)
        return own.isEmpty ? codes(of: part, in: LandClassScheme.allCases) : own
    }

    private func codes(
        of part: LandClassText.Part, in schemes: [LandClassScheme]
    ) -> [(scheme: LandClassScheme, code: String)] {
        let fitting = schemes.filter { Self.fits(part.code, part.name, $0) }
        return (fitting.isEmpty ? schemes : fitting).compactMap { scheme in
            code(of: part, in: scheme).map { (scheme, $0) }
        }
    }
}
