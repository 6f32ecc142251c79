import Bilingual

/// A folder that is written whole or not at all.
///
/// It grows under a temporary name beside its place (`.tuban-….partial`) and moves there on `commit()`, after
/// everything in it has reached the disk. Until then, and on any failure, what was there before is
/// untouched. Let go of without a commit, it removes what it wrote; a process that is killed leaves the temporary
/// folder behind, which the next one that writes there removes.
public struct OutputFolder: ~Copyable {
    /// Where it will be, without links.
    public let path: String
    private let parent: String
    private let temporary: TemporaryItem
    private let overwrite: Bool
    private let mark: String
    private let inputs: [String]

    /// Where its files are written until the commit.
    public var temporaryPath: String { temporary.path }

    /// Starts a folder.
    ///
    /// - Parameters:
    ///   - path: where it will be; the folder above must exist.
    ///   - overwrite: whether it may replace a former result there.
    ///   - mark: a file that shows a folder to be a former result; one that is not empty and lacks it is never
    ///     replaced, lest `-o .` remove someone's work.
    ///   - inputs: files that were read; a folder that holds one of them is never replaced.
    public init(
        at path: String, overwrite: Bool, mark: String = "result.json", inputs: [String] = []
    ) throws(OutputError) {
        let place = try FileSystem.place(of: path)
        let former = FileSystem.item(at: place.path)
        try Self.check(former, at: place.path, overwrite: overwrite, mark: mark, inputs: inputs)
        AbandonedFolders.remove(in: place.parent)
        let sibling = FileSystem.temporarySibling(in: place.parent)
        try FileSystem.makeFolder(sibling)
        self.path = place.path
        parent = place.parent
        temporary = TemporaryItem(sibling, lock: AbandonedFolders.lock(sibling))
        self.overwrite = overwrite
        self.mark = mark
        self.inputs = inputs
    }

    /// The path under which to write one of its files, for writers that take paths; folders on the way are made.
    ///
    /// - Parameter name: the name inside the folder, with `/` between folders: `tables/1.csv`.
    public func path(of name: String) throws(OutputError) -> String {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }), !name.utf8.contains(0) else {
            throw OutputError(
                .badName, name,
                Message(zh: "输出文件名“\(name)”无效", en: "\"\(name)\" is no name for a file inside an output"))
        }
        var folder = temporary.path
        for part in parts.dropLast() {
            folder += "/" + part
            if FileSystem.item(at: folder)?.kind != .folder { try FileSystem.makeFolder(folder) }
        }
        return folder + "/" + (parts.last ?? "")
    }

    /// Writes one of its files.
    ///
    /// - Parameters:
    ///   - bytes: what it holds.
    ///   - name: the name inside the folder; not used before.
    public func write(_ bytes: [UInt8], to name: String) throws(OutputError) {
        try FileSystem.writeNew(bytes, to: path(of: name))
    }

    /// Moves the folder to its place; a former one is replaced in one step and then removed.
    public consuming func commit() throws(OutputError) {
        try FileSystem.syncTree(temporary.path)
        // Others may have worked there meanwhile.
        let present = FileSystem.item(at: path)
        try Self.check(present, at: path, overwrite: overwrite, mark: mark, inputs: inputs)
        if present == nil {
            try Renaming.intoFreePlace(temporary.path, path)
        } else {
            try Renaming.replacingFolder(temporary.path, path)
        }
        temporary.release()
        try FileSystem.sync(parent)
    }

    private static func check(
        _ former: FileSystem.Item?, at path: String, overwrite: Bool, mark: String, inputs: [String]
    ) throws(OutputError) {
        if let input = InputFiles(inputs).touched(by: path) {
            throw OutputError(
                .isAnInput, path,
                Message(
                    zh: "输出文件夹“\(path)”属于输入“\(input)”，不予写入；请换一个位置",
                    en:
                        "The output folder \(path) belongs to the input \(input) and is not written; choose another path"
                ))
        }
        guard let former else { return }
        guard overwrite else { throw Renaming.alreadyExists(path) }
        guard former.kind == .folder else {
            throw OutputError(
                .notReplaceable, path,
                Message(
                    zh: "“\(path)”不是文件夹，不予覆盖；请换一个位置",
                    en: "\(path) is not a folder and is not replaced; choose another path"))
        }
        guard let names = FileSystem.names(in: path), names.isEmpty || names.contains(mark) else {
            throw OutputError(
                .notReplaceable, path,
                Message(
                    zh: "文件夹“\(path)”中没有 \(mark)，不是以往的结果，不予覆盖；请换一个位置",
                    en: "The folder \(path) has no \(mark), so it is no former result and is not replaced; "
                        + "choose another path"))
        }
        for input in inputs where FileSystem.realPath(input).map({ InputFiles.holds(former, $0) }) ?? false {
            throw OutputError(
                .isAnInput, path,
                Message(
                    zh: "输入“\(input)”在输出文件夹“\(path)”中，覆盖会将其删除；请换一个位置",
                    en: "The input \(input) lies in the output folder \(path) and would be removed; "
                        + "choose another path"))
        }
    }
}
