public import Geodesy
public import Intake
public import Land
import Survey

/// The areas of layers, per parcel or grouped, with the three area models side by side (面积量算).
public struct AreaReport: Sendable {
    /// The layers, measured.
    public let layers: [LoadedLayer]
    /// The model whose area is rounded and totalled.
    public let model: AreaModel
    /// The unit of the last column of tables.
    public let unit: AreaUnit
    /// The fields to group by, whose values the parcels carry; empty for a row per parcel.
    public let grouping: [String]

    /// A report on layers.
    public init(layers: [LoadedLayer], model: AreaModel, unit: AreaUnit, grouping: [String]) {
        self.layers = layers
        self.model = model
        self.unit = unit
        self.grouping = grouping
    }

    /// The exact sum of all parcels.
    public var total: Area {
        layers.reduce(.zero) { $1.parcels.reduce($0) { $0 + $1.area } }
    }

    /// A group of parcels with the same values.
    struct Group {
        let values: [String?]
        var parcels = 0
        var area = Area.zero
        var areas: [AreaModel: Area] = [:]
    }

    /// The groups, ordered by their values; a missing value comes last.
    var groups: [Group] {
        var groups: [[String?]: Group] = [:]
        for parcel in layers.flatMap(\.parcels) {
            var group = groups[parcel.values] ?? Group(values: parcel.values)
            group.parcels += 1
            group.area += parcel.area
            for model in AreaModel.allCases {
                guard let area = parcel.areas[model].flatMap({ Area(rounding: $0) }) else { continue }
                group.areas[model, default: .zero] += area
            }
            groups[parcel.values] = group
        }
        return groups.values.sorted { left, right in
            for (a, b) in zip(left.values, right.values) where a != b {
                guard let a else { return false }
                guard let b else { return true }
                return a < b
            }
            return false
        }
    }
}
