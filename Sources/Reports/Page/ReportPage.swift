import Bilingual
import Geodesy
import Geometry
import Intake
import Land
import Ledger
import Project
import Subjects
import Survey
import Tables

/// A run as one page that needs nothing else (网页报告): items with their figures marked, tables, a map.
struct ReportPage {
    let report: CheckReport
    /// Its tables, as people read them.
    let tables: [Table]
    let language: Language
    /// The parcels of which the page has a sheet each.
    var sheets: [(layer: String, fid: Int64)] = []

    private var result: SurveyResult { report.result }

    /// The page.
    func html() -> String {
        let map = MapData(report, language: language)
        let library = MapLibrary.load()
        let conclusions = report.conclusions
        let title = MarkupText.escaped(report.title)
        var page = """
            <!DOCTYPE html>
            <html lang="\(language == .chinese ? "zh-CN" : "en")"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
            <title>\(title)</title>
            <style>\(library?.style ?? "")
            \(String(decoding: PackageResources.page_css, as: UTF8.self))\(sheets.isEmpty ? "" : SheetFile.style)</style></head><body>
            <a class="skip" href="#tables">\(language.say(zh: "跳到表格", en: "Skip to the tables"))</a>
            <header><h1>\(title)</h1><div class="soft">\(provenance)</div>\(cards)</header><main>
            <nav aria-label="\(language.say(zh: "事项", en: "Items"))"><ol>
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
        page += "<section id=\"tables\"><h2>\(language.say(zh: "表格", en: "Tables"))</h2>"
        for table in tables {
            let shown = HTMLTable(
                table: table.withoutEmptyColumns, id: "table-\(table.id.name)", language: language,
                rowID: table.id == .checks ? { "check-\($0)" } : { _ in nil })
            page += shown.html(isOpen: table.id == .checks)
        }
        page += "</section>" + sheetSection() + groupCharts() + classCharts() + "</div></main>"
        let parts = report.scan.named.map { features in
            features.map { "\(result.layers[$0.layer].declaration.name)#\($0.fid)" }
        }
        let data = String(decoding: map.document(checks: parts).encoded(.compact), as: UTF8.self)
        page += "<script type=\"application/json\" id=\"data\">\(data)</script>"
        if let library { page += "<script>\(library.script)</script>" }
        page += "<script>\(String(decoding: PackageResources.page_js, as: UTF8.self))</script></body></html>\n"
        return page
    }

    private func first(_ conclusions: [ItemConclusion]) -> Int? {
        (conclusions.first { $0.verdict == .differs } ?? conclusions.first)?.number
    }

    private var provenance: String {
        let model = result.project.area.name[language]
        let digest = result.report.map { "\($0.path) · SHA-256 \($0.digest.prefix(16))…" } ?? ""
        return MarkupText.escaped(
            [digest, model, "Tuban \(Version.tuban)"].filter { !$0.isEmpty }.joined(separator: " · "))
    }

    private var cards: String {
        let cards = report.toldCounts.map { name, emphasis, count in
            "<span class=\"card \(emphasis.rawValue)\"><b>\(count)</b>\(MarkupText.escaped(name[language]))</span>"
        }
        return "<div class=\"cards\">\(cards.joined())</div>"
    }

    private func link(to conclusion: ItemConclusion, isFirst: Bool) -> String {
        let verdict = conclusion.verdict
        let badge = verdict.map {
            "<span class=\"badge \(conclusion.emphasis.rawValue)\">\(MarkupText.escaped((conclusion.verdictName ?? $0.name)[language]))</span>"
        }
        let problem = MarkupText.escaped(Abridgement.of(conclusion.item?.problem.text ?? "", to: 40))
        return
            "<li><a href=\"#item-\(conclusion.number)\" data-item=\"\(conclusion.number)\"\(isFirst ? " data-first" : "")><span>\(conclusion.number)</span><span class=\"what\" title=\"\(problem)\">\(problem)</span>\(badge ?? "<span class=\"soft\">—</span>")</a></li>"
    }

    private func mapSection(_ map: MapData, hasLibrary: Bool) -> String {
        let legend = map.layers.map {
            "<span><i style=\"background:\($0.colour)\"></i>\(MarkupText.escaped($0.name))</span>"
        }.joined()
        let states =
            "<span><i style=\"background:#d55e00\"></i>\(language.say(zh: "不一致", en: "differs"))</span><span><i style=\"background:#cc79a7\"></i>\(language.say(zh: "尚欠", en: "outstanding"))</span>"
        let left =
            map.left.out > 0
            ? language.say(
                zh: "共\(map.left.of)个要素，未绘出\(map.left.out)个。",
                en: "\(map.left.out) of \(map.left.of) features are not drawn.") : ""
        let note = language.say(
            zh: "图形为显示作了化简（\(Int(MapData.tolerance))米），面积按原图形计算。\(left)",
            en:
                "Outlines are simplified for display (\(Int(MapData.tolerance)) m); areas are those of the whole outlines. \(left)"
        )
        let more = report.mapNotes.map { "<p class=\"soft\">\(MarkupText.escaped($0[language]))</p>" }.joined()
        let button =
            hasLibrary
            ? "<button type=\"button\" class=\"small noprint\" id=\"whole\">\(language.say(zh: "全图", en: "Whole map"))</button>"
            : ""
        return
            "<section><h2>\(language.say(zh: "地图", en: "Map")) \(button)</h2><div id=\"map\" role=\"application\" aria-label=\"\(language.say(zh: "地图", en: "Map"))\">\(picture)</div><p id=\"map-status\" role=\"status\" class=\"soft\"></p><div class=\"legend\">\(states)\(legend)</div><p class=\"soft\">\(note)</p>\(more)</section>"
    }

    /// The counties and the ground behind what differs as a picture, for machines without the library.
    private var picture: String {
        guard
            let counties = result.layers.first(where: {
                $0.declaration.kind == .county && $0.content == .parcels
            })
        else { return "" }
        var box = Box.empty
        for county in counties.parcels { box.extend(to: county.outline.box) }
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
            "<path d=\"\(path(county.outline))\" fill=\"#fff\" stroke=\"#5b6570\"><title>\(MarkupText.escaped(county.attributes[.name] ?? county.id))</title></path>"
        }
        for piece in report.scan.pieces.prefix(500) {
            let ground = piece.ground.mapCoordinates { result.project.plane.position(degrees: $0) }
            shapes.append(
                "<path d=\"\(path(ground))\" fill=\"#d55e00\" stroke=\"#d55e00\" stroke-width=\"3\"><title>\(MarkupText.escaped("\(piece.layer)#\(piece.fid)"))</title></path>"
            )
        }
        return
            "<svg class=\"static\" viewBox=\"-5 -5 1010 \(Int(box.height * scale) + 10)\" role=\"img\">\(shapes.joined())</svg>"
    }

    /// The sheets that were asked for (一图一表), each folded up.
    private func sheetSection() -> String {
        let content = SheetFile.sheets(report, sheets, language).map {
            "<details><summary>\(MarkupText.escaped($0.name))</summary>\($0.html())</details>"
        }
        return section(language.say(zh: "一图一表", en: "Sheets"), content.joined())
    }

    /// A line of a chart: a name, a bar, and the number in words.
    private func bar(_ name: String, _ value: String, percent: Double) -> String {
        let width = (percent * 10).rounded() / 10
        return
            "<div class=\"bar\"><span>\(MarkupText.escaped(name))</span><div role=\"img\" aria-label=\"\(MarkupText.escaped(value))\"><i style=\"width:\(width)%\"></i></div><span>\(MarkupText.escaped(value))</span></div>"
    }

    /// A part of the page with a heading; nothing without content.
    private func section(_ title: String, _ content: String) -> String {
        content.isEmpty ? "" : "<section><h2>\(title)</h2>\(content)</section>"
    }

    private func itemName(_ number: Int) -> String { language.say(zh: "第\(number)项", en: "Item \(number)") }

    /// The values of checks that are told apart by groups, as bars.
    private func groupCharts() -> String {
        var html = ""
        for check in result.checks {
            let rows = FigureText.breakdown(of: check)
            guard (2...14).contains(rows.count), let most = rows.map(\.value.magnitude.double).max(), most > 0
            else { continue }
            let unit = FigureText.unitName(check.figure)[language]
            let title = MarkupText.escaped(MeasureText.quotation(of: check)[language])
            html += "<h3>\(itemName(check.declaration.item)) \(title)</h3>"
            for row in rows {
                let value = row.printed?.description ?? ""
                html += bar(
                    row.group.map { $0 ?? "—" }.joined(separator: " / "), "\(value) \(unit)",
                    percent: row.value.magnitude.double / most * 100)
            }
        }
        return section(language.say(zh: "分组", en: "By group"), html)
    }

    /// The measured layers by class, as bars.
    private func classCharts() -> String {
        let unit = result.project.unit
        var html = ""
        for layer in result.layers {
            var sums: [(name: String, area: Area)] = []
            for row in result.countyAreas where row.layer == layer.declaration.name {
                let name = [row.landClass, row.className].compactMap(\.self).joined(separator: " ")
                if let index = sums.firstIndex(where: { $0.name == name }) {
                    sums[index].area += row.area
                } else {
                    sums.append((name, row.area))
                }
            }
            guard (2...14).contains(sums.count), let most = sums.map(\.area).max(), most > .zero else {
                continue
            }
            html +=
                "<h3>\(MarkupText.escaped(layer.declaration.name)) · \(layer.declaration.kind.name[language])</h3>"
            for (name, area) in sums.sorted(by: { $0.area > $1.area }) {
                let value = area.rounded(in: unit, to: unit.customaryScale)?.description ?? ""
                html += bar(
                    name.isEmpty ? language.say(zh: "未分类", en: "unclassified") : name,
                    "\(value) \(unit.name[language])",
                    percent: area.squareMetres / most.squareMetres * 100)
            }
        }
        return section(language.say(zh: "按地类的面积", en: "Areas by class"), html)
    }

    /// Accounts as bars: what of the occupied ground is approved or restored.
    private func chart() -> String {
        let html = result.accounts.map { account -> String in
            let total = account.total
            let done = total.approved + total.restored
            let share =
                total.occupied > .zero
                ? Rational(Int128(done.hundredths) * 100, Int128(total.occupied.hundredths)).rounded(to: 1)
                : nil
            return bar(
                "\(itemName(account.declaration.item)) \(account.declaration.occupied)",
                "\(share?.description ?? "0") %", percent: share?.double ?? 0)
        }
        return section(
            language.say(
                zh: "占用恢复收支：已审批或恢复占占用的比例", en: "Accounts: share of occupied ground approved or restored"),
            html.joined())
    }
}
