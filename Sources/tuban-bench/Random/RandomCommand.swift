import ArgumentParser
import ExactAreas
import Geometry

/// `tuban-bench random`: an engine against GEOS on all pairs and against integers on a part of them.
struct RandomCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "random",
            abstract: "Judges an engine on random pairs of polygons.",
            discussion: """
                Differences are of the intersection and of both remainders, as shares of the larger
                polygon, with the number of the pair after '#'. A pair is off beyond 32 units of the
                last place along both boundaries or 1e-9 of the larger polygon, whichever is more. The exit code
                is 1 when the engine fails or is off in any pair.
                """)
    }

    @Option(help: "The number of pairs, shared among the families.")
    var count = 1000

    @Option(help: "The seed; same seed, same pairs.")
    var seed: UInt64 = 1

    @Option(help: "Only this family; may be repeated.")
    var family: [PairFamily] = []

    @Option(help: "What is judged.")
    var engine = EngineChoice.edges

    @Option(help: "Each so many pairs are judged by integers too; 0 for none.")
    var exactEvery = 10

    @Option(help: "Print pair N of the families as lines for `tuban-bench cases` instead.")
    var pair: Int?

    func validate() throws {
        guard count >= 0, exactEvery >= 0, (pair ?? 0) >= 0 else { throw ValidationError("numbers from 0 up") }
    }

    func run() throws {
        let families = family.isEmpty ? PairFamily.allCases : family
        if let pair {
            for family in families {
                StandardOutput.line(Self.caseLine(seed: seed, family: family, number: pair))
            }
            return
        }
        let judge = try PairJudge(engine: engine, seed: seed, exactEvery: exactEvery)
        StandardOutput.line(RandomReport.heading)
        var all: [FamilyTally] = []
        for (position, family) in families.enumerated() {
            var tally = FamilyTally()
            let share = (count + families.count - 1 - position) / families.count
            for number in 0..<share { try judge.judge(family, number, into: &tally) }
            StandardOutput.line(RandomReport.row(family.rawValue, tally))
            all.append(tally)
        }
        for line in RandomReport.summary(all, families) { StandardOutput.line(line) }
        if all.contains(where: { !$0.off.isEmpty || !$0.engineErrors.isEmpty }) { throw ExitCode(1) }
    }

    /// A pair as a line of a corpus.
    static func caseLine(seed: UInt64, family: PairFamily, number: Int) -> String {
        let (a, b) = PairSource.pair(seed: seed, family: family, number: number)
        return
            "{\"id\": \"\(family.rawValue)-\(seed)-\(number)\", \"a_wkt\": \"\(a.wellKnownText)\", \"b_wkt\": \"\(b.wellKnownText)\"}"
    }
}

extension MultiPolygon {
    /// The polygons in well-known text form, every ordinate with all its digits.
    fileprivate var wellKnownText: String {
        guard !isEmpty else { return "MULTIPOLYGON EMPTY" }
        let parts = (0..<polygonCount).map { polygon in
            "("
                + rings(ofPolygon: polygon).map { index in
                    "(" + ring(index).map { "\($0.x) \($0.y)" }.joined(separator: ", ") + ")"
                }.joined(separator: ", ") + ")"
        }
        return "MULTIPOLYGON (\(parts.joined(separator: ", ")))"
    }
}
