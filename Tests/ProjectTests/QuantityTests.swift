import Geodesy
import Project
import Testing

@Test(
    arguments: [
        ("0 m²", "0", .squareMetre), ("937.36亩", "937.36", .mu), ("0.2536 平方公里", "0.2536", .squareKilometre),
        ("1,300 km2", "1300", .squareKilometre), ("3", "3", nil), ("-5 ha", "-5", .hectare),
    ] as [(String, String, AreaUnit?)])
func quantitiesAreReadAsPeopleWriteThem(_ text: String, _ value: String, _ area: AreaUnit?) throws {
    let unit = area.map(QuantityUnit.area)
    let quantity = try #require(Quantity(text))
    #expect(quantity.value.description == value)
    #expect(quantity.unit == unit)
}

@Test(
    arguments: [
        ("43.9%", QuantityUnit.percent, 43.9), ("12.5公里", .kilometre, 12_500), ("300 m", .metre, 300),
    ])
func sharesAndLengthsHaveTheirUnits(_ text: String, _ unit: QuantityUnit, _ magnitude: Double) throws {
    let quantity = try #require(Quantity(text))
    #expect(quantity.unit == unit)
    #expect(abs(quantity.magnitude.double - magnitude) < 1e-12)
}

@Test(arguments: ["", "亩", "3 furlongs", "1.2.3亩", "1e5", "--3", "３亩"])
func otherTextsAreNoQuantities(_ text: String) {
    #expect(Quantity(text) == nil)
}
