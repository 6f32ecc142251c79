package import Geodesy
package import Projection

extension ReferenceSystem {
    /// The Gauss–Krüger plane in metres that its coordinates are in; `nil` for any other system.
    package var gaussKrugerPlane: GaussKrugerPlane? {
        guard let projection = gaussKruger, projection.scale == 1, projection.falseNorthing == 0,
            metresPerUnit == 1
        else { return nil }
        return GaussKrugerPlane(
            centralMeridian: projection.centralMeridian, falseEasting: projection.falseEasting)
    }
}
