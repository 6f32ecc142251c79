import Geodesy
import Geometry
import Land
import Subjects
import Survey

/// The numbered corners of a parcel in the Gauss–Krüger plane of its zone (拐点), as sheets and layers of corners show them.
///
/// They are the corners of its file, those on straight edges too, in the order and with the numbers of a survey text.
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

    /// The plane; `nil` for a parcel outside all zones, which has no corners then.
    let plane: GaussKrugerPlane?
    /// The zone of three degrees.
    let zone: Zone?
    /// The corners, ring by ring.
    let corners: [Corner]

    /// Corners that are known.
    init(_ corners: [Corner], zone: Zone?) {
        self.corners = corners
        self.zone = zone
        plane = zone.map { GaussKrugerPlane(zone: $0, prefixed: true) }
    }

    /// The corners of a parcel.
    ///
    /// - Parameter working: the plane of its ground.
    init(of parcel: Parcel, in working: WorkingPlane) {
        let first = parcel.ground.coordinates.first
        let zone =
            parcel.zone.flatMap { Zone(prefix: $0) }
            ?? first.flatMap { Zone(containing: working.degrees(at: $0).x) }
        guard let zone else {
            self.init([], zone: nil)
            return
        }
        let plane = GaussKrugerPlane(zone: zone, prefixed: true)
        var corners: [Corner] = []
        var start = 0
        for ring in 0..<parcel.ground.ringCount {
            let ground = parcel.ground.ring(ring)
            // To 0.1 mm, as areas take them, so that corners equally far north-west are so here too.
            let places = ground.enumerated().compactMap { number, place -> Coordinate? in
                guard !parcel.inserted.contains(start + number),
                    let place = try? plane.projected(working.degrees(at: place))
                else { return nil }
                return Coordinate(x: (place.x * 1e4).rounded() / 1e4, y: (place.y * 1e4).rounded() / 1e4)
            }
            start += ground.count
            for place in CornerExport.ordered(places[...], isDegrees: false) {
                corners.append(Corner(number: corners.count + 1, ring: ring + 1, place: place))
            }
        }
        self.init(corners, zone: zone)
    }
}
