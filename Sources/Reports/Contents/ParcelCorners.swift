import Geodesy
import Geometry
import Land
import Subjects
import Survey

/// The numbered corners of a parcel in the Gauss–Krüger plane of its zone (拐点), as sheets and layers of corners show them.
struct ParcelCorners {
    /// A corner.
    struct Corner {
        /// Counted through all rings, from 1.
        let number: Int
        /// Its ring, from 1.
        let ring: Int
        /// Easting with the zone's number, and northing, metres.
        let place: Coordinate
    }

    /// Corners nearer to the line between their neighbours than this stand on it, metres: points inserted on straight edges.
    private static let straightness = 0.003

    /// The plane; `nil` for a parcel outside all zones, which has no corners then.
    let plane: GaussKrugerPlane?
    /// The zone of three degrees.
    let zone: Zone?
    /// The corners, ring by ring.
    let corners: [Corner]

    /// The corners of a parcel.
    ///
    /// - Parameter working: the plane of its ground.
    init(of parcel: Parcel, in working: WorkingPlane) {
        let first = parcel.outline.coordinates.first
        zone =
            parcel.zone.flatMap { Zone(prefix: $0) }
            ?? first.flatMap { Zone(containing: working.degrees(at: $0).x) }
        guard let zone else {
            (plane, corners) = (nil, [])
            return
        }
        let plane = GaussKrugerPlane(zone: zone, prefixed: true)
        var corners: [Corner] = []
        for ring in 0..<parcel.outline.ringCount {
            let places = parcel.outline.ring(ring).dropLast().compactMap {
                try? plane.projected(working.degrees(at: $0))
            }
            for place in simplified(ring: places, tolerance: Self.straightness) {
                corners.append(Corner(number: corners.count + 1, ring: ring + 1, place: place))
            }
        }
        (self.plane, self.corners) = (plane, corners)
    }
}
