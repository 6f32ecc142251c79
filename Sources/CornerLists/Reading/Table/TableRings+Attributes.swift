import Geometry

extension TableRings {
    /// The parcels with what is said of them: in columns, in titles, and in the lines before and behind their corners.
    func raw() -> RawCorners {
        var raw = RawCorners()
        (raw.warnings, raw.voided, raw.isListed) = (warnings, Set(voided.keys), isListed)
        var attributes = parcels.map { parcel in
            parcel.columns.filter { !$0.value.isEmpty }
                + (parcel.area.map { [CornerEntry($0.key, $0.value)] } ?? [])
        }
        var header = header
        let area = squareMetres
        for (region, entries) in regions.enumerated() {
            for (entry, line) in assigned(entries, region, area) {
                guard let parcel = entry.parcel else {
                    if header.isEmpty { header.append(CornerSection(name: "", entries: [])) }
                    header[header.count - 1].entries.append(entry.entry)
                    continue
                }
                if !attributes[parcel].contains(where: { $0.key == entry.entry.key }) {
                    attributes[parcel].append(entry.entry)
                } else if !attributes[parcel].contains(entry.entry) {
                    raw.warn(
                        .ignoredLine, line,
                        zh: "“\(entry.entry.key)：\(entry.entry.value)”与前面所写不同，未采用",
                        en: "\"\(entry.entry.key): \(entry.entry.value)\" is not what was said before; not used"
                    )
                }
            }
        }
        // A name over blocks that have titles of their own is that of all.
        if parcels.count > 1, parcels.allSatisfy({ $0.title != nil }),
            let name = attributes[0].firstIndex(where: { $0.key == CornerField.name }),
            attributes.dropFirst().allSatisfy({ $0.allSatisfy { $0.key != CornerField.name } })
        {
            let entry = attributes[0].remove(at: name)
            if header.isEmpty { header.append(CornerSection(name: "", entries: [])) }
            header[header.count - 1].entries.append(CornerEntry("名称", entry.value))
        }
        for (index, parcel) in parcels.enumerated() {
            if let title = parcel.title, !attributes[index].contains(where: { $0.key == CornerField.name }) {
                attributes[index].insert(CornerEntry(CornerField.name, title), at: 0)
            }
            raw.parcels.append(
                RawParcel(
                    attributes: attributes[index],
                    rings: parcel.rings.enumerated().map { number, ring in
                        RawRing(
                            number: ring.number.isEmpty ? "\(number + 1)" : ring.number,
                            corners: ring.open.map(\.raw), closing: ring.isClosed ? ring.corners.last?.raw : nil
                        )
                    }, line: parcel.line, stated: parcel.stated))
        }
        raw.header = header
        return raw
    }

    /// The parcels that the statements between two are of; `nil` for those of the file.
    ///
    /// What is said before the first parcel is said before each, what stands behind the last stands behind each.
    private func assigned(
        _ entries: [(entry: CornerEntry, line: Int)], _ region: Int, _ area: Double?
    ) -> [((entry: CornerEntry, parcel: Int?), Int)] {
        let before = Set(regions[0].map(\.entry.key))
        let behind = Set(regions[regions.count - 1].map(\.entry.key))
        let own: Set = [CornerField.name, CornerField.id]
        let known = own.union([CornerField.area, CornerField.top, CornerField.bottom])
        var isBelow = region == 0
        var above: Set<String> = []
        return entries.map { entry, line in
            let key = entry.key
            if key == CornerField.area, isOfAll(entry, area) {
                return ((CornerEntry(TableStatement.total, entry.value, line: line), nil), line)
            }
            if key == TableStatement.total {
                return (
                    (
                        CornerEntry(parcels.count == 1 ? CornerField.area : key, entry.value),
                        parcels.count == 1 ? 0 : nil
                    ), line
                )
            }
            if region == 0, !known.contains(key),
                parcels.count == 1 || !regions.dropFirst().joined().contains(where: { $0.entry.key == key })
            {
                return ((entry, nil), line)
            }
            if region == regions.count - 1, region > 0 { return ((entry, parcels.count - 1), line) }
            if !isBelow {
                let isAbove = behind.contains(key) && !before.contains(key)
                let starts = before.contains(key) && !behind.contains(key) || own.contains(key) && !isAbove
                isBelow = starts || !isAbove && above.contains(key)
            }
            if !isBelow { above.insert(key) }
            return ((entry, isBelow ? region : region - 1), line)
        }
    }

    /// Whether an area is that of all parcels together: 矿区面积 of a licence of several blocks.
    private func isOfAll(_ entry: CornerEntry, _ area: Double?) -> Bool {
        guard parcels.count > 1, let area, let stated = StatedArea(entry.value), stated.fits(area) else {
            return false
        }
        // Beside a block of a few square metres that of the other is as good as all.
        return !parcels.contains { $0.squareMetres.map(stated.fits) ?? false }
    }

    /// The ground of all parcels, where their corners are in metres.
    private var squareMetres: Double? {
        let areas = parcels.compactMap(\.squareMetres)
        return areas.count == parcels.count ? areas.reduce(0, +) : nil
    }

    // MARK: Checks

    /// An area of all that is not that of the parcels together leaves open whether one is missing.
    mutating func checkTotal() {
        let totals = regions.flatMap(\.self).filter { $0.entry.key == TableStatement.total }
        // Several are each of a block.
        guard totals.count < 2 else {
            regions = regions.map { entries in
                entries.map { entry, line in
                    entry.key == TableStatement.total
                        ? (CornerEntry(CornerField.area, entry.value, line: entry.line), line) : (entry, line)
                }
            }
            return
        }
        guard parcels.count > 1, let area = squareMetres, area > 0, let (entry, line) = totals.first,
            let stated = StatedArea(entry.value), case let gap = stated.gap(area), gap > 0,
            !parcels.contains(where: { $0.squareMetres.map(stated.fits) ?? false })
        else { return }
        let (text, found) = (entry.value, PrintedNumber.text(area, decimals: 2))
        warnings.append(
            CornerWarning(
                .ignoredLine, line: line, CornerStake(.share(gap), of: Set(parcels.indices)),
                zh: "此行写明总面积\(text)，各地块按坐标相加为\(found)平方米，可能缺少地块或坐标有误，请核对",
                en:
                    "this line states \(text) in all, the parcels add up to \(found) m² by their corners: one may be missing, or corners wrong; check it"
            ))
    }

    /// What the text states of its corners and blocks must be so.
    mutating func checkCounts() throws(CornerError) {
        let corners = parcels.map { parcel in parcel.rings.map { $0.open.count } }
        let written = parcels.map { parcel in parcel.rings.map { $0.corners.count } }
        for count in counts {
            var allowed: Set<Int> = []
            for lists in [corners, written] {
                allowed.insert(lists.joined().reduce(0, +))
                for parcel in [count.region - 1, count.region] where lists.indices.contains(parcel) {
                    allowed.insert(lists[parcel].reduce(0, +))
                    allowed.formUnion(lists[parcel])
                }
            }
            if !count.ofCorners { allowed = [parcels.count, parcels.reduce(0) { $0 + $1.rings.count }] }
            guard !allowed.contains(count.count) else {
                if count.ofCorners { take(count.count, region: count.region, corners, written) }
                continue
            }
            let found = corners.joined().reduce(0, +)
            throw count.ofCorners
                ? CornerError(
                    .malformed, line: count.line, zh: "此行写明\(count.count)个拐点，表中读到\(found)个，请核对后改正",
                    en: "this line states \(count.count) corners, the table has \(found); correct it")
                : CornerError(
                    .malformed, line: count.line, zh: "此行写明\(count.count)个地块，表中读到\(parcels.count)个，请核对后改正",
                    en: "this line states \(count.count) parcels, the table has \(parcels.count); correct it")
        }
    }

    /// Notes of which parcels a count that holds is.
    private mutating func take(_ count: Int, region: Int, _ corners: [[Int]], _ written: [[Int]]) {
        func sum(_ list: [Int]) -> Int { list.reduce(0, +) }
        let isOfAll = [corners, written].contains { sum($0.flatMap(\.self)) == count }
        for parcel in isOfAll ? Array(parcels.indices) : [region - 1, region]
        where parcels.indices.contains(parcel) {
            if isOfAll, parcels.count > 1 {
                parcels[parcel].stated = sum(corners[parcel])
            } else if [sum(corners[parcel]), sum(written[parcel])].contains(count) {
                parcels[parcel].stated = count
            }
        }
    }

    /// Lengths between rows are those of the sides between their corners, and no numbers that were lost from a row.
    func checkSides() throws(CornerError) {
        guard !sides.isEmpty else { return }
        let rings = parcels.flatMap(\.rings)
        for side in sides {
            // The side from the last corner before the line to the next of its ring.
            guard
                let ring = rings.first(where: { ring in
                    ring.corners.contains { $0.raw.line < side.line }
                        && ring.corners.last.map { $0.raw.line } ?? 0 > side.line
                }) ?? rings.last(where: { ring in ring.corners[0].raw.line < side.line }),
                let from = ring.corners.lastIndex(where: { $0.raw.line < side.line })
            else { continue }
            let (a, b) = (ring.corners[from].place, ring.corners[(from + 1) % ring.corners.count].place)
            // Of angles only the order of size is known.
            let isAngle = a.x.magnitude < 1000
            let length = RingCrossing.distance(a, b) * (isAngle ? 111_000 : 1)
            let reach = isAngle ? length * 0.5 : max(1, length * 0.01)
            guard abs(length - side.length) > reach else { continue }
            throw CornerError(
                .malformed, line: side.line,
                zh: "此行只有一个数“\(side.length)”，不是前后两点的距离，请核对是否缺少坐标",
                en:
                    "this row has one number only, \"\(side.length)\", and it is not the distance of the corners around it; ordinates may be missing"
            )
        }
    }

    /// A corner that a line of words takes back must not stand among those before it, nor, above all of them, among any.
    func checkVoided() throws(CornerError) {
        for (number, line) in voided.sorted(by: { $0.value < $1.value }) where line > 0 {
            let above = parcels.last { $0.line < line }
            for corner in (above.map { [$0] } ?? parcels).flatMap({ $0.rings.flatMap(\.corners) })
            where TableNumber(corner.raw.label) == number {
                let (label, other) = (corner.raw.label, corner.raw.line)
                throw CornerError(
                    .malformed, line: line, zh: "此行注明“\(label)”已不使用，而第\(other)行有该点的坐标；不再使用的请删去该行，仍使用的请删去此注",
                    en:
                        "this line says that \(label) does not count any more, and line \(other) has it; delete that row, or this remark where it holds"
                )
            }
        }
    }

    /// Rings that a line takes out of the parcel must lie in it.
    func checkExclusions() throws(CornerError) {
        for parcel in parcels where parcel.rings.contains(where: { $0.exclusion != nil }) {
            let holes = parcel.holes
            for (index, ring) in parcel.rings.enumerated() {
                guard let line = ring.exclusion, !holes.contains(index) else { continue }
                throw CornerError(
                    .malformed, line: line, zh: "此行之后的扣除范围不在前面的范围之内，请核对后改正",
                    en: "what is taken out behind this line lies in no ring before it; correct it")
            }
        }
    }

    /// Rings whose numbers begin again under one and the same name may be of another parcel, whose name is missing.
    mutating func checkRestarts() throws(CornerError) {
        for parcel in parcels where parcel.rings.contains(where: \.beginsAgain) {
            guard let entry = parcel.columns.first(where: { !$0.value.isEmpty }) else { continue }
            let (holes, value) = (parcel.holes, entry.value)
            for (index, ring) in parcel.rings.enumerated() where ring.beginsAgain && !holes.contains(index) {
                let line = ring.corners[0].raw.line
                if let power = parcel.columns.first(where: { Self.isPower($0.value) })?.value {
                    throw CornerError(
                        .ambiguous, line: line,
                        zh: "点号在此行重新开始，而编号成了科学计数法（\(power)），各地块的编号已分不清；请在 Excel 中把编号列设为“文本”后重新填写",
                        en:
                            "numbers begin again at this line, and the ids are in powers of ten (\(power)), so parcels cannot be told apart; format the column as text in Excel and write the ids anew"
                    )
                }
                warnings.append(
                    CornerWarning(
                        .ringNumbers, line: line,
                        zh: "点号在此行重新开始而所属地块仍为“\(value)”，按同一地块的另一部分读取；如是另一地块请补上其编号或名称",
                        en:
                            "numbers begin again at this line, still under \"\(value)\"; read as another part of that parcel, write the id of another one where it is that"
                    ))
            }
        }
    }

    /// Areas of one parcel that differ, and sums that are not those of the areas above, are told.
    mutating func checkAreas() {
        for parcel in parcels {
            guard let first = parcel.area else { continue }
            for area in parcel.rings.lazy.flatMap(\.corners).compactMap(\.area) where area.value != first.value
            {
                warnings.append(
                    CornerWarning(
                        .ignoredLine, line: area.line, zh: "此行的面积\(area.value)与同一地块前面的\(first.value)不同，未采用，请核对",
                        en:
                            "this row has an area of \(area.value), the parcel had \(first.value) before; not used, check it"
                    ))
            }
        }
        for sum in sums where sum.parcels > 0 {
            let parts = sum.isOfAll ? parcels[..<sum.parcels] : parcels[(sum.parcels - 1)..<sum.parcels]
            let values = parts.compactMap { parcel in
                parcel.area.flatMap { Double($0.value.prefix { ("0"..."9").contains($0) || $0 == "." }) }
            }
            let found = values.reduce(0, +)
            // A 小计 may be of several parcels.
            guard values.count == parts.count,
                abs(found - sum.value) > max(0.006 * Double(values.count), found * 1e-6),
                sum.isOfAll || sum.value <= found || sums.count(where: { !$0.isOfAll }) == parcels.count
            else { continue }
            let (stated, added) = ("\(sum.value)", "\((found * 10_000).rounded() / 10_000)")
            warnings.append(
                CornerWarning(
                    .ignoredLine, line: sum.line, zh: "此行合计面积\(stated)，表中所列面积相加为\(added)，请核对",
                    en:
                        "this row states a total of \(stated), the areas of the table add up to \(added); check it"
                ))
        }
    }

    /// `1.52221E+17`: an id in fewer digits than it had.
    private static func isPower(_ text: String) -> Bool {
        let halves = text.uppercased().split(separator: "E", omittingEmptySubsequences: false)
        guard halves.count == 2, Double(halves[0]) != nil, let power = Int(halves[1].drop { $0 == "+" }) else {
            return false
        }
        return power > 4 && text.contains("+")
    }

    /// Makes parcels of rings that nothing holds together: no name, no statement, no column, none inside another.
    mutating func partRings() {
        guard parcels.count == 1, let parcel = parcels.first, parcel.title == nil, parcel.columns.isEmpty,
            parcel.rings.count > 1, parcel.rings.allSatisfy({ $0.number.isEmpty }), parcel.holes.isEmpty,
            regions.allSatisfy(\.isEmpty)
        else { return }
        parcels = parcel.rings.map { Parcel(rings: [$0], line: $0.corners[0].raw.line) }
        regions = Array(repeating: [], count: parcels.count + 1)
    }
}

extension TableRings.Parcel {
    /// The numbers of the rings that lie inside others.
    fileprivate var holes: Set<Int> { ground.holeNumbers }

    /// Its area, where its corners are in metres.
    fileprivate var squareMetres: Double? {
        guard let place = rings.first?.places.first, place.x.magnitude > 1000 else { return nil }
        return ground.polygons.planarArea
    }

    private var ground: CornerParcel {
        CornerParcel(
            rings: rings.map { ring in
                CornerRing(
                    number: "1",
                    corners: ring.places.map { place in
                        Corner(
                            label: "", north: CornerOrdinate(text: "", value: place.x),
                            east: CornerOrdinate(text: "", value: place.y))
                    })
            })
    }
}
