import Bilingual

/// A file that is written whole or not at all.
///
/// It grows under a temporary name beside its place and moves there on `commit()`, after it has reached the
/// disk. Until then, and on any failure, what was there before is untouched.
public struct OutputFile: ~Copyable {
    /// Where it will be, without links.
    public let path: String
    private let parent: String
    private let temporary: TemporaryItem
    private let overwrite: Bool
    private let inputs: [String]

    /// Where it is written until the commit, for writers that take paths; nothing is there yet.
    public var temporaryPath: String { temporary.path }

    /// Starts a file.
    ///
    /// - Parameters:
    ///   - path: where it will be; the folder above must exist.
    ///   - overwrite: whether it may replace a file there; what is not a plain file is never replaced.
    ///   - inputs: files that were read; none of them is ever replaced, by whatever name.
    ///   - ending: the ending of the temporary name, for writers that go by it: `.xlsx`.
    public init(
        at path: String, overwrite: Bool, inputs: [String] = [], ending: String = ""
    ) throws(OutputError) {
        let place = try FileSystem.place(of: path)
        try Self.check(place.path, overwrite: overwrite, inputs: inputs)
        // Taken and left at once, to see early that the folder can be written to.
        let sibling = FileSystem.temporarySibling(in: place.parent) + ending
        try FileSystem.writeNew([], to: sibling)
        FileSystem.remove(sibling)
        self.path = place.path
        parent = place.parent
        temporary = TemporaryItem(sibling)
        self.overwrite = overwrite
        self.inputs = inputs
    }

    /// Writes the whole content; once.
    public func write(_ bytes: [UInt8]) throws(OutputError) {
        try FileSystem.writeNew(bytes, to: temporary.path)
    }

    /// Starts writing the content piece by piece; once, instead of `write(_:)`.
    public func pieces() throws(OutputError) -> OutputPieces { try OutputPieces(creating: temporary.path) }

    /// Moves the file to its place; a former one is replaced in one step.
    public consuming func commit() throws(OutputError) {
        try FileSystem.sync(temporary.path)
        try Self.check(path, overwrite: overwrite, inputs: inputs)
        if FileSystem.item(at: path) == nil {
            try Renaming.intoFreePlace(temporary.path, path)
        } else {
            try Renaming.replacingFile(temporary.path, path)
        }
        temporary.release()
        try FileSystem.sync(parent)
    }

    private static func check(
        _ path: String, overwrite: Bool, inputs: [String]
    ) throws(OutputError) {
        if let input = InputFiles(inputs).touched(by: path) {
            throw OutputError(
                .isAnInput, path,
                Message(
                    zh: "输出“\(path)”就是输入“\(input)”或其组成部分，不予写入；请换一个位置",
                    en:
                        "The output \(path) is the input \(input) or a part of it and is not written; choose another path"
                ))
        }
        guard let former = FileSystem.item(at: path) else { return }
        guard former.kind == .file else {
            throw OutputError(
                .notReplaceable, path,
                Message(
                    zh: "“\(path)”不是普通文件，不予覆盖；请换一个位置",
                    en: "\(path) is not a plain file and is not replaced; choose another path"))
        }
        guard overwrite else { throw Renaming.alreadyExists(path) }
    }
}
