/// A part of Tuban whose cost for one unit of work is kept under a limit.
struct MicroBenchmark {
    /// What a run did.
    struct Work {
        /// How many units.
        let units: Int
        /// A figure that depends on all of it, so that nothing can be left out.
        let check: Double
    }

    let name: String
    /// What one unit is.
    let unit: String
    /// The nanoseconds that a unit may take on the machine of `Calibration`, with nothing else running.
    let limit: Double
    /// One run.
    let run: () throws -> Work

    /// The nanoseconds a unit, the least of several rounds: what disturbs makes it longer, never shorter.
    func measure(rounds: Int = 5) throws -> Double {
        var best = Double.infinity
        for _ in 0..<rounds {
            var units = 0
            let start = ProcessorTime.seconds
            var end = start
            // Rounds of a tenth of a second: a tick of the clock and a cold cache are lost in it.
            repeat {
                let work = try run()
                guard work.check.isFinite, work.units > 0 else { throw BenchError.noWork(name) }
                units += work.units
                end = ProcessorTime.seconds
            } while end - start < 0.1
            best = min(best, (end - start) / Double(units) * 1e9)
        }
        return best
    }
}
