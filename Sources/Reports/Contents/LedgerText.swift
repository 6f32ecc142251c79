public import Bilingual
import Ledger

/// A ledger for reading on a terminal: item by item its status, its problem, its figures in their words.
public struct LedgerText: Sendable {
    /// The most columns of what heads a figure of a table.
    private static let longestHeading = 40

    /// The language of headings.
    public var language: Language
    /// The width of a line, in columns.
    public var width: Int
    /// Whether figures are highlighted inside their quotations.
    public var colour: Bool

    /// A form for reading.
    ///
    /// - Parameters:
    ///   - language: the language of headings.
    ///   - width: the width of a line, in columns; 40 at least.
    ///   - colour: whether figures are highlighted.
    public init(language: Language, width: Int, colour: Bool) {
        self.language = language
        self.width = max(40, width)
        self.colour = colour
    }

    /// The text of a report.
    public func render(_ report: LedgerReport) -> String {
        var text = ""
        render(report) { text += $0 }
        return text
    }

    /// Passes the text of a report on piece by piece, so that a long one is never held as a whole.
    ///
    /// - Throws: what the closure throws.
    public func render<Failure>(
        _ report: LedgerReport, to body: (String) throws(Failure) -> Void
    ) throws(Failure) {
        func pass(_ lines: [String]) throws(Failure) {
            if !lines.isEmpty { try body(lines.joined(separator: "\n") + "\n") }
        }
        let title = report.ledger.title
        if !title.isEmpty { try pass(wrapped(title, indent: 0).map { styled($0, "1") } + [""]) }
        // A sum over a column is of no one item.
        let findings = Dictionary(grouping: report.findings) {
            report.isWhole && $0.items.count > 1 ? nil : $0.items.first
        }
        try pass(outerLines(report, findings[nil] ?? []))
        for item in report.items { try pass(lines(of: item, report, findings[item.number] ?? []) + [""]) }
        try pass(footer(report))
    }

    private func lines(of item: LedgerItem, _ report: LedgerReport, _ findings: [Finding]) -> [String] {
        let status = item.statusText?.text ?? Message(zh: "未载明状态", en: "no status stated")[language]
        let part = item.part.map { "\(TerminalText.inert($0.text))  " } ?? ""
        let head = "── \(part)\(item.number)  \(TerminalText.inert(status)) "
        let rule = String(repeating: "─", count: max(0, width - DisplayWidth.columns(of: head)))
        var lines = [styled(head + rule, "1")]
        lines += wrapped(Abridgement.of(item.problem.text, to: width), indent: 2)
        lines += figures(report.claims(of: item)) { LedgerReport.clause(of: $0, in: item) }
        return lines + findings.flatMap(self.lines)
    }

    /// The figures outside the items, with what they say about each other.
    private func outerLines(_ report: LedgerReport, _ findings: [Finding]) -> [String] {
        let claims = report.outerClaims
        guard !claims.isEmpty || !findings.isEmpty else { return [] }
        let head =
            "── \(Message(zh: "事项之外（标题、文首、合计）", en: "outside the items (title, preamble, totals)")[language]) "
        let rule = String(repeating: "─", count: max(0, width - DisplayWidth.columns(of: head)))
        return [styled(head + rule, "1")] + figures(claims) { _ in nil } + findings.flatMap(lines) + [""]
    }

    /// A line for each figure: where it stands, the figure, its kind and role, the words around it.
    private func figures(_ claims: [Claim], place: (Claim) -> String?) -> [String] {
        let figures = claims.map { TerminalText.inert($0.figureWithUnit) }
        let widest = min(figures.map { DisplayWidth.columns(of: $0) }.max() ?? 0, 24)
        return zip(claims, figures).map { claim, figure in
            let lead =
                "  " + padded(place(claim).map { TerminalText.inert($0) } ?? "", to: 8)
                + String(repeating: " ", count: max(0, widest - DisplayWidth.columns(of: figure)))
                + figure + "  " + padded(words(of: claim), to: 14)
            let heading = heading(of: claim)
            return lead + heading
                + quotation(of: claim, room: width - DisplayWidth.columns(of: lead + heading))
        }
    }

    /// What heads the row and the column of a figure in a table.
    private func heading(of claim: Claim) -> String {
        guard let cell = claim.cell else { return "" }
        let row = claim.location == .document ? cell.label : ""
        let words = [row, cell.heading].filter { !$0.isEmpty }.joined(separator: " ")
        let text = Abridgement.of(TerminalText.inert(words.replacing("\n", with: " ")), to: Self.longestHeading)
        return text.isEmpty ? "" : text + Message(zh: "：", en: ": ")[language]
    }

    private func lines(of finding: Finding) -> [String] {
        let (sign, code) =
            switch finding.verdict {
            case .holds: ("√", "32")
            case .holdsWithinRounding: ("≈", "32")
            case .doesNotHold: ("×", "1;31")
            case .undecided: ("?", "33")
            }
        let text =
            "\(finding.rule.name[language])，\(finding.verdict.name[language])：\(finding.arithmetic[language])"
        let note = finding.note.map { language == .chinese ? "（\($0.zh)）" : " (\($0.en))" } ?? ""
        let wrapped = LineBreaking.lines(of: TerminalText.inert(text + note), width: width - 4)
        return wrapped.enumerated().map { index, line in
            styled((index == 0 ? "  \(sign) " : "    ") + line, code)
        }
    }

    private func words(of claim: Claim) -> String {
        [claim.kind.name, claim.role.name].map { $0[language] }.filter { !$0.isEmpty }.joined(separator: "·")
    }

    /// The quotation cut to the room there is, its figure kept and highlighted.
    private func quotation(of claim: Claim, room: Int) -> String {
        let quote = Array(claim.quote.text.unicodeScalars)
        let start = claim.figure.offset - claim.quote.offset
        let end = start + claim.figure.text.unicodeScalars.count
        guard room >= 12, start >= 0, end <= quote.count else { return "" }
        func text(_ range: Range<Int>) -> String {
            TerminalText.inert(String(String.UnicodeScalarView(quote[range])))
        }
        let figure = text(start..<end)
        var before = text(0..<start)
        var after = text(end..<quote.count)
        var space = room - DisplayWidth.columns(of: figure) - 2
        var columns = DisplayWidth.columns(of: before)
        if columns > space {
            while columns > space, !before.isEmpty { columns -= DisplayWidth.columns(of: before.removeFirst()) }
            before = "…" + before
        }
        space -= DisplayWidth.columns(of: before)
        columns = DisplayWidth.columns(of: after)
        if columns > space {
            while columns > space, !after.isEmpty { columns -= DisplayWidth.columns(of: after.removeLast()) }
            after += "…"
        }
        return before + styled(figure, "1;33") + after
    }

    private func footer(_ report: LedgerReport) -> [String] {
        let items = report.items
        let claims = report.outerClaims + items.flatMap { report.claims(of: $0) }
        let areas = claims.count { $0.kind == .area }
        var lines = [
            Message(
                zh: "事项 \(items.count)，数字 \(claims.count)，其中面积 \(areas)。",
                en: "\(items.count) items, \(claims.count) figures, \(areas) of them areas.")[language]
        ]
        // The rows of tables are told by their figures.
        for line in report.ledger.unplaced where line.kind != .tableRow {
            let text = Abridgement.of(TerminalText.inert(line.text.text), to: 40)
            let message =
                line.kind == .tableHead
                ? Message(zh: "表头，第\(line.line)行：\(text)", en: "table head, line \(line.line): \(text)")
                : Message(
                    zh: "未能归入事项，第\(line.line)行：\(text)",
                    en: "belongs to no item, line \(line.line): \(text)")
            lines.append(message[language])
        }
        return lines
    }

    private func wrapped(_ text: String, indent: Int) -> [String] {
        LineBreaking.lines(of: TerminalText.inert(text), width: width - indent)
            .map { String(repeating: " ", count: indent) + $0 }
    }

    private func padded(_ text: String, to columns: Int) -> String {
        text + String(repeating: " ", count: max(1, columns - DisplayWidth.columns(of: text)))
    }

    private func styled(_ text: String, _ code: String) -> String {
        colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

extension Claim {
    /// The figure, with the unit that the head of its column gives it: `2212.5亩`, `1万亩`.
    fileprivate var figureWithUnit: String {
        guard cell != nil else { return figure.text }
        // Of 万亩 the cell may print 万.
        let rest = unit.text.indices.first {
            figure.text.hasSuffix(unit.text[..<$0]) && $0 > unit.text.startIndex
        }
        guard !figure.text.hasSuffix(unit.text) else { return figure.text }
        return figure.text + (rest.map { unit.text[$0...] } ?? unit.text[...])
    }
}
