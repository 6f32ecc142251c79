/// The table that `tuban-bench random` prints.
enum RandomReport {
    private static let columns = [
        "family", "pairs", "exact", "engine-exact", "engine-topology", "topology-exact", "A∩B-B∩A", "off",
        "errors", "topology errors", "floating off", "floating errors", "floating largest",
    ]
    private static let widths = [14, 7, 6, 18, 18, 18, 18, 4, 6, 15, 12, 15, 18]

    /// The names of the columns.
    static var heading: String { line(columns) }

    /// One family.
    static func row(_ name: String, _ tally: FamilyTally) -> String {
        line([
            name, "\(tally.pairs)", "\(tally.exactPairs)", text(tally.fromExact), text(tally.fromTopology),
            text(tally.topologyFromExact), text(tally.asymmetry), "\(tally.off.count)",
            "\(tally.engineErrors.count)", "\(tally.topologyErrors.count)", "\(tally.floatingOff)",
            "\(tally.floatingErrors)", text(tally.floatingDifference),
        ])
    }

    /// All families together, and which pairs the engine got wrong.
    static func summary(_ tallies: [FamilyTally], _ families: [PairFamily]) -> [String] {
        func count(_ number: (FamilyTally) -> Int) -> Int { tallies.reduce(0) { $0 + number($1) } }
        func largest(_ value: (FamilyTally) -> FamilyTally.Largest) -> String {
            short(tallies.map { value($0).value }.max() ?? 0)
        }
        var lines = [
            line([
                "all", "\(count(\.pairs))", "\(count(\.exactPairs))", largest(\.fromExact),
                largest(\.fromTopology), largest(\.topologyFromExact), largest(\.asymmetry),
                "\(count(\.off.count))", "\(count(\.engineErrors.count))", "\(count(\.topologyErrors.count))",
                "\(count(\.floatingOff))", "\(count(\.floatingErrors))", largest(\.floatingDifference),
            ])
        ]
        for (family, tally) in zip(families, tallies) {
            for (what, pairs) in [
                ("off", tally.off), ("error", tally.engineErrors), ("topology error", tally.topologyErrors),
            ] where !pairs.isEmpty {
                lines.append(
                    "\(what): \(family.rawValue) \(pairs.prefix(20).map { "#\($0)" }.joined(separator: " "))")
            }
        }
        return lines
    }

    private static func text(_ largest: FamilyTally.Largest) -> String {
        largest.pair.map { "\(short(largest.value)) #\($0)" } ?? "0"
    }

    /// Two digits and a power of ten.
    private static func short(_ value: Double) -> String {
        guard value > 0, value.isFinite else { return "\(value)" }
        var (digits, power) = (value, 0)
        while digits < 1 { (digits, power) = (digits * 10, power - 1) }
        while digits >= 10 { (digits, power) = (digits / 10, power + 1) }
        return "\((digits * 10).rounded() / 10)e\(power)"
    }

    private static func line(_ cells: [String]) -> String {
        zip(cells, widths).map { cell, width in
            cell + String(repeating: " ", count: max(0, width - cell.count))
        }.joined(separator: " ")
    }
}
