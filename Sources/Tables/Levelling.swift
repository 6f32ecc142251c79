package import Geodesy

/// The levels of some rows, as printed.
///
/// A whole area and the parts of it that stand in columns beside each other, with what they leave, are rounded together, so that
/// they add up across and down; further parts, which may overlap, are rounded to their totals and to no more than their rows.
/// Which row takes the last unit depends on all of them, so numbers are kept, though not the rows.
package struct Levelling<Row> {
    private var cells: [ObjectIdentifier: [Int64?]] = [:]
    private var totals: [ObjectIdentifier: Int64] = [:]
    private var restTotals: [ObjectIdentifier: Int64] = [:]

    /// What the rows print together; `nil` where no row has the part, or the number has too many digits.
    package func total(of level: Level<Row>) -> ExactDecimal? {
        totals[ObjectIdentifier(level)].flatMap { decimal(level, $0) }
    }

    /// What the part leaves of the rows that have it.
    package func restTotal(of part: Level<Row>) -> ExactDecimal? {
        restTotals[ObjectIdentifier(part)].flatMap { decimal(part, $0) }
    }

    package func printed(_ level: Level<Row>, row: Int) -> ExactDecimal? {
        cells[ObjectIdentifier(level)]?[row].flatMap { decimal(level, $0) }
    }

    func rest(of part: Level<Row>, row: Int) -> ExactDecimal? {
        guard let own = cells[ObjectIdentifier(part)]?[row], let parent = part.parent,
            let whole = cells[ObjectIdentifier(parent)]?[row]
        else { return nil }
        return decimal(part, whole - own)
    }

    private func decimal(_ level: Level<Row>, _ units: Int64) -> ExactDecimal? {
        ExactDecimal(significand: units, scale: level.unit.customaryScale)
    }

    /// The levels of blocks of rows that tell the same ground apart, and come to the same totals.
    ///
    /// - Parameters:
    ///   - levels: those that are printed.
    ///   - rests: those of which is printed what they leave.
    ///   - blocks: the rows.
    /// - Returns: one for each block.
    /// - Throws: `GeodesyError` when a number has more digits than a cell holds, and what the rows throw.
    package static func all(
        _ levels: [Level<Row>], restsOf rests: [Level<Row>] = [], blocks: [Rows<Row>]
    ) throws -> [Levelling] {
        var needed: [Level<Row>] = []
        func need(_ level: Level<Row>) {
            if let parent = level.parent { need(parent) }
            if !needed.contains(where: { $0 === level }) { needed.append(level) }
        }
        (levels + rests).forEach(need)
        var all = blocks.map { _ in Levelling() }
        guard !needed.isEmpty else { return all }
        let read = try blocks.map { try LevelAreas($0, needed) }
        for root in needed where root.parent == nil {
            let own = needed.filter { $0.root === root }
            var shared: [ObjectIdentifier: Int64] = [:]
            var first: LevelledChain?
            for (number, block) in read.enumerated() {
                let chain = chain(root, own, rests, block)
                let parts = own.filter { level in !chain.contains { $0 === level } }
                let whole = try LevelledChain(
                    chain.map { block.areas($0) },
                    order: block.order(of: root, parts: parts), like: first, in: root.unit)
                for (depth, level) in chain.enumerated() {
                    let id = ObjectIdentifier(level)
                    all[number].cells[id] = whole.cells[depth]
                    all[number].totals[id] = whole.totals[depth]
                }
                for level in parts {
                    guard let parent = level.parent else { continue }
                    let (id, above) = (ObjectIdentifier(level), ObjectIdentifier(parent))
                    let part = try LevelledPart(
                        block.areas(level), of: block.areas(parent), printed: all[number].cells[above] ?? [],
                        total: shared[id], in: root.unit)
                    all[number].cells[id] = part.cells
                    all[number].totals[id] = part.total
                    if number == 0, part.isWhole { shared[id] = part.total }
                }
                if number == 0 { first = whole }
            }
        }
        for number in all.indices {
            for part in rests { all[number].enterRestTotal(of: part) }
        }
        return all
    }

    private mutating func enterRestTotal(of part: Level<Row>) {
        guard let parent = part.parent, let own = cells[ObjectIdentifier(part)],
            let whole = cells[ObjectIdentifier(parent)], totals[ObjectIdentifier(part)] != nil
        else { return }
        restTotals[ObjectIdentifier(part)] = zip(own, whole).reduce(0) { sum, cell in
            sum + (cell.0.flatMap { own in cell.1.map { $0 - own } } ?? 0)
        }
    }

    /// The whole and the parts of it that are rounded together: down to those of which is printed what they leave, or to the only
    /// part that there is.
    private static func chain(
        _ root: Level<Row>, _ own: [Level<Row>], _ rests: [Level<Row>], _ block: LevelAreas<Row>
    ) -> [Level<Row>] {
        let parts = own.filter { $0 !== root }
        let ends = rests.filter { $0.root === root }.max { $0.depth < $1.depth }
        guard var level = ends ?? (parts.count == 1 ? parts.first : nil) else { return [root] }
        var chain: [Level<Row>] = []
        while let parent = level.parent {
            chain.insert(level, at: 0)
            level = parent
        }
        // What no row has takes no part.
        return [root] + chain.prefix { block.areas($0).contains { $0 != nil } }
    }
}

extension Level {
    fileprivate var root: Level { parent?.root ?? self }
    fileprivate var depth: Int { parent.map { $0.depth + 1 } ?? 0 }
}
