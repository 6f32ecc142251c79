public import Geometry
public import Overlay
import Topology

/// The reference engine: coverages by building every piece with the topology library.
///
/// Slow, and the oracle of the fast one: the two share no code. Invalid parcels and cover features are read by
/// the even-odd rule. Not `Sendable`: it holds GEOS geometries of its own context; make one per task.
public final class TopologyCoverageEngine: CoverageEngine {
    /// A cover feature that has ground.
    private struct Cover {
        let layer: Int
        let feature: Int
        let polygons: MultiPolygon
        let prepared: PreparedGeometry
    }

    /// A piece of the parcel under exactly the layers of a mask.
    private struct Piece {
        var mask: LayerMask
        let polygons: MultiPolygon
        let area: Double
    }

    private let context: TopologyContext
    private let covers: [Cover]
    private let index: SpatialIndex

    /// An engine for a set of cover layers.
    ///
    /// - Parameter layers: 64 at most; layer `i` is bit `i` of the masks.
    /// - Throws: `tooManyLayers`, or `coverFeature` with layer and feature.
    public init(_ layers: [CoverLayer]) throws(CoverageError) {
        guard layers.count <= LayerMask.maximumLayers else { throw CoverageError(.tooManyLayers) }
        let context: TopologyContext
        do throws(TopologyError) { context = try TopologyContext() } catch {
            throw CoverageError(.overlay, cause: error)
        }
        var covers: [Cover] = []
        for (layer, cover) in layers.enumerated() {
            for (feature, polygons) in cover.features.enumerated() {
                do throws(TopologyError) {
                    let valid = try context.makeValid(polygons).polygons
                    guard !valid.isEmpty else { continue }
                    covers.append(
                        Cover(
                            layer: layer, feature: feature, polygons: valid,
                            prepared: try context.prepare(valid)))
                } catch {
                    throw CoverageError(.coverFeature, layer: layer, feature: feature, cause: error)
                }
            }
        }
        self.context = context
        self.covers = covers
        index = SpatialIndex(covers.map(\.polygons.box))
    }

    /// The coverage of one parcel.
    ///
    /// - Parameter subject: in the working plane of the cover layers.
    /// - Throws: `subject` or `overlay`, with the layer when one is to blame.
    public func coverage(of subject: MultiPolygon) throws(CoverageError) -> Coverage {
        let parcel: MultiPolygon
        let geometry: TopologyGeometry
        do throws(TopologyError) {
            parcel = try context.makeValid(subject).polygons
            geometry = try context.geometry(of: parcel)
        } catch {
            throw CoverageError(.subject, cause: error)
        }
        guard !parcel.isEmpty else { return Coverage(area: 0, masks: [], features: []) }
        // All pieces are built near the origin, so that their areas keep every decimal. Subtracting whole
        // metres from Gauss–Krüger coordinates is exact.
        let box = parcel.box
        let origin = Coordinate(x: box.minX.rounded(.down), y: box.minY.rounded(.down))
        let local = parcel.moved(by: origin)
        let area = local.planarArea

        var features: [Coverage.FeatureArea] = []
        var pieces = [Piece(mask: [], polygons: local, area: area)]
        let candidates = index.query(box).map { covers[$0] }
        // Covers are in the order of their layers, and so are the numbers that the index returns.
        var start = 0
        while start < candidates.count {
            let layer = candidates[start].layer
            let end = candidates[start...].firstIndex { $0.layer != layer } ?? candidates.count
            var clipped = MultiPolygon()
            var isWhole = false
            for cover in candidates[start..<end] {
                let overlap = try self.overlap(of: cover, with: local, geometry, origin: origin)
                switch overlap {
                case .none:
                    continue
                case .whole:
                    isWhole = true
                    features.append(.init(layer: layer, feature: cover.feature, area: area))
                case .part(let polygons):
                    let overlapArea = min(polygons.planarArea, area)
                    guard overlapArea > 0 else { continue }
                    features.append(.init(layer: layer, feature: cover.feature, area: overlapArea))
                    clipped.append(polygons)
                }
            }
            let mask = LayerMask(layer: layer)
            if isWhole {
                for position in pieces.indices { pieces[position].mask.formUnion(mask) }
            } else if !clipped.isEmpty {
                do throws(TopologyError) {
                    let covered = try context.unaryUnion(clipped)
                    pieces = try split(pieces, by: covered, mask)
                } catch {
                    throw CoverageError(.overlay, layer: layer, cause: error)
                }
            }
            start = end
        }
        let masks = pieces.filter { $0.area > 0 }.sorted { $0.mask < $1.mask }
            .map { Coverage.MaskArea(mask: $0.mask, area: $0.area) }
        return Coverage(area: area, masks: masks, features: features)
    }

    private enum Overlap {
        case none
        case whole
        case part(MultiPolygon)
    }

    private func overlap(
        of cover: Cover, with local: MultiPolygon, _ geometry: TopologyGeometry, origin: Coordinate
    ) throws(CoverageError) -> Overlap {
        do throws(TopologyError) {
            if try cover.prepared.containsProperly(geometry) { return .whole }
            guard try cover.prepared.intersects(geometry) else { return .none }
            return .part(try context.intersection(cover.polygons.moved(by: origin), local))
        } catch {
            throw CoverageError(.overlay, layer: cover.layer, feature: cover.feature, cause: error)
        }
    }

    /// Each piece in two: what a layer covers of it, and the rest.
    ///
    /// The area of the rest is what is left of the piece, so that the pieces always add up to the parcel.
    private func split(
        _ pieces: [Piece], by covered: MultiPolygon, _ mask: LayerMask
    ) throws(TopologyError) -> [Piece] {
        var result: [Piece] = []
        for piece in pieces {
            let inside = try context.intersection(piece.polygons, covered)
            let insideArea = min(inside.planarArea, piece.area)
            guard insideArea > 0 else {
                result.append(piece)
                continue
            }
            let outside = try context.difference(piece.polygons, covered)
            let isWhole = outside.isEmpty || insideArea == piece.area
            result.append(
                Piece(
                    mask: piece.mask.union(mask), polygons: inside, area: isWhole ? piece.area : insideArea))
            if !isWhole {
                result.append(Piece(mask: piece.mask, polygons: outside, area: piece.area - insideArea))
            }
        }
        return result
    }
}

extension MultiPolygon {
    /// The same polygons seen from another origin.
    fileprivate func moved(by origin: Coordinate) -> MultiPolygon {
        mapCoordinates { Coordinate(x: $0.x - origin.x, y: $0.y - origin.y) }
    }
}
