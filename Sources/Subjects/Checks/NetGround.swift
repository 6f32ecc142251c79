import Bilingual
import Covering
import Geodesy
import Intake
import Land
import Project

/// Counts ground once that lies in several of the parcels that a figure sums (净面积).
///
/// A piece belongs to the first of its parcels: by the order of the measures in a sum, then by key. So it does not matter how
/// the parcels were dealt out.
struct NetGround {
    /// Ground of a measure that another parcel counts already.
    struct Excess {
        /// By group how much.
        var groups: [[String?]: Area] = [:]
        /// The parcels it lies in.
        var parcels = DoubtSum()
        /// What the parcels share beside it that is a boundary drawn twice.
        var boundary = Area.zero
        /// Whether all of it lies in rights at levels apart, which are over one another as they should be (标高不相交).
        var isOfLevels = true

        /// All of it.
        var area: Area { groups.values.reduce(.zero, +) }
    }

    private let layers: [LoadedLayer]
    private let counties: Int?
    private let overlaps: [[Int]: OverlappingParcels]
    private let near: NearFeatures
    private let local: LocalCovering?

    /// Looks for ground in several parcels.
    ///
    /// - Parameters:
    ///   - layers: gone through.
    ///   - counties: the number of the layer of counties.
    ///   - sets: the layers that are summed with each other, ascending.
    ///   - isAuthalic: whether the working plane is the authalic one.
    init(
        _ layers: [LoadedLayer], counties: Int?, sets: Set<[Int]>, isAuthalic: Bool, jobs: Int
    ) async throws {
        self.layers = layers
        self.counties = counties
        var overlaps: [[Int]: OverlappingParcels] = [:]
        for set in sets.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            overlaps[set] = try await OverlappingParcels(
                set.map { ($0, layers[$0].parcels) }, isAuthalic: isAuthalic, jobs: jobs)
        }
        self.overlaps = overlaps
        // Covers are in memory; a layer that is only measured is none.
        near = NearFeatures(
            layers, sets.isEmpty ? [] : Set(layers.indices.filter { layers[$0].parcels.isInMemory }))
        local = layers.first.map { LocalCovering($0, isAuthalic: isAuthalic) }
    }

    /// The parcels of some layers that share ground.
    func overlapping(_ set: [Int]) -> OverlappingParcels { overlaps[set] ?? OverlappingParcels() }

    /// The ground of a layer that another has as well; `nil` for none.
    ///
    /// - Throws: `SurveyError`.
    func shared(_ layer: Int, _ other: Int) throws(SurveyError) -> (area: Area, parcels: DoubtSum)? {
        var (area, parcels) = (Area.zero, DoubtSum())
        guard layer != other else {
            for parcel in layers[layer].parcels { parcels.enter(parcel.ordinal, fid: parcel.fid) }
            return (layers[layer].accounting.usedArea + layers[layer].accounting.repairedArea, parcels)
        }
        let found = overlapping([layer, other].sorted())
        for key in found.others.keys.filter({ $0.layer == layer }).sorted() {
            let parcel = layers[layer].parcels[key.position]
            let others = found.others[key, default: []].filter { $0.layer == other }
                .map { layers[other].parcels[$0.position] }
            guard !others.isEmpty, let local else { continue }
            do {
                let own = try local.answer(about: parcel, parts: [others]).area(under: 0)
                guard own > .zero else { continue }
                area += own
                parcels.enter(parcel.ordinal, fid: parcel.fid)
            } catch {
                throw SurveyError.wrapped(error, at: layers[layer].path)
            }
        }
        return area > .zero ? (area, parcels) : nil
    }

    /// Takes ground off the sums of a change that lies in several of its parcels.
    ///
    /// - Throws: `SurveyError`.
    func takeOff(_ numbers: LandChange.Layers, from change: inout ChangeSubject) throws(SurveyError) {
        let found = overlapping([numbers.ground])
        for key in found.others.keys.sorted() {
            let parcels = layers[numbers.ground].parcels
            let earlier = found.others[key, default: []].filter { $0 < key }.map { parcels[$0.position] }
            guard !earlier.isEmpty, let local else { continue }
            let parcel = parcels[key.position]
            do {
                try change.takeOff(
                    parcel,
                    local.answer(
                        about: parcel,
                        divided: [numbers.before, numbers.after].map {
                            (near.features(of: CoverUse($0), near: parcel), .landClass)
                        }, parts: [earlier]))
            } catch {
                throw SurveyError.wrapped(error, at: layers[numbers.ground].path)
            }
        }
    }

    /// The sets of layers whose parcels a measure sums with each other.
    ///
    /// - Parameter number: gives the number of a layer by its name.
    static func sets(of measure: Measure, number: (String) -> Int?) -> [[Int]] {
        let measures = measure.layerMeasures
        return groups(of: measure).map { group in
            Set(group.compactMap { number(measures[$0].subject) }).sorted()
        }
    }

    /// The measures over layers whose areas a measure sums with each other, by their places from left to right.
    static func groups(of measure: Measure) -> [[Int]] {
        var next = 0
        func walk(_ measure: Measure) -> [[Int]] {
            switch measure {
            case .layer(let measure):
                next += 1
                return measure.kind.value == .area ? [[next - 1]] : []
            case .claim, .value: return []
            case .ratio(let one, let other), .difference(let one, let other): return walk(one) + walk(other)
            case .sum(let parts):
                var (joint, others): ([Int], [[Int]]) = ([], [])
                for part in parts {
                    let own = walk(part)
                    // The first group of a sum within the sum is of its own measures.
                    switch part {
                    case .layer: joint += own.joined()
                    case .sum:
                        joint += own.first ?? []
                        others += own.dropFirst()
                    case .claim, .value, .ratio, .difference: others += own
                    }
                }
                return (joint.isEmpty ? [] : [joint]) + others
            }
        }
        return walk(measure)
    }

    /// What some measures that are summed count too often, each for itself.
    ///
    /// - Throws: `SurveyError`.
    func excess(of terms: [MeasureTerm]) throws(SurveyError) -> [Excess] {
        let set = Set(terms.map(\.layer)).sorted()
        guard let found = overlaps[set] else { return terms.map { _ in Excess() } }
        var all: [Excess] = []
        for (place, term) in terms.enumerated() {
            var own = Excess()
            for key in candidates(term, before: terms[..<place], found) {
                try enter(key, term, before: terms[..<place], found, into: &own)
            }
            if term.measure.kind == .area { own.boundary = boundary(of: term, found) }
            all.append(own)
        }
        return all
    }

    /// What the parcels of a measure share that is a boundary drawn twice.
    private func boundary(of term: MeasureTerm, _ found: OverlappingParcels) -> Area {
        let own = found.boundaries.filter { $0.one.layer == term.layer && $0.other.layer == term.layer }
        var area = Area.zero
        guard !term.selection.takesAll else {
            for boundary in own { area += boundary.area }
            return area
        }
        // Each parcel is read once, in the order in which they lie.
        let parcels = layers[term.layer].parcels
        let selected = Set(
            Set(own.flatMap { [$0.one.position, $0.other.position] }).sorted().filter {
                term.selects(parcels[$0])
            })
        for boundary in own
        where selected.contains(boundary.one.position) && selected.contains(boundary.other.position) {
            area += boundary.area
        }
        return area
    }

    /// The parcels of a measure that may be counted already.
    private func candidates(
        _ term: MeasureTerm, before former: ArraySlice<MeasureTerm>, _ found: OverlappingParcels
    ) -> [FeatureKey] {
        var keys = Set(found.others.keys.filter { $0.layer == term.layer })
        for other in former where other.layer == term.layer {
            for (position, parcel) in layers[term.layer].parcels.enumerated()
            where term.selects(parcel) && other.selects(parcel) {
                keys.insert(FeatureKey(layer: term.layer, position: position))
            }
        }
        return keys.sorted()
    }

    private func enter(
        _ key: FeatureKey, _ term: MeasureTerm, before former: ArraySlice<MeasureTerm>,
        _ found: OverlappingParcels, into excess: inout Excess
    ) throws(SurveyError) {
        let parcel = layers[key.layer].parcels[key.position]
        guard term.selects(parcel), let local else { return }
        let others = found.others[key, default: []]
        func parcels(_ keys: [FeatureKey], _ term: MeasureTerm) -> [Parcel] {
            // Copies of each other cover the same ground.
            keys.filter { $0.layer == term.layer }.map { layers[$0.layer].parcels[$0.position] }
                .filter(term.selects).reduce(into: []) { kept, one in
                    if !kept.contains(where: { $0.area == one.area && $0.ground == one.ground }) {
                        kept.append(one)
                    }
                }
        }
        // Part 0 is what the measure is against, part 1 what it counted before; then two for each measure before.
        var parts = [covers(of: term, near: parcel), parcels(others.filter { $0 < key }, term)]
        for other in former {
            parts.append(parcels(others + [key], other))
            parts.append(covers(of: other, near: parcel))
        }
        guard
            parts.indices.contains(where: { ($0 == 1 || $0 > 1 && $0.isMultiple(of: 2)) && !parts[$0].isEmpty })
        else { return }
        do {
            let answer = try local.answer(
                about: parcel, parts: parts,
                counties: term.isSplit ? counties.map { countyFeatures($0, parcel) } : nil)
            let pieces = answer.pieces.filter { piece in
                guard piece.isGround, term.measure.kind.takes(piece, 0) else { return false }
                return piece.isUnder(1)
                    || former.indices.enumerated().contains { place, number in
                        piece.isUnder(2 + 2 * place) && former[number].measure.kind.takes(piece, 3 + 2 * place)
                    }
            }
            guard !pieces.isEmpty else { return }
            var sum = Area.zero
            for (group, area) in try term.grouper.groups(
                of: parcel, pieces, isSplit: term.isSplit, place: "\(term.place) · #\(parcel.fid)")
            {
                excess.groups[group, default: .zero] += area
                sum += area
            }
            guard sum > .zero else { return }
            excess.parcels.enter(parcel.ordinal, fid: parcel.fid)
            let levels = MiningLevels(parcel.attributes)
            excess.isOfLevels =
                excess.isOfLevels && former.isEmpty
                && parts[1].allSatisfy { levels?.areApart(from: MiningLevels($0.attributes)) ?? false }
        } catch {
            throw SurveyError.wrapped(error, at: layers[key.layer].path)
        }
    }

    private func covers(of term: MeasureTerm, near parcel: Parcel) -> [Parcel] {
        term.covers.flatMap { near.features(of: $0, near: parcel) }
    }

    private func countyFeatures(_ number: Int, _ parcel: Parcel) -> [Parcel] {
        near.features(of: CoverUse(number), near: parcel)
    }
}

extension LayerMeasure.Kind {
    /// Whether a measure of areas is about a piece.
    ///
    /// - Parameter part: the number of its covers among the parts of the question.
    func takes(_ piece: CoverAnswer.Piece, _ part: Int) -> Bool {
        switch self {
        case .overlap: piece.isUnder(part)
        case .outside: !piece.isUnder(part)
        case .area, .count, .within, .countOverlapping, .length: true
        }
    }
}
