import Foundation
import TestSupport
import Testing

/// A headless browser that does in a page what a reader does; tests that need it are skipped where none is installed.
enum ReportBrowser {
    static let path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    /// Runs a script in the page after its own, and gives what it reports.
    static func drive(_ page: String, in folder: TemporaryFolder, by script: String) throws -> [String: Any] {
        let head = """
            <script>
            window.faults = [];
            window.alerts = 0;
            window.alert = () => { window.alerts++; };
            window.addEventListener("error", (event) => window.faults.push(event.message));
            window.addEventListener("unhandledrejection", (event) => window.faults.push(String(event.reason)));
            document.addEventListener("securitypolicyviolation", (event) => window.faults.push(event.violatedDirective));
            for (const kind of ["error", "warn"]) console[kind] = (...words) => window.faults.push(words.join(" "));
            </script>
            """
        let tail = """
            <script>
            function report(outcome) {
              outcome.alerts = window.alerts;
              outcome.requests = performance.getEntriesByType("resource").length;
              if (window.faults.length) outcome.error = window.faults.join("; ");
              const place = document.createElement("pre");
              place.id = "outcome";
              place.textContent = btoa(unescape(encodeURIComponent(JSON.stringify(outcome))));
              document.body.appendChild(place);
            }
            try { \(script) } catch (error) { window.faults.push(String(error)); report({}); }
            </script>
            """
        let file = try folder.write(
            page.replacing("<head>", with: "<head>\(head)", maxReplacements: 1).replacing(
                "</body>", with: tail + "</body>"),
            to: "driven.html")
        let process = Process()
        process.executableURL = URL(filePath: try #require(Self.path))
        process.arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=6000", "--dump-dom",
            "--user-data-dir=\(folder.path("profile"))", "file://\(file)",
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

    /// Prints a page to a PDF file.
    static func printed(_ path: String, to pdf: String, in folder: TemporaryFolder) throws {
        let process = Process()
        process.executableURL = URL(filePath: try #require(Self.path))
        process.arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
            "--virtual-time-budget=6000",
            "--user-data-dir=\(folder.path("profile"))", "--print-to-pdf=\(pdf)", "file://\(path)",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
    }
}
