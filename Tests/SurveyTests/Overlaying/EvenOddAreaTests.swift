import ExactAreas
import Geodesy
import Geometry
import Intake
import Land
import Project
import Survey
import TestSupport
import Testing
import VectorFiles

/// Multipolygons with faults in the plane of zone 41, from five metres to thirty kilometres across, and their exact areas.
private struct FaultyGround {
    let folder: TemporaryFolder
    let path: String
    let shapes: [(fault: InvalidPolygons.Fault, polygons: MultiPolygon)]
    /// By the even-odd rule, over all rings of a feature, from its ordinates as they are in the file.
    let areas: [Double]

    /// - Parameter grid: the steps in a metre to which corners are rounded; offices hand in millimetres.
    init(seed: UInt64, grid: Double) throws {
        var random = InvalidPolygons(seed: seed)
        var shapes: [(fault: InvalidPolygons.Fault, polygons: MultiPolygon)] = []
        for fault in InvalidPolygons.Fault.allCases {
            for _ in 0..<5 {
                let polygons = random.next(fault, size: random.size(2.5, 15_000)).mapCoordinates {
                    Coordinate(
                        x: ((41_428_000 + $0.x) * grid).rounded() / grid,
                        y: ((5_106_000 + $0.y) * grid).rounded() / grid)
                }
                shapes.append((fault, polygons))
            }
        }
        self.shapes = shapes
        areas = try shapes.map { shape in
            try #require(ExactSubdivision(by: [shape.polygons])).area { $0.contains(0) }
        }
        folder = try TemporaryFolder()
        path = folder.path("faults.gpkg")
        let layer = LayerContent(
            LayerDefinition(
                name: "faults", geometry: .polygon, fields: [Field("BSM", .text(width: 8))],
                referenceSystem: "EPSG:4529"),
            features: shapes.enumerated().map { (.polygons($1.polygons), [.text("\($0)")]) })
        try VectorFileWriter.write([layer], to: path, format: .geoPackage)
    }

    var declaration: LayerDeclaration { LayerDeclaration(name: "faults", source: path) }

    /// Holds areas to the exact ones: half a square centimetre of rounding, and as much for the doubles.
    ///
    /// - Parameter found: by the number of the shape.
    func hold(_ found: [Int: Double]) {
        for (number, exact) in areas.enumerated() {
            let area = found[number] ?? 0
            #expect(
                (area - exact).magnitude <= 0.01, "#\(number) \(shapes[number].fault): \(area) for \(exact)")
        }
    }
}

/// Seeds, and how fine the corners are; the binary steps of 2⁻²⁷ m are what doubles hold so far from the origin.
private let grounds: [(UInt64, Double)] = [(1, 1000), (2, 100), (3, 0x1p27)]

@Test(arguments: grounds)
func loadedParcelsHaveTheExactEvenOddArea(seed: UInt64, grid: Double) throws {
    let ground = try FaultyGround(seed: seed, grid: grid)
    let layer = try LayerLoader(model: .planar).load(ground.declaration, path: ground.path)
    #expect(layer.accounting.reconciles && layer.accounting.read == ground.areas.count)
    var areas: [Int: Double] = [:]
    for parcel in layer.parcels { areas[try #require(Int(parcel.id))] = parcel.area.squareMetres }
    ground.hold(areas)
}

@Test(arguments: grounds)
func overlaidParcelsHaveTheExactEvenOddArea(seed: UInt64, grid: Double) async throws {
    let ground = try FaultyGround(seed: seed, grid: grid)
    let zone = MultiPolygon(
        shell: [(-50_000.0, -50_000.0), (50_000, -50_000), (50_000, 50_000), (-50_000, 50_000)].map {
            Coordinate(x: 41_428_000 + $0.0, y: 5_106_000 + $0.1)
        })
    let path = ground.folder.path("zone.gpkg")
    let layer = LayerContent(
        LayerDefinition(name: "zone", geometry: .polygon, fields: [], referenceSystem: "EPSG:4529"),
        features: [(.polygons(zone), [])])
    try VectorFileWriter.write([layer], to: path, format: .geoPackage)
    var request = OverlayRequest(
        parcels: ground.declaration, zones: [LayerDeclaration(name: "zone", source: path)], model: .planar)
    request.grouping = ["BSM"]
    var areas: [Int: Double] = [:]
    let summary = try await OverlayRun(request).run { parcels in
        for parcel in parcels {
            guard let number = parcel.values.first?.flatMap({ Int($0) }) else { continue }
            areas[number] = parcel.area.squareMetres
            #expect(parcel.covered == parcel.area, "all of it lies under the zone")
        }
    }
    #expect(summary.parcels.accounting.reconciles && summary.parcels.accounting.read == ground.areas.count)
    ground.hold(areas)
}
