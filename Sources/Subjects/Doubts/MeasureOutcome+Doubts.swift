import Bilingual
import Covering
import Geodesy
import Geometry
import Intake
import Land
import Project
import Topology

extension MeasureOutcome {
    /// Weighs what is not certain about a measure over a layer.
    ///
    /// - Parameters:
    ///   - state: what was found in the layer.
    ///   - excess: what of it counted too often, and was taken off.
    ///   - layer: the layer, gone through.
    ///   - layers: those of the run.
    ///   - isAuthalic: whether the working plane is the authalic one.
    ///   - counts: whether a parcel that is selected counts.
    mutating func weigh(
        _ term: MeasureTerm, _ state: MeasureSubject.State, _ excess: NetGround.Excess, _ layer: LoadedLayer,
        among layers: [LoadedLayer], isAuthalic: Bool, counts: (Parcel) -> Bool
    ) {
        let kind = term.measure.kind
        let isCount = kind.value == .count
        // Where ground counts once, boundaries of parcels that share it may be the same: how far is a doubt below.
        let thinAll = state.thin + excess.boundary
        if kind.value == .area, thinAll != .zero, excess.area == .zero {
            bare = value.map {
                MeasuredValue(
                    $0.kind, max(Rational(0), $0.magnitude - Rational(Int128(thinAll.hundredths), 100)))
            }
        }
        var found: [Doubt] = []
        if let lost = setAside(term, state, layer, layers) {
            found.append(lost.doubt)
            unknownFeatures = Rational(Int128(lost.unknown))
        }
        if isCount || kind == .length, let copies = duplicates(term, layer, counts) { found.append(copies) }
        if isCount {
            let copies = ShiftedCopies(
                in: layer,
                where: { term.selects($0) && !(term.countsLicences && LicenceKey($0.attributes) != nil) },
                counts: counts)
            found += copies.doubt(in: layer.declaration.name).map { [$0] } ?? []
        }
        if kind == .length {
            let lines = layer.others.filter { term.selection.choice($0.marks, $0.attributes).counts }
            found += RepeatedLines(lines).doubt(in: layer.declaration.name).map { [$0] } ?? []
        }
        for reason in Doubt.Reason.allCases {
            guard let sum = state.doubts[reason] else { continue }
            found.append(
                Doubt(
                    reason, layer: layer.declaration.name, features: sum.features, numbers: sum.numbers,
                    message: Self.message(of: reason, sum, layer, on: term.selection.day),
                    stake: sum.stake(isCount: isCount)))
        }
        if excess.area > .zero {
            let hundredths = Rational(Int128(thinAll.hundredths.magnitude), 100)
            let thin = kind.value == .area ? hundredths : Rational(0)
            let area = excess.area.rounded(in: .squareMetre, to: 2)?.description ?? "–"
            if excess.isOfLevels, thin == Rational(0) {
                notes.append(
                    Message(
                        zh: "不同开采标高的区块上下重叠 \(area) m²，只计一次",
                        en: "blocks at levels apart lie over one another with \(area) m², which count once"))
            } else {
                found.append(
                    Doubt(
                        .countedTwice, layer: layer.declaration.name, features: excess.parcels.features,
                        numbers: excess.parcels.numbers,
                        message: Message(
                            zh: "与其他图斑重叠 \(area) m²，只计一次",
                            en: "shares \(area) m² with other parcels, which count once"),
                        stake: Stake(less: thin, more: thin)))
            }
        }
        let covers =
            coverDoubts(term, state, layers)
            + Self.apart(term, layer, layers, isAuthalic: isAuthalic)
        found += covers
        for doubt in found {
            less = less + doubt.stake.less
            more = more + doubt.stake.more
        }
        let isZero = value?.magnitude == Rational(0)
        let (lostOwn, lostCover) = (
            found.contains { $0.layer == layer.declaration.name && $0.stake.isUnbounded },
            covers.contains(where: \.stake.isUnbounded)
        )
        // What nothing bounds decides what rests on absence, and only that.
        mayBeAnyMore = lostOwn || lostCover
        restsOnAbsence = mayBeAnyMore && (isZero || kind == .within)
        doubts += found
    }

    /// Sets a change by features beside the change in whole.
    ///
    /// - Parameter change: the change by features.
    mutating func compare(with change: ChangeByFeature, of measure: LayerMeasure) throws {
        guard let area = change.area, let whole = value?.magnitude else {
            guard measure.reading == .feature else { return }
            isAnswered = false
            if let reason = change.reason {
                doubts.append(
                    Doubt(
                        .reading, layer: change.layer ?? measure.subject, features: change.fid == nil ? 0 : 1,
                        numbers: change.fid.map { [$0] } ?? [], message: reason,
                        stake: Stake(isUnbounded: true)))
            }
            return
        }
        let byFeature = Rational(Int128(area.hundredths), 100)
        let text = AccountReview.text(area)
        let other = whole.rounded(to: 2)?.description ?? "–"
        if measure.reading == .feature {
            value = .area(area)
            (bare, gross) = (nil, nil)
            notes.append(
                Message(zh: "逐要素对照；按整体为 \(other) m²", en: "feature by feature; in whole it is \(other) m²"))
            return
        }
        let gap = byFeature - whole
        // Boundaries drawn twice count on one side only.
        let thin = bare.map { whole - $0.magnitude } ?? Rational(0)
        guard gap.double.magnitude > 1, gap.double.magnitude > thin.double.magnitude + 0.01 else { return }
        guard measure.reading == nil else {
            notes.append(
                Message(zh: "按整体计；逐要素对照为 \(text) m²", en: "in whole; feature by feature it is \(text) m²"))
            return
        }
        let isMore = gap > Rational(0)
        enter(
            Doubt(
                .reading, layer: measure.subject, features: 0,
                message: Message(
                    zh: "按整体计；逐要素（同一许可证号或名称）对照为 \(text) m²，如只看整体请写 per: whole",
                    en:
                        "taken in whole; feature by feature (of one licence or name) it is \(text) m²; write per: whole if the whole is meant"
                ),
                stake: Stake(less: isMore ? Rational(0) : Rational(0) - gap, more: isMore ? gap : Rational(0))))
    }

    /// Enters a doubt with its stake.
    mutating func enter(_ doubt: Doubt) {
        doubts.append(doubt)
        less = less + doubt.stake.less
        more = more + doubt.stake.more
    }

    /// Enters that a sum of counts has rights in several of its parts.
    mutating func enterRights(countedTwice count: Int, of term: MeasureTerm?) {
        less = less + Rational(Int128(count))
        doubts.append(
            Doubt(
                .countedTwice, layer: term?.measure.subject ?? "", features: count,
                message: Message(
                    zh: "\(count)宗在几个加数中都计入，实为同一许可证",
                    en: "\(count) rights are counted in several of the numbers, each under one licence"),
                stake: Stake(less: Rational(Int128(count)))))
    }

    /// The features of the layer that were set aside and would count.
    private func setAside(
        _ term: MeasureTerm, _ state: MeasureSubject.State, _ layer: LoadedLayer, _ layers: [LoadedLayer]
    ) -> (doubt: Doubt, unknown: Int64)? {
        let kind = term.measure.kind
        let isCount = kind.value == .count
        var (sum, unknown) = (DoubtSum(), Int64(0))
        var (first, isUnbounded): (Message?, Bool) = (nil, false)
        let near = layer.setAsideFeatures.isEmpty ? nil : covers(of: term, layers)
        let lines = CoverDoubts.lineBox(
            layer.setAsideFeatures.filter { term.selection.choice($0.marks, $0.attributes).mayCount })
        var (hasLines, rights): (Bool, Set<String>) = (false, [])
        for feature in layer.setAsideFeatures
        where term.selection.choice(feature.marks, feature.attributes).mayCount {
            // The feature of a part is counted.
            if feature.isPart, kind == .count { continue }
            let isLine = feature.defect.code == .notPolygon && feature.box != nil
            let box = isLine ? lines : feature.box
            // Ground far from all covers is under none.
            if let near, let box, near.query(box).isEmpty { continue }
            let recorded = layer.knownArea(of: feature)
            // An outline that is no polygon may enclose all of its box; one of several lines the box around them, once.
            let reach =
                recorded
                ?? (isLine && hasLines ? Area.zero : box.flatMap { Area(rounding: $0.width * $0.height) })
            if isLine, recorded == nil { hasLines = true }
            var (less, more): (Int64, Int64) = (0, 0)
            if isCount {
                let licence = term.countsLicences ? LicenceKey(feature.attributes) : nil
                (less, more) =
                    licence.map { state.stake(ofLost: $0, within: kind == .within, known: &rights) }
                    ?? (feature.isPart && kind == .within ? (1, 0) : (0, 1))
                // A record of which nothing is known confirms nothing, whatever it would add.
                if reach == nil, less + more > 0 {
                    unknown += more
                    (more, isUnbounded) = (0, true)
                }
            } else if kind.value == .area {
                more = reach?.hundredths ?? 0
            }
            if !isCount, reach == nil { isUnbounded = true }
            sum.enter(feature.ordinal, fid: feature.defect.fid, less: less, more: more)
            first = first ?? feature.defect.message
        }
        guard let first else { return nil }
        let doubt = Doubt(
            .setAside, layer: layer.declaration.name, features: sum.features, numbers: sum.numbers,
            message: first, stake: sum.stake(isCount: isCount, isUnbounded: isUnbounded))
        return (doubt, unknown)
    }

    /// Where the covers of an overlap are; `nil` for measures that look elsewhere, too.
    private func covers(of term: MeasureTerm, _ layers: [LoadedLayer]) -> SpatialIndex? {
        guard term.measure.kind == .overlap || term.measure.kind == .countOverlapping else { return nil }
        return SpatialIndex(
            layers.filter { term.measure.covers.contains($0.declaration.name) }
                .flatMap { $0.parcels.map(\.ground.box) })
    }

    /// Features that are counted though another one that counts has the very polygons; blocks of one licence count once anyway.
    ///
    /// - Parameter counts: whether a parcel that is selected counts.
    private func duplicates(_ term: MeasureTerm, _ layer: LoadedLayer, _ counts: (Parcel) -> Bool) -> Doubt? {
        guard !layer.suspects.isEmpty else { return nil }
        // The number of the first feature that each copy is drawn as, and of itself.
        var roots: [Int64: Int64] = [:]
        for copy in layer.suspects {
            guard let earlier = copy.earlier else { continue }
            let root = roots[earlier] ?? earlier
            (roots[earlier], roots[copy.fid]) = (root, root)
        }
        var seen: Set<Int64> = []
        var sum = DoubtSum()
        func enter(_ fid: Int64, _ ordinal: Int, _ less: Int64, _ counts: Bool) {
            guard counts, let root = roots[fid], !seen.insert(root).inserted else { return }
            sum.enter(ordinal, fid: fid, less: less)
        }
        for parcel in layer.parcels where roots[parcel.fid] != nil && term.selects(parcel) {
            if term.countsLicences, LicenceKey(parcel.attributes) != nil { continue }
            enter(parcel.fid, parcel.ordinal, 1, counts(parcel))
        }
        var digests: Set<UInt64> = []
        for landmark in layer.others
        where roots[landmark.fid] != nil
            && term.selection.choice(landmark.marks, landmark.attributes).counts
        {
            // Points of which nothing tells which they are may be two at one place, unless they are alike in all fields.
            let isKnown =
                landmark.points.isEmpty || landmark.attributes[.id] != nil || landmark.attributes[.name] != nil
                || landmark.digest != 0 && !digests.insert(landmark.digest).inserted
            enter(
                landmark.fid, landmark.ordinal,
                term.measure.kind == .length ? landmark.length : isKnown ? 1 : 0, true)
        }
        guard sum.features > 0 else { return nil }
        return Doubt(
            .duplicate, layer: layer.declaration.name, features: sum.features, numbers: sum.numbers,
            message: layer.suspects.first { $0.fid == sum.numbers.first }?.message
                ?? Doubt.Reason.duplicate.name,
            stake: sum.stake(isCount: term.measure.kind != .length))
    }

    /// That covers are nowhere near.
    private static func apart(
        _ term: MeasureTerm, _ layer: LoadedLayer, _ layers: [LoadedLayer], isAuthalic: Bool
    ) -> [Doubt] {
        guard term.measure.kind.needsCovers else { return [] }
        func around(_ layer: LoadedLayer, _ positions: Range<Int>) -> Box {
            positions.reduce(into: .empty) { $0.extend(to: layer.parcels.box(at: $1)) }
        }
        func gap(_ one: Box, _ other: Box) -> Double {
            // The scale between them; at either end it is another one.
            let height = (one.minY + one.maxY + other.minY + other.maxY) / 4
            let stretch = isAuthalic ? AuthalicPlane.stretch(atHeight: height) : 1
            return NearestReserve.gap(one, other, stretch: stretch)
        }
        let limit = 250_000.0
        return term.covers.compactMap { use in
            let cover = layers[use.layer]
            guard !layer.parcels.isEmpty, !cover.parcels.isEmpty else { return nil }
            // Most layers are near by the first of their features already.
            guard gap(around(layer, 0..<1), around(cover, 0..<1)) > limit else { return nil }
            let gap = gap(around(layer, layer.parcels.indices), around(cover, cover.parcels.indices))
            guard gap > limit else { return nil }
            let kilometres = Int(gap / 1000)
            return Doubt(
                .apart, layer: cover.declaration.name, features: cover.parcels.count,
                message: Message(
                    zh: "最近处也相距约\(kilometres)千米，可能不是同一地区，或坐标系有误",
                    en:
                        "about \(kilometres) km away at the nearest: perhaps of another region, or in another reference system"
                ), stake: Stake(isUnbounded: true))
        }
    }

    /// What is not certain about the covers, by layer and reason.
    private func coverDoubts(
        _ term: MeasureTerm, _ state: MeasureSubject.State, _ layers: [LoadedLayer]
    ) -> [Doubt] {
        let kind = term.measure.kind
        let isCount = kind.value == .count
        struct Place: Hashable {
            let layer: Int
            let reason: Doubt.Reason
        }
        var sums: [Place: (sum: DoubtSum, first: Message, isUnbounded: Bool, ordinal: Int)] = [:]
        var order: [Place] = []
        // However much of the covers is missing, what lies outside is at least nothing.
        let outside = (bare ?? value).flatMap { Area(rounding: $0.magnitude.double) }?.hundredths ?? 0
        for (number, item) in term.coverDoubts.items.enumerated() {
            var (less, more, isUnbounded): (Int64, Int64, Bool) = (0, 0, false)
            if item.box != nil {
                guard let own = state.covers[number] else { continue }
                let limit = isCount ? Int64.max : item.limit?.hundredths ?? .max
                (less, more) = (min(own.less, limit), min(own.more, limit))
            } else if let limit = item.limit, !isCount {
                if kind == .outside { less = limit.hundredths } else { more = limit.hundredths }
            } else if kind == .outside {
                less = outside
            } else {
                isUnbounded = true
            }
            let place = Place(layer: item.layer, reason: item.reason)
            if sums[place] == nil { order.append(place) }
            var entry = sums[place] ?? (DoubtSum(), item.message, false, -1)
            if kind == .outside { less = min(less, outside - entry.sum.less) }
            // One feature may have several edges that are doubted.
            let isKnown =
                (item.reason == .longEdges || item.reason == .coarseCorners) && entry.ordinal == item.ordinal
            entry.ordinal = item.ordinal
            entry.sum.enter(
                item.ordinal, fid: item.fid, less: less, more: more, count: isKnown ? 0 : item.features)
            entry.isUnbounded = entry.isUnbounded || isUnbounded
            sums[place] = entry
        }
        return order.compactMap { place in
            sums[place].map { entry in
                Doubt(
                    place.reason, layer: layers[place.layer].declaration.name, features: entry.sum.features,
                    numbers: entry.sum.numbers, message: entry.first,
                    stake: entry.sum.stake(isCount: isCount, isUnbounded: entry.isUnbounded))
            }
        }
    }

    /// What is the matter with features that count.
    private static func message(
        of reason: Doubt.Reason, _ sum: DoubtSum, _ layer: LoadedLayer, on day: CalendarDate?
    ) -> Message {
        switch reason {
        case .repaired:
            layer.repairs.first { $0.fid == sum.numbers.first }?.message
                ?? Message(zh: "图形经修复后量算", en: "measured after a repair")
        case .longEdges, .coarseCorners:
            layer.suspects.first { $0.code.rawValue == reason.rawValue && $0.fid == sum.numbers.first }?.message
                ?? Message(
                    zh: "有数公里以上的长边：按平面直线量算，如按经纬度直线则越过压盖图层的边界；请核对边界画法，必要时加密节点",
                    en:
                        "has edges of kilometres: measured straight in the plane; straight between longitudes and latitudes they cross the border of a cover; check how the boundary is meant, and add corners if need be"
                )
        case .undated:
            Message(
                zh: "没有可判断的日期，按有效计入",
                en: "no date tells whether they were valid on the day; they count")
        case .unnumbered:
            Message(
                zh: "没有（完整的）许可证号而名称相同，按各为一宗计，可能是同一宗",
                en: "no (whole) licence number but one name: each counts as a right, though they may be one")
        case .cutText:
            Message(
                zh: "条件所看的文字、状态或日期为空、填满字段宽度或无法比较，或地类另有写法（如丢了前导零）、一格写了几个地类，或不完整的许可证号下有不同名称：文字可能被截断，按所存文字判断",
                en:
                    "a text of the condition, a state or a day is blank, fills its field or cannot be compared, or a class is spelt otherwise (such as without its zero) or stands beside others in one cell, or one licence number that is not whole has several names: a text may have been cut short; taken as it stands"
            )
        case .ended where day == nil:
            Message(
                zh: "记为注销等已失效状态，量算项未写 as-of（按哪一天算），仍计入",
                en: "recorded as cancelled or ended; the measure names no day (as-of), so it counts")
        case .ended:
            Message(
                zh: "记为已失效，同一许可证的另一区块却仍有效：状态或有效期互相矛盾，未计入",
                en:
                    "recorded as ended though another block of the licence is in force: one of the two is wrong; not counted"
            )
        case .denied:
            layer.suspects.first { $0.code == .denied && $0.fid == sum.numbers.first }?.message
                ?? reason.name
        case .doubtfulBoundary:
            Message(
                zh: "是否在范围内取决于厚0.05至1米的窄条，可能是边界不套合",
                en: "what decides is a strip 0.05 m to 1 m thick, which may be a boundary that does not fit")
        case .setAside, .duplicate, .countedTwice, .reading, .timing, .apart: reason.name
        }
    }
}
