public import Bilingual

/// Why a layer could not be read or written.
public struct VectorFileError: Error, Sendable {
    /// What kind of fault it is.
    public enum Code: Sendable {
        /// There is no file of that name.
        case notFound
        /// The file is none of the formats that Tuban reads.
        case unknownFormat
        /// The file is of a known format, but damaged.
        case damaged
        /// The file has no layer of that name, or several and none was named.
        case layerNotFound
        /// The layer has no field of that name.
        case fieldNotFound
        /// The encoding of texts is none that is known.
        case unknownEncoding
        /// The library failed while reading.
        case readFailed
        /// The output exists and may not be replaced.
        case outputExists
        /// The output could not be written.
        case writeFailed
    }

    /// What kind of fault it is.
    public let code: Code
    /// What went wrong, and what to do about it.
    public let message: Message
    /// The file.
    public let path: String
    /// The layer, when one was open.
    public let layer: String?
    /// The feature, when one was at hand.
    public let feature: Int64?
    /// Everything the library said on the way, in its order.
    public let libraryMessages: [String]
    /// All that was found about the structure of a file that is refused for it; empty for other errors.
    public let issues: [StructureIssue]

    /// An error from its parts.
    public init(
        _ code: Code, _ message: Message, path: String, layer: String? = nil, feature: Int64? = nil,
        libraryMessages: [String] = [], issues: [StructureIssue] = []
    ) {
        self.code = code
        self.message = message
        self.path = path
        self.layer = layer
        self.feature = feature
        self.libraryMessages = libraryMessages
        self.issues = issues
    }
}

extension VectorFileError: CustomStringConvertible {
    /// The error on one line, in both languages.
    public var description: String {
        let place = [path, layer, feature.map { "#\($0)" }].compactMap(\.self).joined(separator: " · ")
        let library = libraryMessages.isEmpty ? "" : " [\(libraryMessages.joined(separator: "; "))]"
        return "\(place): \(message)\(library)"
    }
}
