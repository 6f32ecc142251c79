import Bilingual
import Covering
import Foundation
import Geometry
import Project
import Reports
import Subjects
import Survey
import TestSupport
import Testing
import VectorFiles

/// The files of a result, by name.
private func files(
    of project: String, cut: RunCut, jobs: Int, in folder: TemporaryFolder, _ name: String
) async throws -> [String: Data] {
    let path = folder.path(name)
    let project = try ProjectReader.read(path: project)
    let output = try ResultFolder(at: path, overwrite: false, inputs: project.inputs)
    let result = try await SurveyRun.run(project, jobs: jobs, keepingRowsIn: output.temporaryPath, cut: cut)
    try await output.write(
        CheckReport(result, commandLine: "check"), created: 0, language: .chinese, jobs: jobs)
    // Rows that waited on disk are gone.
    #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.url.path()).allSatisfy { !$0.hasPrefix(".") }
    )
    return try FileManager.default.subpathsOfDirectory(atPath: path).reduce(into: [:]) { files, name in
        let file = URL(filePath: path).appending(path: name)
        if let data = try? Data(contentsOf: file) { files[name] = data }
    }
}

/// However the parcels are dealt out, in whatever order the parts are joined, with their states written and read back
/// between: the same bytes of every file.
private func expectTheSameBytes(of project: String, _ cuts: [(parts: Int, jobs: Int)], seed: UInt64)
    async throws
{
    let folder = try TemporaryFolder()
    let whole = try await files(of: project, cut: .whole, jobs: 1, in: folder, "whole")
    #expect(whole.count > 10)
    for (number, (parts, jobs)) in cuts.enumerated() {
        let cut = RunCut(parts: parts, seed: seed &+ UInt64(number))
        let part = try await files(of: project, cut: cut, jobs: jobs, in: folder, "cut\(number)")
        #expect(Set(part.keys) == Set(whole.keys))
        for (name, data) in whole {
            #expect(part[name] == data, "\(name), \(parts) parts, \(jobs) tasks")
        }
    }
}

@Test func theSampleDoesNotDependOnHowItIsDealtOut() async throws {
    try await expectTheSameBytes(
        of: Places.sample("project.yaml"), [(7, 3), (40, 1)], seed: 20_261_128)
}

/// Random ground over random covers: counties, classes, years, accounts, changes, links, repeats and invalid polygons.
private func randomProject(_ folder: TemporaryFolder, seed: UInt64) throws -> String {
    var random = SeededNumbers(seed: seed)
    func layer(
        _ name: String, count: Int, size: ClosedRange<Double>, withFaults: Bool = false, fields: [String],
        values: (Int, inout SeededNumbers) -> [String]
    ) throws {
        var invalid = InvalidPolygons(seed: seed &+ UInt64(count))
        var features: [LayerContent.Feature] = []
        for number in 0..<count {
            let middle = Coordinate(
                x: 41_500_000 + random.number(0, 3000), y: 5_100_000 + random.number(0, 3000))
            let radius = random.number(size.lowerBound, size.upperBound)
            var ground: MultiPolygon
            if withFaults, number.isMultiple(of: 9) {
                ground = invalid.next(
                    InvalidPolygons.Fault.allCases[number % InvalidPolygons.Fault.allCases.count], size: radius
                ).mapCoordinates { Coordinate(x: $0.x + middle.x, y: $0.y + middle.y) }
            } else {
                let corners = (0..<7).map { corner in
                    let angle = Double(corner) * 0.9 + random.number(0, 0.3)
                    return Coordinate(x: middle.x + radius * cos(angle), y: middle.y + radius * sin(angle))
                }
                ground = MultiPolygon(shell: corners + corners.prefix(1))
            }
            if withFaults, number % 17 == 16, case .polygons(let former)? = features.last?.shape {
                ground = former
            }
            features.append((.polygons(ground), values(number, &random).map(FieldValue.text)))
        }
        try VectorFileWriter.write(
            [
                LayerContent(
                    LayerDefinition(
                        name: name, geometry: .polygon, fields: fields.map { Field($0, .text()) },
                        referenceSystem: "EPSG:4529"), features: features)
            ], to: folder.path("\(name).gpkg"), format: .geoPackage)
    }
    let names = ["甲矿", "乙矿", "丙采石场", "丁湿地", ""]
    let fields = ["BSM", "NAME", "DLBM", "XZQMC", "NF", "TBMJ"]
    func values(_ number: Int, _ random: inout SeededNumbers) -> [String] {
        [
            "B\(number)", names[random.integer(in: 0...4)],
            ["0401", "0404", "1104"][random.integer(in: 0...2)],
            ["突泉县", "扎赉特旗"][random.integer(in: 0...1)], "\(2021 + random.integer(in: 0...3))",
            "\(random.integer(in: 1...9)).\(random.integer(in: 0...99))",
        ]
    }
    try layer("ground", count: 700, size: 10...90, withFaults: true, fields: fields, values: values)
    try layer("done", count: 120, size: 20...120, fields: fields, values: values)
    try layer("allowed", count: 60, size: 40...200, fields: fields, values: values)
    try layer("before", count: 1, size: 5000...5001, fields: fields, values: values)
    try layer("after", count: 1, size: 5000...5001, fields: fields, values: values)
    // Two counties beside each other, and a seam.
    try folder.write(
        RectangleLayer.text([
            (fields: "\"NAME\":\"突泉县\"", box: [-2000, -2000, 1500, 6000]),
            (fields: "\"NAME\":\"扎赉特旗\"", box: [1500.001, -2000, 6000, 6000]),
        ]), to: "counties.geojson")
    try folder.write(
        "1.甲矿占用草原200亩。\n整改状态：已销号\n进展情况：（一）丁湿地恢复30亩。\n2.乙矿占用草原3亩。\n整改状态：已销号\n", to: "report.txt")
    return try folder.write(
        """
        report: report.txt
        unit: 亩
        layers:
          counties: {source: counties.geojson, kind: county}
          ground: {source: ground.gpkg, kind: occupied}
          done: {source: done.gpkg, kind: restored}
          allowed: {source: allowed.gpkg, kind: approved}
          reserve: {source: allowed.gpkg, kind: nature-reserve, where: "NF = '2022'"}
          before: {source: before.gpkg, kind: other, classes: survey}
          after: {source: after.gpkg, kind: other, classes: survey}
        checks:
          - {item: 1, claim: 占用草原200亩, measure: {overlap: ground, with: [allowed]}, by: [county, class]}
          - {item: 1, claim: 恢复30亩, measure: {outside: ground, with: [done], where: "NF <> '2021'"}, by: [year]}
          - {item: 2, claim: 占用草原3亩, measure: {difference: [{area: ground}, {overlap: ground, with: [reserve]}]}}
          - {item: 2, expect: {equals: 5}, measure: {count-overlapping: ground, with: [reserve]}, by: [name]}
          - {item: 2, expect: {equals: 50%}, measure: {ratio: [{overlap: ground, with: [done]}, {area: done}]}}
        accounts:
          - {item: 1, occupied: ground, approved: [allowed], restored: [done]}
        changes:
          - {item: 2, ground: ground, before: before, after: after}
        """, to: "project.yaml")
}

@Test(arguments: [20_261_128]) func randomProjectsDoNotDependOnHowTheyAreDealtOut(seed: UInt64) async throws {
    let folder = try TemporaryFolder()
    let project = try randomProject(folder, seed: seed)
    try await expectTheSameBytes(of: project, [(2, 2), (7, 1), (40, 3), (1, 2)], seed: seed)
}
