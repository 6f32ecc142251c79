import Bilingual
import Geodesy
import Reports

/// A table of verdicts like those that Tuban prints, with `rows` rows.
func verdictTable(rows: Int) -> Table {
    var table = Table(
        name: Message(zh: "数字核对表", en: "Figures checked"),
        title: Message(zh: "兴安盟草原生态环境问题整改数字核对表", en: "Figures of the rectification report, checked"),
        subtitle: Message(zh: "单位：亩", en: "Unit: mu"),
        columns: [
            Column("number", Message(zh: "序号", en: "No."), .text, alignment: .centre),
            Column("parcel", Message(zh: "图斑编号", en: "Parcel"), .text),
            Column("county", Message(zh: "旗县市", en: "County"), .text),
            Column("quotation", Message(zh: "报告原文", en: "Quotation"), .text),
            Column("parcels", Message(zh: "图斑数（个）", en: "Parcels"), .integer),
            Column("claimed", Message(zh: "报告面积", en: "Claimed area"), .decimal(scale: 2), isSummed: true),
            Column("measured", Message(zh: "核算面积", en: "Measured area"), .area(.mu, scale: 2)),
            Column("verdict", Message(zh: "核对结论", en: "Verdict"), .text, alignment: .centre),
            Column("note", Message(zh: "备注", en: "Note"), .text),
        ],
        totalLabel: Message(zh: "合计", en: "Total"))
    table.verdictColumn = 7
    table.footnotes = [
        Message(
            zh: "注：1. 面积按 TD/T 1055-2019 附录 D 计算，1 亩 = 2000/3 平方米；合计为表中各行之和。",
            en: "Note: areas after TD/T 1055-2019 Annex D, 1 mu = 2000/3 m²; totals are sums of the rows shown."
        ),
        Message(
            zh: "2. “取位内一致”指差值小于报告末位数字的一半。坐标系为 2000 国家大地坐标系，与 WGS 84 视为一致；面积不含四舍五入误差以外的调整，"
                + "详细计算过程见“说明”工作表和 result.json 文件。",
            en: "2. \"Within rounding\" means less than half a unit of the last digit printed."),
    ]
    let counties = ["科尔沁右翼前旗", "扎赉特旗", "乌兰浩特市", "突泉县", "科尔沁右翼中旗", "阿尔山市"]
    let quotations = [
        "违规占用草原937.36亩", "累计恢复草原植被0.25万亩，其中基本草原62.49公顷，剩余地块已纳入2024年治理计划，力争年底前完成验收销号",
        "涉及矿山企业4座（扎木钦铅锌矿、孟恩套力盖银铅矿、布敦花铜矿、莲花山铜矿）", "已拆除",
    ]
    let verdicts: [(Message, Table.Emphasis)] = [
        (Message(zh: "一致", en: "confirmed"), .good), (Message(zh: "取位内一致", en: "within rounding"), .warning),
        (Message(zh: "不一致", en: "differs"), .bad), (Message(zh: "无法核验", en: "no evidence"), .none),
    ]
    for row in 0..<rows {
        let (verdict, emphasis) = verdicts[row % 5 == 4 ? 0 : row % 4]
        let claimed = ExactDecimal(significand: Int64(93_736 + row * 1_017), scale: 2)
        table.append(
            [
                .verbatim("\(row + 1)"), .verbatim("15222\(1000 + row)"), .verbatim(counties[row % 6]),
                .verbatim(quotations[row % 4]), .integer(1 + row % 7), claimed.map(Cell.decimal) ?? .missing,
                row % 4 == 3 ? .missing : .area(Area(hundredths: 62_490_667 + Int64(row) * 678_123)),
                .text(verdict), row % 9 == 0 ? .verbatim("=cmd|'/C calc'!A0") : .missing,
            ], emphasis: emphasis)
    }
    return table
}

/// A small table with one column of each kind.
func smallTable() -> Table {
    var table = Table(
        name: Message(zh: "小表", en: "Small"), subtitle: Message(zh: "单位：亩", en: "Unit: mu"),
        columns: [
            Column("name", Message(zh: "名称", en: "Name"), .text),
            Column("count", Message(zh: "数量", en: "Count"), .integer),
            Column("area", Message(zh: "面积", en: "Area"), .area(.mu, scale: 2)),
        ],
        totalLabel: Message(zh: "合计", en: "Total"))
    table.append([.verbatim("草原"), .integer(2), .area(Area(hundredths: 104_999))], emphasis: .bad)
    table.append([.verbatim("wetland"), .integer(10), .area(Area(hundredths: 104_999))])
    table.append([.verbatim("黑土"), .missing, .area(Area(hundredths: 104_999))])
    return table
}
