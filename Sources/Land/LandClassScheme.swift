public import Bilingual

/// A system of land-class codes (地类编码体系).
///
/// Three are in use that share digits or names and mean different things: 0402 is marsh grassland (沼泽草地) in one and sown
/// grassland (人工牧草地) in another, and natural grassland is 0401 after the third survey, 041 after the second. A code is
/// never read without its system.
public enum LandClassScheme: String, Sendable, CaseIterable, Hashable {
    /// The working classes of the third land survey (三调工作分类, TD/T 1055 after GB/T 21010-2017).
    case survey
    /// The classes of land and sea use in spatial planning (国土空间调查、规划、用途管制用地用海分类, 2023).
    case planning
    /// The classes of the second land survey (二调分类, GB/T 21010-2007 with 城镇村及工矿用地 of TD/T 1014-2007): three digits.
    case secondSurvey = "second-survey"

    /// Its name.
    public var words: Message {
        switch self {
        case .survey: Message(zh: "三调工作分类", en: "classes of the third land survey")
        case .planning: Message(zh: "用地用海分类", en: "classes of spatial planning")
        case .secondSurvey: Message(zh: "二调分类", en: "classes of the second land survey")
        }
    }

    private static let table: [LandClassScheme: [String: String]] =
        EmbeddedTable(PackageResources.land_classes_csv).rows.reduce(into: [:]) { table, row in
            guard let scheme = LandClassScheme(rawValue: row[0]) else { return }
            table[scheme, default: [:]][row[1]] = row[2]
        }

    /// The digits of its codes of the second level.
    private var digits: Int { self == .secondSurvey ? 3 : 4 }

    /// The name of a class; `nil` for a code that the system does not have.
    ///
    /// A code with a letter behind its digits (0201K, 1104A, 013A) has the name of its class; after four digits, so has one
    /// with more.
    public func name(of code: String) -> String? {
        let names = Self.table[self] ?? [:]
        if let name = names[code] { return name }
        guard code.count > digits, code.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isLetter) }),
            digits == 4 || !code.dropFirst(digits).contains(where: \.isNumber)
        else {
            return nil
        }
        return names[String(code.prefix(digits))]
    }

    /// Whether a code has as many digits as those of the system: two, or all of them.
    func isAtLevel(_ code: String) -> Bool { [2, digits].contains(code.prefix(while: \.isNumber).count) }

    /// The code of a class by its name; `nil` for another text and for a name of several.
    func code(named name: String) -> String? {
        let codes = (Self.table[self] ?? [:]).filter { $0.value == name }
        return codes.count == 1 ? codes.first?.key : nil
    }

    /// Whether a text is the name of another class than that of a code, and not of the one above it.
    func contradicts(_ code: String, _ text: String) -> Bool {
        guard let own = name(of: code), Self.allCases.contains(where: { $0.hasClass(named: text) }) else {
            return false
        }
        let above = name(of: String(code.prefix(2)))
        return ![own, above].compactMap(\.self).contains {
            $0 == text || $0.hasPrefix(text) || text.hasPrefix($0)
        }
    }

    /// Whether a text is the name of one of its classes.
    private func hasClass(named text: String) -> Bool { Self.names[self]?.contains(text) ?? false }

    private static let names = table.mapValues { Set($0.values) }

    /// Whether a text is written as codes are: two digits at least, then digits and letters.
    public static func isCode(_ text: String) -> Bool {
        text.count >= 2 && text.prefix(2).allSatisfy(\.isNumber) && text.allSatisfy(\.isASCII)
    }

    /// Whether a text is neither a code nor the name of a class in any system.
    public static func isUnknown(_ text: String) -> Bool {
        allCases.allSatisfy { $0.name(of: text) == nil && !$0.hasClass(named: text) }
    }

    /// The systems that codes with their names can be of.
    ///
    /// A code belongs to a system that has it, under that name where one is given; a layer to those that have most of
    /// its codes, when the others have fewer.
    ///
    /// - Parameter classes: the different classes of a layer.
    /// - Returns: none when the texts are no codes of any; one when it is certain; several when nothing tells them apart.
    public static func candidates(of classes: [(code: String, name: String?)]) -> [LandClassScheme] {
        let codes = classes.filter { isCode($0.code) }
        guard 2 * codes.count >= classes.count else { return [] }
        return best(of: codes) { scheme, entry in
            guard let own = scheme.name(of: entry.code) else { return false }
            return entry.name.map { own == $0 || own.hasPrefix($0) || $0.hasPrefix(own) } ?? true
        }
    }

    /// The systems that names of classes can be of: 有林地 is of the second survey alone.
    ///
    /// - Parameter names: the different classes of a layer that writes names for codes.
    public static func candidates(ofNames names: [String]) -> [LandClassScheme] {
        best(of: names) { $0.hasClass(named: $1) }
    }

    static func best<Entry>(
        of entries: [Entry], fits: (LandClassScheme, Entry) -> Bool
    ) -> [LandClassScheme] {
        let counts = allCases.map { scheme in entries.count { fits(scheme, $0) } }
        guard let best = counts.max(), 2 * best > entries.count else { return [] }
        return zip(allCases, counts).filter { $0.1 == best }.map(\.0)
    }
}
