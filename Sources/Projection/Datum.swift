/// The geodetic datum (大地基准) that coordinates refer to.
public enum Datum: Sendable, Hashable {
    /// 2000国家大地坐标系.
    case cgcs2000
    /// WGS 84, which Tuban takes as one with CGCS2000.
    case wgs84
    /// 1980西安坐标系.
    case xian1980
    /// 1954年北京坐标系.
    case beijing1954
    /// Any other, by the name its definition gives.
    case other(String)
}

extension Datum {
    /// The datum of a geographic reference system.
    ///
    /// A known name on a foreign ellipsoid is a mislabelled file, and becomes `other`.
    ///
    /// - Parameters:
    ///   - code: the EPSG number of the geographic system, when it is identified.
    ///   - name: the name of the datum: EPSG's, or ESRI's with `D_` before it.
    ///   - semiMajorAxis: of the ellipsoid, metres.
    ///   - inverseFlattening: of the ellipsoid.
    init(geographicCode code: String?, name: String, semiMajorAxis: Double, inverseFlattening: Double) {
        let candidate: Datum =
            switch code {
            case "EPSG:4490", "EPSG:4480", "EPSG:4479": .cgcs2000
            case "EPSG:4326", "EPSG:4979", "EPSG:4978": .wgs84
            case "EPSG:4610": .xian1980
            case "EPSG:4214": .beijing1954
            default: Datum(name: name)
            }
        let fits: Bool =
            switch candidate {
            case .cgcs2000, .wgs84: semiMajorAxis == 6_378_137 && abs(inverseFlattening - 298.257_222_8) < 1e-5
            case .xian1980: semiMajorAxis == 6_378_140 && abs(inverseFlattening - 298.257) < 1e-3
            case .beijing1954: semiMajorAxis == 6_378_245 && abs(inverseFlattening - 298.3) < 1e-3
            case .other: true
            }
        self = fits ? candidate : .other(name)
    }

    private init(name: String) {
        var key = String(name.lowercased().filter { $0.isLetter || $0.isNumber })
        if name.hasPrefix("D_") { key.removeFirst() }
        switch key {
        case "china2000", "cgcs2000", "chinageodeticcoordinatesystem2000": self = .cgcs2000
        case "wgs1984", "wgs84", "worldgeodeticsystem1984", "worldgeodeticsystem1984ensemble": self = .wgs84
        case "xian1980": self = .xian1980
        case "beijing1954": self = .beijing1954
        default: self = .other(name)
        }
    }
}
