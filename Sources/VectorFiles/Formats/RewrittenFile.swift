import Bilingual
import FoundationEssentials

/// A copy of a text file that the library reads in its place, where of the original it would lose something (改写副本).
///
/// It has the file's own name, since the library names layers by it, and is removed when nothing refers to it any more.
final class RewrittenFile: Sendable {
    /// A change of the text.
    struct Edit {
        /// What is replaced; empty where something is put in.
        let range: Range<Int>
        /// What stands in its place.
        let text: String
    }

    /// Where it is.
    let path: String
    private let folder: PrivateFolder

    /// Writes a copy.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - data: its bytes.
    ///   - edits: the changes, in the order of the text, none over another.
    init(of path: String, _ data: Data, _ edits: [Edit]) throws(VectorFileError) {
        folder = try PrivateFolder(for: path)
        self.path = "\(folder.path)/\(path.split(separator: "/").last.map(String.init) ?? "layer")"
        var copy = Data(capacity: data.count + edits.reduce(0) { $0 + $1.text.utf8.count })
        var position = 0
        for edit in edits {
            copy.append(data[data.startIndex + position..<data.startIndex + edit.range.lowerBound])
            copy.append(contentsOf: edit.text.utf8)
            position = edit.range.upperBound
        }
        copy.append(data[(data.startIndex + position)...])
        try Self.write(copy, to: self.path, of: path)
    }

    /// Writes a file beside the copy that belongs to it.
    func add(_ data: Data, ending: String) throws(VectorFileError) {
        let stem = path.lastIndex(of: ".").map { path[..<$0] } ?? path[...]
        try Self.write(data, to: "\(stem).\(ending)", of: path)
    }

    /// Whether a file is the copy, or one beside it.
    func holds(_ path: String) -> Bool { path.hasPrefix(folder.path + "/") }

    private static func write(_ data: Data, to target: String, of path: String) throws(VectorFileError) {
        do {
            try data.write(to: URL(filePath: target))
        } catch {
            throw VectorFileError(
                .readFailed,
                Message(
                    zh: "无法写入临时文件夹，请检查磁盘空间或设置 TMPDIR",
                    en: "the temporary folder cannot be written; check the space left or set TMPDIR"),
                path: path)
        }
    }
}
