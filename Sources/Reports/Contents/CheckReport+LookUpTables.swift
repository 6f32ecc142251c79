import Bilingual
import Covering
import Geodesy
import Intake
import Land
import Project
import Subjects
import Survey
import Tables

/// What is looked up of single parcels: tables for programs, and for `explain` and `sheets` of a finished run.
extension CheckReport {
    /// The tables that stand as CSV files alone.
    func lookUpTables() throws -> [TableStream] {
        try [coverRowTable(), figureRowTable()].filter { try $0.isWanted() }
    }

    /// What lies over each parcel (图斑压盖表): its ground by what exactly covers it.
    private func coverRowTable() throws -> TableStream {
        typealias Line = (layer: String, fid: Int64, id: String, covers: [LayerCoverage.Cover], area: Area)
        let rows = Rows<Line> { body in
            for coverage in result.coverages {
                guard let layer = result.ground.number(of: coverage.subject) else { continue }
                let answers = result.ground.answers(layer: layer)
                for position in result.layers[layer].parcels.indices {
                    let head = answers.head(of: position)
                    for piece in coverage.pieces(of: position) {
                        try body((coverage.subject, head.fid, head.id, piece.covers, piece.area))
                    }
                }
            }
        }
        return try TableSpec<Line>("covers", name: Message(zh: "图斑压盖表", en: "Covers")) {
            Column.layer { $0.layer }
            Column.fid { $0.fid }
            Column.id { $0.id }
            Column.text("covers", Message(zh: "图层组合", en: "Under exactly")) {
                $0.covers.isEmpty ? nil : $0.covers.map(\.name).joined(separator: " + ")
            }
            Column.area("area", Message(zh: "面积 m²", en: "Area m²"), in: .squareMetre) { $0.area }
        }.stream(sections: [Section(rows)])
    }

    /// What each feature adds to each check (图斑入数表).
    private func figureRowTable() throws -> TableStream {
        typealias Line = (
            check: Int, layer: String, fid: Int64, id: String, part: CheckResult.Contribution
        )
        let rows = Rows<Line> { body in
            for (number, layer) in result.layers.enumerated() {
                let (name, parcels) = (layer.declaration.name, layer.parcels)
                func enter(_ row: ParcelRow) throws {
                    for (check, parts) in row.contributions {
                        for part in parts { try body((check, name, row.fid, row.id, part)) }
                    }
                }
                for position in parcels.indices { try enter(result.row(layer: number, position: position)) }
                for other in layer.others { try enter(result.row(of: other, layer: number)) }
            }
        }
        return try TableSpec<Line>("figures", name: Message(zh: "图斑入数表", en: "Features of figures")) {
            Column.integer("check", Message(zh: "核查序号", en: "Check")) { $0.check + 1 }
            Column.item { result.checks[$0.check].declaration.item }
            Column.layer { $0.layer }
            Column.fid { $0.fid }
            Column.id { $0.id }
            Column.area("area", Message(zh: "面积 m²", en: "Area m²"), in: .squareMetre) { signed($0.part) }
            Column.decimal("length", Message(zh: "长度 m", en: "Length m"), scale: 2) { line in
                line.part.length.flatMap {
                    ExactDecimal(significand: line.part.isSubtracted ? -$0 : $0, scale: 2)
                }
            }
        }.stream(sections: [Section(rows)])
    }

    /// An area, negative where it is taken away.
    private func signed(_ part: CheckResult.Contribution) -> Area? {
        part.area.map { part.isSubtracted ? Area.zero - $0 : $0 }
    }
}
