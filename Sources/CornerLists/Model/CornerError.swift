public import Bilingual

/// Why corners could not be read.
public struct CornerError: Error, Sendable, Hashable {
    /// What kind of fault it is.
    public enum Code: Sendable {
        /// The text holds no corners in any known form.
        case unknownForm
        /// A line is not as its form wants it, in a way that cannot be read round.
        case malformed
        /// Ordinates can be read in two ways.
        case ambiguous
        /// The zone is told nowhere, or told differently in two places.
        case zone
        /// The text says how many corners, rows or parcels it has, and has others.
        case count
        /// The header names a system, a projection or a unit that is not known.
        case system
    }

    /// What kind of fault it is.
    public let code: Code
    /// The line, from 1; 0 for the file as a whole.
    public let line: Int
    /// What went wrong and what to do.
    public let message: Message

    init(_ code: Code, line: Int, zh: String, en: String) {
        self.code = code
        self.line = line
        message = Message(zh: zh, en: en)
    }
}
