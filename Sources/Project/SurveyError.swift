public import Bilingual

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
        /// Rows of a run cannot be written to disk: it is full, or nothing may be written there.
        case output
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
}
