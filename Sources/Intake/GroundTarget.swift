package import Geodesy
package import Land
package import Projection

/// The plane in which the ground of a run lies: areas there are areas of its model (工作平面).
package enum GroundTarget: Sendable, Hashable {
    /// The authalic plane, for statutory areas.
    case authalic
    /// Each parcel's own Gauss–Krüger plane, for planar areas of whole parcels.
    case own
    /// One Gauss–Krüger plane for all, for planar areas that are laid over each other.
    case plane(GaussKrugerPlane)
    /// Any other plane: that of the parcels, to which covers are brought.
    case system(ReferenceSystem)

    /// The plane of a reference system.
    package init(_ system: ReferenceSystem) {
        self = system.gaussKrugerPlane.map(GroundTarget.plane) ?? .system(system)
    }

    /// The plane of whole parcels measured by a model; geodesic areas are taken beside statutory ones.
    ///
    /// - Parameter zone: the 3° zone of planar areas; each parcel's own without it.
    package init(_ model: AreaModel, zone: Int?) {
        guard model == .planar else {
            self = .authalic
            return
        }
        self =
            zone.flatMap { Zone(width: .threeDegrees, number: $0) }
            .map { .plane(GaussKrugerPlane(zone: $0, prefixed: true)) } ?? .own
    }

    /// The number of the zone in whose plane everything lies; `nil` when there is none for all.
    var zone: Int? {
        if case .plane(let plane) = self { return plane.zoneNumber }
        return nil
    }
}

extension GaussKrugerPlane {
    /// The number before the eastings, else that of the 3° zone with the plane's meridian.
    var zoneNumber: Int? {
        if let prefixed = Zone(prefixOf: falseEasting) { return prefixed.number }
        return Zone(containing: centralMeridian).flatMap {
            $0.centralMeridian == centralMeridian ? $0.number : nil
        }
    }
}
