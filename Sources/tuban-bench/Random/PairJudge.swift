import Geometry
import Topology

/// Judges an engine on random pairs.
struct PairJudge {
    let engine: EngineChoice
    let seed: UInt64
    /// The exact judge is asked for each pair whose number is a multiple of this; for none when 0.
    let exactEvery: Int
    private let context: TopologyContext

    init(engine: EngineChoice, seed: UInt64, exactEvery: Int) throws(TopologyError) {
        self.engine = engine
        self.seed = seed
        self.exactEvery = exactEvery
        context = try TopologyContext()
    }

    /// Judges one pair.
    func judge(_ family: PairFamily, _ number: Int, into tally: inout FamilyTally) throws {
        let (a, b) = PairSource.pair(seed: seed, family: family, number: number)
        tally.pairs += 1
        let exact = exactEvery > 0 && number % exactEvery == 0 ? try PairAreas.exact(a, b) : nil
        var topology: PairAreas?
        var valid: (MultiPolygon, MultiPolygon)?
        do throws(TopologyError) {
            let repaired = (try context.makeValid(a).polygons, try context.makeValid(b).polygons)
            valid = repaired
            topology = try PairAreas.topology(repaired.0, repaired.1, context)
        } catch {
            tally.topologyErrors.append(number)
        }
        let truth = try exact ?? topology ?? PairAreas.exact(a, b)
        let larger = max(truth.larger, .leastNormalMagnitude)
        let tolerance = Self.tolerance(a, b, larger: larger)

        if exact != nil { tally.exactPairs += 1 }
        if let exact, let topology {
            tally.topologyFromExact.see(topology.largestDifference(from: exact) / larger, pair: number)
        }
        do {
            let (found, asymmetry) = try PairAreas.found(a, b, by: engine)
            if let topology {
                tally.fromTopology.see(found.largestDifference(from: topology) / larger, pair: number)
            }
            if let exact { tally.fromExact.see(found.largestDifference(from: exact) / larger, pair: number) }
            tally.asymmetry.see(asymmetry / larger, pair: number)
            if !(found.largestDifference(from: truth) <= tolerance) { tally.off.append(number) }
        } catch {
            tally.engineErrors.append(number)
        }
        guard let valid else { return }
        do throws(TopologyError) {
            let area = try context.floatingIntersectionArea(valid.0, valid.1)
            let difference = abs(area - truth.both)
            tally.floatingDifference.see(difference / larger, pair: number)
            if !(difference <= tolerance) { tally.floatingOff += 1 }
        } catch {
            tally.floatingErrors += 1
        }
    }

    /// What rounding of the ordinates may do: 32 units of the last place along both boundaries, 1e-13 of the areas;
    /// at least 1e-9 of the larger polygon.
    static func tolerance(_ a: MultiPolygon, _ b: MultiPolygon, larger: Double) -> Double {
        var (largest, length) = (0.0, 0.0)
        for polygons in [a, b] {
            for ring in 0..<polygons.ringCount {
                let corners = polygons.ring(ring)
                for (from, to) in zip(corners, corners.dropFirst()) {
                    largest = max(largest, abs(from.x), abs(from.y))
                    let (dx, dy) = (to.x - from.x, to.y - from.y)
                    length += (dx * dx + dy * dy).squareRoot()
                }
            }
        }
        return max(32 * largest.ulp * length + 1e-13 * 2 * larger, 1e-9 * larger)
    }
}
