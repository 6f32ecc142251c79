import Archives
import Bilingual
import FoundationEssentials

/// The ZIP file around a document of Office Open XML (OPC package, ECMA-376-2).
struct OfficePackage {
    /// No report unpacks to more.
    static let limit = 64 << 20
    /// What is looked up as a tree takes more memory than a stream.
    static let treeLimit = 8 << 20

    private let archive: ZIPFile
    /// The names of its files.
    let names: [String]

    /// Reads the directory of a package.
    init(_ bytes: [UInt8]) throws(DocumentFault) {
        do throws(ArchiveError) {
            archive = try ZIPFile(Data(bytes))
        } catch {
            throw DocumentFault(error)
        }
        names = archive.entries.map(\.name)
        guard !names.isEmpty else { throw Self.damage("ZIP") }
    }

    /// Whether the package holds a file of a folder.
    func has(folder: String) -> Bool { names.contains { $0.lowercased().hasPrefix("\(folder)/") } }

    /// Unpacks a file; `nil` without it.
    ///
    /// - Parameter limit: how many bytes it may unpack to.
    func file(_ name: String, limit: Int = OfficePackage.limit) throws(DocumentFault) -> [UInt8]? {
        guard let entry = archive.entry(name) else { return nil }
        do throws(ArchiveError) {
            return try archive.bytes(of: entry, limit: limit)
        } catch {
            throw DocumentFault(error)
        }
    }

    /// A small file as a tree; `nil` without it.
    func tree(_ name: String) throws(DocumentFault) -> MarkupTree? {
        guard let bytes = try file(name, limit: Self.treeLimit) else { return nil }
        return try MarkupTree.read(bytes, part: name)
    }

    /// The file that holds the document: the usual one unless the package says otherwise.
    func mainPart(usual: String) throws(DocumentFault) -> String {
        if names.contains(usual) { return usual }
        return try relations(of: "").first { $0.kind == "officeDocument" }?.target ?? usual
    }

    /// What a file refers to.
    struct Relation {
        let id: String
        /// The last word of its type.
        let kind: String
        let target: String
    }

    /// The files that a file refers to.
    func relations(of name: String) throws(DocumentFault) -> [Relation] {
        let path = name.split(separator: "/")
        let folder = path.dropLast().map { $0 + "/" }.joined()
        let root = try tree("\(folder)_rels/\(path.last ?? "").rels")?.child("r:Relationships")
        return (root?.children ?? []).compactMap { relation in
            guard let target = relation["Target"], relation["TargetMode"] != "External",
                let kind = relation["Type"]?.split(separator: "/").last
            else { return nil }
            return Relation(
                id: relation["Id"] ?? "", kind: String(kind),
                target: Self.plain(target.hasPrefix("/") ? String(target.dropFirst()) : folder + target))
        }
    }

    /// A path without `.` and `..`.
    private static func plain(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }

    /// A package that is damaged at a file.
    static func damage(_ name: String, _ libraryMessages: [String] = []) -> DocumentFault {
        DocumentFault(
            .damaged, zh: "文件已损坏（\(name)）；请重新复制或下载，或用 Word、Excel 或 WPS 打开后另存为新文件",
            en:
                "the file is damaged (\(name)); copy or download it again, or open it in Word, Excel or WPS and save it anew",
            libraryMessages: libraryMessages)
    }
}

extension DocumentFault {
    /// Why the package around a document is not read.
    init(_ error: ArchiveError) {
        switch error.code {
        case .damaged: self = OfficePackage.damage(error.name ?? "ZIP", error.libraryMessages)
        case .directory: self = OfficePackage.damage("ZIP", [error.message.en])
        case .tooLarge:
            self.init(
                .tooLarge,
                error.message
                    + Message(
                        zh: "，不像是报告或表格；请检查文件来源，或另存为文本文件",
                        en: "; no report or table does; check where it comes from, or save it as text"))
        case .unavailable:
            self.init(
                .unavailable, error.message + Message(zh: "；请将文件另存为文本文件", en: "; save the file as text"))
        case .entry, .unwritable: self.init(.damaged, error.message)
        }
    }
}
