import Geodesy
import Geometry
import Intake
import Land
import Project
import Projection
import TestSupport
import Testing
import VectorFiles

/// Features that reach beyond the plane of their zone, read from files.
@Suite struct GroundPlaneTests {
    private func load(
        _ polygons: [MultiPolygon], system: String, model: AreaModel = .statutory, zone: Int? = nil,
        withGeodesic: Bool = false
    ) throws -> LoadedLayer {
        let folder = try TemporaryFolder()
        let path = folder.path("layer.gpkg")
        let content = LayerContent(
            LayerDefinition(name: "layer", geometry: .polygon, fields: [], referenceSystem: system),
            features: polygons.map { (shape: .polygons($0), values: []) })
        try VectorFileWriter.write([content], to: path, format: .geoPackage)
        return try LayerLoader(model: model, zone: zone, withGeodesic: withGeodesic)
            .load(LayerDeclaration(name: "layer", source: path), path: path)
    }

    /// A strip of half a degree along a parallel, corners 100 m apart.
    private func strip(_ west: Double, _ east: Double) -> MultiPolygon {
        let steps = Int((east - west) * 800)
        let longitudes = (0...steps).map { west + (east - west) * Double($0) / Double(steps) }
        let latitudes = (1..<400).map { 43 + Double($0) / 800 }
        return MultiPolygon(
            shell: longitudes.map { Coordinate(x: $0, y: 43) } + latitudes.map { Coordinate(x: east, y: $0) }
                + longitudes.reversed().map { Coordinate(x: $0, y: 43.5) }
                + latitudes.reversed().map { Coordinate(x: west, y: $0) })
    }

    /// With corners so close, edges of any kind enclose the same: PROJ's geodesics judge the width of China, in degrees, in another
    /// projection and in the plane of a zone whose meridian is 800 km away from the ends.
    @Test(arguments: ["EPSG:4490", "EPSG:4480", "EPSG:4528"]) func aWideFeatureIsMeasured(system: String) throws
    {
        let wide = system == "EPSG:4528" ? strip(111, 129) : strip(75, 134)
        let there = try Transformation(
            from: ReferenceSystem(code: "EPSG:4490"), to: ReferenceSystem(code: system))
        let layer = try load([there.transform(wide)], system: system, withGeodesic: true)
        let parcel = try #require(layer.parcels.first)
        let geodesic = try #require(parcel.areas.geodesic)
        #expect(layer.accounting.used == 1 && layer.setAside.isEmpty)
        #expect(abs(parcel.areas.statutory / geodesic - 1) < 2e-8)
    }

    /// The plane of zone 40 has parcels; a red line that leaves it at both sides is brought there all the same, and where it is wide
    /// of the meridian its planar area is too large by the scale of the plane, y²/R².
    @Test func aPlanarCoverReachesBeyondThePlane() throws {
        let layer = try load([strip(112, 128)], system: "EPSG:4490", model: .planar, zone: 40)
        let parcel = try #require(layer.parcels.first)
        let radius = 6_378_000.0
        let half = 8 * Double.pi / 180 * cos43 * radius
        #expect(
            abs(parcel.areas.planar / parcel.areas.statutory - 1 - half * half / (3 * radius * radius)) < 3e-4)
        // What the plane does not reach at all is refused.
        #expect(throws: SurveyError.self) {
            try load([strip(128, 129)], system: "EPSG:4490", model: .planar, zone: 40)
        }
    }

    private let cos43 = 0.731353701619

    /// A wrong number before the eastings sets a feature aside, whatever the model.
    @Test(arguments: [AreaModel.statutory, .planar]) func aWrongZoneIsSetAside(model: AreaModel) throws {
        func square(_ west: Double) -> MultiPolygon {
            MultiPolygon(
                shell: [(0.0, 0.0), (1000, 0), (1000, 1000), (0, 1000)].map {
                    Coordinate(x: west + $0.0, y: 5_100_000 + $0.1)
                })
        }
        let layer = try load(
            [square(40_600_000), square(41_600_000)], system: "EPSG:4528", model: model, zone: 41)
        #expect(layer.accounting.used == 1)
        #expect(layer.setAside.map(\.code) == [.invalidCoordinate])
    }

    /// Two parts with planes of their own count as each alone, in the plane too.
    @Test(arguments: [AreaModel.statutory, .planar]) func partsHaveTheirOwnZones(model: AreaModel) throws {
        var both = strip(111, 111.25)
        both.append(strip(123, 123.25))
        let layer = try load([strip(111, 111.25), strip(123, 123.25), both], system: "EPSG:4490", model: model)
        let areas = layer.parcels.map(\.area.squareMetres)
        #expect(areas.count == 3 && abs(areas[2] - areas[0] - areas[1]) < 0.02)
    }

    /// Between the parallels and the straight lines of the plane lie 50 224.18 m² in the south and 50 175.93 m² in the north, along
    /// the meridian 5.44 m² (PROJ's transverse Mercator and cylindrical equal-area projections, 2000 points an edge).
    @Test func groundAlongLongEdgesIsTold() throws {
        func rectangle(_ width: Double) -> MultiPolygon {
            MultiPolygon(
                shell: [(0.0, 46.0), (width, 46), (width, 46.05), (0, 46.05)].map {
                    Coordinate(x: 120 + $0.0, y: $0.1)
                })
        }
        let layer = try load([rectangle(0.2), rectangle(0.02)], system: "EPSG:4490")
        let edges = try #require(layer.parcels[0].longEdges)
        let expected = [50_224.18, 5.44, 50_175.93, 0]
        #expect(zip(edges.strips, expected).allSatisfy { abs($0.area - $1) < 1e-3 * $1 + 0.5 })
        #expect(abs(edges.gain - 53.69) < 1)
        // The northern edge bends by 5 to 6 m, so its strip is no higher, and the corners lie in it.
        let north = edges.strips[2].box
        #expect(north.height > 4 && north.height < 40)
        #expect(layer.suspects.map(\.code) == [.longEdges] && layer.parcels[1].longEdges == nil)
    }

    @Test func longEdgesAreSeenFromTheZonesBeside() throws {
        let plane = try GroundPlane(ReferenceSystem(code: "EPSG:4490"), zone: nil, target: .authalic)
        func square(_ west: Double, _ size: Double) -> MultiPolygon {
            MultiPolygon(
                shell: [(0.0, 0.0), (size, 0), (size, size), (0, size)].map {
                    Coordinate(x: west + $0.0, y: 45 + $0.1)
                })
        }
        // Zone 40 ends at 121.5°E.
        #expect(try plane.views(of: square(120, 0.1), own: 40).isEmpty)
        #expect(try plane.views(of: square(121.4, 0.005), own: 40).isEmpty)
        #expect(try plane.views(of: square(121.4, 0.1), own: 40).map(\.zone) == [41])
        #expect(try plane.views(of: square(116.75, 6.5), own: 40).map(\.zone) == [39, 41])
        // A layer of parcels in the 6° zone 21, whose meridian is that of the 3° zone 41; and in the 3° zone 39.
        #expect(try plane.views(of: square(120, 0.1), own: 40, from: [21]).map(\.zone) == [21])
        #expect(try plane.views(of: square(120, 0.1), own: 40, from: [39]).map(\.zone) == [39])
        // A layer in a plane of its own, seen from the next: as if its corners had been given in degrees.
        let there = try Transformation(
            from: ReferenceSystem(code: "EPSG:4490"), to: ReferenceSystem(code: "EPSG:4528"))
        let planar = try GroundPlane(ReferenceSystem(code: "EPSG:4528"), zone: nil, target: .authalic)
        let seen = try planar.views(of: there.transform(square(121.4, 0.1)), own: 40)
        let own = try plane.views(of: square(121.4, 0.1), own: 40)
        let pairs = zip(seen[0].ground.coordinates, own[0].ground.coordinates)
        #expect(seen.map(\.zone) == [41] && seen[0].ground.coordinates.count == own[0].ground.coordinates.count)
        #expect(pairs.allSatisfy { abs($0.x - $1.x) < 2e-4 && abs($0.y - $1.y) < 2e-4 })
    }
}
