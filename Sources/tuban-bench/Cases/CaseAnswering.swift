import Geometry
import Overlay

/// Answers the lines of a corpus through an engine.
struct CaseAnswering {
    let engine: EngineChoice

    /// The answer to a question.
    ///
    /// - Throws: what the engine throws.
    func answer(_ question: CaseLine.Question) throws -> CaseAnswer {
        switch question {
        case .pair(let a, let b): try pair(a, b)
        case .stack(let parts, let target): try stack(parts, target)
        }
    }

    /// Either polygon in turn is the parcel, the other its cover.
    private func pair(_ a: MultiPolygon, _ b: MultiPolygon) throws -> CaseAnswer {
        let ofA = try engine.areas(of: a, under: [b])
        let ofB = try engine.areas(of: b, under: [a])
        return .pair(
            intersection: ofA.covered, union: ofA.area + ofB.bare, differenceAB: ofA.bare,
            differenceBA: ofB.bare)
    }

    /// The parcel is a rectangle around all parts, so that nothing of them is outside; then the target.
    private func stack(_ parts: [MultiPolygon], _ target: MultiPolygon?) throws -> CaseAnswer {
        let box = parts.reduce(into: Box.empty) { $0.extend(to: $1.box) }
        let all = try engine.areas(of: box.polygon, under: parts)
        let ofTarget = try target.map { try engine.areas(of: $0, under: parts).covered }
        return .stack(
            union: all.covered, targetOverlap: ofTarget, areaByDepth: try engine.depths(of: parts, all))
    }
}

extension Box {
    /// The rectangle as a polygon; none when it is empty.
    fileprivate var polygon: MultiPolygon {
        guard !isEmpty else { return MultiPolygon() }
        return MultiPolygon(shell: [
            Coordinate(x: minX, y: minY), Coordinate(x: maxX, y: minY), Coordinate(x: maxX, y: maxY),
            Coordinate(x: minX, y: maxY),
        ])
    }
}
