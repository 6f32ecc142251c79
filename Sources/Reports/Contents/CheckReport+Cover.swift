import Bilingual
import Geodesy
import Intake
import Land
import Project
import Subjects
import Survey
import Tables

extension CheckReport {
    /// What was checked, with what and by what (封面与说明): files with their SHA-256, area model, versions.
    func coverTable() throws -> TableStream {
        typealias Line = (what: Message, value: Message, detail: String?)
        var lines: [Line] = []
        func add(_ zh: String, _ en: String, _ value: Message, _ detail: String? = nil) {
            lines.append((Message(zh: zh, en: en), value, detail))
        }
        func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
        add(
            "内容", "What this is",
            Message(
                zh: "整改报告数字与图斑的核查结果：\(conclusions.count)个事项，核查\(result.checks.count)项",
                en:
                    "Figures of a rectification report against parcels: \(conclusions.count) items, \(result.checks.count) checks"
            ))
        if !toldCounts.isEmpty {
            add(
                "结论", "Verdicts",
                Message(
                    zh: toldCounts.map { "\($0.name.zh) \($0.count)" }.joined(separator: "，"),
                    en: toldCounts.map { "\($0.count) \($0.name.en)" }.joined(separator: ", ")))
        }
        // To be filled in by hand: the same inputs give the same bytes.
        for (zh, en) in [("核查日期", "Date"), ("核查人", "Checked by"), ("复核人", "Reviewed by")] {
            add(zh, en, Message(verbatim: ""))
        }
        if let report = result.report {
            add("报告", "Report", Message(verbatim: name(report.path)), report.digest)
        }
        for (path, _) in result.earlier { add("以往报告", "Former report", Message(verbatim: name(path))) }
        add("项目文件", "Project", Message(verbatim: name(result.project.path)), result.projectDigest)
        add("面积口径", "Area model", result.project.area.name)
        add("面积单位", "Unit of tables", result.project.unit.name)
        for layer in result.layers {
            let system = Message(verbatim: layer.system.name + " · ") + layer.system.source
            for (index, file) in layer.files.enumerated() {
                let words = Message(verbatim: file.name)
                add(
                    "图层 \(layer.declaration.name)", "Layer \(layer.declaration.name)",
                    index == 0 ? words + Message(zh: "；", en: "; ") + system : words, file.digest)
            }
        }
        add("软件", "Software", Message(verbatim: "Tuban \(Version.tuban)"))
        for library in Version.libraries {
            add("程序库", "Library", Message(verbatim: "\(library.name) \(library.version)"))
        }
        return try TableSpec<Line>(
            "about", name: Message(zh: "封面与说明", en: "About"), title: Message(verbatim: title)
        ) {
            Column.words("what", Message(zh: "项目", en: "What"), width: 22, \.what)
            Column.words("value", Message(zh: "内容", en: "Value"), width: 60, \.value)
            Column.text("detail", Message(verbatim: "SHA-256"), width: 68, \.detail)
        }.stream(
            lines,
            footnotes: notes + result.layers.filter { !$0.recorded.isOff }.compactMap(LayerNotes.records)
                + mapNotes)
    }
}
