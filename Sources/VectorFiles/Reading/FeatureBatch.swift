public import Bilingual
import CGDAL
public import Geometry

/// Features (一批要素) as read, in flat arrays: what `VectorLayer.read(into:upTo:)` fills.
///
/// It holds just what `VectorLayer.next()` gives for each of them. Filled again and again, it keeps its memory.
public struct FeatureBatch: Sendable {
    /// What a feature is that has no polygons.
    public struct Other: Sendable {
        /// Which feature, counted in the batch.
        public let index: Int
        /// Its shape: lines, points or empty.
        public let shape: Shape
        /// Why its shape could not be read; its shape is empty then.
        public let fault: Message?
    }

    /// The numbers that the file gives the features.
    public internal(set) var fids: [Int64] = []
    /// The polygons of the features in the layer's reference system; a feature in `others` has none.
    public internal(set) var polygons = PolygonBatch()
    /// The features without polygons, in their order; most batches have none.
    public internal(set) var others: [Other] = []
    /// By feature the lines and points that a collection has beside its polygons, or the points beside its lines.
    public internal(set) var beside: [Int: [Shape]] = [:]
    /// The values of the selected fields, in their order.
    public internal(set) var columns: [FeatureColumn] = []

    /// A batch without features.
    public init() {}

    /// The number of features.
    public var count: Int { fids.count }

    /// What is known of a feature without polygons; `nil` for one with polygons.
    ///
    /// - Parameter index: counted in the batch.
    public func other(at index: Int) -> Other? {
        guard polygons.polygons(ofFeature: index).isEmpty else { return nil }
        var range = 0..<others.count
        while !range.isEmpty {
            let middle = (range.lowerBound + range.upperBound) / 2
            if others[middle].index == index { return others[middle] }
            range =
                others[middle].index < index
                ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
        }
        return nil
    }

    /// The value of one field for one feature.
    ///
    /// - Parameters:
    ///   - column: counted in the selected fields.
    ///   - feature: counted in the batch.
    public func value(inColumn column: Int, of feature: Int) -> FieldValue {
        columns[column].value(at: feature)
    }

    /// One feature, as `VectorLayer.next()` gives it.
    ///
    /// - Parameter index: counted in the batch.
    public func feature(at index: Int) -> VectorFeature {
        let other = other(at: index)
        return VectorFeature(
            fid: fids[index], shape: other?.shape ?? .polygons(polygons.feature(index)), fault: other?.fault,
            values: columns.map { $0.value(at: index) })
    }

    /// Empties the batch for features with these fields.
    mutating func start(_ fields: [Field]) {
        fids.removeAll(keepingCapacity: true)
        polygons.removeAll()
        others.removeAll(keepingCapacity: true)
        beside.removeAll()
        if columns.map(\.field) == fields {
            for index in columns.indices { columns[index].removeAll() }
        } else {
            columns = fields.map { FeatureColumn($0) }
        }
    }

    /// Adds the values of a feature; otherwise gives the column whose text is not valid UTF-8, and the batch is as before.
    ///
    /// - Parameter numbers: the columns that are read from the table itself.
    mutating func appendValues(
        _ positions: [Int], of feature: OGRFeatureH, fid: Int64, _ numbers: LongNumbers?
    ) -> Int? {
        for index in columns.indices {
            if let numbers, numbers.kind(of: positions[index]) != nil {
                columns[index].append(numbers.value(of: positions[index], record: fid))
                continue
            }
            guard unsafe columns[index].append(field: Int32(positions[index]), of: feature) else {
                for index in columns.indices { columns[index].keep(count) }
                return index
            }
        }
        return nil
    }

    /// Ends the feature whose values and polygons were added.
    mutating func endFeature(fid: Int64) {
        fids.append(fid)
        polygons.endFeature()
    }
}
