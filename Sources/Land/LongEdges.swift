public import Geometry

/// Long edges of a parcel that are straight between longitudes and latitudes in its file (经纬度长边).
///
/// The parcel is measured with edges straight in the plane; as drawn in its file they enclose other ground.
public struct LongEdges: Sendable {
    /// The ground between an edge and the one that is straight between longitudes and latitudes.
    public struct Strip: Sendable, BitwiseCopyable {
        /// Where it is in the working plane.
        public let box: Box
        /// Its area, m².
        public let area: Double

        /// Where the edge begins in the working plane.
        public let start: Coordinate
        /// Where it ends.
        public let end: Coordinate
        /// Whether it is ground that the parcel has by the other edge, or has not.
        package let isGain: Bool

        /// A strip from its parts.
        package init(
            from start: Coordinate, to end: Coordinate, box: Box, area: Double, isGain: Bool = true
        ) {
            (self.start, self.end, self.box, self.area) = (start, end, box, area)
            self.isGain = isGain
        }

        /// Whether it is more than one boundary recorded twice.
        package var isGround: Bool { area > 0.05 * Self.distance(start, end) }

        /// Whether some of it may lie in a box: it is a thin band along the edge.
        package func mayMeet(_ other: Box) -> Bool {
            let length = Self.distance(start, end)
            guard length > 0 else { return true }
            // Twice as thick as a parabola of its area.
            let thickness = 3 * area / length
            let sides = [
                (other.minX, other.minY), (other.minX, other.maxY), (other.maxX, other.minY),
                (other.maxX, other.maxY),
            ].map { x, y in
                ((end.x - start.x) * (y - start.y) - (end.y - start.y) * (x - start.x)) / length
            }
            return sides.contains { $0 < thickness } && sides.contains { $0 > -thickness }
        }

        private static func distance(_ a: Coordinate, _ b: Coordinate) -> Double {
            ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
        }

        /// Whether a parcel has the same edge, which then is the same for both however it is drawn.
        package func isEdge(of parcel: Parcel) -> Bool {
            func isOne(_ a: Coordinate, _ b: Coordinate) -> Bool { max(abs(a.x - b.x), abs(a.y - b.y)) < 0.05 }
            var position = 0
            for ring in 0..<parcel.ground.ringCount {
                var last: Coordinate?
                for place in parcel.ground.ring(ring) {
                    defer { position += 1 }
                    guard !parcel.inserted.contains(position) else { continue }
                    if let last,
                        isOne(start, last) && isOne(end, place) || isOne(start, place) && isOne(end, last)
                    {
                        return true
                    }
                    last = place
                }
            }
            return false
        }
    }

    /// What is told of them; its stake is how much ground lies between the edges.
    public let defect: Defect
    /// How much more ground the parcel has by them, m².
    public let gain: Double
    /// The ground along each of them.
    public let strips: [Strip]
    /// The same as polygons, one for each strip; none where nothing tells their shape.
    package let outlines: MultiPolygon
    /// Whether they move so much of the parcel that it is told; others matter at the borders of covers only.
    package let isTold: Bool

    /// Why figures are doubted by them: corners that are printed coarsely move ground along edges, too.
    package var reason: Doubt.Reason { defect.code == .coarseCorners ? .coarseCorners : .longEdges }

    /// Whether nothing tells along which edges the ground lies, nor how far from them: a corner is missing, or is another.
    package var isOpen: Bool { strips.contains { $0.start.x.isNaN } }

    /// Edges from their parts.
    package init(
        defect: Defect, gain: Double, strips: [Strip], outlines: MultiPolygon = MultiPolygon(),
        isTold: Bool = true
    ) {
        (self.defect, self.gain, self.strips) = (defect, gain, strips)
        (self.outlines, self.isTold) = (outlines, isTold)
    }
}
