import Documents
import Foundation
import Geometry
import TestSupport
import Testing
import VectorFiles

/// Texts that would run, close an element, become a formula, or hide what stands beside them.
private let hostile = [
    "=cmd|'/C calc'!A0", "<script>alert(1)</script>", "\"><img src=x onerror=alert(2)>",
    "</script><script>alert(3)</script>",
    "+1+1", "@SUM(1+1)", "-2+3", "]]><x/>", "名\u{202E}称", String(repeating: "长", count: 300),
    "😀 ' \" & \\u2028", "\tx", "a\u{1}b",
]

/// The sample with one of those texts put before, or instead of, every text of every feature.
private func hostileSample(in folder: TemporaryFolder, replacing isReplaced: Bool) throws -> String {
    let source = Places.sample("layers")
    var project = try String(contentsOfFile: Places.sample("project.yaml"), encoding: .utf8)
    try FileManager.default.createDirectory(atPath: folder.path("layers"), withIntermediateDirectories: true)
    var next = 0
    for file in try FileManager.default.contentsOfDirectory(atPath: source).sorted()
    where ["shp", "geojson", "gpkg", "fgb"].contains(URL(filePath: file).pathExtension) {
        let dataset = try VectorDataset(opening: source + "/" + file)
        var contents: [LayerContent] = []
        for name in dataset.layerNames {
            let layer = try dataset.layer(named: name)
            try layer.select(fields: layer.fields.map(\.name))
            var features: [LayerContent.Feature] = []
            while let feature = try layer.next() {
                let values = feature.values.map { value -> FieldValue in
                    guard case .text(let text) = value else { return value }
                    next += 1
                    return .text(
                        isReplaced ? hostile[next % hostile.count] : hostile[next % hostile.count] + text)
                }
                features.append((feature.shape, values))
            }
            let fields = layer.fields.map { Field($0.name, $0.kind.isText ? .text() : $0.kind) }
            let kind: LayerDefinition.GeometryKind
            switch features.first?.shape ?? .empty {
            case .points: kind = .point
            case .lines: kind = .line
            default: kind = .polygon
            }
            contents.append(
                LayerContent(
                    LayerDefinition(
                        name: name, geometry: kind, fields: fields, referenceSystem: layer.referenceSystem),
                    features: features))
        }
        let stem = URL(filePath: file).deletingPathExtension().lastPathComponent
        try VectorFileWriter.write(contents, to: folder.path("layers/\(stem).gpkg"), format: .geoPackage)
        project = project.replacing("layers/\(file)", with: "layers/\(stem).gpkg")
    }
    #expect(next > 5_000)
    try folder.write(
        String(contentsOfFile: Places.sample("report.txt"), encoding: .utf8).replacing(
            "违规占用草原", with: "<script>alert(4)</script>违规占用草原"), to: "report.txt")
    for name in try FileManager.default.contentsOfDirectory(atPath: Places.sample(""))
    where name.hasPrefix("report-") {
        try FileManager.default.copyItem(atPath: Places.sample(name), toPath: folder.path(name))
    }
    project = project.replacing("长期违规占用草原", with: "长期<script>alert(4)</script>违规占用草原")
        .replacing("title: 兴安盟整改进展核查（合成数据）", with: "title: '=1+1</title><script>alert(5)</script>'")
    return try folder.write(project, to: "project.yaml")
}

/// Whatever stands in the data stays text, in the workbook, the page, the document and the tables.
@Test(arguments: [false, true])
func textsOfTheDataStayTexts(isReplaced: Bool) throws {
    let folder = try TemporaryFolder()
    let project = try hostileSample(in: folder, replacing: isReplaced)
    let run = try TubanRun(["check", project, "-o", folder.path("result"), "--lang", "zh"])
    #expect(run.status == 1, "\(run.messages.suffix(2000))")
    // The terminal is sent no control character of the data.
    #expect(!run.output.unicodeScalars.contains { $0 == "\u{1}" || $0 == "\u{202E}" || $0 == "\u{1B}" })

    let workbook = try ReadWorkbook(path: folder.path("result/tables.xlsx"))
    var texts = 0
    for sheet in workbook.sheetNames.indices {
        for (address, cell) in workbook.cells(sheet: sheet + 1) {
            if let formula = cell.formula {
                #expect(formula.hasPrefix("SUM(") || formula.hasPrefix("ROUND(SUM("), "\(address) \(formula)")
            }
            if hostile.contains(where: { cell.value.contains($0) }) {
                #expect(cell.isText && cell.formula == nil)
                texts += 1
            }
        }
    }
    #expect(texts > 500)

    let page = try String(contentsOfFile: folder.path("result/report.html"), encoding: .utf8)
    for word in ["<script>alert", "<img src", "</title><script", "<x/>", "\u{202E}", "\u{1}"] {
        #expect(!page.contains(word), "\(word)")
    }
    if ReportBrowser.path != nil {
        let outcome = try ReportBrowser.drive(page, in: folder, by: "report({});")
        #expect(outcome["alerts"] as? Int == 0 && outcome["error"] as? String == nil, "\(outcome)")
    }

    let word = try Array(Data(contentsOf: URL(filePath: folder.path("result/report.docx"))))
    #expect(try Document(word, path: "report.docx").text.contains("=1+1</title><script>alert(5)</script>"))

    // In the tables no field starts as a formula does, numbers aside.
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path("result/tables")) {
        let text = try String(contentsOfFile: folder.path("result/tables/\(name)"), encoding: .utf8)
        for start in [",=", ",@", ",+", "\"=", "\"@", "\n=", ",\t"] {
            #expect(
                !text.contains(start) || start.hasPrefix("\"") && !text.contains(",\(start)"),
                "\(name) \(start)")
        }
    }
    let document = try Data(contentsOf: URL(filePath: folder.path("result/result.json")))
    #expect(try JSONSerialization.jsonObject(with: document) is [String: Any])
}
