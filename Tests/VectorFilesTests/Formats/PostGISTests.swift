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

private let odd = """
    CREATE SCHEMA a; CREATE SCHEMA "规划.v2";
    CREATE TABLE two (id serial PRIMARY KEY, "BSM" numeric, g geometry(Point, 4528), h geometry(Point, 4490));
    INSERT INTO two ("BSM", g, h) VALUES
      (152221100000000001, ST_Point(40500000, 5100000, 4528), ST_Point(120, 46, 4490)),
      (152221100000000002, ST_Point(40500001, 5100000, 4528), NULL);
    CREATE TABLE mixed (id serial PRIMARY KEY, g geometry);
    INSERT INTO mixed (g) VALUES (ST_Point(500000, 5100000, 4547)), (ST_Point(500000, 5100000, 4549));
    CREATE TABLE one (id serial PRIMARY KEY, g geometry);
    INSERT INTO one (g) VALUES (ST_Point(500000, 5100000, 4549));
    CREATE TABLE "a.b" (id serial PRIMARY KEY, g geometry(Point, 4528));
    CREATE TABLE a.b (id serial PRIMARY KEY, g geometry(Point, 4528));
    CREATE TABLE "规划.v2"."草原.图斑" (id serial PRIMARY KEY, g geometry(Point, 4528));
    """

@Test(.enabled(if: PostGISServer.programs != nil, "needs Debian's postgresql and postgresql-postgis"))
func whatATableLeavesOpenIsAskedFor() throws {
    let server = try PostGISServer(odd)
    let source = "PG:host=\(server.socket) user=tester dbname=postgres"
    let dataset = try VectorDataset(opening: source)
    #expect(failure { _ = try dataset.layer(named: "two") }?.message.en.contains("two(g)") == true)
    let second = try dataset.layer(named: "two(h)")
    #expect(second.referenceSystem?.contains("China Geodetic") == true)
    try second.select(fields: ["BSM"])
    let feature = try second.next()
    #expect(feature?.shape == .points([Coordinate(x: 120, y: 46)]))
    #expect(feature?.values == [.text("152221100000000001")])
    #expect(failure { _ = try dataset.layer(named: "mixed") }?.message.en.contains("4547、4549") == true)
    #expect(try dataset.layer(named: "one").referenceSystem?.contains("120E") == true)
    #expect(failure { _ = try dataset.layer(named: "a.b") }?.message.en.contains("active_schema") == true)
    #expect(try VectorDataset(opening: source + " active_schema=a").layer(named: "b").name == "b")
    #expect(try dataset.layer(named: "规划.v2.草原.图斑").name == "规划.v2.草原.图斑")
}

@Test(.enabled(if: PostGISServer.programs != nil, "needs Debian's postgresql and postgresql-postgis"))
func aConnectionThatBreaksOffIsNoEndOfTheTable() throws {
    let server = try PostGISServer(
        """
        CREATE TABLE big (id serial PRIMARY KEY, g geometry(Point, 4528));
        INSERT INTO big (g) SELECT ST_Point(40500000 + i, 5100000, 4528) FROM generate_series(1, 5000) i;
        """)
    let layer = try VectorDataset(opening: "PG:host=\(server.socket) user=tester dbname=postgres").layer(
        named: "big")
    _ = try layer.next()
    _ = try server.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    let error = failure { while try layer.next() != nil {} }
    #expect(error?.code == .readFailed)
    #expect(error?.message.en.contains("broke off") == true)
}
