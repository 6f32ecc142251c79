/// The files that a run reads, with all that belong to them (输入文件): no output takes the place of any.
///
/// A shapefile is half a dozen files, a geodatabase is a folder, and beside a package lie its journals. A new file by the name of
/// such a part would be read as one: it counts as theirs as well.
struct InputFiles {
    private let paths: [String]

    init(_ paths: [String]) { self.paths = paths }

    /// The parts of a shapefile beside `.shp`, of every program that writes some.
    private static let shapefileParts: Set = [
        "shp", "shx", "dbf", "prj", "cpg", "qix", "qpj", "sbn", "sbx", "fbn", "fbx", "ain", "aih", "ixs", "mxs",
        "atx", "idm", "ind", "shp.xml", "qmd", "cst",
    ]

    /// The input that an output would replace or become a part of; `nil` for none.
    ///
    /// - Parameter path: where the output is to be, without links.
    func touched(by path: String) -> String? {
        let former = FileSystem.item(at: path)
        return paths.first { input in
            if let former, FileSystem.item(at: input)?.identity == former.identity { return true }
            if let folder = FileSystem.item(at: input), folder.kind == .folder, Self.holds(folder, path) {
                return true
            }
            return places(of: input).contains { place in
                if Self.parent(of: path) == place.parent, Self.isPart(Self.name(of: path), of: place.name) {
                    return true
                }
                guard let former else { return false }
                return (FileSystem.names(in: place.parent) ?? []).contains { name in
                    Self.isPart(name, of: place.name)
                        && FileSystem.item(at: "\(place.parent)/\(name)")?.identity == former.identity
                }
            }
        }
    }

    /// Where an input lies, by the name it was given and by that of the file a link leads to.
    private func places(of input: String) -> [(parent: String, name: String)] {
        [FileSystem.unfollowed(input), FileSystem.realPath(input)].compactMap(\.self).map {
            (Self.parent(of: $0), Self.name(of: $0))
        }
    }

    /// Whether a file by this name belongs to an input beside it, upper and lower case alike.
    private static func isPart(_ name: String, of input: String) -> Bool {
        let (name, input) = (name.lowercased(), input.lowercased())
        if name == input || ["-wal", "-shm", "-journal", ".aux.xml"].contains(where: { name == input + $0 }) {
            return true
        }
        guard let dot = input.lastIndex(of: ".") else { return false }
        let stem = input[..<dot]
        guard name.hasPrefix("\(stem).") else { return false }
        let ending = name.dropFirst(stem.count + 1)
        return switch input[input.index(after: dot)...] {
        case "shp": shapefileParts.contains(String(ending))
        case "csv": ["csvt", "prj"].contains(ending)
        default: false
        }
    }

    private static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    private static func parent(of path: String) -> String {
        let parent = path.dropLast(name(of: path).count + 1)
        return parent.isEmpty ? "/" : String(parent)
    }

    /// Whether a path leads through a folder, compared by what it is and not by its name.
    static func holds(_ folder: FileSystem.Item, _ path: String) -> Bool {
        var path = path
        while !path.isEmpty {
            if FileSystem.item(at: path)?.identity == folder.identity { return true }
            while let last = path.popLast(), last != "/" {}
        }
        return false
    }
}
