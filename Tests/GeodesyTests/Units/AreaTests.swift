import Geodesy
import Testing

@Suite struct AreaTests {
    /// 937.36 亩, the grassland of a closed case: 624 906.666… m², 62.4907 公顷, not the 62.5219 of the 0.0667 shortcut.
    @Test func muInSquareMetres() throws {
        let claim = try #require(ExactDecimal("937.36")).rational * AreaUnit.mu.squareMetres
        #expect(claim == Rational(1_874_720, 3))
        #expect((claim / AreaUnit.hectare.squareMetres).rounded(to: 4)?.description == "62.4907")
        let area = try #require(Area(rounding: claim.double))
        #expect(area.hundredths == 62_490_667)
        #expect(area.rounded(in: .hectare, to: 4)?.description == "62.4907")
        #expect(area.rounded(in: .mu, to: 2)?.description == "937.36")
    }

    /// The rounded columns of the area vectors: hectares 4, 亩 2, km² 4 digits.
    @Test(
        arguments: [
            (99_987_437, "99.9874", "1499.81", "0.9999"), (717_875, "0.7179", "10.77", "0.0072"),
            (1_212_345_058, "1212.3451", "18185.18", "12.1235"), (160_051_691, "160.0517", "2400.78", "1.6005"),
            (979_882, "0.9799", "14.70", "0.0098"),
        ] as [(Int64, String, String, String)])
    func printing(hundredths: Int64, hectares: String, mu: String, squareKilometres: String) {
        let area = Area(hundredths: hundredths)
        #expect(area.rounded(in: .hectare, to: 4)?.description == hectares)
        #expect(area.rounded(in: .mu, to: 2)?.description == mu)
        #expect(area.rounded(in: .squareKilometre, to: 4)?.description == squareKilometres)
    }

    @Test(
        arguments: [
            (0.125, 13), (-0.125, -13), (0.124, 12), (0.375, 38), (1e13, 1_000_000_000_000_000), (-0.0, 0),
            (999_874.369958, 99_987_437),
        ] as [(Double, Int64)])
    func rounding(squareMetres: Double, hundredths: Int64) {
        #expect(Area(rounding: squareMetres)?.hundredths == hundredths)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1.1e13, -1.1e13, 1e300])
    func refuses(squareMetres: Double) {
        #expect(Area(rounding: squareMetres) == nil)
    }

    @Test func sums() {
        var sum = Area(hundredths: 1)
        sum += Area(hundredths: 2)
        #expect(sum + Area(hundredths: 3) - Area(hundredths: 10) == Area(hundredths: -4))
        #expect(Area(hundredths: -4) < .zero)
        #expect(Area(hundredths: 150).squareMetres == 1.5)
    }

    @Test func printingRefusesWhatDoesNotFit() {
        #expect(Area(hundredths: .max).rounded(in: .squareMetre, to: 2) == nil)
        #expect(Area(hundredths: 1).rounded(in: .squareMetre, to: 12) == nil)
    }
}
