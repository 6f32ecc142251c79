import Archives
import Bilingual
import FoundationEssentials

/// A ZIP archive with layers (压缩包): one or several shapefiles, or one file of another format.
///
/// Only what belongs to layers is unpacked, and a shapefile only when it is chosen.
final class LayerArchive {
    /// A layer file in the archive.
    struct Member {
        /// How people choose it.
        let name: String
        /// Its name in the archive.
        let inside: String
        let format: VectorFormat
        /// What to unpack: entries, and where to.
        fileprivate let parts: [(entry: ZIPFile.Entry, target: String)]
        /// The file to open, in the folder that it is unpacked to.
        fileprivate let main: String
    }

    let path: String
    private(set) var members: [Member] = []
    private let archive: ZIPFile
    /// Where its files are unpacked to.
    let folder: PrivateFolder
    private var unpacked: [String: String] = [:]

    /// Whether a name is that of an archive.
    static func isArchive(_ path: String) -> Bool {
        let name = path.lowercased()
        return name.hasSuffix(".zip") || name.hasSuffix(".kmz")
    }

    /// Reads the directory of an archive; `nil` when it is refused, with the issues added.
    init?(_ path: String, into findings: inout StructureFindings) {
        self.path = path
        do {
            let data = try ShapefileParts.bytes(of: path)
            guard data.prefix(2).elementsEqual("PK".utf8) else {
                findings.add(.refuse, .format, Message(zh: "不是 ZIP 压缩包", en: "not a ZIP archive"))
                return nil
            }
            archive = try ZIPFile(data)
            folder = try PrivateFolder(for: path)
            members = Self.members(archive.entries, archive: path)
        } catch let error as ArchiveError {
            findings.add(.refuse, Self.code(of: error), error.message)
            return nil
        } catch let error as VectorFileError {
            findings.add(error)
            return nil
        } catch {
            return nil
        }
        if members.isEmpty {
            findings.add(
                .refuse, .format,
                Message(
                    zh: "压缩包中没有可识别的图层文件（\(VectorFormat.endings)）",
                    en: "there is no layer file in the archive (\(VectorFormat.endings))"))
            return nil
        }
        if members.count > 1, members.contains(where: { $0.format != .shapefile }) {
            let list = members.map(\.inside).joined(separator: "、")
            findings.add(
                .refuse, .archiveEntry,
                Message(
                    zh: "压缩包中有\(members.count)个数据文件（\(list)），只有 shapefile 可以多个，请解压后指明其一",
                    en: """
                        there are \(members.count) data files in it (\(list)); only shapefiles may be several: unpack it \
                        and name one
                        """))
            return nil
        }
    }

    /// Unpacks a layer file, once.
    ///
    /// - Returns: its path.
    func unpack(_ member: Member) throws(VectorFileError) -> String {
        if let path = unpacked[member.inside] { return path }
        do throws(ArchiveError) {
            try archive.unpack(member.parts.map { ($0.entry, "\(folder.path)/\($0.target)") })
        } catch {
            throw VectorFileError(error.code == .unwritable ? .readFailed : .damaged, error.message, path: path)
        }
        let path = "\(folder.path)/\(member.main)"
        unpacked[member.inside] = path
        return path
    }

    private static func code(of error: ArchiveError) -> StructureIssue.Code {
        switch error.code {
        case .directory, .damaged: .length
        case .tooLarge: .archiveSize
        case .entry, .unwritable, .unavailable: .archiveEntry
        }
    }

    private static func members(_ entries: [ZIPFile.Entry], archive: String) -> [Member] {
        let entries = entries.filter { entry in
            // What macOS and hidden files leave in archives.
            !entry.name.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
        }
        var members = geodatabases(entries, archive: archive)
        let rest = entries.filter { entry in
            !members.contains { $0.parts.contains { $0.entry.name == entry.name } }
        }
        for entry in rest {
            guard let format = VectorFormat(path: entry.name), format != .fileGeodatabase else { continue }
            let stem = stem(of: entry.name)
            let file = stem.split(separator: "/").last.map(String.init) ?? "layer"
            let folder = "\(members.count)"
            let ending = entry.name.dropFirst(stem.count + 1).lowercased()
            let wanted = format == .shapefile ? ["shp", "shx", "dbf", "prj", "cpg"] : [ending]
            let parts = rest.compactMap { part -> (ZIPFile.Entry, String)? in
                guard Self.stem(of: part.name) == stem else { return nil }
                let ending = part.name.dropFirst(stem.count + 1).lowercased()
                return wanted.contains(ending) ? (part, "\(folder)/\(file).\(ending)") : nil
            }
            members.append(
                Member(
                    name: file, inside: entry.name, format: format, parts: parts,
                    main: "\(folder)/\(file).\(ending)"))
        }
        // Two of one name in different folders are told apart by their folders.
        let isUnique = Set(members.map(\.name)).count == members.count
        return isUnique
            ? members
            : members.map {
                Member(
                    name: stem(of: $0.inside), inside: $0.inside, format: $0.format, parts: $0.parts,
                    main: $0.main)
            }
    }

    /// The folders that end with `.gdb`, or the archive's own top when the tables lie there.
    private static func geodatabases(_ entries: [ZIPFile.Entry], archive: String) -> [Member] {
        var tables: [String: [(ZIPFile.Entry, String)]] = [:]
        for entry in entries {
            let parts = entry.name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            let folder = parts.dropLast().joined(separator: "/")
            let isTop = folder.isEmpty && archive.lowercased().hasSuffix(".gdb.zip")
            guard isTop || folder.lowercased().hasSuffix(".gdb"), let file = parts.last else { continue }
            tables[folder, default: []].append((entry, file))
        }
        return tables.sorted { $0.key < $1.key }.enumerated().map { index, found in
            let own = archive.split(separator: "/").last.map { String($0.dropLast(4)) } ?? "layers.gdb"
            let name = found.key.isEmpty ? own : found.key.split(separator: "/").last.map(String.init) ?? own
            return Member(
                name: name, inside: found.key.isEmpty ? name : found.key, format: .fileGeodatabase,
                parts: found.value.map { ($0.0, "g\(index)/\(name)/\($0.1)") }, main: "g\(index)/\(name)")
        }
    }

    private static func stem(of name: String) -> String {
        let file = name.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        guard let dot = file.lastIndex(of: ".") else { return name }
        return String(name.dropLast(file.distance(from: dot, to: file.endIndex)))
    }
}
