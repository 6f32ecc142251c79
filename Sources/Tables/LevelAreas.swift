import Geodesy

/// The exact areas of a block of rows by level, and what they are levelled by.
struct LevelAreas<Row> {
    private var areas: [ObjectIdentifier: [Area?]] = [:]
    private var orders: [ObjectIdentifier: RowOrder] = [:]

    init(_ rows: Rows<Row>, _ levels: [Level<Row>]) throws {
        var areas = levels.map { _ in [Area?]() }
        var orders = levels.map { _ in RowOrder() }
        var groups = levels.map { _ in (apart: Groups(), within: Groups(), across: Groups()) }
        try rows.forEach { row in
            for (index, level) in levels.enumerated() {
                areas[index].append(level.area(of: row))
                if let key = level.order.apart { groups[index].apart.enter(key(row)) }
                if let key = level.order.within { groups[index].within.enter(key(row)) }
                if let key = level.order.across { groups[index].across.enter(key(row)) }
                if let repeats = level.order.repeats { orders[index].repeats.append(repeats(row)) }
                if let wish = level.order.wish { orders[index].wishes.append(wish(row)?.significand) }
                if let wish = level.order.sumWish { orders[index].sumWishes.append(wish(row)?.significand) }
            }
        }
        for (index, level) in levels.enumerated() {
            let id = ObjectIdentifier(level)
            self.areas[id] = areas[index]
            orders[index].apart = groups[index].apart.numbers
            orders[index].within = groups[index].within.numbers
            orders[index].across = groups[index].across.numbers
            self.orders[id] = orders[index]
        }
    }

    /// The numbers of keys in the order in which they come first.
    private struct Groups {
        private var known: [String?: Int] = [:]
        private(set) var numbers: [Int] = []
        private var last: String??

        mutating func enter(_ key: String?) {
            // Rows of one group mostly follow each other.
            if let number = numbers.last, last == .some(key) { return numbers.append(number) }
            let number = known[key] ?? known.count
            known[key] = number
            numbers.append(number)
            last = key
        }
    }

    func areas(_ level: Level<Row>) -> [Area?] { areas[ObjectIdentifier(level)] ?? [] }

    /// How a whole area is levelled, with the parts that print no more than their rows.
    func order(of root: Level<Row>, parts: [Level<Row>]) -> RowOrder {
        var order = orders[ObjectIdentifier(root)] ?? RowOrder()
        guard !parts.isEmpty else { return order }
        // Rows that are wholly in the same parts add up among themselves, so that the parts find room in what they print.
        var groups: [[Bool]: Int] = [:]
        var numbers: [Int] = []
        let pairs = parts.map { (areas($0), areas($0.parent ?? root)) }
        for row in areas(root).indices {
            let key = pairs.map { part, parent in
                part[row].map { $0 > .zero && $0 >= parent[row] ?? .zero } ?? false
            }
            let number = groups[key] ?? groups.count
            groups[key] = number
            numbers.append(number)
        }
        if groups.count > 1 { order.alike = numbers }
        return order
    }
}

/// How rows are levelled: each list empty, or with a value for each row.
struct RowOrder {
    /// Groups with totals of their own.
    var apart: [Int] = []
    /// Groups that add up to a number that is levelled itself.
    var within: [Int] = []
    /// Groups of rows of several of those that add up as well.
    var across: [Int] = []
    /// Groups of rows that are wholly in the same parts.
    var alike: [Int] = []
    /// Whether a row tells of the same thing as the one before.
    var repeats: [Bool] = []
    /// What is printed where it can be, in units of the last digit.
    var wishes: [Int64?] = []
    /// The same for what the group within adds up to.
    var sumWishes: [Int64?] = []
}
