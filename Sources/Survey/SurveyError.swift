public import Bilingual
import Documents
import Projection
import Topology
import VectorFiles

/// Why a survey could not be made: one error for what the libraries below throw.
public struct SurveyError: Error, Sendable {
    /// What kind of fault it is.
    public enum Code: Sendable {
        /// An input cannot be used: missing, damaged, without a reference system, without parcels.
        case inputRefused
        /// What was asked for does not fit the input: an unknown layer, field or filter.
        case request
        /// A library failed on sound input.
        case fault
    }

    /// What kind of fault it is.
    public let code: Code
    /// Where: file, layer, feature.
    public let place: String
    /// What went wrong, and what to do about it.
    public let message: Message
    /// What the libraries said.
    public let details: [String]

    /// An error from its parts.
    public init(_ code: Code, at place: String, _ message: Message, details: [String] = []) {
        self.code = code
        self.place = place
        self.message = message
        self.details = details
    }

    init(_ error: VectorFileError) {
        let code: Code =
            switch error.code {
            case .layerNotFound, .fieldNotFound, .invalidFilter, .unknownEncoding: .request
            case .notFound, .unknownFormat, .damaged, .readFailed, .outputExists, .writeFailed: .inputRefused
            }
        let place = [error.path, error.layer, error.feature.map { "#\($0)" }].compactMap(\.self)
        self.init(code, at: place.joined(separator: " · "), error.message, details: error.libraryMessages)
    }

    init(_ error: DocumentError) {
        self.init(.inputRefused, at: error.path, error.message, details: error.libraryMessages)
    }
}
