/// The polygons of many features (一批图斑), one after the other in the same flat arrays.
///
/// What a reader hands to the overlay: a feature costs no allocation of its own, and the buffers can be filled
/// again for the next batch.
public struct PolygonBatch: Sendable, Hashable {
    /// All polygons, feature after feature.
    public private(set) var polygons = MultiPolygon()
    /// Per feature, the index after its last polygon in `polygons`; equal to its predecessor's for a feature
    /// without ground.
    public private(set) var featureEnds: [Int] = []

    /// A batch without features.
    public init() {}

    /// A batch of these features.
    public init(_ features: [MultiPolygon]) {
        for feature in features {
            polygons.append(feature)
            endFeature()
        }
    }

    /// The number of features.
    public var count: Int { featureEnds.count }

    /// The numbers of the polygons of one feature.
    public func polygons(ofFeature index: Int) -> Range<Int> {
        (index == 0 ? 0 : featureEnds[index - 1])..<featureEnds[index]
    }

    /// The numbers of the rings of one feature, of all its polygons.
    public func rings(ofFeature index: Int) -> Range<Int> {
        let range = polygons(ofFeature: index)
        let start = range.lowerBound == 0 ? 0 : polygons.polygonEnds[range.lowerBound - 1]
        return start..<(range.isEmpty ? start : polygons.polygonEnds[range.upperBound - 1])
    }

    /// One feature, alone.
    public func feature(_ index: Int) -> MultiPolygon {
        var result = MultiPolygon()
        for polygon in polygons(ofFeature: index) {
            for ring in polygons.rings(ofPolygon: polygon) { result.appendRing(polygons.ring(ring)) }
            result.endPolygon()
        }
        return result
    }

    /// Adds a ring to the polygon at the end, and closes it when it is open.
    public mutating func appendRing(_ ring: some Sequence<Coordinate>) { polygons.appendRing(ring) }

    /// Adds a ring that is part of an array, copied in one piece.
    public mutating func appendRing(_ ring: ArraySlice<Coordinate>) { polygons.appendRing(ring) }

    /// Adds polygons to the feature at the end.
    public mutating func append(_ polygons: MultiPolygon) { self.polygons.append(polygons) }

    /// Ends the polygon whose rings were appended since the last call, if there were any.
    public mutating func endPolygon() { polygons.endPolygon() }

    /// Ends the feature whose polygons were appended since the last call; it may have none.
    public mutating func endFeature() {
        polygons.endPolygon()
        featureEnds.append(polygons.polygonCount)
    }

    /// Forgets what was appended since the last feature was ended.
    public mutating func removeUnfinishedFeature() { polygons.keepPolygons(featureEnds.last ?? 0) }

    /// Forgets the features and keeps the memory.
    public mutating func removeAll() {
        polygons.removeAll()
        featureEnds.removeAll(keepingCapacity: true)
    }
}
