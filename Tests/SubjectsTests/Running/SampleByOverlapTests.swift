import Bilingual
import Covering
import Foundation
import Geodesy
import Geometry
import Intake
import Land
import Project
import Subjects
import Survey
import TestSupport
import Testing
import VectorFiles

/// `overlap` gives what checks give, to 0.01 m²: every check of the sample that is one overlap, or what is outside of one.
@Test func checksAreWhatOverlapGives() async throws {
    let project = try ProjectReader.read(path: Places.sample("project.yaml"))
    let result = try await SurveyRun.run(project, jobs: 2)
    func declaration(_ name: String, where filter: Condition? = nil) throws -> LayerDeclaration {
        var declaration = try #require(project.layers.first { $0.name == name })
        declaration.source = project.resolve(declaration.source)
        if let filter { declaration.filter = filter }
        return declaration
    }
    var compared = 0
    for check in result.checks {
        guard let measure = check.declaration.measure.single, let measured = check.measured,
            measured.kind == .area,
            measure.kind == .overlap || measure.kind == .outside, measure.asOf == nil
        else { continue }
        let subject = try declaration(measure.subject)
        // One condition at a time is what a declaration has.
        guard measure.filter == nil || subject.filter == nil else { continue }
        var request = OverlayRequest(
            parcels: try declaration(measure.subject, where: measure.filter ?? subject.filter),
            zones: try measure.covers.map { try declaration($0) })
        request.jobs = 2
        var (inside, all) = (Area.zero, Area.zero)
        _ = try await OverlayRun(request).run { parcels in
            for parcel in parcels {
                inside += parcel.covered
                all += parcel.area
            }
        }
        let own = measure.kind == .overlap ? inside : all - inside
        #expect(MeasuredValue.area(own) == measured, "\(check.declaration.line)")
        compared += 1
    }
    #expect(compared >= 15, "\(compared)")
}

/// A project over real counties: more of them than a mask has bits, each with parcels, across borders too.
///
/// The sums are those of the parcels by themselves: the areas of the counties' own ground are not asked of the same engine.
@Test(.enabled(if: Places.shared("data/xingan-boundary/neimenggu_county_tianditu_wgs84.gpkg") != nil))
func parcelsInAHundredCountiesAddUp() async throws {
    let source = try #require(Places.shared("data/xingan-boundary/neimenggu_county_tianditu_wgs84.gpkg"))
    let dataset = try VectorDataset(opening: source)
    let layer = try dataset.layer(named: dataset.layerNames.first)
    try layer.select(fields: [])
    var grounds: [MultiPolygon] = []
    while let feature = try layer.next() {
        if case .polygons(let ground) = feature.shape { grounds.append(ground) }
    }
    #expect(grounds.count == 103)
    let folder = try TemporaryFolder()
    // In every county a square around a corner of its border, and one more at the middle of its box.
    func square(_ place: Coordinate, _ size: Double) -> MultiPolygon {
        MultiPolygon(
            shell: [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1), (-1, -1)].map {
                Coordinate(x: place.x + $0.0 * size, y: place.y + $0.1 * size)
            })
    }
    let parcels = grounds.flatMap { ground -> [MultiPolygon] in
        let corner = ground.coordinates[ground.coordinates.count / 3]
        let box = ground.box
        return [
            square(corner, 0.02),
            square(Coordinate(x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2), 0.03),
        ]
    }
    func write(_ name: String, _ grounds: [MultiPolygon]) throws {
        try VectorFileWriter.write(
            [
                LayerContent(
                    LayerDefinition(
                        name: name, geometry: .polygon,
                        fields: [Field("BSM", .text()), Field("DLBM", .text())],
                        referenceSystem: "EPSG:4490"),
                    features: grounds.enumerated().map { number, ground in
                        (
                            .polygons(ground),
                            [.text("\(number)"), .text(number.isMultiple(of: 2) ? "0401" : "0404")]
                        )
                    })
            ], to: folder.path("\(name).gpkg"), format: .geoPackage)
    }
    try write("parcels", parcels)
    // Half of each parcel's middle is under a cover, and every fourth is restored.
    try write("cover", parcels.map { square($0.areaCentroid ?? $0.coordinates[0], 0.01) })
    try write("done", parcels.enumerated().filter { $0.offset.isMultiple(of: 4) }.map(\.element))
    let path = try folder.write(
        """
        layers:
          counties: {source: "\(source)", kind: county}
          parcels: {source: parcels.gpkg, kind: occupied}
          cover: {source: cover.gpkg, kind: ecological-redline}
          done: {source: done.gpkg, kind: restored}
        checks:
          - {item: 1, expect: {at-least: 0 m²}, measure: {overlap: parcels, with: [cover]}, by: [county]}
          - {item: 1, expect: {at-least: 0 m²}, measure: {area: parcels}, by: [county, class]}
          - {item: 1, expect: {at-least: 0}, measure: {count-overlapping: parcels, with: [cover]}, by: [county]}
        accounts:
          - {item: 1, occupied: parcels, approved: [cover], restored: [done]}
        """, to: "project.yaml")
    let result = try await SurveyRun.run(try ProjectReader.read(path: path), jobs: 2)
    let all = try #require(result.layer(named: "parcels")).parcels.reduce(Area.zero) { $0 + $1.area }
    #expect(result.layer(named: "parcels")?.parcels.count == 206)
    // Most names are of one county; the sums by county are those of the checks, of the table and of the account.
    for check in result.checks {
        let sum = check.breakdown.reduce(Rational(0)) { $0 + $1.value.magnitude }
        #expect(sum == check.measured?.magnitude)
    }
    let counties = Set(result.checks[0].breakdown.compactMap { $0.group[0] })
    #expect(counties.count >= 100, "\(counties.count)")
    // Some of the parcels lie over each other: figures count ground once and tell the sum beside, tables list each.
    #expect((result.checks[1].gross ?? result.checks[1].measured) == .area(all))
    let summary = try #require(result.summaries.first { $0.layer == "parcels" })
    #expect(summary.rows.reduce(Area.zero) { $0 + $1.area } == all)
    let inside = summary.rows.reduce(Area.zero) { $0 + ($1.inside.first.flatMap { $0 } ?? .zero) }
    #expect((result.checks[0].gross ?? result.checks[0].measured) == .area(inside))
    let account = try #require(result.accounts.first)
    // Net ground is an answer to a question of its own, rounded for itself parcel by parcel.
    for (check, area) in [(1, account.total.occupied), (0, account.total.approved)] {
        let measured = try #require(result.checks[check].measured?.magnitude.double)
        #expect(abs(measured - area.squareMetres) < 0.5, "\(check)")
    }
    #expect(account.counties.reduce(Area.zero) { $0 + $1.line.occupied } == account.total.occupied)
    #expect(
        account.total.occupied
            == account.total.approved + account.total.restored + account.total.outstanding)
    #expect(account.counties.count >= 100)
}
