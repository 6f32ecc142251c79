import Geometry
import Land

/// Where features of one cut licence number lie, as blocks of one right lie near each other (区块位置).
///
/// A mergeable sum.
struct LicencePlaces: Sendable, Codable {
    /// The features.
    private(set) var sum = DoubtSum()
    /// Their boxes, as long as they are few.
    private var boxes: [Box] = []

    /// No right has so many blocks.
    private static let most = 256

    mutating func enter(_ parcel: Parcel) {
        sum.enter(parcel.ordinal, fid: parcel.fid)
        take([parcel.ground.box])
    }

    mutating func merge(_ other: LicencePlaces) {
        sum.merge(other.sum)
        take(other.boxes)
    }

    private mutating func take(_ others: [Box]) {
        boxes = sum.features > Self.most ? [] : boxes + others
    }

    /// At how many places they lie: what is nearer to another than one of the two is wide is at the same.
    var count: Int {
        guard sum.features <= Self.most else { return sum.features }
        var places: [[Box]] = []
        for box in boxes {
            let near = places.indices.filter { places[$0].contains { Self.areNear($0, box) } }
            let joined = near.flatMap { places[$0] } + [box]
            for place in near.reversed() { places.remove(at: place) }
            places.append(joined)
        }
        return places.count
    }

    private static func areNear(_ one: Box, _ other: Box) -> Bool {
        let reach = max(one.width, one.height, other.width, other.height)
        return one.minX - other.maxX <= reach && other.minX - one.maxX <= reach
            && one.minY - other.maxY <= reach && other.minY - one.maxY <= reach
    }
}
