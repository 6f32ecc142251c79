import Bilingual
import Geodesy
import Geometry
package import Land
import Overlay

/// Answers the questions about one parcel after the other; one per task.
///
/// Not `Sendable`: it holds the scratch memory of an engine.
package final class CoverWorker {
    private let board: CoverBoard
    private typealias Bound = [(question: CoverQuestion, choices: [CoverChoice], counties: Int?)]
    private let asked: [CoverQuestion]
    /// Per zone of parcels the questions with the covers as they look from there.
    private var known: [Int?: Bound] = [:]
    private let engine: EdgeCoverageEngine
    /// Whether lengths of the working plane are not those on the ground everywhere.
    private let isAuthalic: Bool

    /// A worker for the questions about one layer.
    package init(_ questions: [CoverQuestion], _ board: CoverBoard) {
        self.board = board
        isAuthalic = board.isAuthalic
        asked = questions
        engine = EdgeCoverageEngine(indices: board.indices)
    }

    /// The questions for a parcel; but for covers that look otherwise from another zone they are the same for all.
    private func questions(for parcel: Parcel) -> Bound {
        let zone = board.hasViews ? parcel.zone : nil
        if let known = known[zone] { return known }
        let bound = asked.map { question in
            (
                question, board.choices(of: question, zone: zone),
                question.counties.flatMap { board.counties($0, zone: zone) }
            )
        }
        known[zone] = bound
        return bound
    }

    /// The covers of a question that are near a parcel: those far from it have no part in the answer.
    private struct Near: Equatable {
        /// Their parts are numbered anew, so that questions that come to the same are one.
        var choices: [CoverChoice] = []
        /// Per number of a part the part of the question.
        var parts: [Int] = []

        static func == (left: Near, right: Near) -> Bool { left.choices == right.choices }
    }

    /// The covers of a question that are near the parcel that was read last.
    private func near(_ choices: [CoverChoice]) -> Near {
        var near = Near()
        for choice in choices where !engine.layers(near: choice.index).isEmpty {
            if near.parts.last != choice.part { near.parts.append(choice.part) }
            near.choices.append(
                CoverChoice(
                    choice.index, part: near.parts.count - 1, isDivided: choice.isDivided,
                    onlyLayer: choice.onlyLayer))
        }
        return near
    }

    /// The answers about a parcel, in the order of the questions.
    ///
    /// - Throws: `OverlayError` or `GeodesyError` for a parcel that cannot be overlaid.
    package func answers(about parcel: Parcel) throws -> [CoverAnswer] {
        _ = try engine.read(parcel.ground, rings: parcel.repair == nil ? .sound : .unsound)
        var known: [(near: Near, coverage: Coverage, thicknesses: [ThicknessClass])] = []
        let questions = questions(for: parcel)
        var answers = try questions.map { question, choices, counties in
            let near = near(choices)
            let coverage: Coverage
            let thicknesses: [ThicknessClass]
            if let same = known.first(where: { $0.near == near }) {
                (coverage, thicknesses) = (same.coverage, same.thicknesses)
            } else {
                coverage = try engine.coverage(over: near.choices)
                thicknesses = self.thicknesses(coverage, parcel)
                known.append((near, coverage, thicknesses))
            }
            let areas =
                coverage.masks.count == 1
                ? [parcel.area]
                : try parcel.area.balanced(over: coverage.masks.map { Coverage.settled($0.area) })
            let base = coverage.masks.indices.filter { areas[$0] > .zero }.map {
                Base(mask: coverage.masks[$0].mask, area: areas[$0], thickness: thicknesses[$0])
            }
            let pieces: [CoverAnswer.Piece]
            if let counties {
                pieces = try split(base, coverage, near, counties)
            } else {
                pieces = base.map { piece in
                    .init(
                        covers: labels(of: piece.mask, coverage, near), counties: [], area: piece.area,
                        thickness: piece.thickness)
                }
            }
            return CoverAnswer(
                pieces: pieces,
                shared: coverage.depths.map {
                    (part: near.parts[coverage.sources[$0.layer].part], depth: $0.depth, area: $0.area)
                }, hasNear: !near.choices.isEmpty)
        }
        if let edges = parcel.longEdges, !edges.outlines.isEmpty {
            try swing(edges, of: parcel, questions, &answers)
        }
        return answers
    }

    /// Enters into the answers what lies over the ground along the long edges of a parcel.
    private func swing(
        _ edges: LongEdges, of parcel: Parcel, _ questions: Bound, _ answers: inout [CoverAnswer]
    ) throws {
        for (number, strip) in edges.strips.enumerated() where strip.isGround {
            _ = try engine.read(edges.outlines.polygon(number), rings: .unknown)
            for (place, (question, choices, _)) in questions.enumerated() where !question.parts.isEmpty {
                guard !board.hasEdge(strip, in: question.parts[0]) else {
                    answers[place].swung.enterShared(strip)
                    continue
                }
                let near = near(choices)
                let coverage = try engine.coverage(over: near.choices)
                for (mask, thickness) in zip(coverage.masks, thicknesses(coverage, parcel))
                where thickness > .coincident {
                    let isUnder = labels(of: mask.mask, coverage, near).contains { $0.part == 0 }
                    answers[place].swung.enter(strip, area: mask.area, isUnder: isUnder)
                }
            }
        }
    }

    /// Parcels under more covers than these are not graded: every crossing of theirs would be a slab of its own.
    private static let gradedCovers = 24

    /// How thick the ground of a parcel under each set of covers is, by its thickest piece.
    private func thicknesses(_ coverage: Coverage, _ parcel: Parcel) -> [ThicknessClass] {
        // Under very many covers the pieces are not looked at: all of it counts as ground, and nothing is excused.
        guard coverage.masks.count > 1, engine.coverCount <= Self.gradedCovers else {
            return coverage.masks.map { _ in .overlap }
        }
        let pieces = OverlapPieces(isAuthalic: isAuthalic)
        let limit = engine.boundaryLimit
        let stretch = pieces.stretch(at: parcel.ground.coordinates.first?.y ?? 0)
        var own: Double?
        return coverage.masks.map { mask in
            guard pieces.mayBeThin(mask.area, boundary: limit, limit: ThicknessClass.overlapThickness) else {
                return .overlap
            }
            let thickest = engine.pieces(under: mask.mask, stretch: stretch).map(\.greatestThickness).max() ?? 0
            let feature = own ?? pieces.thickness(of: parcel)
            own = feature
            return ThicknessClass(thickness: thickest, of: feature)
        }
    }

    /// The ground under exactly the covers of a mask.
    private struct Base {
        let mask: LayerMask
        let area: Area
        let thickness: ThicknessClass
    }

    /// What the bits of a mask stand for.
    private func labels(of mask: LayerMask, _ coverage: Coverage, _ near: Near) -> [CoverAnswer.Label] {
        guard !mask.isEmpty else { return [] }
        return coverage.sources.enumerated().compactMap { bit, source in
            guard mask.contains(LayerMask(layer: bit)) else { return nil }
            return label(source, near)
        }
    }

    private func label(_ source: CoverSource, _ near: Near) -> CoverAnswer.Label {
        .init(near.parts[source.part], source.layer.flatMap { value(source.part, $0, near.choices) })
    }

    private func value(_ part: Int, _ layer: Int, _ choices: [CoverChoice]) -> String? {
        choices.first { $0.part == part }.map { board.values[$0.index][layer] }
    }

    /// Splits the pieces along the borders of counties; the parts of each add up to it.
    private func split(
        _ base: [Base], _ coverage: Coverage, _ near: Near, _ index: Int
    ) throws -> [CoverAnswer.Piece] {
        let close = engine.layers(near: index)
        let choices = near.choices
        let names = board.values[index]
        func whole(_ counties: [String]) -> [CoverAnswer.Piece] {
            base.map {
                .init(
                    covers: labels(of: $0.mask, coverage, near), counties: counties, area: $0.area,
                    thickness: $0.thickness)
            }
        }
        guard !close.isEmpty else { return whole([]) }
        // Most parcels lie in one county as a whole.
        let part = (choices.last?.part ?? -1) + 1
        let borders =
            try close.count <= LayerMask.maximumLayers
            ? engine.coverage(over: [CoverChoice(index, part: part, isDivided: true)]) : nil
        if let borders, borders.masks.count == 1, let only = borders.masks.first {
            return whole(
                borders.sources.enumerated().compactMap { bit, source in
                    only.mask.contains(LayerMask(layer: bit)) ? source.layer.map { names[$0] } : nil
                })
        }
        let shares = try self.shares(near, index, close: close, part: part)
        var pieces: [CoverAnswer.Piece] = []
        for piece in base {
            let labels = labels(of: piece.mask, coverage, near)
            let own = shares.filter { $0.covers == labels }
            guard own.contains(where: { $0.area > 0 }) else {
                // Too little ground for a share of its own: it goes where most of the parcel is.
                let main = shares.max { $0.area < $1.area }
                pieces.append(
                    .init(
                        covers: labels, counties: main?.counties ?? [], area: piece.area,
                        thickness: piece.thickness))
                continue
            }
            for (share, area) in zip(own, try piece.area.balanced(over: own.map { Coverage.settled($0.area) }))
            where area > .zero {
                pieces.append(
                    .init(covers: labels, counties: share.counties, area: area, thickness: piece.thickness))
            }
        }
        return pieces
    }

    private struct Share {
        let covers: [CoverAnswer.Label]
        let counties: [String]
        let area: Double
    }

    /// The ground under each set of covers by county, before rounding.
    private func shares(_ near: Near, _ index: Int, close: [Int], part: Int) throws -> [Share] {
        let names = board.values[index]
        let choices = near.choices
        func shares(_ county: CoverChoice) throws -> [Share] {
            let joint = try engine.coverage(over: choices + [county])
            return joint.masks.map { piece in
                var covers: [CoverAnswer.Label] = []
                var counties: [String] = []
                for (bit, source) in joint.sources.enumerated()
                where piece.mask.contains(LayerMask(layer: bit)) {
                    if source.part == part {
                        counties.append(names[source.layer ?? 0])
                    } else {
                        covers.append(label(source, near))
                    }
                }
                return Share(covers: covers, counties: counties, area: piece.area)
            }
        }
        do {
            return try shares(CoverChoice(index, part: part, isDivided: true))
        } catch let error as OverlayError where error.code == .tooManyLayers {
            // More counties than a mask has bits: each alone, and what is left lies outside all.
            var all: [Share] = []
            var left: [[CoverAnswer.Label]: Double] = [:]
            let whole = try engine.coverage(over: choices)
            for piece in whole.masks { left[labels(of: piece.mask, whole, near)] = piece.area }
            for layer in close {
                let own = try shares(CoverChoice(index, part: part, isDivided: true, onlyLayer: layer))
                for share in own where !share.counties.isEmpty {
                    all.append(share)
                    left[share.covers, default: 0] -= share.area
                }
            }
            return all + left.map { Share(covers: $0.key, counties: [], area: max(0, $0.value)) }
        }
    }
}
