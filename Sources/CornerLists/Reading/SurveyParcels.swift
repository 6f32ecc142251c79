/// Gathers the parcels of a survey text: corners go to rings, and rings end where the corners say so.
struct SurveyParcels {
    private var counts: [Int?] = []
    private var hasHeights = false

    /// Begins a parcel.
    mutating func begin(_ row: SurveyParcelRow, _ raw: inout RawCorners) throws(CornerError) {
        let count = try row.count()
        raw.parcels.append(try row.parcel(&raw))
        counts.append(count)
        if count == nil {
            raw.warn(
                .cornerCount, row.line, zh: "地块行没有写界址点数，无法核对点数",
                en: "the parcel does not say how many corners it has")
        }
    }

    /// Adds the corner of a line.
    mutating func add(_ line: CornerText.Line, _ raw: inout RawCorners) throws(CornerError) {
        let (corner, number) = try corner(of: line, &raw)
        let parcel = raw.parcels.count - 1
        guard let last = raw.parcels[parcel].rings.indices.last,
            raw.parcels[parcel].rings[last].number == number
        else {
            if let same = raw.parcels[parcel].rings.last(where: { $0.number == number }) {
                // A ring that is not closed may go on here.
                warnOfNumber(number, line.number, same.isClosed ? nil : .all, &raw)
            }
            raw.parcels[parcel].rings.append(RawRing(number: number, corners: [corner]))
            return
        }
        if raw.parcels[parcel].rings[last].isClosed {
            if let end = raw.parcels[parcel].rings[last].corners.last, end.label == corner.label,
                end.isAt(corner)
            {
                raw.warn(
                    .ringNumbers, line.number, zh: "闭合点重复，已略去",
                    en: "the closing corner stands there twice; left out")
                return
            }
            warnOfNumber(number, line.number, nil, &raw)
            raw.parcels[parcel].rings.append(RawRing(number: number, corners: [corner]))
        } else if raw.parcels[parcel].rings[last].begins(again: corner) {
            raw.parcels[parcel].rings.append(RawRing(number: number, corners: [corner], beginsAgain: true))
        } else {
            raw.parcels[parcel].rings[last].corners.append(corner)
        }
    }

    private func warnOfNumber(_ ring: String, _ line: Int, _ stake: CornerStake?, _ raw: inout RawCorners) {
        raw.warn(
            .ringNumbers, line, stake, zh: "圈号\(ring)重复使用，按另一圈读取",
            en: "ring number \(ring) is used again; read as another ring")
    }

    /// `label,ring,X,Y`, with a height behind it now and then.
    private mutating func corner(
        of line: CornerText.Line, _ raw: inout RawCorners
    ) throws(CornerError) -> (RawCorner, ring: String) {
        let fields = line.cornerParts
        guard !raw.parcels.isEmpty else {
            throw CornerError(
                .malformed, line: line.number, zh: "界址点前没有地块行（以“@”结尾）",
                en: "there is no parcel before this corner; its line ends with @")
        }
        if let label = fields.first, CornerText.isComment(label) {
            throw CornerText.comment(line.raw, line.number)
        }
        // A height makes four parts of three.
        let lacksRing =
            fields.count == 3
            || fields.count == 4 && !OrdinateOrder.isPair(fields[2], fields[3])
                && OrdinateOrder.isPair(fields[1], fields[2])
        let place = lacksRing ? 1 : 2
        let rest = fields.dropFirst(place + 2)
        guard fields.count >= place + 2, rest.count <= 1, rest.allSatisfy({ Double($0) != nil }) else {
            throw CornerError(
                .malformed, line: line.number,
                zh: "界址点行应为“点号,圈号,X,Y”，共4项，此行\(fields.count)项：“\(line.raw.prefix(40))”",
                en:
                    "a corner is \"label,ring,X,Y\"; this line has \(fields.count) parts: \"\(line.raw.prefix(40))\""
            )
        }
        if !rest.isEmpty, !hasHeights {
            hasHeights = true
            raw.warn(
                .heights, line.number, zh: "坐标后另有一项数值（高程），未使用",
                en: "a number (a height) stands behind the ordinates; not used")
        }
        var ring = lacksRing ? "" : fields[1]
        if ring.isEmpty {
            ring = "1"
            raw.warn(.ringMissing, line.number, zh: "缺少圈号，按第1圈读取", en: "no ring number; taken as ring 1")
        }
        return (
            RawCorner(label: fields[0], first: fields[place], second: fields[place + 1], line: line.number),
            ring
        )
    }

    // MARK: At the end

    /// Closes all rings, and holds the parcels to the counts that they state.
    mutating func finish(_ raw: inout RawCorners) throws(CornerError) {
        let closesRings = raw.parcels.contains { $0.rings.contains(where: \.isClosed) }
        for (index, count) in counts.enumerated() {
            try joinClosingCorners(of: index, &raw)
            partPrefixes(of: index, &raw)
            let parcel = raw.parcels[index]
            let written = parcel.rings.reduce(0) { $0 + $1.corners.count }
            let closed = try close(index, &raw)
            if let count {
                try check(count, written, written - closed, index, closesRings, &raw)
            }
            warnOfOpenRings(of: index, &raw)
            if parcel.rings.isEmpty {
                raw.warn(.emptyParcel, parcel.line, zh: "地块没有界址点", en: "the parcel has no corners")
            }
        }
    }

    /// A ring whose first number returns at another place goes on as a part; a single such corner was to close it.
    private func joinClosingCorners(of parcel: Int, _ raw: inout RawCorners) throws(CornerError) {
        var rings: [RawRing] = []
        for ring in raw.parcels[parcel].rings {
            guard ring.beginsAgain, let corner = ring.corners.first, let last = rings.indices.last,
                let first = rings[last].corners.first
            else {
                rings.append(ring)
                continue
            }
            if let before = rings[last].corners.last?.label,
                TableNumber.goesOn(from: before, to: ring.corners.dropFirst().first?.label)
            {
                rings[last].corners += ring.corners
                continue
            }
            guard ring.corners.count > 1 else {
                guard corner.isNear(first) else {
                    throw CornerError(
                        .malformed, line: corner.line,
                        zh: "点号“\(corner.label)”与第\(first.line)行的坐标不同，本圈未闭合；请核对后改正",
                        en:
                            "\"\(corner.label)\" has other ordinates than in line \(first.line), so the ring is open; check and correct it"
                    )
                }
                raw.warn(
                    .closing, corner.line, zh: "闭合点与第\(first.line)行的首点略有出入，按首点闭合",
                    en:
                        "the closing corner is not quite where the first is (line \(first.line)); closed at the first"
                )
                rings[last].corners.append(
                    RawCorner(label: first.label, first: first.first, second: first.second, line: corner.line))
                continue
            }
            raw.warn(
                .ringNumbers, corner.line, zh: "点号从“\(corner.label)”重新开始，按另一圈读取",
                en: "numbers begin again at \"\(corner.label)\"; read as another ring")
            rings.append(ring)
        }
        raw.parcels[parcel].rings = rings
    }

    /// Corners of one ring number whose labels begin again with another prefix are rings.
    private func partPrefixes(of parcel: Int, _ raw: inout RawCorners) {
        guard raw.parcels[parcel].shape == .area else { return }
        for ring in raw.parcels[parcel].rings.indices.reversed() where !raw.parcels[parcel].rings[ring].isClosed
        {
            let own = raw.parcels[parcel].rings[ring]
            let labels = own.corners.map(\.label)
            var starts = [0]
            for index in labels.indices.dropFirst() {
                let rest = labels[(index + 1)...]
                guard let number = TableNumber(labels[index]),
                    number.begins(behind: labels[(starts.last ?? 0)..<index], before: rest)
                else { continue }
                starts.append(index)
                let corner = own.corners[index]
                raw.warn(
                    .ringNumbers, corner.line, zh: "点号换了前缀，从“\(corner.label)”重新编起，按另一圈读取",
                    en: "numbers begin again with another prefix at \"\(corner.label)\"; read as another ring")
            }
            guard starts.count > 1 else { continue }
            let parts = zip(starts, starts.dropFirst() + [labels.count]).map { start, end in
                var part = own
                part.corners = Array(own.corners[start..<end])
                return part
            }
            raw.parcels[parcel].rings.replaceSubrange(ring...ring, with: parts)
        }
    }

    /// - Returns: how many closing corners were taken off.
    private func close(_ parcel: Int, _ raw: inout RawCorners) throws(CornerError) -> Int {
        guard raw.parcels[parcel].shape == .area else { return 0 }
        var closed = 0
        for ring in raw.parcels[parcel].rings.indices {
            let (number, corners) = (
                raw.parcels[parcel].rings[ring].number, raw.parcels[parcel].rings[ring].corners
            )
            guard let first = corners.first else { continue }
            if raw.parcels[parcel].rings[ring].isClosed {
                raw.parcels[parcel].rings[ring].closing = raw.parcels[parcel].rings[ring].corners.removeLast()
                closed += 1
            }
            let places = Set(raw.parcels[parcel].rings[ring].corners.map { "\($0.first) \($0.second)" }).count
            guard places >= 3 else {
                throw CornerError(
                    .malformed, line: first.line, zh: "第\(number)圈只有\(places)个点，围不成地块；请补全或删去",
                    en: "ring \(number) has only \(places) corners and encloses nothing; complete or remove it")
            }
        }
        return closed
    }

    /// Rings that are not closed; where no count holds them, rows may be missing at their end.
    private func warnOfOpenRings(of parcel: Int, _ raw: inout RawCorners) {
        guard raw.parcels[parcel].shape == .area else { return }
        let stake = raw.parcels[parcel].stated == nil ? CornerStake.all : nil
        for ring in raw.parcels[parcel].rings where ring.closing == nil {
            raw.warn(
                .ringOpen, ring.corners.first?.line ?? 0, stake, zh: "第\(ring.number)圈未闭合，已自动闭合",
                en: "ring \(ring.number) is open; closed")
        }
    }

    /// Closing corners count or do not; a text that has other corners than it says was cut or changed.
    ///
    /// Where the text closes its rings, a closing corner that counts may be missing itself.
    private func check(
        _ count: Int, _ written: Int, _ distinct: Int, _ index: Int, _ closesRings: Bool,
        _ raw: inout RawCorners
    ) throws(CornerError) {
        let parcel = raw.parcels[index]
        let most = closesRings && parcel.shape == .area ? distinct + parcel.rings.count : written
        guard !(min(distinct, written)...max(most, written)).contains(count) else {
            raw.parcels[index].stated = count
            return
        }
        let closing = written - distinct
        if parcel.rings.count > 1, let first = parcel.rings.first?.corners.count,
            (first...(first + 1)).contains(count)
        {
            raw.warn(
                .cornerCount, parcel.line, zh: "界址点数写为\(count)，只是第1圈的；全部\(written)个（含闭合点\(closing)个）",
                en:
                    "the parcel says \(count) corners, those of its first ring; in all it has \(written), \(closing) of them closing ones"
            )
            return
        }
        throw CornerError(
            .count, line: parcel.line, zh: "界址点数写为\(count)，实有\(written)个（含闭合点\(closing)个），文件可能不完整；请补全界址点或改正点数",
            en:
                "the parcel says \(count) corners and has \(written), \(closing) of them closing ones; the file may be cut: complete the corners or correct the number"
        )
    }
}

extension RawRing {
    /// Whether its last corner repeats the first.
    var isClosed: Bool {
        guard corners.count > 2, let first = corners.first, let last = corners.last else { return false }
        return first.isAt(last)
    }

    /// Whether a corner has the number of the first one, which others do not have, at another place.
    ///
    /// A number that all corners have, or none has, tells nothing.
    func begins(again corner: RawCorner) -> Bool {
        guard corners.count > 1, let first = corners.first, !corner.label.isEmpty, corner.label == first.label,
            !corner.isAt(first)
        else { return false }
        return !corners.dropFirst().contains { $0.label == first.label }
    }
}

extension RawCorner {
    /// Whether it lies where another does, however the digits are printed.
    func isAt(_ other: RawCorner) -> Bool {
        Self.isSame(first, other.first) && Self.isSame(second, other.second)
    }

    /// Whether it lies within some centimetres of another.
    func isNear(_ other: RawCorner) -> Bool {
        zip([first, second], [other.first, other.second]).allSatisfy { own, other in
            guard let own = Double(own), let other = Double(other) else { return false }
            return abs(own - other) <= (abs(own) > 1000 ? 0.05 : 5e-7)
        }
    }

    private static func isSame(_ one: String, _ other: String) -> Bool {
        if one == other { return true }
        guard let one = Double(one), let other = Double(other) else { return false }
        return one == other
    }
}
