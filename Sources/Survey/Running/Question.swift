import Bilingual
import Ledger

/// A check with its claim found in the report, ready to be measured.
struct Question {
    let declaration: CheckDeclaration
    let item: LedgerItem?
    let claim: Claim?
    let figure: PrintedFigure
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
        item =
            candidates.first { item in declaration.claim.map { item.claims(quoting: $0) != nil } ?? true }
            ?? candidates.first
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
        if let claim {
            guard let figure = PrintedFigure(claim, tolerance: declaration.tolerance) else {
                throw invalid(
                    Message(
                        zh: "“\(claim.figure.text)”既不是面积也不是个数，不能由图层核验",
                        en: "\"\(claim.figure.text)\" is neither an area nor a count, so no layer can answer it"
                    ))
            }
            self.figure = figure
        } else if let expectation = declaration.expectation {
            figure = PrintedFigure(expectation, tolerance: declaration.tolerance)
        } else {
            throw invalid(Message(zh: "核查没有数字", en: "the check has no figure"))
        }
        guard (figure.unit == nil) == (declaration.measure.kind == .count) else {
            throw invalid(
                Message(
                    zh: "“\(figure.text)”与量算 \(declaration.measure.kind.rawValue) 的类型不符：面积对面积，个数对个数",
                    en: """
                        "\(figure.text)" does not fit the measure \(declaration.measure.kind.rawValue): areas go with \
                        areas, counts with counts
                        """))
        }
        guard declaration.tolerance.map({ ($0.unit == nil) == (figure.unit == nil) }) ?? true else {
            throw invalid(
                Message(zh: "tolerance 的单位与数字不符", en: "the unit of the tolerance does not fit the figure"))
        }
    }

    /// Measures and judges.
    func answer(by measuring: Measuring) throws -> CheckResult {
        let (measured, selected, contributions) = try measuring.measure(
            declaration.measure, line: declaration.line)
        guard let judgement = Judgement(measured: measured, figure: figure) else {
            throw ProjectError(
                .invalid, path: path, line: declaration.line, Message(zh: "类型不符", en: "kinds do not fit"))
        }
        // An area of nothing, or under nothing, proves nothing: a misspelt condition would confirm every "0 m²".
        let answered =
            declaration.measure.kind == .count
            || (selected > 0 && measuring.hasParcels(declaration.measure.covers))
        return CheckResult(
            declaration: declaration, item: item, claim: claim, figure: figure, measured: measured,
            difference: judgement.difference, verdict: answered ? judgement.verdict : .notVerifiable,
            selected: selected, contributions: contributions)
    }
}
