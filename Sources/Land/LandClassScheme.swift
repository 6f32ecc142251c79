public import Bilingual

/// A system of land-class codes (地类编码体系).
///
/// Two are in use that share digits and mean different things: 0402 is marsh grassland (沼泽草地) in one and sown
/// grassland (人工牧草地) in the other. A code is never read without its system.
public enum LandClassScheme: String, Sendable, CaseIterable, Hashable {
    /// The working classes of the third land survey (三调工作分类, TD/T 1055 after GB/T 21010-2017).
    case survey
    /// The classes of land and sea use in spatial planning (国土空间调查、规划、用途管制用地用海分类, 2023).
    case planning

    /// Its name.
    public var words: Message {
        switch self {
        case .survey: Message(zh: "三调工作分类", en: "classes of the third land survey")
        case .planning: Message(zh: "用地用海分类", en: "classes of spatial planning")
        }
    }

    private static let table: [LandClassScheme: [String: String]] =
        EmbeddedTable(PackageResources.land_classes_csv).rows.reduce(into: [:]) { table, row in
            guard let scheme = LandClassScheme(rawValue: row[0]) else { return }
            table[scheme, default: [:]][row[1]] = row[2]
        }

    /// The name of a class; `nil` for a code that the system does not have.
    ///
    /// A code with a letter behind its digits (0201K, 1104A) or with more digits has the name of its class.
    public func name(of code: String) -> String? {
        let names = Self.table[self] ?? [:]
        return names[code] ?? (code.count > 4 ? names[String(code.prefix(4))] : nil)
    }

    /// The systems that codes with their names can be of.
    ///
    /// A code belongs to a system that has it, under that name where one is given; a layer to those that have most of
    /// its codes, when the others have fewer.
    ///
    /// - Parameter classes: the different classes of a layer.
    /// - Returns: none when the texts are no codes of either; one when it is certain; both when nothing tells them apart.
    public static func candidates(of classes: [(code: String, name: String?)]) -> [LandClassScheme] {
        let codes = classes.filter { $0.code.count >= 2 && $0.code.prefix(2).allSatisfy(\.isNumber) }
        guard !codes.isEmpty, 2 * codes.count >= classes.count else { return [] }
        let fits = allCases.map { scheme in
            codes.count { code, name in
                guard let own = scheme.name(of: code) else { return false }
                return name.map { own == $0 || own.hasPrefix($0) || $0.hasPrefix(own) } ?? true
            }
        }
        guard let best = fits.max(), 2 * best > codes.count else { return [] }
        return zip(allCases, fits).filter { $0.1 == best }.map(\.0)
    }
}
