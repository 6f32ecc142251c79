/// The ellipsoid of the 2000 National Geodetic Coordinate System (2000国家大地坐标系, CGCS2000).
///
/// The constants are the published decimals, not values derived from `a` and `f`: the statutory area
/// (TD/T 1055-2019 Annex D) is defined with them.
public struct Ellipsoid: Sendable, Hashable {
    /// Semi-major axis (长半轴) a, in metres.
    public let semiMajorAxis: Double
    /// Semi-minor axis (短半轴) b, in metres.
    public let semiMinorAxis: Double
    /// Flattening (扁率) f.
    public let flattening: Double
    /// First eccentricity squared (第一偏心率平方) e².
    public let eccentricitySquared: Double
    /// Second eccentricity squared (第二偏心率平方) e'².
    public let secondEccentricitySquared: Double
    /// Polar radius of curvature (极点子午圈曲率半径) c = a²/b, in metres.
    public let polarRadius: Double
    /// K0…K4, which give the footpoint latitude (底点纬度) of a northing; K0 in radians per metre.
    public let footpointCoefficients: [Double]
    /// A…E, which give the area of an ellipsoidal trapezoid (椭球面梯形面积); functions of e² alone.
    public let trapezoidCoefficients: [Double]

    /// CGCS2000.
    public static let cgcs2000 = Ellipsoid(
        semiMajorAxis: 6_378_137.0, semiMinorAxis: 6_356_752.31414036, flattening: 1 / 298.257222101,
        eccentricitySquared: 0.00669438002290, secondEccentricitySquared: 0.00673949677548,
        polarRadius: 6_399_593.62586,
        footpointCoefficients: [
            1.57048761144159e-7, 5.05250178820567e-3, 2.98472900956587e-5, 2.41626669230084e-7,
            2.22241238938534e-9,
        ])

    /// Arc-seconds in a radian (ρ″), as published.
    public static let arcSecondsPerRadian = 206264.8062471

    private init(
        semiMajorAxis: Double, semiMinorAxis: Double, flattening: Double, eccentricitySquared: Double,
        secondEccentricitySquared: Double, polarRadius: Double, footpointCoefficients: [Double]
    ) {
        self.semiMajorAxis = semiMajorAxis
        self.semiMinorAxis = semiMinorAxis
        self.flattening = flattening
        self.eccentricitySquared = eccentricitySquared
        self.secondEccentricitySquared = secondEccentricitySquared
        self.polarRadius = polarRadius
        self.footpointCoefficients = footpointCoefficients
        let e2 = eccentricitySquared
        let e4 = e2 * e2
        let e6 = e4 * e2
        let e8 = e4 * e4
        // 国土调查办发〔2008〕32号, section 1.
        trapezoidCoefficients = [
            1 + 3.0 / 6 * e2 + 30.0 / 80 * e4 + 35.0 / 112 * e6 + 630.0 / 2304 * e8,
            1.0 / 6 * e2 + 15.0 / 80 * e4 + 21.0 / 112 * e6 + 420.0 / 2304 * e8,
            3.0 / 80 * e4 + 7.0 / 112 * e6 + 180.0 / 2304 * e8,
            1.0 / 112 * e6 + 45.0 / 2304 * e8,
            5.0 / 2304 * e8,
        ]
    }
}
