import Geometry
import Land

/// The features of a mining right, as a measure that counts rights needs them (一宗矿业权的计数).
///
/// What is not certain about one block matters only where it decides about the right.
struct LicenceCount: Sendable, Codable {
    /// What is not certain about a feature.
    private struct Turn: Sendable, Codable {
        let ordinal: Int
        let fid: Int64
        /// Why; `nil` for what is not certain about a cover.
        let reason: Doubt.Reason?
        /// The number of that.
        let cover: Int
        /// Whether the feature may not count though it does.
        let mayLeave: Bool
        /// Whether it may count though it does not.
        let mayJoin: Bool
    }

    /// How many features there are.
    private(set) var features = 0
    private var counting = 0
    private var surelyCounting = 0
    private var surelyNot = 0
    private var turns: [Turn] = []
    /// Features that are of the right if a text was not cut short, and how they would move it.
    private var open: [Turn] = []
    /// What its features are called, without their blocks, where its number may be the beginning of several.
    private var names: [String: DoubtSum] = [:]
    /// The places of its features, where digits of its number were cut off.
    private var places = LicencePlaces()
    private var ordinal = Int.max
    /// What the first feature that counts is told apart by.
    private(set) var group: [String?] = []

    /// Enters a feature.
    ///
    /// - Parameters:
    ///   - isPartial: whether the number may be that of several rights, which their names tell apart.
    ///   - isCut: whether digits were cut off, so that a feature elsewhere may be of another right whatever its name is.
    mutating func enter(_ parcel: Parcel, _ found: MeasureTerm.Finding, isPartial: Bool, isCut: Bool) {
        features += 1
        if isCut, !found.shares.isEmpty { places.enter(parcel) }
        if isPartial, !found.shares.isEmpty, let name = RightLicence.nameKey(parcel) {
            names[LicenceKey.nameOfRight(name), default: DoubtSum()].enter(
                parcel.ordinal, fid: parcel.fid)
        }
        let own =
            found.doubts.map { (reason: Optional($0.reason), cover: 0, less: $0.less, more: $0.more) }
            + found.covers.map { (reason: nil, cover: $0.number, less: $0.less, more: $0.more) }
        for doubt in own {
            turns.append(
                Turn(
                    ordinal: parcel.ordinal, fid: parcel.fid, reason: doubt.reason, cover: doubt.cover,
                    mayLeave: doubt.less > 0, mayJoin: doubt.more > 0))
        }
        guard let share = found.shares.first else {
            if own.allSatisfy({ $0.more == 0 }) { surelyNot += 1 }
            return
        }
        counting += 1
        if own.allSatisfy({ $0.less == 0 }) { surelyCounting += 1 }
        enter(first: parcel.ordinal, share.group)
    }

    /// Enters a feature that does not count as its texts are read, but one may have been cut short.
    ///
    /// - Parameter joins: whether it would count.
    mutating func enterOpen(_ parcel: Parcel, joins: Bool) {
        open.append(
            Turn(
                ordinal: parcel.ordinal, fid: parcel.fid, reason: .cutText, cover: 0, mayLeave: !joins,
                mayJoin: joins))
    }

    mutating func merge(_ other: LicenceCount) {
        features += other.features
        counting += other.counting
        surelyCounting += other.surelyCounting
        surelyNot += other.surelyNot
        turns += other.turns
        open += other.open
        places.merge(other.places)
        for (name, sum) in other.names { names[name, default: DoubtSum()].merge(sum) }
        enter(first: other.ordinal, other.group)
    }

    private mutating func enter(first ordinal: Int, _ group: [String?]) {
        if ordinal < self.ordinal { (self.ordinal, self.group) = (ordinal, group) }
    }

    /// Whether the right counts.
    ///
    /// - Parameter isWithin: whether all its features must count, and not only one.
    func counts(within isWithin: Bool) -> Bool {
        isWithin ? features > 0 && counting == features : counting > 0
    }

    /// Whether what is not certain about its features may decide otherwise.
    private func mayTurn(within isWithin: Bool) -> Bool {
        guard counts(within: isWithin) else {
            let joins = open.contains(where: \.mayJoin)
            guard features > 0 else { return joins }
            return isWithin ? surelyNot == 0 : surelyNot < features || joins
        }
        return isWithin
            ? surelyCounting < features || open.contains(where: \.mayLeave) : surelyCounting == 0
    }

    /// Enters what is not certain about its features; what decides about the right counts once.
    fileprivate func enterDoubts(within isWithin: Bool, into state: inout MeasureSubject.State) {
        let counts = counts(within: isWithin)
        let titles = Set(names.keys).subtracting([""]).count
        let several = max(titles, places.count)
        if counts, several > 1 {
            var all = DoubtSum()
            if titles > 1 { for sum in names.values { all.merge(sum) } } else { all = places.sum }
            state.doubts[.cutText, default: DoubtSum()].merge(all, more: Int64(several - 1))
        }
        var isOpen = mayTurn(within: isWithin)
        for turn in (turns + open).sorted(by: { $0.ordinal < $1.ordinal }) {
            let decides = isOpen && (counts ? turn.mayLeave : turn.mayJoin)
            if decides { isOpen = false }
            let (less, more): (Int64, Int64) = (decides && counts ? 1 : 0, decides && !counts ? 1 : 0)
            if let reason = turn.reason {
                state.doubts[reason, default: DoubtSum()].enter(
                    turn.ordinal, fid: turn.fid, less: less, more: more)
            } else if decides {
                state.covers[turn.cover, default: DoubtSum()].enter(
                    turn.ordinal, fid: turn.fid, less: less, more: more)
            }
        }
    }
}

extension MeasureSubject.State {
    /// Counts each licence once.
    ///
    /// - Parameter isWithin: whether all features of a licence must count, and not only one.
    mutating func countLicences(within isWithin: Bool) {
        for licence in licences.values {
            licence.enterDoubts(within: isWithin, into: &self)
            if licence.counts(within: isWithin) {
                groups[licence.group, default: .init()] += .init(features: 1)
            }
        }
        // Features of one name without a number are counted each, though they may be blocks of one right.
        for (name, sum) in unnumbered {
            let several = sum.features + (numbered.contains(name) || malformed[name] != nil ? 1 : 0)
            guard several > 1 else { continue }
            doubts[.unnumbered, default: DoubtSum()].merge(sum, less: Int64(several - 1))
        }
        // So are those of one name whose numbers differ, one of which cannot be right.
        for (name, numbers) in malformed.sorted(by: { $0.key < $1.key }) {
            let several = numbers.count + (numbered.contains(name) ? 1 : 0)
            guard several > 1 else { continue }
            var all = DoubtSum()
            for (_, sum) in numbers.sorted(by: { $0.key < $1.key }) { all.merge(sum) }
            doubts[.unnumbered, default: DoubtSum()].merge(all, less: Int64(several - 1))
        }
    }

    /// How far a feature that was set aside can move a count of rights: a block of a right that counts anyway adds none.
    ///
    /// - Parameter known: the rights that other such features were of.
    func stake(
        ofLost licence: LicenceKey, within isWithin: Bool, known: inout Set<String>
    ) -> (less: Int64, more: Int64) {
        guard known.insert(licence.text).inserted else { return (0, 0) }
        guard let own = licences[licence.text] else { return (0, 1) }
        let counts = own.counts(within: isWithin)
        return isWithin ? (counts ? 1 : 0, 0) : (0, counts ? 0 : 1)
    }
}
