import Bilingual
import Geodesy

/// One thing told twice: with the same value, or with values that no rounding reconciles (`938亩`, `937.36亩`).
///
/// Values further apart than five per cent are taken to be of different things, and so are values that differ in
/// role, scope, year or named subject.
enum ConflictRule {
    /// Of the values of a group in rising order, how many neighbours each is compared with.
    private static let window = 8

    static func findings(in reading: ItemReading) -> [Finding] {
        let told = reading.figures.map { ToldFigure($0, in: reading) }
        var parent = Array(told.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while parent[index] != index { index = parent[index] }
            return index
        }
        let groups = Dictionary(grouping: told.indices) { told[$0].key }
        for members in groups.values {
            let sorted = members.sorted {
                told[$0].figure.amount != told[$1].figure.amount
                    ? told[$0].figure.amount < told[$1].figure.amount : $0 < $1
            }
            for (place, index) in sorted.enumerated() {
                for other in sorted[(place + 1)...].prefix(window)
                where root(index) != root(other) && told[index].isSameThing(as: told[other], in: reading) {
                    parent[max(root(index), root(other))] = min(root(index), root(other))
                }
            }
        }
        let things = Dictionary(grouping: told.indices, by: root)
        return things.keys.sorted().compactMap { key in
            let members = (things[key] ?? []).map { told[$0] }
            return members.count > 1 ? finding(members, reading) : nil
        }
    }

    private static func finding(_ told: [ToldFigure], _ reading: ItemReading) -> Finding? {
        let members = told.map(\.figure)
        guard let least = members.min(by: { $0.amount < $1.amount }),
            let most = members.max(by: { $0.amount < $1.amount })
        else { return nil }
        let places = members.map(\.place)
        let unit = ArithmeticText.unit(most)
        let (a, b) = (
            ArithmeticText.figure(most, withUnit: true), ArithmeticText.figure(least, withUnit: true)
        )
        let difference = most.amount - least.amount
        if difference == Rational(0) {
            return Finding(
                .conflict, .holds, places,
                Message(zh: "\(members.count)处均为\(a.zh)", en: "\(a.en) in \(members.count) places"))
        }
        let scale = max(most.claim.value.scale, least.claim.value.scale)
        let gap = ArithmeticText.number(difference / most.claim.unit.size, scale: min(scale + 2, 6))
        let agrees = most.interval.meets(least.interval)
        // The coarser figure should be the finer one rounded.
        let (fine, coarse) = most.slack < least.slack ? (most, least) : (least, most)
        var note: Message?
        if let rounded = (fine.amount / coarse.claim.unit.size).rounded(to: coarse.claim.value.scale),
            fine.slack != coarse.slack
        {
            let stated = coarse.claim.value
            note = Message(
                zh: "\(fine.claim.value)修约为\(rounded)" + (rounded == stated ? "" : "，不是\(stated)"),
                en: "\(fine.claim.value) rounds to \(rounded)" + (rounded == stated ? "" : ", not \(stated)"))
        }
        // What was told first and what a check found may differ.
        let isOfTwoSources =
            !agrees && told.contains { $0.isReported(in: reading) } && told.contains { $0.isFound(in: reading) }
        if isOfTwoSources {
            note = Message(zh: "反映的数字与核查的数字，出处不同", en: "one was reported and the other found by a check")
        }
        return Finding(
            .conflict, agrees ? .holdsWithinRounding : isOfTwoSources ? .undecided : .doesNotHold, places,
            Message(zh: "\(a.zh) − \(b.zh) = \(gap)\(unit.zh)", en: "\(a.en) − \(b.en) = \(gap) \(unit.en)"),
            note: note)
    }
}
