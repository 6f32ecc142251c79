import Bilingual
import Covering
import Geodesy
import Geometry
import Intake
import Land
import Overlay
import Project
import TestSupport
import Testing

/// The layers of the sample, in the project's order.
private func sample() throws -> (project: Project, layers: [LoadedLayer]) {
    let project = try ProjectReader.read(path: Places.sample("project.yaml"))
    let loader = LayerLoader(model: project.area)
    return (project, try project.layers.map { try loader.load($0, path: project.resolve($0.source)) })
}

/// The questions of the sample's checks, each with the number of the layer that it is asked of.
private func questions(_ project: Project, _ layers: [LoadedLayer]) -> [(layer: Int, question: CoverQuestion)] {
    func number(_ name: String) -> Int { layers.firstIndex { $0.declaration.name == name } ?? 0 }
    let counties = layers.firstIndex { $0.declaration.kind == .county && $0.content == .parcels }
    return project.checks.flatMap(\.measure.layerMeasures).filter { measure in
        !measure.covers.isEmpty && layers[number(measure.subject)].content == .parcels
            && measure.covers.allSatisfy { layers[number($0)].content == .parcels }
    }.flatMap { measure in
        let part = CoverQuestion.Part.together(measure.covers.map(number).sorted())
        return [nil, counties].map { (number(measure.subject), CoverQuestion([part], counties: $0)) }
    }
}

/// What the answers say, in texts that can be compared.
private func told(_ ground: CoveredGround, _ layer: Int, _ question: CoverQuestion) -> [String] {
    ground.layers[layer].parcels.indices.map { parcel in
        let pieces = ground.answer(to: question, layer: layer, parcel: parcel)?.pieces ?? []
        return pieces.map { "\($0.covers.count) \($0.counties) \($0.area.hundredths)" }.joined(separator: "; ")
    }
}

/// A figure depends on its own question alone: alone, among all others, in reverse order, with any number of tasks.
@Test func anAnswerDependsOnItsOwnQuestionAlone() async throws {
    let (project, layers) = try sample()
    let asked = questions(project, layers)
    #expect(asked.count > 20)
    func all(_ asked: [(layer: Int, question: CoverQuestion)], jobs: Int) async throws -> CoveredGround {
        try await CoveredGround(
            layers, asking: Dictionary(grouping: asked, by: \.layer).mapValues { $0.map(\.question) },
            jobs: jobs)
    }
    // Each layer is also asked about every other, as a project with many more covers would.
    let more =
        asked
        + asked.flatMap { one in
            layers.indices.filter { $0 != one.layer && layers[$0].content == .parcels }.map {
                (one.layer, CoverQuestion([.together([$0])]))
            }
        }
    let together = try await all(more, jobs: 3)
    let reversed = try await all(asked.reversed(), jobs: 1)
    for (layer, question) in asked {
        let alone = try await all([(layer, question)], jobs: 2)
        let own = told(alone, layer, question)
        #expect(own == told(together, layer, question))
        #expect(own == told(reversed, layer, question))
    }
}

/// The pieces of a parcel are the parcel, and by county they are what they are without counties.
@Test func piecesAddUpToTheirParcelAndByCountyToThePiece() async throws {
    let (project, layers) = try sample()
    let asked = questions(project, layers)
    let ground = try await CoveredGround(
        layers, asking: Dictionary(grouping: asked, by: \.layer).mapValues { $0.map(\.question) }, jobs: 2)
    for (layer, question) in asked {
        for (index, parcel) in ground.layers[layer].parcels.enumerated() {
            let answer = try #require(ground.answer(to: question, layer: layer, parcel: index))
            #expect(answer.pieces.reduce(.zero) { $0 + $1.area } == parcel.area)
            let whole = CoverQuestion(question.parts)
            let plain = try #require(ground.answer(to: whole, layer: layer, parcel: index))
            #expect(answer.area(under: 0) == plain.area(under: 0))
        }
    }
}

/// The engine of every run against the reference engine, which builds the pieces with GEOS and shares no code with it.
@Test func theSampleHasTheSameFiguresByBothEngines() async throws {
    let (project, layers) = try sample()
    let asked = questions(project, layers).filter { $0.question.counties == nil }
    let ground = try await CoveredGround(
        layers, asking: Dictionary(grouping: asked, by: \.layer).mapValues { $0.map(\.question) }, jobs: 2)
    var pieces = 0
    for (layer, question) in asked {
        let covers = question.parts.flatMap(\.layers).flatMap { layers[$0].parcels.map(\.outline) }
        let reference = try TopologyCoverageEngine([CoverLayer(features: covers)])
        for (index, parcel) in layers[layer].parcels.enumerated() {
            let other = try reference.coverage(of: parcel.outline)
            let areas = try parcel.area.balanced(over: other.masks.map(\.area))
            let covered = zip(other.masks, areas).reduce(Area.zero) { $1.0.mask.isEmpty ? $0 : $0 + $1.1 }
            let answer = try #require(ground.answer(to: question, layer: layer, parcel: index))
            #expect(answer.area(under: 0) == covered, "\(layers[layer].declaration.name) #\(parcel.fid)")
            pieces += answer.pieces.count
        }
    }
    #expect(pieces > 100)
    #expect(ground.selfCheck.sampled > 0 && ground.selfCheck.failed == 0)
    #expect(ground.selfCheck.largestRelativeDifference < 1e-9)
}

/// A strip of a hundred counties of 1 m under one parcel of 100 m: more than a mask has bits.
///
/// Every second metre is under a
/// cover as well. By hand: each county has 10 m², half of them covered.
@Test func anyNumberOfCountiesDividesOneParcel() async throws {
    func square(_ west: Double, _ east: Double, south: Double = 0, north: Double = 10) -> MultiPolygon {
        MultiPolygon(shell: [
            Coordinate(x: west, y: south), Coordinate(x: west, y: north), Coordinate(x: east, y: north),
            Coordinate(x: east, y: south), Coordinate(x: west, y: south),
        ])
    }
    func layer(_ name: String, _ kind: LayerKind, _ grounds: [MultiPolygon]) -> LoadedLayer {
        LoadedLayer(
            declaration: LayerDeclaration(name: name, source: "a.shp", kind: kind), path: "a.shp", files: [],
            system: .init(name: "", source: Message(verbatim: ""), caveat: nil),
            parcels: grounds.enumerated().map { number, ground in
                Parcel(
                    fid: Int64(number), ordinal: number, attributes: [.name: "county \(number)"], values: [],
                    ground: ground, zone: 40, areas: ParcelAreas(statutory: 0, planar: 0, geodesic: nil),
                    area: Area(rounding: ground.planarArea) ?? .zero, repair: nil)
            }, accounting: Tally(), setAside: [], fields: [:], notes: [])
    }
    let layers = [
        layer("parcels", .other, [square(0, 100)]),
        layer("counties", .county, (0..<100).map { square(Double($0), Double($0 + 1)) }),
        layer("cover", .other, [square(-1, 101, south: -1, north: 5)]),
    ]
    let question = CoverQuestion([.together([2])], counties: 1)
    let ground = try await CoveredGround(layers, asking: [0: [question, .counties(1)]], jobs: 1)
    let answer = try #require(ground.answer(to: question, layer: 0, parcel: 0))
    #expect(answer.pieces.count == 200)
    #expect(answer.pieces.allSatisfy { $0.area == Area(hundredths: 500) && $0.counties.count == 1 })
    #expect(Set(answer.pieces.map(\.counties)).count == 100)
    #expect(answer.area(under: 0) == Area(hundredths: 50_000))
    let rows = try #require(ground.answer(to: .counties(1), layer: 0, parcel: 0))
    #expect(rows.pieces.count == 100 && rows.pieces.allSatisfy { $0.area == Area(hundredths: 1_000) })
}
