import Bilingual
import Geodesy
import Geometry

/// What kind of coordinates positions in China can be, told by their size (坐标量级).
enum CoordinateKind: Hashable {
    case degrees
    /// Latitude first.
    case swappedDegrees
    /// Metres, with the zone before the eastings if there is one.
    case metres(Zone?)
    /// Metres, northing first.
    case swappedMetres(Zone?)

    /// The kind that the first features of a layer agree on; `nil` for any other and for none.
    init?(_ boxes: [Box]) {
        let kinds = boxes.map(Self.kind)
        guard let first = kinds.first, let kind = first, kinds.allSatisfy({ $0 == kind }) else { return nil }
        self = kind
    }

    private static func kind(of box: Box) -> CoordinateKind? {
        let x = box.minX...box.maxX
        let y = box.minY...box.maxY
        if lies(x, in: 73...136), lies(y, in: 3...54) { return .degrees }
        if lies(x, in: 3...54), lies(y, in: 73...136) { return .swappedDegrees }
        if isNorthing(y), let zone = easting(x) { return .metres(zone) }
        if isNorthing(x), let zone = easting(y) { return .swappedMetres(zone) }
        return nil
    }

    private static func lies(_ range: ClosedRange<Double>, in limits: ClosedRange<Double>) -> Bool {
        limits.lowerBound <= range.lowerBound && range.upperBound <= limits.upperBound
    }

    private static func isNorthing(_ range: ClosedRange<Double>) -> Bool {
        lies(range, in: 1_000_000...6_000_000)
    }

    /// - Returns: the zone before an easting, or that there is none; `nil` for what is no easting.
    private static func easting(_ range: ClosedRange<Double>) -> Zone?? {
        if lies(range, in: 100_000...999_999) { return .some(nil) }
        guard let west = Zone(prefixOf: range.lowerBound), west == Zone(prefixOf: range.upperBound) else {
            return nil
        }
        return .some(west)
    }

    /// Whether the northing or latitude comes first.
    var isSwapped: Bool {
        switch self {
        case .degrees, .metres: false
        case .swappedDegrees, .swappedMetres: true
        }
    }

    /// What would name the reference system of such coordinates, if they are on CGCS2000.
    var advice: Message {
        let axes = isSwapped ? Message(zh: "，并加 --swap-axes", en: ", with --swap-axes") : Message(verbatim: "")
        return switch self {
        case .degrees, .swappedDegrees:
            Message(
                zh: "坐标是经纬度，若在 2000 国家大地坐标系上：--crs EPSG:4490",
                en: "these are degrees; if on CGCS2000: --crs EPSG:4490") + axes
        case .metres(let zone?), .swappedMetres(let zone?):
            Message(
                zh: "横坐标带号\(zone.number)，若在 2000 国家大地坐标系上：--crs EPSG:\(zone.epsg(prefixed: true))",
                en:
                    "eastings begin with zone \(zone.number); if on CGCS2000: --crs EPSG:\(zone.epsg(prefixed: true))"
            ) + axes
        case .metres(nil), .swappedMetres(nil):
            Message(
                zh: "横坐标没有带号，各带都成立；3度带40带 --crs EPSG:4549，41带 --crs EPSG:4550（4509＋带号）",
                en:
                    "eastings have no zone and fit any; 3° zone 40 is --crs EPSG:4549, zone 41 --crs EPSG:4550 (4509 + zone)"
            )
                + axes
        }
    }
}
