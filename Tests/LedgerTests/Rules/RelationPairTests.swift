import Geodesy
import Testing

@testable import Ledger

/// Rates, multiples, products, changes and conversions in pairs: a text with true figures, and the same with one wrong number;
/// every value was worked out by hand before the rules ran.
struct RelationPairTests {
    private static let arithmetic: Set<FindingRule> = [.ratio, .difference, .impliedValue, .conversion]

    private struct Told {
        let verdict: FindingVerdict
        let numbers: Set<String>
    }

    private static func told(_ problem: String, _ progress: String) -> [Told] {
        FindingTests.findings(progress, problem: problem).filter { arithmetic.contains($0.rule) }.map {
            finding in
            Told(
                verdict: finding.verdict,
                numbers: Set(finding.places.compactMap { $0.claim?.value.description }))
        }
    }

    @Test(arguments: RelationPair.all)
    func pair(_ pair: RelationPair) {
        let right = Self.told(pair.problem, pair.progress)
        #expect(
            right.contains {
                $0.numbers.isSuperset(of: pair.numbers) && [.holds, .holdsWithinRounding].contains($0.verdict)
            })
        #expect(!right.contains { $0.verdict == .doesNotHold })
        let (problem, progress) = pair.wrong
        let numbers = Set(pair.numbers.map { $0 == pair.true ? pair.false : $0 })
        let wrong = Self.told(problem, progress).filter { $0.numbers.isSuperset(of: numbers) }
        #expect(wrong.contains { $0.verdict == .doesNotHold })
        #expect(wrong.allSatisfy { $0.verdict == .doesNotHold })
    }

    @Test(arguments: RelationPair.unrelated)
    func unrelated(problem: String, progress: String) {
        #expect(Self.told(problem, progress).allSatisfy { $0.verdict == .undecided })
    }

}

/// A text with true figures, the numbers of its relation, and one number with what stands wrongly in its place.
struct RelationPair: Sendable {
    let problem: String
    let progress: String
    let numbers: Set<String>
    let `true`: String
    let `false`: String
    private let change: (from: String, to: String)

    init(
        _ problem: String, _ progress: String, _ numbers: String, _ change: (String, String), _ right: String,
        _ wrong: String
    ) {
        (self.problem, self.progress, self.change) = (problem, progress, change)
        self.numbers = Set(numbers.split(separator: " ").map(String.init))
        (self.true, self.false) = (right, wrong)
    }

    /// The problem and the progress with the wrong number.
    var wrong: (String, String) {
        func changed(_ text: String) -> String {
            text.firstRange(of: change.from).map { text.replacingCharacters(in: $0, with: change.to) } ?? text
        }
        let other = changed(progress)
        return other == progress ? (changed(problem), progress) : (problem, other)
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<String.Index>, with other: String) -> String {
        var text = self
        text.replaceSubrange(range, with: other)
        return text
    }
}
