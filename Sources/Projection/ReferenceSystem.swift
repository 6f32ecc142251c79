public import Geometry

/// A coordinate reference system (坐标参照系), reduced to its horizontal part.
///
/// A value: it holds no PROJ object and goes to any task. Of a compound system it is the horizontal part;
/// heights and `TOWGS84` parameters in a text are dropped, because Tuban never changes the datum on its own.
public struct ReferenceSystem: Sendable, Hashable {
    /// What its coordinates are.
    public enum Kind: Sendable {
        /// Longitude and latitude in degrees (地理坐标系).
        case geographic
        /// Easting and northing in a plane (投影坐标系).
        case projected
        /// Neither: geocentric, local, or angles in another unit than degrees.
        case other
    }

    /// A Gauss–Krüger projection (高斯-克吕格投影): transverse Mercator from the equator.
    public struct GaussKruger: Sendable, Hashable {
        /// The central meridian (中央子午线), degrees east of Greenwich.
        public let centralMeridian: Double
        /// The easting of the central meridian, metres; with the zone number before it (40 500 000) or without.
        public let falseEasting: Double
        /// The northing of the equator, metres.
        public let falseNorthing: Double
        /// The scale along the central meridian: 1 in China.
        public let scale: Double
    }

    /// Its name, as defined or as EPSG gives it.
    public let name: String
    /// `EPSG:4528`; `nil` unless the definition agrees with that of the EPSG database.
    ///
    /// A number that a text merely claims is not repeated here.
    public let authorityCode: String?
    /// What its coordinates are.
    public let kind: Kind
    /// The datum of its geographic base.
    public let datum: Datum
    /// The projection, when it is a Gauss–Krüger one.
    public let gaussKruger: GaussKruger?
    /// Metres per unit of the plane; `nil` when the system is not projected.
    public let metresPerUnit: Double?
    /// Where it may be used, longitude and latitude in degrees; `minX` is above `maxX` across the 180°
    /// meridian.
    public let areaOfUse: Box?
    /// Its definition as WKT2:2019.
    public let wkt: String

    /// A system of a registry.
    ///
    /// - Parameter code: `EPSG:4528`.
    /// - Throws: `unknownCode` with PROJ's messages.
    public init(code: String) throws(ProjectionError) {
        let context = try ProjectionContext()
        try self.init(reading: try context.system(code: code))
    }

    /// A system from its well-known text.
    ///
    /// - Parameter wkt: WKT1 (OGC, GDAL or ESRI, as in a `.prj` file) or WKT2.
    /// - Throws: `unreadableText` with PROJ's messages.
    public init(wkt: String) throws(ProjectionError) {
        let context = try ProjectionContext()
        try self.init(reading: try context.system(wkt: wkt))
    }

    /// The geographic system below it, on the same datum; itself when it is geographic.
    ///
    /// The way to longitude and latitude that never changes the datum.
    public var geographicBase: ReferenceSystem {
        get throws(ProjectionError) {
            guard kind != .geographic else { return self }
            let context = try ProjectionContext()
            let system = try context.system(wkt: wkt)
            guard let base = system.geographicBase else {
                throw context.error(.unsupported, "geographic base of \(name)")
            }
            return try ReferenceSystem(reading: base)
        }
    }

    /// The code, else the name: how messages call it.
    var label: String { authorityCode ?? name }

    private init(reading system: ProjectionObject) throws(ProjectionError) {
        let identity = system.identity
        let base = system.geographicBase
        name = system.name
        authorityCode = identity
        kind = system.kind
        datum = base?.datum ?? .other(system.name)
        gaussKruger = system.gaussKruger
        metresPerUnit = kind == .projected ? system.firstAxisFactor : nil
        areaOfUse = system.areaOfUse ?? identity.flatMap { system.registered($0)?.areaOfUse }
        wkt = try system.text(.wkt2)
    }
}
