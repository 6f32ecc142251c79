public import Bilingual

/// Something about the structure of a file (文件结构问题) that was found before its features are read.
public struct StructureIssue: Sendable, Hashable {
    /// What becomes of the file.
    public enum Severity: String, Sendable, CaseIterable {
        /// It is not read: its content would be incomplete or ambiguous.
        case refuse
        /// It is read, and what is wrong is made good in a way that the message tells.
        case repair
        /// It is read as it is; the message tells what is unusual.
        case note
    }

    /// What kind of issue it is.
    public enum Code: String, Sendable, CaseIterable {
        /// The file is none of the formats that are read, or another than its name says.
        case format
        /// A file that belongs to it is missing.
        case missingPart
        /// It ends too early, or is longer than it says.
        case length
        /// A header says something impossible.
        case header
        /// Parts of the file do not agree on the number of records.
        case count
        /// An index does not point at the records.
        case index
        /// Records are marked as deleted.
        case deletedRecords
        /// A kind of geometry that is no plane figure, or none that is known.
        case geometryKind
        /// Two fields have the same name, or names that cannot be told apart.
        case fieldName
        /// A value is not what its field is to hold.
        case value
        /// Bytes of a text are not in its encoding, or a text holds what is no character.
        case encoding
        /// The text does not follow the grammar of its format.
        case syntax
        /// A member of an object occurs twice.
        case duplicateMember
        /// A member has a wrong type, or is missing.
        case member
        /// A ring is not closed.
        case unclosedRing
        /// A ring or line has too few positions.
        case tooFewPositions
        /// A position is not made of two or three finite numbers.
        case position
        /// Arrays or objects are nested too deeply.
        case nesting
        /// The file says that it has no reference system.
        case undefinedReferenceSystem
        /// The reference system, or content, is a link to elsewhere.
        case link
        /// An entry of an archive cannot be unpacked safely.
        case archiveEntry
        /// An archive is too large when unpacked.
        case archiveSize
        /// The file is open in another program, or was left in the middle of an edit.
        case unfinishedEdit
        /// A layer is a view: rows are computed when it is read.
        case view
    }

    /// What kind of issue it is.
    public let code: Code
    /// What becomes of the file.
    public let severity: Severity
    /// What it is, and what to do about it.
    public let message: Message
    /// The file; for a part of an archive `archive/part`.
    public let path: String
    /// The layer, when the issue is about one of several.
    public let layer: String?
    /// The feature, counted from 0, when it is about one.
    public let feature: Int64?
    /// The line of a text file, counted from 1.
    public let line: Int?

    /// An issue from its parts.
    public init(
        _ severity: Severity, _ code: Code, _ message: Message, path: String, layer: String? = nil,
        feature: Int64? = nil, line: Int? = nil
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.path = path
        self.layer = layer
        self.feature = feature
        self.line = line
    }

    /// The message with the line in front.
    var located: Message {
        guard let line else { return message }
        return Message(zh: "第\(line)行：\(message.zh)", en: "line \(line): \(message.en)")
    }

    /// The same issue of a file that people know by another name.
    func renamed(_ path: String) -> StructureIssue {
        StructureIssue(severity, code, message, path: path, layer: layer, feature: feature, line: line)
    }
}

extension StructureIssue: CustomStringConvertible {
    /// The issue on one line, in both languages.
    public var description: String { "\(words)" }

    /// The issue with its place, for people.
    public var words: Message { Message(verbatim: feature.map { "#\($0): " } ?? "") + located }
}
