import Bilingual
import Geodesy
import Geometry
import Ledger
import Parcels
import Survey

/// A run as one page that needs nothing else (网页报告): items with their figures marked, tables, a map.
struct ReportPage {
    let report: CheckReport
    let language: Language

    private var result: SurveyResult { report.result }

    /// The page.
    ///
    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    func html() throws(GeodesyError) -> String {
        let map = MapData(report, language: language)
        let library = MapLibrary.load()
        let conclusions = report.conclusions
        let title = HTMLText.escaped(report.title)
        var page = """
            <!DOCTYPE html>
            <html lang="\(language == .chinese ? "zh-CN" : "en")"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
            <title>\(title)</title>
            <style>\(library?.style ?? "")
            \(String(decoding: PackageResources.page_css, as: UTF8.self))</style></head><body>
            <header><h1>\(title)</h1><div class="soft">\(provenance)</div>\(cards)</header><main>
            <nav aria-label="\(say("事项", "Items"))"><ol>
            """
        for conclusion in conclusions {
            page += link(to: conclusion, isFirst: conclusion.number == first(conclusions))
        }
        page += "</ol></nav><div>"
        page += "<section>"
        for conclusion in conclusions {
            let positions = result.checks.enumerated().filter {
                $0.element.declaration.item == conclusion.number
            }
            .map { (position: $0.offset, check: $0.element) }
            page += ItemArticle(conclusion: conclusion, positions: positions, language: language).html()
        }
        page += "</section>"
        page += mapSection(map, hasLibrary: library != nil)
        page += chart()
        page += groupCharts()
        page += "<section><h2>\(say("表格", "Tables"))</h2>"
        for (file, table) in try report.tables() {
            let shown = HTMLTable(
                table: table.withoutEmptyColumns, id: "table-\(file)", language: language,
                rowID: file == "checks" ? { "check-\($0)" } : { _ in nil })
            page += shown.html(isOpen: file == "checks")
        }
        page += "</section></div></main>"
        let parts = result.checks.map { check in
            check.contributions.prefix(5000).map { "\($0.layer)#\($0.fid)" }
        }
        let data = String(decoding: map.document(checks: parts).encoded(.compact), as: UTF8.self)
        page += "<script type=\"application/json\" id=\"data\">\(data)</script>"
        if let library { page += "<script>\(library.script)</script>" }
        page += "<script>\(String(decoding: PackageResources.page_js, as: UTF8.self))</script></body></html>\n"
        return page
    }

    private func say(_ zh: String, _ en: String) -> String { language == .chinese ? zh : en }

    private func first(_ conclusions: [ItemConclusion]) -> Int? {
        (conclusions.first { $0.verdict == .differs } ?? conclusions.first)?.number
    }

    private var provenance: String {
        let model = result.project.area.name[language]
        let digest = result.report.map { "\($0.path) · SHA-256 \($0.digest.prefix(16))…" } ?? ""
        return HTMLText.escaped(
            [digest, model, "Tuban \(Version.tuban)"].filter { !$0.isEmpty }.joined(separator: " · "))
    }

    private var cards: String {
        let cards = report.verdictCounts.map { verdict, count in
            "<span class=\"card \(CheckReport.emphasis(of: verdict).rawValue)\"><b>\(count)</b>\(HTMLText.escaped(verdict.name[language]))</span>"
        }
        return "<div class=\"cards\">\(cards.joined())</div>"
    }

    private func link(to conclusion: ItemConclusion, isFirst: Bool) -> String {
        let verdict = conclusion.verdict
        let badge = verdict.map {
            "<span class=\"badge \(CheckReport.emphasis(of: $0).rawValue)\">\(HTMLText.escaped($0.name[language]))</span>"
        }
        let problem = HTMLText.escaped(Abridgement.of(conclusion.item?.problem.text ?? "", to: 40))
        return
            "<li><a href=\"#item-\(conclusion.number)\" data-item=\"\(conclusion.number)\"\(isFirst ? " data-first" : "")><span>\(conclusion.number)</span><span class=\"what\" title=\"\(problem)\">\(problem)</span>\(badge ?? "<span class=\"soft\">—</span>")</a></li>"
    }

    private func mapSection(_ map: MapData, hasLibrary: Bool) -> String {
        let legend = map.layers.map {
            "<span><i style=\"background:\($0.colour)\"></i>\(HTMLText.escaped($0.name))</span>"
        }.joined()
        let states =
            "<span><i style=\"background:#d55e00\"></i>\(say("不一致", "differs"))</span><span><i style=\"background:#cc79a7\"></i>\(say("尚欠", "outstanding"))</span>"
        let left =
            map.left.out > 0
            ? say(
                "共\(map.left.of)个要素，未绘出\(map.left.out)个。",
                "\(map.left.out) of \(map.left.of) features are not drawn.") : ""
        let note = say(
            "图形为显示作了化简（\(Int(MapData.tolerance))米），面积按原图形计算。\(left)",
            "Outlines are simplified for display (\(Int(MapData.tolerance)) m); areas are those of the whole outlines. \(left)"
        )
        let button =
            hasLibrary
            ? "<button type=\"button\" class=\"small noprint\" id=\"whole\">\(say("全图", "Whole map"))</button>"
            : ""
        return
            "<section><h2>\(say("地图", "Map")) \(button)</h2><div id=\"map\" role=\"application\" aria-label=\"\(say("地图", "Map"))\">\(picture)</div><div class=\"legend\">\(states)\(legend)</div><p class=\"soft\">\(note)</p></section>"
    }

    /// The counties and the ground behind what differs as a picture, for machines without the library.
    private var picture: String {
        guard
            let counties = result.layers.first(where: {
                $0.declaration.kind == .county && $0.content == .parcels
            })
        else { return "" }
        var box = Box.empty
        for county in counties.parcels { box.extend(to: county.ground.box) }
        guard !box.isEmpty, box.width > 0, box.height > 0 else { return "" }
        let scale = 1000 / box.width
        func path(_ ground: MultiPolygon) -> String {
            (0..<ground.ringCount).map { index in
                let ring = simplified(ring: Array(ground.ring(index).dropLast()), tolerance: box.width / 2000)
                return "M"
                    + ring.map {
                        "\((($0.x - box.minX) * scale * 10).rounded() / 10) \(((box.maxY - $0.y) * scale * 10).rounded() / 10)"
                    }.joined(separator: "L") + "Z"
            }.joined()
        }
        var shapes = counties.parcels.map { county in
            "<path d=\"\(path(county.ground))\" fill=\"#fff\" stroke=\"#5b6570\"><title>\(HTMLText.escaped(county.attributes[.name] ?? county.id))</title></path>"
        }
        for piece in report.pieces.prefix(500) {
            let ground = piece.ground.mapCoordinates { result.project.plane.position(degrees: $0) }
            shapes.append(
                "<path d=\"\(path(ground))\" fill=\"#d55e00\" stroke=\"#d55e00\" stroke-width=\"3\"><title>\(HTMLText.escaped("\(piece.layer)#\(piece.fid)"))</title></path>"
            )
        }
        return
            "<svg class=\"static\" viewBox=\"-5 -5 1010 \(Int(box.height * scale) + 10)\" role=\"img\">\(shapes.joined())</svg>"
    }

    /// The values of checks that are told apart by groups, as bars.
    private func groupCharts() -> String {
        var html = ""
        for check in result.checks {
            let rows = check.breakdown
            guard (2...14).contains(rows.count), let most = rows.map(\.value.magnitude.double).max(), most > 0
            else {
                continue
            }
            let title = HTMLText.escaped(MeasureText.quotation(of: check)[language])
            let unit = HTMLText.escaped(FigureText.unitName(check.figure)[language])
            html += "<h3>\(say("第\(check.declaration.item)项", "Item \(check.declaration.item)")) \(title)</h3>"
            for row in rows {
                let name = HTMLText.escaped(row.group.map { $0 ?? "—" }.joined(separator: " / "))
                let value = FigureText.measured(row.value, for: check.figure)?.description ?? ""
                let width = (row.value.magnitude.double / most * 1000).rounded() / 10
                html +=
                    "<div class=\"bar\"><span>\(name)</span><div role=\"img\" aria-label=\"\(value)\"><i style=\"width:\(width)%\"></i></div><span>\(value) \(unit)</span></div>"
            }
        }
        return html.isEmpty ? "" : "<section><h2>\(say("分组", "By group"))</h2>\(html)</section>"
    }

    /// Accounts as bars: what of the occupied ground is approved or restored.
    private func chart() -> String {
        guard !result.accounts.isEmpty else { return "" }
        var html = "<section><h2>\(say("占用恢复收支", "Accounts of occupied ground"))</h2>"
        for account in result.accounts {
            let total = account.total
            let done = total.approved + total.restored
            let share =
                total.occupied > .zero
                ? Rational(Int128(done.hundredths) * 100, Int128(total.occupied.hundredths)).rounded(to: 1)
                : nil
            let percent = share?.description ?? "0"
            html +=
                "<div class=\"bar\"><span>\(say("第\(account.declaration.item)项", "Item \(account.declaration.item)")) \(HTMLText.escaped(account.declaration.occupied))</span><div role=\"img\" aria-label=\"\(percent)%\"><i style=\"width:\(percent)%\"></i></div><span>\(percent)%</span></div>"
        }
        return html + "</section>"
    }
}
