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

        /// A strip from its parts.
        package init(box: Box, area: Double) { (self.box, self.area) = (box, area) }
    }

    /// What is told of them; its stake is how much ground lies between the edges.
    public let defect: Defect
    /// How much more ground the parcel has by them, m².
    public let gain: Double
    /// The ground along each of them.
    public let strips: [Strip]

    /// Why figures are doubted by them: corners that are printed coarsely move ground along edges, too.
    package var reason: Doubt.Reason { defect.code == .coarseCorners ? .coarseCorners : .longEdges }

    /// Edges from their parts.
    package init(defect: Defect, gain: Double, strips: [Strip]) {
        (self.defect, self.gain, self.strips) = (defect, gain, strips)
    }
}
