import Bilingual
import Geodesy
import Ledger
import Subjects
import Survey
import Tables

/// An item of the report in a page: its text with every figure marked by its verdict, and its checks.
struct ItemArticle {
    let conclusion: ItemConclusion
    /// Per check of the run its position, by which the page finds its row.
    let positions: [(position: Int, check: CheckResult)]
    let language: Language

    /// The element.
    func html() -> String {
        let number = conclusion.number
        let status = conclusion.item?.statusText?.text ?? "—"
        var html =
            "<article class=\"item\" id=\"item-\(number)\"><h2>\(language.say(zh: "第\(number)项", en: "Item \(number)")) <span class=\"badge\">\(MarkupText.escaped(status))</span> \(badge)</h2>"
        if let remark = conclusion.remark { html += "<p><b>\(MarkupText.escaped(remark[language]))</b></p>" }
        if let item = conclusion.item { html += "<p class=\"text\">\(marked(item))</p>" }
        html += checks()
        for finding in conclusion.findings where finding.verdict != .undecided {
            let isOff = finding.verdict == .doesNotHold
            html +=
                "<p><span class=\"badge \(isOff ? "bad" : "good")\">\(MarkupText.escaped(finding.verdict.name[language]))</span> \(MarkupText.escaped(finding.arithmetic[language]))</p>"
        }
        return html + "</article>"
    }

    private var badge: String {
        guard let name = conclusion.verdictName else { return "" }
        return
            "<span class=\"badge \(conclusion.emphasis.rawValue)\">\(MarkupText.escaped(name[language]))</span>"
    }

    /// The item's text; a figure that a check answers is a button.
    private func marked(_ item: LedgerItem) -> String {
        let text = Array(item.text.text.unicodeScalars)
        var html = ""
        var place = 0
        func plain(to end: Int) {
            guard end > place else { return }
            html += MarkupText.escaped(String(String.UnicodeScalarView(text[place..<end])))
            place = end
        }
        for claim in item.claims.sorted(by: { $0.figure.offset < $1.figure.offset }) {
            let start = claim.figure.offset - item.text.offset
            let end = start + claim.figure.text.unicodeScalars.count
            guard start >= place, end <= text.count else { continue }
            plain(to: start)
            let figure = MarkupText.escaped(String(String.UnicodeScalarView(text[start..<end])))
            let own = positions.filter { $0.check.claim == claim }
            if let worst = CheckReport.worst(of: own.map(\.check.verdict)),
                let first = own.first(where: { $0.check.verdict == worst })
            {
                let isDoubtful = own.contains { !$0.check.doubts.isEmpty }
                let name = MarkupText.escaped(worst.name(isDoubtful: isDoubtful)[language])
                let emphasis = CheckReport.emphasis(of: worst, isDoubtful: isDoubtful)
                html +=
                    "<button type=\"button\" class=\"figure \(emphasis.rawValue)\" data-check=\"\(first.position)\" title=\"\(name)\">\(figure)</button>"
            } else if SuggestedMeasure(claim, in: item) != nil {
                html +=
                    "<span class=\"figure open-claim\" title=\"\(language.say(zh: "可核未核", en: "answerable, not checked"))\">\(figure)</span>"
            } else {
                html += "<span class=\"figure plain\">\(figure)</span>"
            }
            place = end
        }
        plain(to: text.count)
        return html
    }

    private func checks() -> String {
        guard !positions.isEmpty else { return "" }
        var html =
            "<table><thead><tr><th>\(language.say(zh: "核对内容", en: "Claim or expectation"))</th><th>\(language.say(zh: "报告或期望", en: "Stated"))</th><th>\(language.say(zh: "核查数字", en: "Measured"))</th><th>\(language.say(zh: "单位", en: "Unit"))</th><th>\(language.say(zh: "结论", en: "Verdict"))</th></tr></thead><tbody>"
        for (position, check) in positions {
            let measured = FigureText.measured(of: check)?.description ?? "—"
            html +=
                "<tr><td><button type=\"button\" class=\"figure\" data-check=\"\(position)\">\(MarkupText.escaped(MeasureText.quotation(of: check)[language]))</button></td><td class=\"number\">\(MarkupText.escaped(check.figure.text))</td><td class=\"number\">\(measured)</td><td>\(MarkupText.escaped(FigureText.unitName(check.figure)[language]))</td><td class=\"centre\"><span class=\"badge \(CheckReport.emphasis(of: check).rawValue)\">\(MarkupText.escaped(check.verdictName[language]))</span></td></tr>"
            let notes = DoubtText.notes(on: check) + check.doubts.map { DoubtText.long($0, for: check) }
            for note in notes {
                html += "<tr class=\"doubt\"><td colspan=\"5\">\(MarkupText.escaped(note[language]))</td></tr>"
            }
        }
        return html + "</tbody></table>"
    }
}
