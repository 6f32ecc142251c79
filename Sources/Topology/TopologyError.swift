public import Bilingual
public import Geometry

/// Why an operation on polygons has no result.
public struct TopologyError: Error, Hashable, Sendable {
    /// What went wrong.
    public enum Code: Sendable {
        /// GEOS does not start.
        case unavailable
        /// An ordinate that is not a finite number.
        case invalidCoordinate
        /// Polygons or a text that GEOS cannot take.
        case unreadable
        /// An operation failed on its grid and on the coarser one.
        case failed
    }

    /// What went wrong.
    public let code: Code
    /// What was tried: `intersection`.
    public let operation: String
    /// Everything that GEOS said while trying, oldest first.
    public let messages: [String]
    /// Where, in the plane of the input, when GEOS named a place.
    public let place: Coordinate?

    init(_ code: Code, _ operation: String, messages: [String] = [], place: Coordinate? = nil) {
        self.code = code
        self.operation = operation
        self.messages = messages
        self.place = place
    }

    /// What went wrong, where, and what to do, for people.
    public var message: Message {
        let said = messages.isEmpty ? "" : " [GEOS: \(messages.joined(separator: "; "))]"
        let position = place.map { Message(zh: "，位置 (\($0.x), \($0.y))", en: " at (\($0.x), \($0.y))") }
        return what + (position ?? Message(verbatim: "")) + Message(zh: "", en: said)
    }

    private var what: Message {
        switch code {
        case .unavailable:
            Message(zh: "几何库 GEOS 无法启动", en: "the geometry library GEOS does not start")
        case .invalidCoordinate:
            Message(zh: "坐标不是有效数值（\(operation)）", en: "a coordinate is not a number (\(operation))")
        case .unreadable:
            Message(zh: "无法读取几何（\(operation)）", en: "cannot read the geometry (\(operation))")
        case .failed:
            Message(
                zh: "几何运算失败（\(operation)）：请检查该处图斑的拓扑",
                en: "the operation \(operation) failed: check the topology of the parcel there")
        }
    }
}
