public import Bilingual
import FoundationEssentials
import Intake
import Land
import Subjects
import Survey

/// Sheets of parcels as a page or as a PDF (一图一表成果).
public enum SheetFile {
    /// The browsers that can print a page.
    private static let browsers = ["chromium", "chromium-browser", "google-chrome"]

    /// Writes the sheets of some parcels of a run to a file that appears whole or not at all.
    ///
    /// - Parameters:
    ///   - report: the run.
    ///   - parcels: layer and number of each, in the order of the sheets.
    ///   - path: `.html`, or `.pdf`, which Chromium prints.
    ///   - overwrite: whether a file there may be replaced.
    ///   - inputs: files that were read, none of which is replaced.
    ///   - language: of the words.
    /// - Throws: `OutputError`, also for a PDF where no Chromium is installed.
    public static func write(
        _ report: CheckReport, parcels: [(layer: String, fid: Int64)], to path: String, overwrite: Bool,
        inputs: [String], language: Language
    ) throws(OutputError) {
        try write(
            html(report.title, sheets(report, parcels, language), language), to: path, overwrite: overwrite,
            inputs: inputs)
    }

    /// Writes the sheets of some parcels of a finished run.
    ///
    /// - Throws: `OutputError`, also for what cannot be read of the run.
    public static func write(
        _ run: FinishedRun, _ parcels: [FinishedRun.Found], to path: String, overwrite: Bool, inputs: [String],
        language: Language
    ) throws(OutputError) {
        var sheets: [ParcelSheet] = []
        for parcel in parcels {
            sheets.append(ParcelSheet(dossier: try run.dossier(of: parcel), language: language))
        }
        try write(
            html(sheets.first?.dossier.title ?? "", sheets, language), to: path, overwrite: overwrite,
            inputs: inputs)
    }

    private static func write(
        _ html: String, to path: String, overwrite: Bool, inputs: [String]
    ) throws(OutputError) {
        let page = Array(html.utf8)
        guard path.lowercased().hasSuffix(".pdf") else {
            let file = try OutputFile(at: path, overwrite: overwrite, inputs: inputs)
            try file.write(page)
            return try file.commit()
        }
        let file = try OutputFile(at: path, overwrite: overwrite, inputs: inputs, ending: ".pdf")
        try print(page, to: file.temporaryPath, for: path)
        try file.commit()
    }

    /// Prints a page of sheets to a PDF.
    ///
    /// - Parameters:
    ///   - page: the page.
    ///   - target: where the PDF goes.
    ///   - place: what an error names.
    /// - Throws: `OutputError`, also where no Chromium is installed.
    static func print(_ page: [UInt8], to target: String, for place: String) throws(OutputError) {
        guard let browser = browser() else {
            throw OutputError(
                .badName, place,
                Message(
                    zh: "写 PDF 需要 Chromium（Debian：apt install chromium）；或写成 .html，用浏览器打印",
                    en:
                        "a PDF needs Chromium (Debian: apt install chromium); or write .html and print it from a browser"
                ))
        }
        let source = target + ".html"
        try FileSystem.writeNew(page, to: source)
        defer { FileSystem.remove(source) }
        try BrowserPrinting.print(source, to: target, by: browser, for: place)
    }

    /// Whether a browser that prints is installed.
    public static var canPrint: Bool { browser() != nil }

    /// The browser that prints; `nil` where none is installed.
    private static func browser() -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
        return folders.lazy.flatMap { folder in browsers.map { "\(folder)/\($0)" } }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }

    /// The sheets of some parcels; parcels that the run does not have are left out.
    static func sheets(
        _ report: CheckReport, _ parcels: [(layer: String, fid: Int64)], _ language: Language
    ) -> [ParcelSheet] {
        parcels.compactMap { name, fid in
            report.result.key(layer: name, fid: fid).map {
                ParcelSheet(
                    dossier: ParcelDossier(report.result, title: report.title, at: $0), language: language)
            }
        }
    }

    /// The style of sheets, within an element of the class `sheet`.
    static var style: String { String(decoding: PackageResources.sheet_css, as: UTF8.self) }

    /// A page of the sheets of some parcels, one on each sheet of paper.
    static func html(
        _ report: CheckReport, _ parcels: [(layer: String, fid: Int64)], _ language: Language
    ) -> String {
        html(report.title, sheets(report, parcels, language), language)
    }

    private static func html(_ title: String, _ sheets: [ParcelSheet], _ language: Language) -> String {
        """
        <!DOCTYPE html>
        <html lang="\(language == .chinese ? "zh-CN" : "en")"><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>\(MarkupText.escaped(title))</title><style>@page{size:A4;margin:14mm}*{box-sizing:border-box}body{margin:0;background:#fff}\(style)</style></head>
        <body>\(sheets.map { $0.html() }.joined())</body></html>

        """
    }
}
