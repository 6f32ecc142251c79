import Geodesy
import Geometry
import Testing

@Suite struct MapSheetTests {
    private static let ulanhot = Coordinate(x: 122.07, y: 46.08)

    @Test(arguments: [
        (MapScale.millionth, "L51"), (.scale500000, "L51B001001"), (.scale250000, "L51C002002"),
        (.scale100000, "L51D006005"), (.scale50000, "L51E012009"), (.scale25000, "L51F024017"),
        (.scale10000, "L51G047034"), (.scale5000, "L51H093067"),
    ])
    func numbers(scale: MapScale, number: String) throws {
        let sheet = try #require(MapSheet(containing: Self.ulanhot, scale: scale))
        #expect(sheet.description == number)
        #expect(MapSheet(number: number) == sheet)
        #expect(MapSheet(number: number.lowercased()) == sheet)
        let bounds = sheet.bounds
        #expect((bounds.minX...bounds.maxX).contains(Self.ulanhot.x))
        #expect((bounds.minY...bounds.maxY).contains(Self.ulanhot.y))
    }

    /// Computed by a second program from the 2008 formula.
    @Test(arguments: [
        ("L51G047034", 22_397_246.24), ("L51H096001", 5_604_523.22), ("L51E012001", 358_222_316.715),
    ])
    func theoreticalAreas(number: String, area: Double) throws {
        #expect(abs(try #require(MapSheet(number: number)).theoreticalArea - area) < 0.0051)
    }

    @Test func theoreticalAreaAt47Degrees() throws {
        let sheet = try #require(MapSheet(containing: Coordinate(x: 122, y: 47), scale: .scale10000))
        #expect(Area(rounding: sheet.theoreticalArea)?.hundredths == 2_201_029_397)
    }

    @Test func bounds() throws {
        let sheet = try #require(MapSheet(number: "L51G047034"))
        #expect(
            sheet.bounds
                == Box(
                    minX: 122 + 3.75 / 60, minY: 46 + 2.5 / 60, maxX: 122 + 7.5 / 60, maxY: 46 + 5.0 / 60))
        #expect(MapSheet(number: "L51")?.bounds == Box(minX: 120, minY: 44, maxX: 126, maxY: 48))
        #expect(MapSheet(number: "A01")?.bounds == Box(minX: -180, minY: 0, maxX: -174, maxY: 4))
    }

    @Test func edgesBelongToTheSheetNorthAndEast() {
        #expect(MapSheet(containing: Coordinate(x: 120, y: 44), scale: .millionth)?.description == "L51")
        #expect(MapSheet(containing: Coordinate(x: 120, y: 44), scale: .scale5000)?.description == "L51H192001")
        #expect(MapSheet(containing: Coordinate(x: 126, y: 48), scale: .millionth)?.description == "M52")
        #expect(
            MapSheet(containing: Coordinate(x: 119.99999, y: 43.99999), scale: .scale5000)?.description
                == "K50H001192")
    }

    /// 22′30″ is 0.375° exactly, most other edges are not; all of them belong to the sheet they bound in the south-west.
    @Test(arguments: MapScale.allCases) func southWesternCornerOfEverySheet(scale: MapScale) throws {
        for step in 0..<scale.divisions {
            let given = Coordinate(
                x: 120 + Double(step) * 6 / Double(scale.divisions),
                y: 44 + Double(step) * 4 / Double(scale.divisions))
            let sheet = try #require(MapSheet(containing: given, scale: scale))
            #expect(sheet.column == step + 1 && sheet.row == scale.divisions - step)
            #expect(
                MapSheet(containing: Coordinate(x: sheet.bounds.minX, y: sheet.bounds.minY), scale: scale)
                    == sheet)
        }
    }

    @Test(arguments: MapScale.allCases) func sheetsOfAScaleAddUpToTheMillionth(scale: MapScale) throws {
        var sum = 0.0
        for row in 1...scale.divisions {
            let digits = "00\(row)".suffix(3)
            let number = scale.letter.map { "L51\($0)\(digits)001" } ?? "L51"
            sum += try #require(MapSheet(number: number)).theoreticalArea * Double(scale.divisions)
        }
        let whole = try #require(MapSheet(number: "L51")).theoreticalArea
        #expect(abs(sum / whole - 1) < 1e-12)
    }

    @Test(arguments: [
        "", "L", "L5", "L5A", "L00", "L61", "P51", "Z51", "L51G", "L51G04703", "L51G0470345", "L51A001001",
        "L51G000001", "L51G097001", "L51G001097", "L51H193001", "L51B003001", "L51I001001", "L51G-47034", "５１L",
        "L５１", "L51G04７034", "图51G047034", "L51 047034",
    ])
    func refusesWhatIsNoNumber(text: String) {
        #expect(MapSheet(number: text) == nil)
    }

    @Test(
        arguments: [
            (122.0, -0.1), (122, 60), (180, 46), (-180.1, 46), (122, 60.0.nextDown), (180.0.nextDown, 46),
            (.nan, 46), (122, .nan),
        ]
            as [(Double, Double)])
    func noSheet(longitude: Double, latitude: Double) {
        #expect(MapSheet(containing: Coordinate(x: longitude, y: latitude), scale: .scale10000) == nil)
    }
}
