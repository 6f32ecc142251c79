/// Fractions in rows and columns rounded up or down, so that rows and columns come to whole numbers next to their own
/// (受控取整).
///
/// Each cell and the sum of each row go to the whole number below or above. Rows begin as near as they can; what a column
/// has too much or too little then moves along the cheapest chain of rows. Such a rounding of a table always exists
/// (Bacharach 1966, Cox and Ernst 1982); for columns that are given from outside it need not, which `isReached` tells.
struct ControlledRounding {
    /// What a row prints for its sum, where another table prints it as well: the whole number above or the one below.
    typealias Wish = Bool

    /// Row by row, which cells go up.
    private(set) var isUp: [Bool]
    /// How many cells of each column go up.
    private(set) var ups: [Int]
    /// Whether the columns came to what was asked for.
    private(set) var isReached = true

    private let columns: Int
    private let denominator: Int64
    /// Row by row, out of `denominator`.
    private let fractions: [Int64]
    private let weights: [Int64]
    /// Per row the sum of its fractions rounded down, what that leaves, and how many of its cells go up.
    private var rows: [(low: Int, rest: Int64, ups: Int, wish: Wish?)] = []
    /// Per column what it should come to, and the whole numbers next to its own sum.
    private var targets: [Int]
    private let bounds: [(low: Int, high: Int, rest: Int64)]

    /// - Parameters:
    ///   - fractions: row by row, 0 to below `denominator`.
    ///   - targets: how many cells of each column are to go up.
    ///   - movesTargets: whether of two columns one may go up instead of the other, each to a number next to its own sum.
    ///   - weights: the sizes of the rows, of which the larger goes before where all else is equal.
    ///   - wishes: per row; none when empty.
    init(
        _ fractions: [Int64], columns: Int, denominator: Int64, targets: [Int], movesTargets: Bool,
        weights: [Int64], wishes: [Wish?]
    ) {
        self.columns = columns
        self.denominator = denominator
        self.fractions = fractions
        self.weights = weights
        isUp = Array(repeating: false, count: fractions.count)
        ups = Array(repeating: 0, count: columns)
        var sums = Array(repeating: Int128(0), count: columns)
        for (place, fraction) in fractions.enumerated() { sums[place % columns] += Int128(fraction) }
        bounds = sums.map { sum in
            let (low, rest) = sum.quotientAndRemainder(dividingBy: Int128(denominator))
            return (Int(low), Int(low) + (rest == 0 ? 0 : 1), Int64(rest))
        }
        self.targets = targets
        for row in weights.indices { enter(row, wishes.isEmpty ? nil : wishes[row]) }
        while let chain = chain(movesTargets: movesTargets) {
            if !follow(chain) { break }
        }
        isReached = ups == self.targets
    }

    /// What a sum costs that goes up instead of down.
    private func price(_ rest: Int64, _ wish: Wish?) -> Int64 {
        denominator - 2 * rest + (wish.map { $0 ? -8 * denominator : 8 * denominator } ?? 0)
    }

    /// Enters a row: its cells with the largest fractions go up, as many as come nearest.
    private mutating func enter(_ row: Int, _ wish: Wish?) {
        let cells = row * columns..<(row + 1) * columns
        let (low, rest) = cells.reduce(Int128(0)) { $0 + Int128(fractions[$1]) }
            .quotientAndRemainder(dividingBy: Int128(denominator))
        var count = Int(low)
        if rest > 0 {
            let next =
                columns == 1
                ? fractions[cells.lowerBound] : cells.map { fractions[$0] }.sorted(by: >)[count]
            if denominator - 2 * next + price(Int64(rest), wish) < 0 { count += 1 }
        }
        rows.append((Int(low), Int64(rest), count, wish))
        guard count > 0 else { return }
        let order = columns == 1 ? Array(cells) : cells.sorted { (fractions[$1], $0) < (fractions[$0], $1) }
        for cell in order.prefix(count) {
            isUp[cell] = true
            ups[cell - cells.lowerBound] += 1
        }
    }

    // MARK: - Chains

    /// A place that holds too much or too little: a column, or the last one, which stands for the sums of rows.
    private typealias Place = Int
    private var sums: Place { columns }

    /// What a row pays to move one from a place to another; `nil` where it cannot.
    private func cost(of row: Int, from: Place, to: Place) -> Int64? {
        let first = row * columns
        let state = rows[row]
        var cost: Int64 = 0
        if from == sums {
            guard state.ups == state.low, state.rest > 0 else { return nil }
            cost += price(state.rest, state.wish)
        } else {
            guard isUp[first + from] else { return nil }
            cost -= denominator - 2 * fractions[first + from]
        }
        if to == sums {
            guard state.ups > state.low else { return nil }
            cost -= price(state.rest, state.wish)
        } else {
            guard !isUp[first + to], fractions[first + to] > 0 else { return nil }
            cost += denominator - 2 * fractions[first + to]
        }
        return cost
    }

    /// What it costs to ask more of a column and less of another; `nil` where it is not to be.
    private func cost(ofAskingMoreOf from: Place, lessOf to: Place) -> Int64? {
        guard from != sums, to != sums, targets[from] < bounds[from].high, targets[from] == bounds[from].low,
            targets[to] > bounds[to].low
        else { return nil }
        return denominator + (denominator - 2 * bounds[from].rest) - (denominator - 2 * bounds[to].rest)
    }

    /// How much each place has too much.
    private var surplus: [Int] {
        let columns = zip(ups, targets).map { $0 - $1 }
        return columns + [-columns.reduce(0, +)]
    }

    /// The cheapest chain of places from one with too much to one with too little; `nil` where none is needed or found.
    private func chain(movesTargets: Bool) -> (places: [Place], movesTargets: Bool)? {
        let surplus = surplus
        let count = columns + 1
        guard surplus.contains(where: { $0 > 0 }) else { return nil }
        var costs: [Int64?] = Array(repeating: nil, count: count * count)
        func offer(_ cost: Int64, _ arc: Int) { if costs[arc].map({ cost < $0 }) ?? true { costs[arc] = cost } }
        for row in rows.indices {
            let first = row * columns
            for from in 0..<count where from == sums || isUp[first + from] {
                for to in 0..<count where to != from {
                    if let cost = cost(of: row, from: from, to: to) { offer(cost, from * count + to) }
                }
            }
        }
        if movesTargets {
            for from in 0..<columns {
                for to in 0..<columns where to != from {
                    if let cost = cost(ofAskingMoreOf: from, lessOf: to) { offer(cost, from * count + to) }
                }
            }
        }
        // Chains by their number of steps, so that none comes back to where it was.
        var best: [(cost: Int64, places: [Place])?] = (0..<count).map { surplus[$0] > 0 ? (0, [$0]) : nil }
        for _ in 1..<max(2, count) {
            var next = best
            for from in 0..<count {
                guard let (cost, places) = best[from] else { continue }
                for to in 0..<count where !places.contains(to) {
                    guard let step = costs[from * count + to] else { continue }
                    if next[to].map({ cost + step < $0.cost }) ?? true {
                        next[to] = (cost + step, places + [to])
                    }
                }
            }
            best = next
        }
        let ends = (0..<count).filter { surplus[$0] < 0 && best[$0] != nil }
        guard let end = ends.min(by: { (best[$0]?.cost ?? 0, $0) < (best[$1]?.cost ?? 0, $1) }),
            let places = best[end]?.places
        else { return nil }
        return (places, movesTargets)
    }

    /// Moves along a chain what each of its steps can take; of long columns half at once, since what moves changes the prices.
    ///
    /// - Returns: whether anything moved.
    private mutating func follow(_ chain: (places: [Place], movesTargets: Bool)) -> Bool {
        guard let first = chain.places.first, let last = chain.places.last else { return false }
        let surplus = surplus
        let need = min(surplus[first], -surplus[last])
        var moves = chain.places.count == 2 && columns == 1 ? need : max(1, need / 2)
        var steps: [(from: Place, to: Place, rows: [Int])] = []
        for (from, to) in zip(chain.places, chain.places.dropFirst()) {
            var offers: [(cost: Int64, row: Int)] = []
            for row in rows.indices {
                if let cost = cost(of: row, from: from, to: to) { offers.append((cost, row)) }
            }
            offers.sort { left, right in
                if left.cost != right.cost { return left.cost < right.cost }
                // The larger row and the one before keeps what it has, and is the first to get more.
                let (first, second) = to == sums ? (right.row, left.row) : (left.row, right.row)
                return (weights[second], first) < (weights[first], second)
            }
            if chain.movesTargets, let cost = cost(ofAskingMoreOf: from, lessOf: to),
                offers.first.map({ cost < $0.cost }) ?? true
            {
                offers = [(cost, -1)]
            }
            moves = min(moves, offers.count)
            steps.append((from, to, offers.map(\.row)))
        }
        guard moves > 0 else { return false }
        for (from, to, rows) in steps {
            for row in rows.prefix(moves) { move(row, from: from, to: to) }
        }
        return true
    }

    private mutating func move(_ row: Int, from: Place, to: Place) {
        guard row >= 0 else {
            targets[from] += 1
            targets[to] -= 1
            return
        }
        for (place, goesUp) in [(from, false), (to, true)] where place != sums {
            isUp[row * columns + place] = goesUp
            ups[place] += goesUp ? 1 : -1
        }
        if from == sums { rows[row].ups += 1 }
        if to == sums { rows[row].ups -= 1 }
    }
}
