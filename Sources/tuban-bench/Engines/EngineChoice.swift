import ArgumentParser
import Covering
import ExactAreas
import Geometry
import Overlay
import Survey

/// What can be judged, and what judges.
enum EngineChoice: String, CaseIterable, ExpressibleByArgument {
    /// The fast engine: sums over edges.
    case edges
    /// The reference engine, through GEOS on a fixed grid.
    case topology
    /// Integers (`ExactAreas`): the judge itself, slow.
    case exact

    /// The areas of a parcel under one layer.
    ///
    /// - Parameter features: of the layer.
    /// - Throws: what the engine throws, `CaseError` for ordinates that are not finite.
    func areas(of subject: MultiPolygon, under features: [MultiPolygon]) throws -> LayerAreas {
        switch self {
        case .edges:
            LayerAreas(try EdgeCoverageEngine([CoverLayer(features: features)]).coverage(of: subject))
        case .topology:
            LayerAreas(try TopologyCoverageEngine([CoverLayer(features: features)]).coverage(of: subject))
        case .exact:
            LayerAreas(try exactCoverage(of: subject, under: features))
        }
    }

    /// The area under exactly so many of some parts.
    ///
    /// - Parameter all: the areas of a rectangle around all parts.
    func depths(of parts: [MultiPolygon], _ all: LayerAreas) throws -> [Int: Double] {
        switch self {
        case .topology: try TopologyDepths.areas(of: parts)
        case .edges, .exact: all.depths
        }
    }

    private func exactCoverage(of subject: MultiPolygon, under features: [MultiPolygon]) throws -> ExactCoverage
    {
        guard let exact = ExactCoverage(of: subject, under: [features]) else {
            throw CaseError("an ordinate is not finite")
        }
        return exact
    }
}
