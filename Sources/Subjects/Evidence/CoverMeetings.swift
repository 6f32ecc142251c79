import Covering
import Geometry
import Intake
package import Land
import Project
import Topology

/// The features of cover layers that meet some parcels (相遇的压盖要素).
package struct CoverMeetings {
    /// Per layer those found, by their positions.
    package private(set) var found: [Int: Set<Int>] = [:]
    private let result: SurveyResult
    /// Per layer the layers over it.
    private let covers: [Int: Set<Int>]
    private var indices: [Int: SpatialIndex] = [:]
    private let topology = try? TopologyContext()

    /// None yet.
    package init(_ result: SurveyResult) {
        self.result = result
        var covers: [Int: Set<Int>] = [:]
        func enter(_ names: [String], over layer: Int?) {
            guard let layer else { return }
            covers[layer, default: []].formUnion(names.compactMap(result.ground.number))
        }
        for coverage in result.coverages {
            enter(coverage.layers, over: result.ground.number(of: coverage.subject))
        }
        for account in result.accounts {
            let declaration = account.declaration
            enter(
                declaration.approved + declaration.restored,
                over: result.ground.number(of: declaration.occupied))
        }
        self.covers = covers.mapValues { numbers in
            numbers.filter { result.layers[$0].declaration.kind != .county }
        }
    }

    /// Enters a parcel.
    package mutating func enter(_ key: FeatureKey) {
        guard let over = covers[key.layer], !over.isEmpty, let topology else { return }
        let outline = result.layers[key.layer].parcels[key.position].outline
        var geometry: TopologyGeometry?
        for layer in over.sorted() {
            let parcels = result.layers[layer].parcels
            let index = indices[layer] ?? SpatialIndex(parcels.map(\.outline.box))
            indices[layer] = index
            for cover in index.query(outline.box) where !(found[layer]?.contains(cover) ?? false) {
                if geometry == nil { geometry = try? topology.geometry(of: outline) }
                guard let own = geometry,
                    (try? topology.prepare(parcels[cover].outline).intersects(own)) ?? true
                else { continue }
                found[layer, default: []].insert(cover)
            }
        }
    }
}
