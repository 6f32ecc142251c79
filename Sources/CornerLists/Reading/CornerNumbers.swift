/// What the numbers of the corners of a text say of rows that are missing, there twice, or out of order (点号核对).
///
/// Numbers that go up or down by one, from wherever they begin, are a sequence. Where most do not, points were chosen from a
/// network, and their names say nothing. What another ring has, what the file takes back, or what points of other names stand
/// for is not missing.
struct CornerNumbers {
    /// What is the matter with the number of a corner.
    private enum Fault: Equatable {
        /// Numbers between that of another corner and its own stand nowhere.
        case missing(behind: Int)
        /// Another corner has it too.
        case twice(with: Int)
        /// The others go on without it.
        case order
    }

    /// In how many rings a number stands, where one number is one place all through the text; else empty.
    private let rings: [TableNumber: Int]
    private let voided: Set<TableNumber>

    /// Tells what the numbers of a text leave open.
    ///
    /// A count that holds says that nothing is missing; what stands there twice or out of order is in doubt all the same.
    static func check(_ raw: inout RawCorners) {
        guard !raw.isListed else { return }
        let numbers = CornerNumbers(raw)
        let faults = raw.parcels.map { $0.shape == .area ? $0.rings.map(numbers.fault) : [] }
        let isCounted = counted(raw, faults)
        for (parcel, faults) in faults.enumerated() {
            for (ring, fault) in zip(raw.parcels[parcel].rings, faults) {
                guard let (corner, fault) = fault else { continue }
                warn(
                    of: fault, at: corner, in: ring, CornerStake(.share(1), of: [parcel]), isCounted[parcel],
                    &raw)
            }
        }
        let rings = raw.parcels.enumerated().flatMap { index, parcel in
            parcel.shape == .area ? parcel.rings.map { (parcel: index, ring: $0) } : []
        }
        for (before, own) in zip(rings, rings.dropFirst()) where numbers.isParted(own.ring, from: before.ring) {
            let parcels = Set([before.parcel, own.parcel].filter { !isCounted[$0] })
            guard let last = before.ring.corners.last, let first = own.ring.corners.first, !parcels.isEmpty
            else {
                continue
            }
            warnMissing(last.label, first, CornerStake(.share(1), of: parcels), &raw)
        }
    }

    /// Per parcel whether the file says how many corners it has.
    ///
    /// A count that holds with the closing corner may be one without it, and a row missing: what others count tells.
    private static func counted(_ raw: RawCorners, _ faults: [[(corner: Int, fault: Fault)?]]) -> [Bool] {
        func written(_ parcel: RawParcel) -> Int {
            parcel.cornerCount + parcel.rings.count { $0.closing != nil }
        }
        let countsClosing = zip(raw.parcels, faults).contains { parcel, faults in
            let isWhole = !faults.contains {
                if case .missing? = $0?.fault { true } else { false }
            }
            return isWhole && parcel.stated == written(parcel) && parcel.stated != parcel.cornerCount
        }
        return raw.parcels.map {
            $0.stated == $0.cornerCount || countsClosing && $0.stated == written($0)
        }
    }

    private static func warn(
        of fault: Fault, at index: Int, in ring: RawRing, _ stake: CornerStake, _ isCounted: Bool,
        _ raw: inout RawCorners
    ) {
        let corner = ring.corners[index]
        let label = corner.label
        switch fault {
        case .missing(let before):
            warnMissing(ring.corners[before].label, corner, isCounted ? nil : stake, &raw)
        case .twice(let other):
            let line = ring.corners[other].line
            raw.warn(
                .ringNumbers, corner.line, stake, zh: "点号\(label)与第\(line)行相同而坐标不同，可能重号、缺行或只有一行有效，请核对",
                en:
                    "number \(label) is that of line \(line), the ordinates are not: mistyped, a row missing, or one of them void; check it"
            )
        case .order:
            raw.warn(
                .ringNumbers, corner.line, stake, zh: "点号\(label)不按次序，拐点的次序或点号可能有误，请核对",
                en: "number \(label) is out of order: the corners, or their numbers, may be; check it")
        }
    }

    private static func warnMissing(
        _ before: String, _ corner: RawCorner, _ stake: CornerStake?, _ raw: inout RawCorners
    ) {
        let label = corner.label
        raw.warn(
            .ringNumbers, corner.line, stake, zh: "点号\(before)之后是\(label)，可能缺行，请核对",
            en: "numbers go from \(before) to \(label): a row between them may be missing; check it")
    }

    /// Takes the numbers of all rings.
    private init(_ raw: RawCorners) {
        var (rings, places) = ([TableNumber: Int](), [TableNumber: (corner: RawCorner, ring: Int)]())
        var isOfText = true
        for (ring, corners) in raw.parcels.flatMap(\.rings).map(\.corners).enumerated() {
            for corner in corners {
                guard let number = TableNumber(corner.label) else { continue }
                if let known = places[number], known.ring != ring {
                    isOfText = isOfText && known.corner.isAt(corner)
                }
                if places[number]?.ring != ring { rings[number, default: 0] += 1 }
                places[number] = (corner, ring)
            }
        }
        self.rings = isOfText ? rings : [:]
        voided = raw.voided
    }

    /// The first corner of a ring whose number is not what the others let expect.
    private func fault(in ring: RawRing) -> (corner: Int, fault: Fault)? {
        let numbers = ring.corners.map { TableNumber($0.label) }
        let prefixes = Dictionary(grouping: numbers.compactMap(\.self), by: \.prefix)
        guard let own = prefixes.max(by: { $0.value.count < $1.value.count }), own.value.count > 2,
            own.value.count * 3 >= numbers.count * 2, case let distinct = Set(own.value).count, distinct > 1
        else { return nil }
        var corners: [Int] = []
        var known: [TableNumber: Int] = [:]
        for (index, number) in numbers.enumerated() {
            guard let number, number.prefix == own.key else { continue }
            if let other = known[number] {
                // A row that stands there twice moves nothing.
                if ring.corners[other].isAt(ring.corners[index]) { continue }
                guard distinct * 3 >= own.value.count * 2 else { return nil }
                return (index, .twice(with: other))
            }
            known[number] = index
            corners.append(index)
        }
        let run = corners.map { (corner: $0, number: numbers[$0]?.number ?? 0) }
        guard let steps = Self.steps(run.map(\.number)) else {
            return displaced(run, prefix: own.key).map { ($0, .order) }
        }
        return gap(run, steps, prefix: own.key, corners: numbers.count).map {
            ($0.own, .missing(behind: $0.before))
        }
    }

    /// Whether a ring begins so little behind the end of the one before it that a row of either is missing.
    ///
    /// Three numbers and more may be those of a parcel that was left out.
    private func isParted(_ ring: RawRing, from before: RawRing) -> Bool {
        guard !rings.isEmpty, let first = ring.corners.first.flatMap({ TableNumber($0.label) }),
            let end = before.corners.last.flatMap({ TableNumber($0.label) }),
            isWhole(ring), isWhole(before)
        else { return false }
        // The closing corner has a number of its own now and then.
        let closing = before.closing.flatMap { TableNumber($0.label) }
        let last = closing.map { $0.follows(end) ? $0 : end } ?? end
        guard first.prefix == last.prefix, (2...3).contains(first.number - last.number) else { return false }
        return !isKnown(last.number + 1..<first.number, first.prefix)
    }

    private func isWhole(_ ring: RawRing) -> Bool {
        let numbers = ring.corners.map { TableNumber($0.label) }
        return zip(numbers, numbers.dropFirst()).allSatisfy { before, own in
            guard let before, let own else { return false }
            return own.follows(before)
        }
    }

    /// Whether each of some numbers stands elsewhere.
    private func isKnown(_ numbers: Range<Int>, _ prefix: String) -> Bool {
        numbers.count <= rings.count + voided.count
            && numbers.allSatisfy {
                let number = TableNumber(prefix: prefix, number: $0)
                return rings[number] != nil || voided.contains(number)
            }
    }

    // MARK: Sequences

    /// How far each number is from the one before it, round the ring, where they go up or down all the way.
    ///
    /// The first step is that of the first number from the last; the one step back is `nil`.
    private static func steps(_ numbers: [Int]) -> [Int?]? {
        guard let last = numbers.last else { return nil }
        let ups = zip([last] + numbers, numbers).map { $1 - $0 }
        for steps in [ups, ups.map { -$0 }] where steps.count(where: { $0 < 0 }) == 1 {
            return steps.map { $0 < 0 ? nil : $0 }
        }
        return nil
    }

    /// The first step that leaves out numbers that stand nowhere, in a sequence.
    private func gap(
        _ run: [(corner: Int, number: Int)], _ steps: [Int?], prefix: String, corners: Int
    ) -> (before: Int, own: Int)? {
        let sizes = steps.compactMap(\.self)
        let follows = sizes.count { $0 == 1 }
        // Every second or third number is a table whose other columns are missing; every fifth or tenth a way to number.
        let isEven = sizes.count > 2 && sizes.allSatisfy { $0 == sizes[0] } && (2...4).contains(sizes[0])
        guard isEven || follows * 2 >= sizes.count else { return nil }
        // Of three corners any two may follow one another.
        if sizes.count == 2, steps[0] != nil || sizes.contains(where: { $0 > 2 }) { return nil }
        for (index, step) in steps.enumerated() {
            guard let step, step > 1 else { continue }
            let (before, own) = (run[(index + run.count - 1) % run.count], run[index])
            let others = (own.corner - before.corner + corners) % corners - 1
            let (low, high) = (min(before.number, own.number), max(before.number, own.number))
            guard others < step - 1, !isKnown(low + 1..<high, prefix) else { continue }
            return (before.corner, own.corner)
        }
        return nil
    }

    /// The corner without which the numbers of five or more go up or down.
    ///
    /// Numbers that go up and come down again once are those of two sides, each for itself, and four may go along rows.
    private func displaced(_ run: [(corner: Int, number: Int)], prefix: String) -> Int? {
        let numbers = run.map(\.number)
        guard let last = numbers.last, numbers.count > 4 else { return nil }
        let areUp = zip([last] + numbers, numbers).map { $0 < $1 }
        guard zip(areUp, areUp.dropFirst() + areUp.prefix(1)).count(where: { $0 != $1 }) > 2 else { return nil }
        let isUp = areUp.count(where: \.self) * 2 >= areUp.count
        let turns = areUp.indices.filter { areUp[$0] != isUp }
        guard turns.count < 4 else { return nil }
        let candidates = Set(turns.flatMap { [$0, ($0 + numbers.count - 1) % numbers.count] })
        for index in candidates.sorted()
        where rings[TableNumber(prefix: prefix, number: numbers[index])] ?? 1 < 2 {
            var rest = numbers
            rest.remove(at: index)
            guard let steps = Self.steps(rest)?.compactMap(\.self),
                steps.count(where: { $0 == 1 }) * 2 >= steps.count
            else { continue }
            return run[index].corner
        }
        return nil
    }
}
