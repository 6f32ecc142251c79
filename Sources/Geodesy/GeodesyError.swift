public import Bilingual
public import Geometry

/// Why a position, a polygon or a table column cannot be computed.
public struct GeodesyError: Error, Hashable, Sendable {
    /// What went wrong.
    public enum Code: Sendable {
        /// A coordinate is not a number or infinite.
        case notFinite
        /// A position lies outside the usable range of a Gauss–Krüger plane.
        case outsidePlane
        /// The edges are so long that they would need too many inserted points.
        case tooManyPoints
        /// A share to be split is not a number, or all shares are zero.
        case invalidShares
        /// A number has more digits than a table cell holds.
        case tooManyDigits
    }

    /// What went wrong.
    public let code: Code
    /// Where: the position as given; `nil` when no single position is at fault.
    public let position: Coordinate?
    /// What went wrong, where, and what to do, for people.
    public let message: Message

    /// An error from its parts, the message in both languages.
    public init(_ code: Code, at position: Coordinate? = nil, zh: String, en: String) {
        self.code = code
        self.position = position
        message = Message(zh: zh, en: en)
    }
}
