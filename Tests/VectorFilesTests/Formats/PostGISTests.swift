import Bilingual
import Foundation
import Geometry
import TestSupport
import Testing
import VectorFiles

private let statements = """
    CREATE TABLE "图斑" (id serial PRIMARY KEY, "BSM" text, mj numeric(18,2), geom geometry(MultiPolygon, 4490));
    INSERT INTO "图斑" ("BSM", mj, geom) VALUES
      ('001', 1.5, ST_Multi(ST_GeomFromText('POLYGON((122 46,122.01 46,122.01 46.01,122 46.01,122 46))', 4490))),
      ('002', NULL, NULL);
    CREATE TABLE lines (id serial PRIMARY KEY, geom geometry(LineString, 4490));
    """

@Test(.enabled(if: PostGISServer.programs != nil, "needs Debian's postgresql and postgresql-postgis"))
func layersOfADatabaseAreReadAndNotChanged() throws {
    let server = try PostGISServer(statements)
    let source = "PG:host=\(server.socket) user=tester dbname=postgres password=secret"
    let dataset = try VectorDataset(opening: source)
    #expect(dataset.format == .postgreSQL)
    #expect(!dataset.path.contains("secret"))
    #expect(dataset.files == [])
    let unnamed = failure { _ = try dataset.layer() }
    #expect(unnamed?.code == .layerNotFound)
    #expect(unnamed?.message.en.contains("图斑 (polygons, 2)") == true)
    let layer = try dataset.layer(named: "图斑")
    #expect(layer.referenceSystem?.contains("China Geodetic") == true)
    try layer.select(fields: ["BSM", "MJ"])
    var features: [VectorFeature] = []
    while let feature = try layer.next() { features.append(feature) }
    #expect(features.map(\.values) == [[.text("001"), .real(1.5)], [.text("002"), .missing]])
    #expect(features.map(\.shape) == [.polygons(MultiPolygon(shell: SampleLayer.degrees)), .empty])
    #expect(FileStructure.judge(source) == [])
}

@Test func aDatabaseThatCannotBeReachedIsSaidWithoutThePassword() throws {
    let folder = try TemporaryFolder()
    let error = failure {
        _ = try VectorDataset(opening: "PG:host=\(folder.url.path()) dbname=x password=secret")
    }
    #expect(error?.code == .readFailed)
    #expect(error.map { "\($0)".contains("secret") } == false)
}
