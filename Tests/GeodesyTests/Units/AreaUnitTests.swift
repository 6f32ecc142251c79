import Geodesy
import Testing

@Suite struct AreaUnitTests {
    @Test(arguments: AreaUnit.allCases) func officialNameNamesTheUnit(unit: AreaUnit) {
        #expect(AreaUnit(named: unit.rawValue) == unit)
    }

    @Test(
        arguments: [
            ("亩", .mu), ("MU", .mu), ("ha", .hectare), ("hm²", .hectare), ("公顷", .hectare),
            ("KM2", .squareKilometre),
            ("平方千米", .squareKilometre), ("㎡", .squareMetre), ("平方米", .squareMetre), ("万亩", .tenThousandMu),
            ("万公顷", .tenThousandHectares),
        ] as [(String, AreaUnit)])
    func abbreviations(name: String, unit: AreaUnit) {
        #expect(AreaUnit(named: name) == unit)
    }

    @Test(arguments: ["", "acre", "m", "米", "顷", "亩地"]) func unknown(name: String) {
        #expect(AreaUnit(named: name) == nil)
    }

    @Test func sizes() {
        #expect(AreaUnit.hectare.squareMetres / AreaUnit.mu.squareMetres == Rational(15))
        #expect(AreaUnit.squareKilometre.squareMetres / AreaUnit.mu.squareMetres == Rational(1500))
        #expect(
            AreaUnit.hundredMillionMu.squareMetres / AreaUnit.tenThousandMu.squareMetres == Rational(10_000))
        #expect(AreaUnit.tenThousandMu.squareMetres / AreaUnit.mu.squareMetres == Rational(10_000))
        #expect(
            AreaUnit.tenThousandHectares.squareMetres / AreaUnit.squareKilometre.squareMetres == Rational(100))
        #expect(
            AreaUnit.tenThousandSquareKilometres.squareMetres / AreaUnit.tenThousandSquareMetres.squareMetres
                == Rational(1_000_000))
    }

    /// m² 2, 亩 2, 公顷 4, 平方公里 4, 万亩 2.
    @Test func customaryScales() {
        let units: [AreaUnit] = [.squareMetre, .mu, .hectare, .squareKilometre, .tenThousandMu]
        #expect(units.map(\.customaryScale) == [2, 2, 4, 4, 2])
    }
}
