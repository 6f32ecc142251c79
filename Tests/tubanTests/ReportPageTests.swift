import Foundation
import TestSupport
import Testing

/// The page of a run.
private func page(of project: String, in folder: TemporaryFolder, language: String = "zh") throws -> String {
    _ = try TubanRun(["check", project, "-o", folder.path("result"), "--lang", language])
    return try String(contentsOfFile: folder.path("result/report.html"), encoding: .utf8)
}

@Test func thePageNeedsNothingElse() throws {
    let folder = try TemporaryFolder()
    let text = try page(of: Places.sample("project.yaml"), in: folder)
    #expect(text.utf8.count < 3_000_000)
    // No address of anything: no source, no link out, no import, no image. The library's own text, which it shows
    // nowhere here, names its home.
    let markup = text.components(separatedBy: "<script>")[0]
    for word in [" src=", "href=\"http", "@import", "url(", "<link", "<img", "<iframe", "sourceMappingURL"]
    where markup.contains(word) { Issue.record(Comment(rawValue: word)) }
    #expect(text.contains("default-src 'none'"))
    // Every item, and the figures with their verdicts.
    for number in 1...17 { #expect(text.contains("id=\"item-\(number)\"")) }
    #expect(text.contains("title=\"不一致\">938亩</button>") && text.contains("title=\"一致\">937.36亩</button>"))
    #expect(text.contains("已销号，但有1项不一致"))
}

/// Names that would run as a script or close an element stay text, in the page as in its data.
@Test func hostileNamesStayText() throws {
    let folder = try TemporaryFolder()
    let names = [
        "<script>alert(1)</script>", "\\\"><img src=x onerror=alert(1)>", "</script><script>alert(2)</script>",
        "=cmd|'/C calc'!A0",
        "a\u{202E}b", String(repeating: "长", count: 300), "😀 ' & \\u2028",
    ]
    let features = names.enumerated().map { index, name in
        let x = 122 + Double(index) / 100
        return
            "{\"type\":\"Feature\",\"properties\":{\"BSM\":\"\(name)\",\"名称\":\"\(name)\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[\(x),46],[\(x + 0.005),46],[\(x + 0.005),46.005],[\(x),46.005],[\(x),46]]]}}"
    }
    try folder.write(
        "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}", to: "land.geojson"
    )
    try folder.write("1.某矿<script>alert(3)</script>占用草原15亩。\n整改状态：已销号\n", to: "report.txt")
    let project = try folder.write(
        "title: \"<b>x</b>\"\nreport: report.txt\nlayers:\n  land: {source: land.geojson}\nchecks:\n  - {item: 1, claim: 占用草原15亩, measure: {area: land}, note: \"<i>\"}\n",
        to: "project.yaml")
    let text = try page(of: project, in: folder)
    for word in ["<script>alert", "<img", "<b>x", "<i>\"", "\u{202E}"]
    where text.contains(word) {
        Issue.record(Comment(rawValue: word))
    }
    let scripts = text.components(separatedBy: "<script").count - 1
    #expect(scripts == text.components(separatedBy: "</script>").count - 1 && scripts <= 3)
    // The same names in the workbook are text, and none is a formula.
    let workbook = try ReadWorkbook(path: folder.path("result/tables.xlsx"))
    let sheet = try #require(workbook.sheetNames.firstIndex(of: "图斑面积表")) + 1
    let cells = (1...12).flatMap { row in "ABCDEFGHIJ".compactMap { workbook.cell("\($0)\(row)", sheet: sheet) }
    }
    #expect(cells.contains { $0.isText && $0.value == names[3] })
    #expect(!cells.contains { $0.formula?.contains("cmd") == true })
    guard ReportBrowser.path != nil else { return }
    let outcome = try ReportBrowser.drive(text, in: folder, by: "report({});")
    #expect(outcome["alerts"] as? Int == 0)
}

/// What a reader does: opens an item, a figure, sorts and searches a table; nothing fails and nothing is fetched.
@Test(.enabled(if: ReportBrowser.path != nil))
func thePageIsDriven() throws {
    let folder = try TemporaryFolder()
    let text = try page(of: Places.sample("project.yaml"), in: folder)
    let outcome = try ReportBrowser.drive(
        text, in: folder,
        by: """
            const one = (selector) => document.querySelector(selector);
            one("nav a[data-item='8']").click();
            const open = document.querySelectorAll(".item.open").length + ":" + one(".item.open").id;
            const figure = Array.from(document.querySelectorAll("#item-8 button.figure")).find((b) => b.textContent === "938亩");
            figure.click();
            const hit = one("tr.hit") ? one("tr.hit").textContent : "";
            const table = document.getElementById("table-checks");
            const heading = Array.from(table.querySelectorAll("th button")).find((b) => b.textContent === "核查数字");
            heading.click();
            const column = Array.prototype.indexOf.call(heading.closest("tr").children, heading.closest("th"));
            const values = Array.from(table.tBodies[0].rows).map((r) => r.cells[column].dataset.value).filter((v) => v !== undefined).map(Number);
            const sorted = values.every((v, i) => i === 0 || values[i - 1] <= v);
            const field = one("input[data-search='table-checks']");
            field.value = "937.36亩";
            field.dispatchEvent(new Event("input"));
            const shown = Array.from(table.tBodies[0].rows).filter((r) => !r.hidden).length;
            // Subtotals stay below their rows.
            const counties = document.getElementById("table-counties");
            const kinds = () => Array.from(counties.tBodies[0].rows).map((r) => (r.classList.contains("sum") ? "S" : ".")).join("");
            const before = kinds();
            counties.querySelectorAll("th button")[5].click();
            const kept = before === kinds() && before.includes("S");
            // The row of a parcel shows it on the map; a click in the middle of the map opens what it is about.
            const place = Array.from(document.querySelectorAll("[data-place]")).find((b) => b.dataset.place === "mines#225");
            place.click();
            const status = document.getElementById("map-status").textContent;
            const label = place.getAttribute("aria-label");
            one("nav a[data-item='1']").click();
            setTimeout(() => {
              const box = document.getElementById("map").getBoundingClientRect();
              const spot = { bubbles: true, clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
              for (const kind of ["mousemove", "mousedown", "mouseup", "click"])
                one("#map canvas").dispatchEvent(new MouseEvent(kind, spot));
              report({ open, hit, sorted, shown, kept, status, label, clicked: one(".item.open").id,
                       unnamed: Array.from(document.querySelectorAll("button, input, a")).filter(
                         (e) => !e.textContent.trim() && !e.getAttribute("aria-label") && !e.title && !e.closest("label")).length,
                       map: document.querySelectorAll("#map canvas, #map svg").length });
            }, 1500);
            """)
    #expect(outcome["error"] as? String == nil, "\(outcome)")
    #expect(outcome["open"] as? String == "1:item-8")
    #expect((outcome["hit"] as? String)?.contains("938亩") == true)
    #expect(
        outcome["sorted"] as? Bool == true && (2..<10).contains(outcome["shown"] as? Int ?? 0), "\(outcome)")
    #expect(outcome["kept"] as? Bool == true)
    #expect((outcome["status"] as? String)?.contains("活林扎拉格") == true, "\(outcome)")
    #expect(outcome["label"] as? String == "在地图上显示 mines#225" && outcome["unnamed"] as? Int == 0)
    // Ground of two items lies there, one layer over the other.
    #expect(["item-2", "item-5"].contains(outcome["clicked"] as? String), "\(outcome)")
    #expect(
        (outcome["map"] as? Int ?? 0) > 0 && outcome["requests"] as? Int == 0 && outcome["alerts"] as? Int == 0)
}

/// On paper every item stands, and the tables go on from page to page.
@Test(.enabled(if: ReportBrowser.path != nil))
func thePageIsPrinted() throws {
    let folder = try TemporaryFolder()
    _ = try page(of: Places.sample("project.yaml"), in: folder)
    let pdf = folder.path("page.pdf")
    try ReportBrowser.printed(folder.path("result/report.html"), to: pdf, in: folder)
    let bytes = try Data(contentsOf: URL(filePath: pdf))
    #expect(bytes.starts(with: Data("%PDF".utf8)))
    let text = String(decoding: bytes, as: UTF8.self)
    let pages = text.matches(of: /\/Type\s*\/Page\b/).count
    #expect(pages >= 8, "\(pages)")
    // A4 upright, in points.
    #expect(text.contains("/MediaBox [0 0 594.95996 841.91998]") || text.contains("/MediaBox [0 0 595"))
}
