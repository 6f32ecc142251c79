public import Bilingual
public import Geometry

/// What makes polygons invalid (拓扑错误), and where.
public struct TopologyDefect: Sendable, Hashable {
    /// The kinds of OGC 06-103r4 §6.1.11.
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// Boundaries cross each other or themselves (自相交).
        case selfIntersection
        /// A ring touches itself in a point (环自接触).
        case ringSelfIntersection
        /// A hole lies outside its shell (内环在外环之外).
        case holeOutsideShell
        /// A hole lies in another (内环嵌套).
        case nestedHoles
        /// A polygon lies in another of the same parcel (外环嵌套).
        case nestedShells
        /// Holes cut the inside into pieces (内部不连通).
        case disconnectedInterior
        /// Two rings are the same (重复环).
        case duplicateRings
        /// A ring of fewer than three different coordinates (点数不足).
        case tooFewPoints
        /// An ordinate that is not a finite number (坐标无效).
        case invalidCoordinate
        /// Another fault, named by `reason` alone.
        case other
    }

    /// The kind.
    public let kind: Kind
    /// GEOS's words for it.
    public let reason: String
    /// Where, in the plane of the polygons.
    public let place: Coordinate?

    init(kind: Kind, reason: String, place: Coordinate?) {
        self.kind = kind
        self.reason = reason
        self.place = place
    }

    init(reason: String, place: Coordinate?) {
        let kind: Kind =
            switch reason {
            case "Self-intersection": .selfIntersection
            case "Ring Self-intersection": .ringSelfIntersection
            case "Hole lies outside shell": .holeOutsideShell
            case "Holes are nested": .nestedHoles
            case "Nested shells": .nestedShells
            case "Interior is disconnected": .disconnectedInterior
            case "Duplicate Rings": .duplicateRings
            case "Too few points in geometry component": .tooFewPoints
            case "Invalid Coordinate": .invalidCoordinate
            default: .other
            }
        self.init(kind: kind, reason: reason, place: place)
    }

    /// What it is, for people, without the place.
    public var message: Message {
        switch kind {
        case .selfIntersection: Message(zh: "边界自相交", en: "the boundary crosses itself")
        case .ringSelfIntersection: Message(zh: "环自接触", en: "a ring touches itself")
        case .holeOutsideShell: Message(zh: "内环在外环之外", en: "a hole lies outside its shell")
        case .nestedHoles: Message(zh: "内环嵌套", en: "a hole lies inside another")
        case .nestedShells: Message(zh: "外环嵌套", en: "a polygon lies inside another")
        case .disconnectedInterior: Message(zh: "内部不连通", en: "holes cut the inside into pieces")
        case .duplicateRings: Message(zh: "存在重复环", en: "two rings are the same")
        case .tooFewPoints: Message(zh: "环的点数不足", en: "a ring has too few points")
        case .invalidCoordinate: Message(zh: "坐标不是有效数值", en: "a coordinate is not a number")
        case .other: Message(zh: "拓扑错误（\(reason)）", en: "invalid topology (\(reason))")
        }
    }
}
