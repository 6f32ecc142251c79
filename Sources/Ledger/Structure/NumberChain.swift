/// The numbers of one style that stand above the fields of the items.
///
/// The same signs number headings above the items and lists inside them. Those of the items count on from item to item,
/// each above the first field of its item.
struct NumberChain {
    /// The indices of the marks that open items, in order.
    let starts: [Int]
    /// How many of the cycles of fields have a number of this style.
    let count: Int

    /// The chain of the marks that a test takes for those of items.
    ///
    /// - Parameter reachesOver: whether fields may stand between a number and the one that comes again.
    init(
        above anchors: [Int], among marks: [Layout.Mark], reachesOver: Bool = false,
        isNumber: (ItemMark) -> Bool
    ) {
        let own = marks.indices.filter { marks[$0].item.map(isNumber) ?? false }
        func number(_ index: Int) -> Int { marks[index].item?.number ?? 0 }
        var last = 0
        var next = own.startIndex
        var starts: [Int] = []
        for anchor in anchors {
            // The marks between a field and the one before it.
            var floor = reachesOver ? own.startIndex : anchor
            while !reachesOver, floor > 0, marks[floor - 1].field == nil { floor -= 1 }
            while next < own.endIndex, own[next] < floor { next += 1 }
            let from = next
            while next < own.endIndex, own[next] < anchor { next += 1 }
            let window = own[from..<next]
            let led =
                reachesOver
                ? window.last { number($0) == last + 1 } : Self.start(window, after: last, number, marks)
            guard let start = led else { continue }
            starts.append(start)
            last = number(start)
        }
        count = starts.count
        self.starts = Self.filled(starts, own, number)
    }

    /// The mark that numbers an item among those before its first field.
    private static func start(
        _ window: ArraySlice<Int>, after last: Int, _ number: (Int) -> Int, _ marks: [Layout.Mark]
    ) -> Int? {
        guard let nearest = window.last else { return nil }
        if number(nearest) == last + 1 { return nearest }
        if let outer = window.firstIndex(where: { number($0) == last + 1 }) {
            // A list inside the problem counts from 1; items without fields count on.
            return window[(outer + 1)...].contains { number($0) == 1 } ? window[outer] : nearest
        }
        // A list at the end of the item above.
        let isList = number(nearest) > 1 && window.contains { number($0) == 1 }
        return isList && marks[nearest].item?.style != .keyed ? nil : nearest
    }

    /// The starts with the items that have no fields: those whose numbers lead up to another's, or on from the last.
    private static func filled(_ starts: [Int], _ own: [Int], _ number: (Int) -> Int) -> [Int] {
        guard let lastStart = starts.last else { return [] }
        var filled: [Int] = []
        var floor = -1
        var next = own.startIndex
        for start in starts {
            var between: [Int] = []
            while next < own.endIndex, own[next] < start {
                if own[next] > floor { between.append(own[next]) }
                next += 1
            }
            let first = (floor < 0 ? 0 : number(floor)) + 1
            var wanted = number(start) - 1
            var led: [Int] = []
            for index in between.reversed() where wanted >= first && number(index) == wanted {
                led.insert(index, at: 0)
                wanted -= 1
            }
            // A list inside the item above counts from 1.
            let isList = first > 1 && between.prefix { $0 < led.first ?? 0 }.contains { number($0) == 1 }
            if !isList, wanted < first { filled += led }
            filled.append(start)
            floor = start
        }
        var last = number(lastStart)
        let tail = own.filter { $0 > lastStart }
        if starts.count > 1, !tail.contains(where: { number($0) == 1 }) {
            for index in tail where number(index) == last + 1 {
                filled.append(index)
                last += 1
            }
        }
        return filled
    }
}
