import Bilingual
public import Geodesy
public import Land

/// A project (核查项目): a report, the layers behind it and the checks to make, as its YAML file says.
public struct Project: Sendable {
    /// The project file.
    public let path: String
    /// A title for the outputs; the report's own when the file gives none.
    public let title: String?
    /// The report, as the file names it; `nil` for a project of expectations only.
    public let report: String?
    /// The area model (面积口径).
    public let area: AreaModel
    /// The 3° zone of the plane, for the planar area model.
    public let zone: Int?
    /// The unit of tables (面积单位).
    public var unit: AreaUnit
    /// The layers, in the file's order.
    public let layers: [LayerDeclaration]
    /// The checks, in the file's order.
    public let checks: [CheckDeclaration]
    /// The items that documents answer, in the file's order.
    public let statements: [ItemStatement]
    /// The accounts of occupied ground to be drawn up, in the file's order.
    public let accounts: [AccountDeclaration]
    /// The land-use changes to be tabulated, in the file's order.
    public let changes: [ChangeDeclaration]
    /// Earlier reports on the same items, the oldest first.
    public let earlierReports: [String]
    /// A file of links that overrule those found; `nil` without.
    public let linkOverrides: String?

    /// Every file that the project reads.
    public var inputs: [String] {
        [path]
            + ([report, linkOverrides].compactMap(\.self) + earlierReports + layers.map(\.source)
            + layers.compactMap { $0.datumParameters?.gridFile }).map(resolve)
    }

    /// A layer by name.
    public func layer(named name: String) -> LayerDeclaration? { layers.first { $0.name == name } }

    /// The path of a file that the project names: beside the project file unless it is absolute.
    public func resolve(_ name: String) -> String {
        guard !name.hasPrefix("/"), !SourceName.isDatabase(name), let slash = path.lastIndex(of: "/") else {
            return name
        }
        return path[...slash] + name
    }
}
