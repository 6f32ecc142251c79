import Geometry
import Testing

@testable import Geodesy

@Suite struct AuthalicGridTests {
    /// q(B)/R in 50 digits (mpmath 1.3), as whole metres and the rest.
    ///
    /// With the published b and ρ″ and the coefficients A…E as doubles; at borders of bands, in the middle of one, and anywhere.
    @Test(
        arguments: [
            (0, 0, 0.0), (1, 0, 4.4142624295394e-5), (536870912, 23698, 0.86492130503548),
            (1073741823, 47397, 0.57354521019522), (1073741824, 47397, 0.57358935223743),
            (165600000000, 6564811, 0.75997343946169), (165902345678, 6574140, 0.46996394420348),
            (194870000000, 7400041, 0.37536088714794), (64424509439, 2799032, 0.47800063005349),
            (64424509440, 2799032, 0.47804269010301), (128849018879, 5333116, 0.40072879912137),
            (128849018880, 5333116, 0.40076477002128), (161061273599, 6423102, 0.52091570115785),
            (161061273600, 6423102, 0.52094726547125), (164282499071, 6523997, 0.99113596114133),
            (164282499072, 6523997, 0.99116703967316), (166429982719, 6590386, 0.85642539186115),
            (166429982720, 6590386, 0.85645614220393), (171798691839, 6753243, 0.45522310684596),
            (171798691840, 6753243, 0.45525302178499), (182536110079, 7065221, 0.65118536673396),
            (182536110080, 7065221, 0.65121354868654), (193273528319, 7358162, 0.80708340146931),
            (193273528320, 7358162, 0.80710977124386), (116987499831, 4897997, 0.3259285169725),
            (71890709584, 3111203, 0.24796637262655), (176780261171, 6900296, 0.81156022157717),
            (79986497579, 3445183, 0.39056929503881), (143680033272, 5852558, 0.28194888918483),
            (189603155061, 7260220, 0.5575346408074), (92749223669, 3960952, 0.16441146854993),
            (73550977240, 3180093, 0.70636778267636), (122497068890, 5102175, 0.92398283373457),
            (95164797839, 4056957, 0.39303299098976), (138204053465, 5664104, 0.93088056969506),
            (70918263334, 3070761, 0.19564890806423), (145660714159, 5919726, 0.08094413553778),
            (194180744227, 7382014, 0.89417680806335), (151658149977, 6119792, 0.80426350064117),
            (144804216501, 5890746, 0.81168223559669),
        ] as [(Double, Double, Double)])
    func ordinateIsTheFormulas(latitude: Double, whole: Double, rest: Double) {
        let point = AuthalicGrid.cgcs2000.coordinate(longitude: 0, latitude: latitude)
        #expect(abs((point.y - whole) - rest) <= 1e-9)
    }

    /// The same for R·L; beyond 8389 km a double ends at 2 · 10⁻⁹ m.
    @Test(
        arguments: [
            (0, 0, 0.0), (1, 0, 2.1516031167641e-5), (-1, -1, 0.99997848396883),
            (442800000000, 9527298, 0.6010313582807), (442812345678, 9527564, 0.23102399193837),
            (-360000000001, -7745772, 0.77962778617965),
        ] as [(Double, Double, Double)])
    func abscissaIsTheFormulas(longitude: Double, whole: Double, rest: Double) {
        let point = AuthalicGrid.cgcs2000.coordinate(longitude: longitude, latitude: 0)
        #expect(abs((point.x - whole) - rest) <= 2e-9)
    }

    /// Where two bands meet, the step is that of any other millionth of an arc-second: 3 · 10⁻⁵ m.
    @Test(arguments: 1...181) func bandsMeet(band: Int) {
        let border = Double(band) * 0x1p30
        let y = (-2...1).map {
            AuthalicGrid.cgcs2000.coordinate(longitude: 0, latitude: border + Double($0)).y
        }
        #expect(abs((y[2] - y[1]) - (y[1] - y[0])) < 4e-9)
        #expect(abs((y[3] - y[2]) - (y[2] - y[1])) < 4e-9)
    }

    /// What is computed at once is off by some last digits, of 2 · 10⁻⁹ m each.
    @Test func agreesWithTheFormulaAtOnce() {
        var numbers = Numbers(seed: 3)
        let radian = Ellipsoid.arcSecondsPerRadian
        for _ in 0..<2000 {
            let longitude = numbers.next(in: 73 * 3600e6...135 * 3600e6).rounded()
            let latitude = numbers.next(in: 0...194.8e9).rounded()
            let point = AuthalicGrid.cgcs2000.coordinate(longitude: longitude, latitude: latitude)
            let plane = StripArea(.cgcs2000).coordinate(
                longitude: longitude / 1e6 / radian, latitude: latitude / 1e6 / radian)
            #expect(abs(point.x - plane.x) < 6e-9 && abs(point.y - plane.y) < 6e-9)
        }
    }
}
