/// What is printed for a line of a corpus; areas in squared units of its coordinates.
enum CaseAnswer: Equatable {
    /// Of two polygons: the area under both, under either, under the first only, under the second only.
    case pair(intersection: Double, union: Double, differenceAB: Double, differenceBA: Double)
    /// Of parts: the area under any of them, that of the target under any of them when there is a target, and
    /// the area under exactly so many of them.
    case stack(union: Double, targetOverlap: Double?, areaByDepth: [Int: Double])
    /// There is no answer, and why.
    case refused(String)

    /// Whether there is no answer.
    var isRefused: Bool {
        if case .refused = self { true } else { false }
    }
}

/// An answer with the name of its line.
struct NamedAnswer: Encodable {
    /// `nil` where the line does not tell.
    let id: String?
    let answer: CaseAnswer

    /// The same, refused when an area is not a number that JSON can write.
    var printable: NamedAnswer {
        let areas: [Double] =
            switch answer {
            case .pair(let intersection, let union, let differenceAB, let differenceBA):
                [intersection, union, differenceAB, differenceBA]
            case .stack(let union, let targetOverlap, let areaByDepth):
                [union, targetOverlap ?? 0] + areaByDepth.values
            case .refused: []
            }
        return areas.allSatisfy(\.isFinite)
            ? self : NamedAnswer(id: id, answer: .refused("an area is not finite"))
    }

    private enum CodingKeys: String, CodingKey {
        case id, intersection, union, error
        case differenceAB = "difference_ab"
        case differenceBA = "difference_ba"
        case targetOverlap = "target_overlap"
        case areaByDepth = "area_by_depth"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        switch answer {
        case .pair(let intersection, let union, let differenceAB, let differenceBA):
            try container.encode(intersection, forKey: .intersection)
            try container.encode(union, forKey: .union)
            try container.encode(differenceAB, forKey: .differenceAB)
            try container.encode(differenceBA, forKey: .differenceBA)
        case .stack(let union, let targetOverlap, let areaByDepth):
            try container.encode(union, forKey: .union)
            try container.encode(targetOverlap, forKey: .targetOverlap)
            let depths = areaByDepth.map { ("\($0.key)", $0.value) }
            try container.encode(Dictionary(uniqueKeysWithValues: depths), forKey: .areaByDepth)
        case .refused(let reason):
            try container.encode(reason, forKey: .error)
        }
    }
}
