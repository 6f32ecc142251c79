import Bilingual
import Covering
import Geodesy
import Intake
import Overlay
import Parcels
import Project

/// Takes measures over loaded layers.
struct Measuring {
    let project: Project
    let ground: CoveredGround
    /// The number of the layer of counties.
    let counties: Int?
    /// The further fields that layers were read with, for grouping.
    let extraFields: [String: [String]]

    private var layers: [LoadedLayer] { ground.layers }

    /// Overlaps smaller than this, and remainders, are the rounding of corners: m².
    private static let smallestShare = Area(hundredths: 100)

    /// A measure's value, and the features that it is made of.
    ///
    /// - Parameters:
    ///   - claims: the figures of the report in the measure.
    ///   - grouping: what the features are told apart by.
    /// - Throws: `ProjectError` with the line, when lines or points are asked for an area, or a condition cannot be used.
    func measure(
        _ measure: Measure, claims: (Int, String) -> MeasuredValue?, grouping: [String], line: Int
    ) throws -> MeasureOutcome {
        func own(_ part: Measure) throws -> MeasureOutcome {
            try self.measure(part, claims: claims, grouping: grouping, line: line)
        }
        switch measure {
        case .layer(let measure): return try outcome(of: measure, grouping: grouping, line: line)
        case .claim(let item, let quotation): return MeasureOutcome(value: claims(item, quotation))
        case .value(let quantity):
            return MeasureOutcome(value: MeasuredValue(quantity.unit?.kind ?? .number, quantity.magnitude))
        case .ratio(let part, let whole):
            var (result, divisor) = (try own(part), try own(whole))
            let value = result.value.flatMap { one in divisor.value.flatMap { Self.quotient(one, by: $0) } }
            divisor.value = nil
            result.absorb(divisor)
            result.value = value
            return result
        case .difference(let one, let other):
            var (result, less) = (try own(one), try own(other))
            let value = try combined([result.value, less.value], line: line) { $0 - $1 }
            less.contributions = less.contributions.map(\.subtracted)
            result.absorb(less)
            result.value = value
            return result
        case .sum(let parts):
            let outcomes = try parts.map(own)
            var result = MeasureOutcome()
            for outcome in outcomes { result.absorb(outcome) }
            result.value = try combined(outcomes.map(\.value), line: line) { $0 + $1 }
            return result
        }
    }

    /// One value in another: percent for one kind, else the quotient in base units; `nil` for nothing.
    private static func quotient(_ part: MeasuredValue, by whole: MeasuredValue) -> MeasuredValue? {
        guard whole.magnitude.numerator != 0 else { return nil }
        let quotient = part.magnitude / whole.magnitude
        return part.kind == whole.kind
            ? MeasuredValue(.ratio, quotient * Rational(100)) : MeasuredValue(.number, quotient)
    }

    private func combined(
        _ values: [MeasuredValue?], line: Int, _ operation: (Rational, Rational) -> Rational
    ) throws -> MeasuredValue? {
        let known = values.compactMap(\.self)
        guard known.count == values.count, let first = known.first else { return nil }
        guard known.allSatisfy({ $0.kind == first.kind }) else {
            let kinds = known.map(\.kind.rawValue).joined(separator: ", ")
            throw invalid(
                Message(zh: "不同种类的数不能加减：\(kinds)", en: "values of different kinds do not add up: \(kinds)"),
                line)
        }
        return MeasuredValue(
            first.kind, known.dropFirst().reduce(first.magnitude) { operation($0, $1.magnitude) })
    }

    private func outcome(of measure: LayerMeasure, grouping: [String], line: Int) throws -> MeasureOutcome {
        let layer = try self.layer(measure.subject, line)
        let selection = try FeatureSelection(measure, of: layer) { invalid($0, line) }
        if measure.kind.value != .count || measure.kind.needsCovers {
            try requireKinds(measure, layer, line)
        }
        let grouper = try FeatureGrouping(
            grouping, of: layer, fields: extraFields[measure.subject] ?? [], layers: layers
        ) { invalid($0, line) }
        var result = MeasureOutcome(undated: selection.undated)
        switch measure.kind {
        case .area, .overlap, .outside:
            try addAreas(measure, layer, selection, grouper, line, to: &result)
            let areas = result.contributions.reduce(Area.zero) { $0 + ($1.area ?? .zero) }
            result.value = .area(areas)
        case .length:
            let chosen = layer.others.filter { selection.contains($0.ordinal) }
            result.selected = chosen.count
            result.value = .length(hundredths: chosen.reduce(0) { $0 + $1.length })
            result.contributions = chosen.map {
                CheckResult.Contribution($0, in: measure.subject, group: grouper.group(of: $0))
            }
        case .count, .within, .countOverlapping:
            addCounts(measure, layer, selection, grouper, to: &result)
            result.value = .count(result.contributions.count)
        }
        // An area of nothing, or under nothing, proves nothing: a misspelt condition would confirm every "0 m²".
        let isPlainCount = measure.kind == .count
        let hasCovers = measure.covers.allSatisfy { name in
            layers.contains { $0.declaration.name == name && !$0.parcels.isEmpty }
        }
        result.isAnswered = isPlainCount || (result.selected > 0 && hasCovers)
        return result
    }

    /// The question that a measure asks about the parcels of its layer; `nil` when their own areas answer it.
    ///
    /// - Parameters:
    ///   - byCounty: whether it is told apart by county.
    ///   - number: gives the number of a layer of the run by its name.
    ///   - counties: the number of the layer of counties.
    static func question(
        of measure: LayerMeasure, byCounty: Bool, number: (String) -> Int?, counties: Int?
    ) -> CoverQuestion? {
        let split = byCounty && counties != number(measure.subject) ? counties : nil
        guard measure.kind.needsCovers else { return split.map { .counties($0) } }
        return CoverQuestion([.together(measure.covers.compactMap(number).sorted())], counties: split)
    }

    private func question(of measure: LayerMeasure, _ grouper: FeatureGrouping) -> CoverQuestion? {
        Self.question(
            of: measure, byCounty: grouper.asksForCounty, number: ground.number(of:), counties: counties)
    }

    private func addAreas(
        _ measure: LayerMeasure, _ layer: LoadedLayer, _ selection: FeatureSelection,
        _ grouper: FeatureGrouping,
        _ line: Int, to result: inout MeasureOutcome
    ) throws {
        let number = ground.number(of: measure.subject) ?? 0
        let question = question(of: measure, grouper)
        for (index, parcel) in layer.parcels.enumerated() where selection.contains(parcel.ordinal) {
            result.selected += 1
            let answer = question.flatMap { ground.answer(to: $0, layer: number, parcel: index) }
            guard question == nil || answer != nil else {
                throw invalid(Message(zh: "没有压盖结果", en: "there is no coverage"), line)
            }
            let all = answer?.pieces ?? [.init(covers: [], counties: [], area: parcel.area)]
            let pieces = all.filter { piece in
                switch measure.kind {
                case .overlap: piece.isUnder(0)
                case .outside: !piece.isUnder(0)
                case .area, .count, .within, .countOverlapping, .length: true
                }
            }
            let groups = try grouper.groups(
                of: parcel, pieces, isSplit: question?.counties != nil,
                place: "\(counties.map { layers[$0].path } ?? layer.path) · #\(parcel.fid)")
            for (group, area) in groups where area > .zero {
                result.contributions.append(
                    .init(layer: measure.subject, fid: parcel.fid, id: parcel.id, area: area, group: group))
            }
        }
    }

    private func addCounts(
        _ measure: LayerMeasure, _ layer: LoadedLayer, _ selection: FeatureSelection,
        _ grouper: FeatureGrouping,
        to result: inout MeasureOutcome
    ) {
        let number = ground.number(of: measure.subject) ?? 0
        let question = question(of: measure, grouper)
        let location =
            layer.content == .points && measure.kind.needsCovers
            ? CoverLocation(layers.filter { measure.covers.contains($0.declaration.name) }) : nil
        for (index, parcel) in layer.parcels.enumerated() where selection.contains(parcel.ordinal) {
            result.selected += 1
            let answer = question.flatMap { ground.answer(to: $0, layer: number, parcel: index) }
            let counts =
                switch measure.kind {
                case .within: (answer?.area(outside: 0) ?? parcel.area) < Self.smallestShare
                case .countOverlapping: (answer?.area(under: 0) ?? .zero) >= Self.smallestShare
                case .area, .overlap, .outside, .count, .length: true
                }
            guard counts else { continue }
            result.contributions.append(
                .init(
                    layer: measure.subject, fid: parcel.fid, id: parcel.id, area: nil,
                    group: grouper.group(of: parcel, question?.counties == nil ? nil : answer?.pieces)))
        }
        for landmark in layer.others where selection.contains(landmark.ordinal) {
            result.selected += 1
            if let location {
                let isIn = landmark.points.map(location.contains)
                guard measure.kind == .within ? isIn.allSatisfy(\.self) : isIn.contains(true) else { continue }
            }
            result.contributions.append(
                CheckResult.Contribution(
                    landmark, in: measure.subject, group: grouper.group(of: landmark), countsLength: false))
        }
    }

    /// Refuses areas of lines and points, lengths of parcels and points, and lines against covers.
    private func requireKinds(_ measure: LayerMeasure, _ layer: LoadedLayer, _ line: Int) throws {
        func require(_ name: String, _ holds: Bool, _ zh: String, _ en: String) throws {
            guard !holds else { return }
            throw invalid(Message(zh: "图层“\(name)”\(zh)", en: "layer \"\(name)\" \(en)"), line)
        }
        switch measure.kind.value {
        case .length:
            try require(measure.subject, layer.content == .lines, "不是线状，没有长度", "has no lines, so no length")
        case .count:
            try require(
                measure.subject, layer.content != .lines, "是线状，不能判断是否在范围内",
                "has lines, which are not looked for in covers")
        default:
            try require(measure.subject, layer.content == .parcels, "不是面状，没有面积", "has no polygons, so no area")
        }
        for name in measure.covers {
            let content = layers.first { $0.declaration.name == name }?.content
            try require(name, content == .parcels, "不是面状，没有面积", "has no polygons, so no area")
        }
    }

    private func layer(_ name: String, _ line: Int) throws -> LoadedLayer {
        guard let layer = layers.first(where: { $0.declaration.name == name }) else {
            throw invalid(Message(zh: "没有图层“\(name)”", en: "no layer \"\(name)\""), line)
        }
        return layer
    }

    private func invalid(_ message: Message, _ line: Int) -> ProjectError {
        ProjectError(.invalid, path: project.path, line: line, message)
    }
}
