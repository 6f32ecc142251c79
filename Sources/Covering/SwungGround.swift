package import Geodesy
import Land

/// Ground that a parcel has, or has not, where its long edges are straight as its file draws them (长边摆动).
package struct SwungGround: Sendable {
    /// Ground under covers or outside of them, before rounding, m².
    package struct Sides: Sendable {
        /// What the parcel has more.
        fileprivate(set) var gain = 0.0
        /// What it has less.
        fileprivate(set) var loss = 0.0

        /// What it has more.
        package var more: Area { Area(rounding: gain) ?? .zero }
        /// What it has less.
        package var less: Area { Area(rounding: loss) ?? .zero }
    }

    /// What lies under covers.
    package private(set) var under = Sides()
    /// What lies outside of them.
    package private(set) var outside = Sides()
    /// What lies along edges that covers share, m²: it is theirs as well, or none of theirs.
    package private(set) var shared = 0.0

    /// Enters ground along an edge.
    mutating func enter(_ strip: LongEdges.Strip, area: Double, isUnder: Bool) {
        switch (isUnder, strip.isGain) {
        case (true, true): under.gain += area
        case (true, false): under.loss += area
        case (false, true): outside.gain += area
        case (false, false): outside.loss += area
        }
    }

    /// Enters ground along an edge that a cover shares.
    mutating func enterShared(_ strip: LongEdges.Strip) { shared += strip.area }
}
