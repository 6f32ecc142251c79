public import Bilingual
public import Geometry

/// Why a position, a polygon or a table column cannot be computed.
public struct GeodesyError: Error, Hashable, Sendable {
    /// What went wrong.
    public enum Code: Sendable {
        /// A coordinate is not a number or infinite.
        case notFinite
        /// A position cannot be meant in a Gauss–Krüger plane.
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

    /// A position that is no number.
    static func notFinite(_ position: Coordinate) -> GeodesyError {
        GeodesyError(
            .notFinite, at: position, zh: "坐标不是有效数值；请检查源数据",
            en: "a coordinate is not a finite number; check the source data")
    }

    /// Edges that are too long and too many.
    static func tooManyPoints(_ position: Coordinate) -> GeodesyError {
        GeodesyError(
            .tooManyPoints, at: position,
            zh: "图斑边界过长，加密点超过\(StatutoryMapping.maximumPoints(vertices: 0))个；请检查坐标或拆分图斑",
            en:
                "the boundary is so long that it needs more than \(StatutoryMapping.maximumPoints(vertices: 0)) "
                + "inserted points; check the coordinates or split the parcel")
    }
}
