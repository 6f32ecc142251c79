import Foundation
import TestSupport
import Testing

/// The browser, when one is installed; what needs it is skipped otherwise.
private let browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].first {
    FileManager.default.isExecutableFile(atPath: $0)
}

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
    guard browser != nil else { return }
    let outcome = try driven(text, in: folder, by: "report({});")
    #expect(outcome["alerts"] as? Int == 0)
}

/// What a reader does: opens an item, a figure, sorts and searches a table; nothing fails and nothing is fetched.
@Test(.enabled(if: browser != nil))
func thePageIsDriven() throws {
    let folder = try TemporaryFolder()
    let text = try page(of: Places.sample("project.yaml"), in: folder)
    let outcome = try driven(
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
            report({ open, hit, sorted, shown, map: document.querySelectorAll("#map canvas, #map svg").length,
                     requests: performance.getEntriesByType("resource").length });
            """)
    #expect(outcome["error"] as? String == nil, "\(outcome)")
    #expect(outcome["open"] as? String == "1:item-8")
    #expect((outcome["hit"] as? String)?.contains("938亩") == true)
    #expect(
        outcome["sorted"] as? Bool == true && (2..<10).contains(outcome["shown"] as? Int ?? 0), "\(outcome)")
    #expect(
        (outcome["map"] as? Int ?? 0) > 0 && outcome["requests"] as? Int == 0 && outcome["alerts"] as? Int == 0)
}

/// Runs a script in the page after its own, and gives what it reports.
private func driven(_ page: String, in folder: TemporaryFolder, by script: String) throws -> [String: Any] {
    let head =
        "<script>window.faults=[];window.alerts=0;window.alert=()=>{window.alerts++};window.addEventListener('error',(e)=>window.faults.push(e.message));</script>"
    let tail = """
        <script>
        function report(outcome) {
          outcome.alerts = window.alerts;
          if (window.faults.length) outcome.error = window.faults.join("; ");
          const place = document.createElement("pre");
          place.id = "outcome";
          place.textContent = btoa(unescape(encodeURIComponent(JSON.stringify(outcome))));
          document.body.appendChild(place);
        }
        try { \(script) } catch (error) { window.faults.push(String(error)); report({}); }
        </script>
        """
    let path = try folder.write(
        page.replacing("<head>", with: "<head>\(head)", maxReplacements: 1).replacing(
            "</body>", with: tail + "</body>"),
        to: "driven.html")
    let process = Process()
    process.executableURL = URL(filePath: try #require(browser))
    process.arguments = [
        "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=6000", "--dump-dom",
        "--user-data-dir=\(folder.path("profile"))", "file://\(path)",
    ]
    try folder.write("", to: "dom")
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: folder.path("dom")))
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let dom = try String(contentsOfFile: folder.path("dom"), encoding: .utf8)
    let parts = dom.components(separatedBy: "<pre id=\"outcome\">")
    let code = parts.count > 1 ? parts[1].components(separatedBy: "<")[0] : ""
    let data = try #require(Data(base64Encoded: code), "the page reported nothing")
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
}
