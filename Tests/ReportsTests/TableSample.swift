import Bilingual
import Geodesy
import Tables

/// A table of verdicts like those that Tuban prints, with `rows` rows.
func verdictTable(rows: Int) throws -> Table {
    let counties = ["科尔沁右翼前旗", "扎赉特旗", "乌兰浩特市", "突泉县", "科尔沁右翼中旗", "阿尔山市"]
    let quotations = [
        "违规占用草原937.36亩", "累计恢复草原植被0.25万亩，其中基本草原62.49公顷，剩余地块已纳入2024年治理计划，力争年底前完成验收销号",
        "涉及矿山企业4座（扎木钦铅锌矿、孟恩套力盖银铅矿、布敦花铜矿、莲花山铜矿）", "已拆除",
    ]
    let verdicts: [(words: Message, emphasis: Table.Emphasis)] = [
        (Message(zh: "一致", en: "confirmed"), .good), (Message(zh: "取位内一致", en: "within rounding"), .warning),
        (Message(zh: "不一致", en: "differs"), .bad), (Message(zh: "无法核验", en: "no evidence"), .none),
    ]
    func verdict(_ row: Int) -> (words: Message, emphasis: Table.Emphasis) {
        verdicts[row % 5 == 4 ? 0 : row % 4]
    }
    return try TableSpec<Int>(
        "verdicts", name: Message(zh: "数字核对表", en: "Figures checked"),
        title: Message(zh: "兴安盟草原生态环境问题整改数字核对表", en: "Figures of the rectification report, checked"),
        subtitle: Message(zh: "单位：亩", en: "Unit: mu"), hasTotal: true, emphasis: { verdict($0).emphasis }
    ) {
        Column.text("number", Message(zh: "序号", en: "No."), alignment: .centre) { "\($0 + 1)" }
        Column.text("parcel", Message(zh: "图斑编号", en: "Parcel")) { "15222\(1000 + $0)" }
        Column.text("county", Message(zh: "旗县市", en: "County")) { counties[$0 % 6] }
        Column.text("quotation", Message(zh: "报告原文", en: "Quotation")) { quotations[$0 % 4] }
        Column.integer("parcels", Message(zh: "图斑数（个）", en: "Parcels")) { 1 + $0 % 7 }
        Column.decimal("claimed", Message(zh: "报告面积", en: "Claimed area"), scale: 2, isSummed: true) {
            ExactDecimal(significand: Int64(93_736 + $0 * 1_017), scale: 2)
        }
        Column.area("measured", Message(zh: "核算面积", en: "Measured area"), in: .mu) {
            $0 % 4 == 3 ? nil : Area(hundredths: 62_490_667 + Int64($0) * 678_123)
        }
        Column.words("verdict", Message(zh: "核对结论", en: "Verdict"), alignment: .centre, isVerdict: true) {
            verdict($0).words
        }
        Column.text("note", Message(zh: "备注", en: "Note")) { $0 % 9 == 0 ? "=cmd|'/C calc'!A0" : nil }
    }.table(
        0..<rows,
        footnotes: [
            Message(
                zh: "注：1. 面积按 TD/T 1055-2019 附录 D 计算，1 亩 = 2000/3 平方米；合计为表中各行之和。",
                en:
                    "Note: areas after TD/T 1055-2019 Annex D, 1 mu = 2000/3 m²; totals are sums of the rows shown."
            ),
            Message(
                zh: "2. “取位内一致”指差值小于报告末位数字的一半。坐标系为 2000 国家大地坐标系，与 WGS 84 视为一致；面积不含四舍五入误差以外的调整，"
                    + "详细计算过程见“说明”工作表和 result.json 文件。",
                en: "2. \"Within rounding\" means less than half a unit of the last digit printed."),
        ])
}

/// A row of a small table.
typealias SmallRow = (name: String, count: Int?, area: Int64?)

/// A small table with one column of each kind.
func smallTable(_ more: [SmallRow] = [], footnotes: [Message] = []) throws -> Table {
    let rows: [SmallRow] = [("草原", 2, 104_999), ("wetland", 10, 104_999), ("黑土", nil, 104_999)]
    return try TableSpec<SmallRow>(
        "small", name: Message(zh: "小表", en: "Small"), subtitle: Message(zh: "单位：亩", en: "Unit: mu"),
        hasTotal: true, emphasis: { $0.name == "草原" ? .bad : .none }
    ) {
        Column.text("name", Message(zh: "名称", en: "Name"), \.name)
        Column.integer("count", Message(zh: "数量", en: "Count"), \.count)
        Column("area", Message(zh: "面积", en: "Area"), .area(.mu)) {
            $0.area.map { .area(Area(hundredths: $0)) }
        }
    }.table(rows + more, footnotes: footnotes)
}
