import Geometry
import Topology

/// Areas by depth through GEOS, one part after the other: what the reference engine does not tell.
enum TopologyDepths {
    /// The area under exactly so many of some parts, for each number that occurs.
    ///
    /// - Throws: `TopologyError`.
    static func areas(of parts: [MultiPolygon]) throws(TopologyError) -> [Int: Double] {
        let context = try TopologyContext()
        /// The ground under at least one part, at least two, …
        var regions: [MultiPolygon] = []
        for part in parts {
            let valid = try context.makeValid(part).polygons
            guard !valid.isEmpty else { continue }
            for depth in regions.indices.reversed() {
                let again = try context.intersection(regions[depth], valid)
                guard !again.isEmpty else { continue }
                if depth + 1 < regions.count {
                    regions[depth + 1] = try context.union(regions[depth + 1], again)
                } else {
                    regions.append(again)
                }
            }
            if regions.isEmpty {
                regions.append(valid)
            } else {
                regions[0] = try context.union(regions[0], valid)
            }
        }
        var result: [Int: Double] = [:]
        for (index, region) in regions.enumerated() {
            let deeper = index + 1 < regions.count ? regions[index + 1].planarArea : 0
            result[index + 1] = region.planarArea - deeper
        }
        return result
    }
}
