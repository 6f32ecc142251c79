import Geometry
import Parcels

/// Cover features that count as one in a coverage: a layer, or those features of a layer with one value (覆盖分组).
struct CoverGroup {
    /// The name of the layer.
    let layer: String
    /// What its features have in common, such as a county; `nil` for a whole layer.
    let value: String?
    /// Their ground in the working plane.
    let grounds: [MultiPolygon]

    /// A whole layer.
    init(_ layer: LoadedLayer) {
        self.layer = layer.declaration.name
        value = nil
        grounds = layer.parcels.map(\.ground)
    }

    /// The features of a layer with one value.
    init(_ layer: LoadedLayer, _ value: String, grounds: [MultiPolygon]) {
        self.layer = layer.declaration.name
        self.value = value
        self.grounds = grounds
    }

    /// The features of a layer by a value of theirs, in the order in which values occur.
    static func groups(of layer: LoadedLayer, by value: (Int) -> String) -> [CoverGroup] {
        var order: [String] = []
        var grounds: [String: [MultiPolygon]] = [:]
        for (index, parcel) in layer.parcels.enumerated() {
            let key = value(index)
            if grounds[key] == nil { order.append(key) }
            grounds[key, default: []].append(parcel.ground)
        }
        return order.map { CoverGroup(layer, $0, grounds: grounds[$0] ?? []) }
    }
}
