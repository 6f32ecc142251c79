import Bilingual
import Geodesy
import Geometry
import Intake
import Land
import Project
import Subjects
import Survey

/// One sheet for a parcel or a right (一图一表): where it lies, its outline with numbered corners, areas, covers, figures.
struct ParcelSheet {
    /// More corners than this are counted, not listed.
    private static let listedCorners = 60

    let dossier: ParcelDossier
    let language: Language

    private var parcel: Parcel { dossier.parcel }

    /// What the sheet is called: the parcel's identifier and name.
    var name: String {
        [parcel.attributes[.id] ?? "#\(parcel.fid)", parcel.attributes[.name]].compactMap(\.self)
            .joined(separator: " ")
    }

    /// The sheet as an element of a page.
    func html() -> String {
        let corners = dossier.corners
        var html = "<div class=\"sheet\"><h3 class=\"name\">\(MarkupText.escaped(name))</h3>"
        html +=
            "<div class=\"meta\"><span>\(MarkupText.escaped(dossier.title))</span><span>\(MarkupText.escaped("\(dossier.file.name)#\(parcel.fid) · \(dossier.system.name)"))</span></div>"
        html += "<div class=\"maps\">"
        html +=
            "<figure>\(location())<figcaption>\(language.say(zh: "位置图", en: "Location"))</figcaption></figure>"
        html +=
            "<figure>\(outline(corners))<figcaption>\(language.say(zh: "图形及拐点", en: "Outline and corners"))</figcaption></figure></div>"
        html +=
            "<div class=\"columns\"><div>" + areaTable() + coverTable() + "</div><div>" + cornerTable(corners)
            + "</div></div>"
        html += figureTable()
        html +=
            "<div class=\"sign\"><span>\(language.say(zh: "核查人：", en: "Checked by:"))</span><span>\(language.say(zh: "复核人：", en: "Reviewed by:"))</span><span>\(language.say(zh: "日期：", en: "Date:"))</span></div>"
        return html + "</div>"
    }

    /// The counties, and where the parcel is.
    private func location() -> String {
        let counties = dossier.counties
        var box = parcel.outline.box
        for county in counties { box.extend(to: county.outline.box) }
        let frame = Frame(box, margin: 0.04)
        var shapes = counties.map {
            "<path d=\"\(frame.path($0.outline, tolerance: frame.unit))\" fill=\"none\" stroke=\"#666\" stroke-width=\"2\"/>"
        }
        for county in counties {
            let middle = Coordinate(
                x: (county.outline.box.minX + county.outline.box.maxX) / 2,
                y: (county.outline.box.minY + county.outline.box.maxY) / 2)
            shapes.append(frame.text(county.name, at: middle, size: 34))
        }
        let own = parcel.outline.box
        let place = frame.place(Coordinate(x: (own.minX + own.maxX) / 2, y: (own.minY + own.maxY) / 2))
        shapes.append("<path d=\"\(frame.path(parcel.outline, tolerance: frame.unit))\" fill=\"#d55e00\"/>")
        shapes.append(
            "<circle cx=\"\(place.x)\" cy=\"\(place.y)\" r=\"16\" fill=\"none\" stroke=\"#d55e00\" stroke-width=\"5\"/>"
        )
        return frame.svg(shapes)
    }

    /// The outline with the numbers of its corners, and what covers it.
    private func outline(_ corners: ParcelCorners) -> String {
        let frame = Frame(parcel.outline.box, margin: 0.12)
        var shapes: [String] = []
        for cover in dossier.over {
            shapes.append(
                "<path d=\"\(frame.path(cover, tolerance: frame.unit))\" fill=\"#009e73\" fill-opacity=\"0.12\" stroke=\"#009e73\" stroke-width=\"2\" stroke-dasharray=\"8 6\" fill-rule=\"evenodd\"/>"
            )
        }
        shapes.append(
            "<path d=\"\(frame.path(parcel.outline, tolerance: frame.unit / 4))\" fill=\"#d55e00\" fill-opacity=\"0.15\" stroke=\"#d55e00\" stroke-width=\"4\" fill-rule=\"evenodd\"/>"
        )
        let step = max(1, corners.corners.count / 40)
        for corner in corners.corners where (corner.number - 1).isMultiple(of: step) {
            guard let degrees = try? corners.plane?.geographic(corner.place) else { continue }
            let ground = dossier.plane.position(degrees: degrees)
            let place = frame.place(ground)
            shapes.append("<circle cx=\"\(place.x)\" cy=\"\(place.y)\" r=\"6\" fill=\"#d55e00\"/>")
            shapes.append(frame.text("J\(corner.number)", at: ground, size: 26))
        }
        return frame.svg(shapes)
    }

    /// A picture of some ground, a thousand units wide or high.
    private struct Frame {
        let box: Box
        let scale: Double
        /// A unit of the picture in metres.
        var unit: Double { 1 / scale }

        init(_ ground: Box, margin: Double) {
            let size = max(ground.width, ground.height, 1)
            box = Box(
                minX: (ground.minX + ground.maxX - size) / 2 - margin * size,
                minY: (ground.minY + ground.maxY - size) / 2 - margin * size,
                maxX: (ground.minX + ground.maxX + size) / 2 + margin * size,
                maxY: (ground.minY + ground.maxY + size) / 2 + margin * size)
            scale = 1000 / box.width
        }

        func place(_ place: Coordinate) -> Coordinate {
            Coordinate(
                x: ((place.x - box.minX) * scale * 10).rounded() / 10,
                y: ((box.maxY - place.y) * scale * 10).rounded() / 10)
        }

        func path(_ ground: MultiPolygon, tolerance: Double) -> String {
            (0..<ground.ringCount).map { index in
                let ring = simplified(ring: Array(ground.ring(index).dropLast()), tolerance: tolerance)
                return "M" + ring.map { place($0) }.map { "\($0.x) \($0.y)" }.joined(separator: "L") + "Z"
            }.joined()
        }

        func text(_ text: String, at ground: Coordinate, size: Int) -> String {
            let place = place(ground)
            return
                "<text x=\"\(place.x)\" y=\"\(place.y - 9)\" font-size=\"\(size)\" text-anchor=\"middle\">\(MarkupText.escaped(text))</text>"
        }

        func svg(_ shapes: [String]) -> String {
            "<svg viewBox=\"0 0 1000 1000\" role=\"img\">\(shapes.joined())</svg>"
        }
    }

    private func row(_ cells: [String], isNumber: [Bool]) -> String {
        "<tr>"
            + zip(cells, isNumber).map { "<td class=\"\($1 ? "number" : "")\">\(MarkupText.escaped($0))</td>" }
            .joined()
            + "</tr>"
    }

    private func areaTable() -> String {
        let units: [AreaUnit] = [.squareMetre, .mu, .hectare, .squareKilometre]
        var html = "<table><caption>\(language.say(zh: "面积", en: "Area"))</caption>"
        for unit in units {
            let text = parcel.area.rounded(in: unit, to: unit.customaryScale)?.description ?? ""
            html += row([unit.name[language], text], isNumber: [false, true])
        }
        if let number = RecordedArea.number(of: parcel), let unit = dossier.recordedUnit {
            html += row(
                [language.say(zh: "登记面积", en: "Recorded"), "\(number) \(unit.name[language])"],
                isNumber: [false, true])
            if let difference = dossier.recordedDifference?.rounded(in: .squareMetre, to: 2) {
                html += row(
                    [language.say(zh: "计算减登记 m²", en: "Computed less recorded m²"), "\(difference)"],
                    isNumber: [false, true])
            }
        }
        return html + "</table><p>\(MarkupText.escaped(dossier.areaModel[language]))</p>"
    }

    private func coverTable() -> String {
        guard !dossier.covers.isEmpty else { return "" }
        let unit = dossier.unit
        var html =
            "<table><caption>\(language.say(zh: "压盖（\(unit.name.zh)）", en: "Covered by (\(unit.name.en))"))</caption>"
        let levelled = try? LevelledAreas(dossier.covers.map(\.area), in: unit, scale: unit.customaryScale)
        for (number, (names, _)) in dossier.covers.enumerated() {
            let area = levelled.flatMap {
                ExactDecimal(significand: $0.cells[number], scale: unit.customaryScale)
            }
            html += row(
                [names.isEmpty ? language.say(zh: "无", en: "none") : names, area?.description ?? ""],
                isNumber: [false, true])
        }
        return html + "</table>"
    }

    private func cornerTable(_ corners: ParcelCorners) -> String {
        guard !corners.corners.isEmpty else {
            return
                "<p>\(language.say(zh: "拐点坐标未收入本成果，可用 tuban corners 导出，或由项目文件出图。", en: "The corners are not in this result; tuban corners exports them, and a sheet of the project has them."))</p>"
        }
        let zone = corners.zone.map { "\($0.number)" } ?? "—"
        var html =
            "<table><caption>\(language.say(zh: "拐点坐标（2000国家大地坐标系，3°带第\(zone)带，米）", en: "Corners (CGCS2000, zone \(zone), metres)"))</caption><tr><th>\(language.say(zh: "点号", en: "No."))</th><th>\(language.say(zh: "圈", en: "Ring"))</th><th>X</th><th>Y</th></tr>"
        for corner in corners.corners.prefix(Self.listedCorners) {
            func metres(_ value: Double) -> String {
                ExactDecimal(significand: Int64((value * 100).rounded()), scale: 2)?.description ?? ""
            }
            html += row(
                ["J\(corner.number)", "\(corner.ring)", metres(corner.place.y), metres(corner.place.x)],
                isNumber: [false, false, true, true])
        }
        html += "</table>"
        if corners.corners.count > Self.listedCorners {
            html +=
                "<p>\(language.say(zh: "共\(corners.corners.count)个拐点，全部用 tuban corners 导出。", en: "\(corners.corners.count) corners; tuban corners exports all."))</p>"
        }
        return html
    }

    private func figureTable() -> String {
        var html =
            "<table><caption>\(language.say(zh: "所入数字", en: "Figures it enters"))</caption><tr><th>\(language.say(zh: "事项", en: "Item"))</th><th>\(language.say(zh: "核对内容", en: "Claim or expectation"))</th><th>\(language.say(zh: "报告或期望", en: "Stated"))</th><th>\(language.say(zh: "核查数字", en: "Measured"))</th><th>\(language.say(zh: "结论", en: "Verdict"))</th></tr>"
        for figure in dossier.figures {
            let measured = figure.measured?.description ?? "—"
            html += row(
                [
                    "\(figure.item)", figure.quotation[language], figure.printed,
                    "\(measured) \(figure.unit[language])",
                    figure.verdict.name(isDoubtful: figure.isDoubtful)[language],
                ], isNumber: [false, false, true, true, false])
        }
        return dossier.figures.isEmpty ? "" : html + "</table>"
    }
}
