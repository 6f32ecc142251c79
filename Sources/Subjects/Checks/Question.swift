import Bilingual
import Geodesy
import Ledger
import Project

/// A check with its claim found in the report, ready to be measured.
struct Question {
    let declaration: CheckDeclaration
    let item: LedgerItem?
    let claim: Claim?
    let figure: PrintedFigure
    private let claims: [String: MeasuredValue]
    private let path: String

    /// Finds the claim that a check quotes.
    ///
    /// - Throws: `ProjectError` with the line of the check, when the item or the quotation is not in the
    ///   report, or when the figure is neither an area nor a count, or not of the measure's kind.
    init(_ declaration: CheckDeclaration, project: Project, ledger: Ledger?) throws(ProjectError) {
        self.declaration = declaration
        path = project.path
        func invalid(_ message: Message) -> ProjectError {
            ProjectError(.invalid, path: project.path, line: declaration.line, message)
        }
        // A report in parts may use a number twice; the quotation tells which item is meant.
        let candidates = ledger?.items.filter { $0.number == declaration.item } ?? []
        let quoting =
            declaration.claim.map { claim in candidates.filter { $0.claims(quoting: claim) != nil } } ?? []
        guard quoting.count < 2 else {
            throw invalid(
                Message(
                    zh:
                        "报告中有\(quoting.count)个第\(declaration.item)项，都有“\(declaration.claim ?? "")”，分不清所指哪一项；请多引几个字",
                    en: """
                        \(quoting.count) items of the report have the number \(declaration.item), and each has \
                        "\(declaration.claim ?? "")": which is meant is not told; quote more words
                        """))
        }
        item = quoting.first ?? candidates.first
        if let ledger, item == nil {
            let numbers = ledger.items.map { String($0.number) }.joined(separator: ", ")
            throw invalid(
                Message(
                    zh: "报告中没有第\(declaration.item)项（现有：\(numbers)）",
                    en: "the report has no item \(declaration.item) (there are: \(numbers))"))
        }
        if let quotation = declaration.claim, let item {
            do {
                claim = try item.claim(quoting: quotation)
            } catch {
                throw invalid(error.message)
            }
        } else {
            claim = nil
        }
        claims = try Self.claims(in: declaration.measure, ledger: ledger, invalid: invalid)
        if let claim {
            guard let figure = PrintedFigure(claim, tolerance: declaration.tolerance) else {
                throw invalid(
                    Message(
                        zh: "“\(claim.figure.text)”不是面积、长度、比率或个数，不能由图层核验",
                        en:
                            "\"\(claim.figure.text)\" is no area, length, share or count, so no layer can answer it"
                    ))
            }
            self.figure = figure
        } else if let expectation = declaration.expectation {
            figure = PrintedFigure(expectation, tolerance: declaration.tolerance)
        } else {
            throw invalid(Message(zh: "核查没有数字", en: "the check has no figure"))
        }
        if let kind = declaration.measure.kind(of: { claims[Self.key($0, $1)]?.kind }) {
            guard figure.fits(kind) else { throw Self.misfit(figure, kind, invalid) }
        }
        guard declaration.tolerance.map({ figure.fits($0.unit?.kind ?? .number) }) ?? true else {
            throw invalid(
                Message(zh: "tolerance 的单位与数字不符", en: "the unit of the tolerance does not fit the figure"))
        }
    }

    private static func misfit(
        _ figure: PrintedFigure, _ kind: MeasuredValue.Kind, _ invalid: (Message) -> ProjectError
    ) -> ProjectError {
        invalid(
            Message(
                zh: "“\(figure.text)”与量算结果（\(kind.rawValue)）的类型不符：面积对面积，个数对个数，长度对长度，比率对比率",
                en: """
                    "\(figure.text)" does not fit what the measure gives (\(kind.rawValue)): areas go with areas, counts \
                    with counts, lengths with lengths, shares with shares
                    """))
    }

    private static func key(_ item: Int, _ quotation: String) -> String { "\(item)\u{0}\(quotation)" }

    /// The values of the figures that a measure quotes.
    private static func claims(
        in measure: Measure, ledger: Ledger?, invalid: (Message) -> ProjectError
    ) throws(ProjectError) -> [String: MeasuredValue] {
        var values: [String: MeasuredValue] = [:]
        for (number, quotation) in measure.claims {
            let items = ledger?.items.filter { $0.number == number } ?? []
            guard let item = items.first(where: { $0.claims(quoting: quotation) != nil }) ?? items.first else {
                throw invalid(Message(zh: "报告中没有第\(number)项", en: "the report has no item \(number)"))
            }
            let claim: Claim
            do {
                claim = try item.claim(quoting: quotation)
            } catch {
                throw invalid(error.message)
            }
            guard let value = MeasuredValue(claim) else {
                throw invalid(
                    Message(
                        zh: "“\(claim.figure.text)”不能用于计算",
                        en: "\"\(claim.figure.text)\" cannot be calculated with"))
            }
            values[key(number, quotation)] = value
        }
        return values
    }

    /// Measures and judges.
    ///
    /// - Parameter number: of the check in the project.
    func answer(_ number: Int, by measuring: Measuring) throws -> CheckResult {
        let outcome = try measuring.outcome(ofCheck: number) { claims[Self.key($0, $1)] }
        var (difference, verdict, isDecidedByDoubt) = (Rational(0), Verdict.notVerifiable, false)
        var bare: MeasuredValue?
        if let measured = outcome.value {
            guard var judgement = Judgement(measured: measured, figure: figure) else {
                throw Self.misfit(figure, measured.kind) {
                    ProjectError(.invalid, path: path, line: declaration.line, $0)
                }
            }
            // A boundary drawn twice is no ground: no verdict rests on it.
            if let other = outcome.bare, let without = Judgement(measured: other, figure: figure),
                (judgement.verdict == .differs) != (without.verdict == .differs)
            {
                bare = other
                // A figure may have been printed with its boundaries, but is not confirmed by them.
                if judgement.verdict == .differs || figure.isBound {
                    judgement = without
                } else {
                    isDecidedByDoubt = true
                }
            }
            difference = judgement.difference
            if outcome.isAnswered {
                isDecidedByDoubt =
                    isDecidedByDoubt || mayTurn(judgement.verdict, (bare ?? measured).magnitude, outcome)
                verdict = isDecidedByDoubt ? .notVerifiable : judgement.verdict
            }
        }
        return CheckResult(
            declaration: declaration, item: item, claim: claim, figure: figure, measured: outcome.value,
            difference: difference, verdict: verdict, selected: outcome.selected, doubts: outcome.doubts,
            bare: bare, gross: outcome.gross, notes: outcome.notes, isDecidedByDoubt: isDecidedByDoubt,
            terms: outcome.terms)
    }

    /// Whether what is not certain can turn a verdict.
    private func mayTurn(_ verdict: Verdict, _ value: Rational, _ outcome: MeasureOutcome) -> Bool {
        guard !outcome.doubts.isEmpty else { return false }
        let accepted = figure.accepted
        if outcome.restsOnAbsence { return true }
        if verdict != .differs {
            // A bound from above rests on there being no more, one from below on there being no less.
            if outcome.mayBeAnyMore && accepted.lower == nil || outcome.mayBeAnyLess && accepted.upper == nil {
                return true
            }
            if outcome.isComplete, !figure.isBound, outcome.mayBeAnyMore || outcome.mayBeAnyLess { return true }
        }
        let possible = PrintedInterval(
            lower: value - outcome.less, upper: value + outcome.more + outcome.unknownFeatures)
        return verdict == .differs
            ? accepted.meets(possible)
            : !(accepted.contains(value - outcome.less) && accepted.contains(value + outcome.more))
    }
}
