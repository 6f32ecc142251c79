import Geodesy
import Geometry
import Intake
import Land
import Project
import TestSupport
import Testing
import VectorFiles

/// One set of parcels as offices send it: every file gives the areas of the reference to 0.01 m², and the same texts.
@Suite struct SameParcelsTests {
    /// TV1, TV3-like shapes of zone 41: a kilometre, an L with a hole, a strip, in metres with the zone's number.
    private static let parcels: [MultiPolygon] = [
        MultiPolygon(shell: corners([(0, 0), (1000, 0), (1000, 1000), (0, 1000), (0, 0)])),
        MultiPolygon([
            [
                corners([
                    (2000, 0), (2600, 0), (2600, 250.5), (2300, 250.5), (2300, 700), (2000, 700), (2000, 0),
                ]),
                corners([(2050, 50), (2050, 150), (2200, 150), (2200, 50), (2050, 50)]),
            ]
        ]),
        MultiPolygon(shell: corners([(0, 3000), (5000, 3300), (5000, 3301), (0, 3001), (0, 3000)])),
    ]
    private static let names = ["扎木钦铅锌矿", "乌兰毛都苏木（一）", "鄂𬌗"]

    private static func corners(_ places: [(Double, Double)]) -> [Coordinate] {
        places.map { Coordinate(x: 41_428_000 + $0.0, y: 5_106_000 + $0.1) }
    }

    private struct Variant: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var file = "parcels.gpkg"
        var system: String? = "EPSG:4529"
        var encoding = "UTF-8"
        var namesEncoding = true
        var change: @Sendable (Coordinate) throws -> Coordinate = { $0 }
        var declare: @Sendable (inout LayerDeclaration) -> Void = { _ in }

        init(_ name: String, _ adjust: (inout Variant) -> Void = { _ in }) {
            testDescription = name
            adjust(&self)
        }
    }

    private static let bare: @Sendable (Coordinate) -> Coordinate = {
        Coordinate(x: $0.x - 41_000_000, y: $0.y)
    }
    private static let degrees: @Sendable (Coordinate) throws -> Coordinate = {
        try GaussKrugerPlane(zone: #require(Zone(width: .threeDegrees, number: 41)), prefixed: true).geographic(
            $0)
    }

    private static let variants: [Variant] = [
        Variant("GeoPackage"), Variant("FlatGeobuf") { $0.file = "parcels.fgb" },
        Variant("GeoJSON in metres") { $0.file = "parcels.geojson" },
        Variant("shapefile UTF-8") { $0.file = "parcels.shp" },
        Variant("shapefile UTF-8 without .cpg") { ($0.file, $0.namesEncoding) = ("parcels.shp", false) },
        Variant("shapefile GBK") { ($0.file, $0.encoding) = ("parcels.shp", "GB18030") },
        Variant("shapefile GBK without .cpg") {
            ($0.file, $0.encoding, $0.namesEncoding) = ("parcels.shp", "GB18030", false)
        },
        Variant("no zone number") { ($0.system, $0.change) = ("EPSG:4550", bare) },
        Variant("number in the system only") { $0.change = bare },
        Variant("number in the eastings only") { $0.system = "EPSG:4550" },
        Variant("six degrees, same meridian") {
            $0.system = "EPSG:4499"
            $0.change = { Coordinate(x: $0.x - 20_000_000, y: $0.y) }
        },
        Variant("no .prj, named by the user") {
            ($0.file, $0.system) = ("parcels.shp", nil)
            $0.declare = { $0.referenceSystem = "EPSG:4529" }
        },
        Variant("degrees") { ($0.system, $0.change) = ("EPSG:4490", degrees) },
        Variant("degrees of WGS 84") { ($0.system, $0.change) = ("EPSG:4326", degrees) },
        Variant("degrees in GeoJSON") {
            ($0.file, $0.system, $0.change) = ("parcels.geojson", "EPSG:4326", degrees)
        },
        Variant("degrees, zone 41 named") {
            ($0.system, $0.change) = ("EPSG:4490", degrees)
            $0.declare = { $0.zone = 41 }
        },
        Variant("northing first") {
            $0.file = "parcels.shp"
            $0.change = { Coordinate(x: $0.y, y: $0.x) }
            $0.declare = { $0.swapsAxes = true }
        },
        Variant("latitude first") {
            ($0.file, $0.system) = ("parcels.shp", "EPSG:4490")
            $0.change = {
                let place = try degrees($0)
                return Coordinate(x: place.y, y: place.x)
            }
            $0.declare = { $0.swapsAxes = true }
        },
    ]

    private static func load(_ variant: Variant) throws -> LoadedLayer {
        let folder = try TemporaryFolder()
        let path = folder.path(variant.file)
        let content = LayerContent(
            LayerDefinition(
                name: "parcels", geometry: .polygon,
                fields: [Field("BSM", .text(width: 8)), Field("图斑名称", .text(width: 60))],
                referenceSystem: variant.system),
            features: try zip(parcels, names).enumerated().map { index, parcel in
                (
                    shape: .polygons(try parcel.0.mapCoordinates(variant.change)),
                    values: [.text("\(index)"), .text(parcel.1)]
                )
            })
        try VectorFileWriter.write(
            [content], to: path, format: try #require(VectorFormat(path: path)),
            options: .init(encoding: variant.encoding, namesEncoding: variant.namesEncoding))
        var declaration = LayerDeclaration(name: "parcels", source: path)
        variant.declare(&declaration)
        return try LayerLoader(model: .statutory).load(declaration, path: path)
    }

    @Test(arguments: variants)
    private func everyFileGivesTheSameAreas(_ variant: Variant) throws {
        let reference = try Self.load(Variant("reference"))
        // TV1 of the domain reference; the others by the same way from there.
        #expect(reference.parcels.first?.area == Area(rounding: 999_874.37))
        let layer = try Self.load(variant)
        func byID(_ layer: LoadedLayer) -> [String: Parcel] {
            Dictionary(layer.parcels.map { ($0.id, $0) }) { first, _ in first }
        }
        let (found, wanted) = (byID(layer), byID(reference))
        #expect(found.count == 3)
        for (id, parcel) in wanted {
            let difference = (found[id]?.area ?? .zero) - parcel.area
            #expect(difference.hundredths.magnitude <= 1, "\(id): \(difference)")
            #expect(found[id]?.attributes[.name] == parcel.attributes[.name])
        }
    }

    /// In the next zone's plane edges are other lines: areas of these sizes differ by centimetres squared, not more.
    @Test func anotherZoneDiffersByItsStraightEdgesOnly() throws {
        let plane = try #require(GaussKrugerPlane(epsg: 4528))
        let other = try Self.load(
            Variant("zone 40") {
                $0.system = "EPSG:4528"
                $0.change = { try plane.projected(Self.degrees($0)) }
            })
        let reference = try Self.load(Variant("reference"))
        for (one, two) in zip(reference.parcels, other.parcels) {
            let difference = (one.area - two.area).squareMetres.magnitude
            // A chord of 5 km in a plane 2° away bends by some 0.1 m against that of its own zone.
            #expect(difference < 2e-6 * one.area.squareMetres + 0.3, "\(one.id): \(difference)")
        }
    }
}
