import Bilingual
import Covering
import Geodesy
import Geometry
import Intake
import Land
import Project

/// Puts the values of checks together from what was found in the layers of a run.
struct Measuring {
    let project: Project
    /// The layers, gone through.
    let layers: [LoadedLayer]
    /// Per check its measures over layers, from left to right, with what was found.
    let taken: [[(term: MeasureTerm, state: MeasureSubject.State)]]
    /// Counts ground once.
    let net: NetGround

    /// A measure over a layer with what was found, and what it counts too often.
    private typealias Taken = (term: MeasureTerm, state: MeasureSubject.State, excess: NetGround.Excess)

    /// The measures over layers in a check, bound to the layers of a run.
    ///
    /// - Parameters:
    ///   - layers: those of the run.
    ///   - plans: per layer what is asked about its parcels.
    /// - Throws: `ProjectError` with the line of the check, for conditions and groups that do not fit a layer.
    static func terms(
        of check: CheckDeclaration, in project: Project, _ layers: [LayerFacts], _ plans: [LayerPlan]
    ) throws -> [MeasureTerm] {
        let counties = layers.counties
        func invalid(_ message: Message) -> ProjectError {
            ProjectError(.invalid, path: project.path, line: check.line, message)
        }
        return try check.measure.layerMeasures.map { measure in
            guard let number = layers.number(of: measure.subject) else {
                throw invalid(Message(zh: "没有图层“\(measure.subject)”", en: "no layer \"\(measure.subject)\""))
            }
            let layer = layers[number]
            let grouper = try FeatureGrouping(
                check.grouping, of: layer, counties: counties.flatMap { layers[$0].loaded }, invalid: invalid)
            let uses = covers(of: measure, among: layers)
            // A condition holds on both sides of a change; a field that one of them lacks is an error there too.
            for use in measure.isChange ? uses : [] {
                if let fault = measure.filter.flatMap({ layers[use.layer].conditionFaults[$0] }) {
                    throw invalid(Message(verbatim: "\(layers[use.layer].name): ") + fault)
                }
            }
            let question = question(
                of: measure, uses, byCounty: grouper.asksForCounty, number: layers.number, counties: counties)
            return MeasureTerm(
                measure: measure, layer: number,
                selection: try FeatureSelection(
                    measure, of: layer, coversTellTime: uses.contains { layers[$0.layer].tellsTerm },
                    invalid: invalid), grouper: grouper,
                covers: uses, coverDoubts: CoverDoubts(uses, layers.map(\.loaded), withUntold: true),
                question: plans[number].number(of: question),
                countsLicences: measure.kind.value == .count && layer.declaration.kind == .miningRight,
                isSplit: question?.counties != nil,
                place: layer.path)
        }
    }

    /// The value of a check, and what it is put together of.
    ///
    /// - Parameters:
    ///   - number: of the check.
    ///   - claims: the figures of the report in the measure.
    /// - Throws: `ProjectError` with the line, when lines or points are asked for an area; `inputRefused` when counties lie
    ///   over each other.
    func outcome(ofCheck number: Int, claims: (Int, String) -> MeasuredValue?) throws -> MeasureOutcome {
        let check = project.checks[number]
        var all = taken[number].map { Taken($0.term, $0.state, NetGround.Excess()) }
        for group in NetGround.groups(of: check.measure) {
            for (place, excess) in zip(group, try net.excess(of: group.map { all[$0].term })) {
                all[place].excess = excess
            }
        }
        var rest = all[...]
        return try measure(check.measure, of: &rest, claims: claims, line: check.line)
    }

    private func measure(
        _ measure: Measure, of taken: inout ArraySlice<Taken>,
        claims: (Int, String) -> MeasuredValue?, line: Int
    ) throws -> MeasureOutcome {
        switch measure {
        case .layer:
            guard let own = taken.popFirst() else { return MeasureOutcome() }
            return try outcome(of: own.term, own.state, own.excess, line: line)
        case .claim(let item, let quotation): return MeasureOutcome(value: claims(item, quotation))
        case .value(let quantity):
            return MeasureOutcome(value: MeasuredValue(quantity.unit?.kind ?? .number, quantity.magnitude))
        case .ratio(let part, let whole):
            return Self.quotient(
                try self.measure(part, of: &taken, claims: claims, line: line),
                by: try self.measure(whole, of: &taken, claims: claims, line: line))
        case .difference(let one, let other):
            var result = try self.measure(one, of: &taken, claims: claims, line: line)
            var less = try self.measure(other, of: &taken, claims: claims, line: line)
            let value = try combined([result.value, less.value], line: line) { $0 - $1 }
            for other in [\MeasureOutcome.gross, \.bare]
            where result[keyPath: other] != nil || less[keyPath: other] != nil {
                result[keyPath: other] = try combined(
                    [result[keyPath: other] ?? result.value, less[keyPath: other] ?? less.value], line: line
                ) { $0 - $1 }
            }
            for place in less.terms.indices { less.terms[place].isSubtracted.toggle() }
            result.absorb(less, isReversed: true)
            result.value = value
            result.isComplete = value?.magnitude.numerator == 0
            return result
        case .sum(let parts):
            var result = MeasureOutcome()
            var (values, all, bare): ([MeasuredValue?], [MeasuredValue?], [MeasuredValue?]) = ([], [], [])
            // A right of several banners, or under several covers, is one.
            var twice = 0
            for part in parts {
                let outcome = try self.measure(part, of: &taken, claims: claims, line: line)
                values.append(outcome.value)
                all.append(outcome.gross ?? outcome.value)
                bare.append(outcome.bare ?? outcome.value)
                twice += result.rights.intersection(outcome.rights).count
                result.absorb(outcome)
            }
            if twice > 0 { result.enterRights(countedTwice: twice, of: result.terms.first?.term) }
            result.value = try combined(values, line: line) { $0 + $1 }
            if all != values { result.gross = try combined(all, line: line) { $0 + $1 } }
            if bare != values { result.bare = try combined(bare, line: line) { $0 + $1 } }
            return result
        }
    }

    /// One outcome in another, and how far what is not certain about either can move the quotient.
    private static func quotient(_ part: MeasureOutcome, by whole: MeasureOutcome) -> MeasureOutcome {
        func quotient(_ one: MeasuredValue?, _ other: MeasuredValue?) -> MeasuredValue? {
            one.flatMap { one in other.flatMap { Self.quotient(one, by: $0) } }
        }
        var result = part
        result.absorb(whole, isReversed: true)
        result.doubts = part.doubts + whole.doubts.filter { !part.doubts.contains($0) }
        result.value = quotient(part.value, whole.value)
        if let other = whole.value, other.magnitude.numerator == 0 {
            result.notes.append(Message(zh: "除数为零", en: "nothing to divide by"))
        }
        result.gross =
            part.gross == nil && whole.gross == nil
            ? nil : quotient(part.gross ?? part.value, whole.gross ?? whole.value)
        result.bare =
            part.bare == nil && whole.bare == nil
            ? nil : quotient(part.bare ?? part.value, whole.bare ?? whole.value)
        (result.less, result.more) = (Rational(0), Rational(0))
        if let one = part.value, let other = whole.value {
            result.isComplete = one.magnitude == other.magnitude || one.magnitude.numerator == 0
        }
        guard let value = result.value, let one = part.value, let other = whole.value,
            part.less != part.more || part.less != Rational(0) || whole.less != whole.more
                || whole.less != Rational(0)
        else { return result }
        func moved(_ value: MeasuredValue, _ by: Rational) -> MeasuredValue {
            MeasuredValue(value.kind, value.magnitude + by)
        }
        // A whole that may be nothing bounds no quotient.
        guard other.magnitude > whole.less,
            let least = quotient(moved(one, Rational(0) - part.less), moved(other, whole.more)),
            let most = quotient(moved(one, part.more), moved(other, Rational(0) - whole.less))
        else {
            result.restsOnAbsence = true
            return result
        }
        result.less = value.magnitude - least.magnitude
        result.more = most.magnitude - value.magnitude
        return result
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

    private func outcome(
        of term: MeasureTerm, _ state: MeasureSubject.State, _ excess: NetGround.Excess, line: Int
    ) throws -> MeasureOutcome {
        let (measure, layer) = (term.measure, layers[term.layer])
        if measure.kind.value != .count || measure.kind.needsCovers {
            try requireKinds(measure, layer, line)
        }
        if let fault = state.fault.value { throw fault.error }
        let location =
            layer.content == .points && measure.kind.needsCovers
            ? CoverLocation(
                grounds: term.covers.flatMap { layers[$0.layer].parcels.filter($0.takes).map(\.ground) }) : nil
        var state = state
        state.countLicences(within: measure.kind == .within)
        do {
            let ended = try ContradictedBlocks(
                term: term, layers: layers, isAuthalic: project.plane.isAuthalic
            ).doubts(state.licences)
            if ended.features > 0 { state.doubts[.ended, default: DoubtSum()].merge(ended) }
        } catch {
            throw SurveyError.wrapped(error, at: layer.path)
        }
        for landmark in layer.others {
            let choice = term.selection.choice(landmark.marks, landmark.attributes)
            let size = measure.kind == .length ? landmark.length : 1
            if choice == .may, term.isIn(landmark, location) {
                state.doubts[.cutText, default: DoubtSum()].enter(
                    landmark.ordinal, fid: landmark.fid, more: size)
            }
            guard choice.counts else { continue }
            state.selected += 1
            let counts = term.counts(landmark, location)
            if let reason = choice.doubt {
                state.doubts[reason, default: DoubtSum()].enter(
                    landmark.ordinal, fid: landmark.fid, less: counts ? size : 0)
            }
            if measure.kind.needsCovers {
                for number in Set(landmark.points.flatMap { term.coverDoubts.near(Box(around: [$0])) }).sorted()
                where counts
                    ? term.coverDoubts.items[number].mayBeLess : term.coverDoubts.items[number].mayBeMore
                {
                    state.covers[number, default: DoubtSum()].enter(
                        landmark.ordinal, fid: landmark.fid, less: counts ? 1 : 0, more: counts ? 0 : 1)
                }
            }
            guard counts else { continue }
            state.groups[term.grouper.group(of: landmark), default: .init()] += .init(
                features: 1, length: landmark.length)
        }
        var result = MeasureOutcome(selected: state.selected)
        result.rights = Set(
            state.licences.filter { $0.value.counts(within: measure.kind == .within) }.map(\.key))
        let gross = state.groups.values.reduce(into: MeasureSubject.Sum()) { $0 += $1 }
        for (group, area) in excess.groups {
            state.groups[group, default: .init()] += .init(area: .zero - area)
        }
        let all = state.groups.values.reduce(into: MeasureSubject.Sum()) { $0 += $1 }
        if all.area != gross.area { result.gross = .area(gross.area) }
        switch measure.kind {
        case .area, .overlap, .outside: result.value = .area(all.area)
        case .length: result.value = .length(hundredths: all.length)
        case .count, .within, .countOverlapping: result.value = .count(all.features)
        }
        result.terms = [
            CheckTerm(
                term: term,
                groups: state.groups.sorted { term.grouper.isBefore($0.key, $1.key) }.map {
                    ($0.key, $0.value)
                },
                location: location)
        ]
        result.notes = state.notes(on: measure.kind)
        result.weigh(term, state, excess, layer, among: layers, isAuthalic: project.plane.isAuthalic) {
            counts($0, term)
        }
        // An area of nothing, or under nothing, proves nothing: a misspelt condition would confirm every "0 m²".
        let isPlainCount = measure.kind == .count
        let hasCovers = term.covers.allSatisfy { use in
            let parcels = layers[use.layer].parcels
            return use.condition == nil ? !parcels.isEmpty : parcels.contains(where: use.takes)
        }
        result.isAnswered =
            isPlainCount || (result.selected > 0 && hasCovers && term.covers.count == measure.covers.count)
        if !result.isAnswered { result.notes.append(nothing(term, isSelected: result.selected > 0)) }
        if measure.isChange {
            if let doubt = try selectedOnOneSide(term) { result.enter(doubt) }
            let own = try perFeature(term, state)
            try result.compare(with: own, of: measure)
            if own.byName > 0, measure.reading == .feature {
                result.notes.append(
                    Message(
                        zh: "有\(own.byName)个要素的许可证号在另一图层中没有，按名称对应",
                        en:
                            "\(own.byName) features have no licence number of the other layer and are matched by name"
                    ))
            }
        }
        return result
    }

    /// Why there is nothing to measure, or nothing to measure against.
    private func nothing(_ term: MeasureTerm, isSelected: Bool) -> Message {
        guard isSelected else { return Message(zh: "没有可量算的要素", en: "no usable feature to measure") }
        let empty = term.measure.covers.filter { name in
            !layers.contains { $0.declaration.name == name && !$0.parcels.isEmpty }
        }
        guard empty.isEmpty else {
            let names = empty.joined(separator: "、")
            return Message(zh: "图层 \(names) 没有可用的要素", en: "no usable feature in \(names)")
        }
        let names = term.measure.covers.joined(separator: "、")
        return Message(zh: "图层 \(names) 没有符合条件的要素", en: "no feature of \(names) meets the condition")
    }

    /// Whether a parcel that is selected counts; looked at again for the few that are copies.
    private func counts(_ parcel: Parcel, _ term: MeasureTerm) -> Bool {
        guard term.measure.kind.needsCovers else { return true }
        let near = term.covers.flatMap { use in
            layers[use.layer].parcels.filter { use.takes($0) && $0.ground.box.meets(parcel.ground.box) }
        }
        let local = LocalCovering(layers[term.layer], isAuthalic: project.plane.isAuthalic)
        guard let answer = try? local.answer(about: parcel, parts: [near]) else { return true }
        return term.counts(answer)
    }

    /// The question that a measure asks about the parcels of its layer; `nil` when their own areas answer it.
    ///
    /// - Parameters:
    ///   - covers: those of the measure.
    ///   - byCounty: whether it is told apart by county.
    ///   - number: gives the number of a layer of the run by its name.
    ///   - counties: the number of the layer of counties.
    static func question(
        of measure: LayerMeasure, _ covers: [CoverUse], byCounty: Bool, number: (String) -> Int?,
        counties: Int?
    ) -> CoverQuestion? {
        let split = byCounty && counties != number(measure.subject) ? counties : nil
        guard measure.kind.needsCovers else { return split.map { .counties($0) } }
        return CoverQuestion([.joined(covers)], counties: split)
    }

    /// The covers of a measure, each with the features of it that count.
    static func covers(of measure: LayerMeasure, among layers: [LayerFacts]) -> [CoverUse] {
        measure.covers.compactMap(layers.number).sorted().map { number in
            CoverUse(
                number,
                condition: measure.isChange
                    ? measure.filter.flatMap { layers[number].conditions.firstIndex(of: $0) } : nil,
                time: measure.asOf.map { .on($0) } ?? .any)
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

    private func invalid(_ message: Message, _ line: Int) -> ProjectError {
        ProjectError(.invalid, path: project.path, line: line, message)
    }
}
