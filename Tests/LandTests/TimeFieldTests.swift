import Testing

@testable import Land

private func column(_ name: String, _ texts: String..., isDate: Bool = false) -> TimeField.Column {
    (name, isDate, texts)
}

/// What the head of a name says that the time is, on each side; words as case files and surveys have them.
@Test(arguments: [
    ("占用时间", true, false), ("侵占日期", true, false), ("毁草时间", true, false), ("非法开垦年份", true, false),
    ("ZYSJ", true, false),
    ("CDZYSJ", true, false), ("恢复时间", false, true), ("还草时间", false, true), ("植被恢复日期", false, true),
    ("占用地块恢复时间", false, true), ("ZBHFSJ", false, true), ("验收日期", false, true), ("NF", true, true),
    ("SH_ND", true, true),
    ("发现时间", true, false), ("立案时间", true, false), ("占用结束时间", true, false),
    ("更新时间", false, false), ("占用地块更新时间", false, false), ("入库日期", false, false),
    ("last_edited_date", false, false), ("拟恢复时间", false, false), ("整改期限", false, false),
    ("恢复完成时限", false, false),
])
func theLastWordOfANameTellsWhichTimeItIs(_ name: String, _ ofOccupied: Bool, _ ofRestored: Bool) {
    let text = name == "NF" || name == "SH_ND" || name.hasSuffix("年份") ? "2021" : "2021-07-01"
    let columns = [column("ID", "1", "2"), column(name, text)]
    #expect(TimeField(columns, of: .occupied) == TimeField(names: ofOccupied ? [name] : [], isOpen: false))
    #expect(TimeField(columns, of: .restored) == TimeField(names: ofRestored ? [name] : [], isOpen: false))
}

/// Names in which the event is not told as done, or is something about it, on ground of that kind.
@Test(arguments: [
    ("责令恢复日期", LayerKind.restored), ("恢复通知下达时间", .restored), ("设计完工日期", .restored), ("恢复资金拨付时间", .restored),
    ("停止恢复时间", .restored), ("JHHFSJ", .restored), ("NHFSJ", .restored), ("封山时间", .restored),
    ("核查时间", .restored), ("影像日期", .restored),
    ("设立依据时间", .natureReserve), ("变更时间", .ecologicalRedline),
    ("种植时间", .occupied), ("竣工时间", .occupied), ("占用申请时间", .occupied), ("停止占用时间", .occupied),
    ("NZYSJ", .occupied),
    ("应急占用时间", .occupied), ("地类变更时间", .occupied),
])
func aNameThatTellsSomethingAboutAnEventIsOpen(name: String, kind: LayerKind) {
    let found = TimeField([column("ID", "1"), column(name, "2021-07-01")], of: kind)
    #expect(found == TimeField(names: [name], isOpen: true))
}

/// Protected ground is that from the day on which somebody made it so, to the day on which somebody took that back.
@Test(arguments: [
    ("设立时间", "2021-03-01", true), ("PZSJ", "2021-03-01", true), ("划定日期", "2021/3/1", true),
    ("设立年度", "2021", true),
    ("批复时间", "2021年3月", true), ("公布时间", "2021-03-01", true), ("调查时间", "2021-03-01", false),
    ("更新时间", "2021-03-01", false),
    ("撤销日期", "2021-03-01", false), ("CXRQ", "2021-03-01", false),
])
func protectedGroundIsDatedByWhatMadeItThat(name: String, text: String, isTime: Bool) {
    #expect(
        TimeField([column("MC", "青山"), column(name, text)], of: .natureReserve)
            == TimeField(names: isTime ? [name] : [], isOpen: false))
    #expect((TimeField.ofEnd(in: ["MC", name]) == name) == ["撤销日期", "CXRQ"].contains(name))
}

/// A word that is not known settles nothing; beside one that is known it counts as well; without values it tells nothing.
@Test func whatNothingTellsIsLeftToSomebody() {
    func open(_ columns: TimeField.Column..., kind: LayerKind = .occupied) -> [String] {
        let found = TimeField(columns, of: kind)
        return found.isOpen ? found.names : []
    }
    #expect(open(column("填埋时间", "2021-07-01"), column("NF", "2020")) == ["填埋时间", "NF"])
    #expect(open(column("填埋时间")) == [])
    #expect(open(column("DATA_1", "2021/07/01", isDate: true)) == ["DATA_1"])
    #expect(open(column("备用", "2021-07-01", "2022年3月5日")) == ["备用"])
    #expect(open(column("备用", "2021-07-01", "无")) == [])
    #expect(open(column("编码", "20210701")) == [])
    #expect(open(column("是否临时", "是", "否"), column("地图数据SJ", "a"), column("GRASSLAND", "2012.35")) == [])
    let restored = [
        column("恢复时间", "2021-07-01"), column("验收时间"), column("封山时间", "2020-05-01"), column("NF", "2020"),
    ]
    #expect(TimeField(restored, of: .restored).names == ["恢复时间", "验收时间", "封山时间"])
    let occupied = [column("占用时间", "45056"), column("发现时间", "2022-07-01"), column("年度", "2023")]
    #expect(TimeField(occupied, of: .occupied).names == ["占用时间"])
    #expect(TimeField([column("年度", "2023"), column("日期", "2023-5-1")], of: .occupied).names == ["年度", "日期"])
}

/// Several fields tell one time where one holds within the others, and else all the years that they span.
@Test(arguments: [
    (["2021-07-01", "2021"], "2021-07-01", "2021-07-01"), (["2021", "2021-07"], "2021-07-01", "2021-07-31"),
    (["2021-07-01", "2021-07-01"], "2021-07-01", "2021-07-01"),
    (["2021-07-01", "2023"], "2021-01-01", "2023-12-31"),
    (["不详", "2022"], "2022-01-01", "2022-12-31"),
])
func severalFieldsTellATimeTogether(texts: [String], first: String, last: String) throws {
    let entries = texts.flatMap { text -> Attributes in [.date: text] }
    let time = try #require(TimeField.joined(entries).flatMap { FeatureTime(.date, of: Attributes($0)) })
    #expect(time.first.text == first && time.last.text == last && time.isPlain)
}

/// What a text says beside a time takes its plain meaning away; parts of a year or a month are in no order with the rest of it.
@Test(arguments: [
    ("拟2024年", false), ("2024年底前完成", false), ("2021至今", false), ("2021年以后", false), ("2023年未完成", false),
    ("2023-13-45", false),
    ("2023-05-10（计划）", false), ("2024年度", true), ("2023-05-10 00:00:00", true), ("2023-05-10T08:00:00Z", true),
    ("2024年完成", true), ("2021-2023", true), ("2022年第三季度", true), ("2024.0", true),
])
func aTextThatSaysMoreThanATimeIsNotPlain(text: String, isPlain: Bool) {
    #expect(FeatureTime(.date, of: [.date: text])?.isPlain == isPlain)
}

/// Reads as what it is, or not at all.
@Test func partsAndPlaceholdersAreNoTimes() throws {
    func time(_ text: String) throws -> FeatureTime { try #require(FeatureTime(.date, of: [.date: text])) }
    #expect(try time("2022年三季度").isUndecided(against: time("2022年二季度")))
    #expect(try !time("2022").isUndecided(against: time("2022年")))
    for text in ["1900-01-01", "45056", "1683676800000", "2012.35", "不详", "23.5.10"] {
        #expect(FeatureTime(.date, of: [.date: text]) == nil)
    }
}

/// Ten bytes leave 侵占时 and half a character of 侵占时间 in UTF-8, and 植被恢复时 of 植被恢复时间 in GBK.
@Test func namesOfTimesThatAShapefileCutShortAreKnown() {
    func names(_ column: TimeField.Column, _ kind: LayerKind, isCut: Bool = true) -> [String] {
        TimeField([column], of: kind, isCut: isCut).names
    }
    #expect(names(column("侵占时\u{FFFD}", "2021-07"), .occupied) == ["侵占时\u{FFFD}"])
    #expect(names(column("植被恢复时", "2021"), .restored) == ["植被恢复时"])
    #expect(names(column("植被恢", "2021-07-01"), .restored) == ["植被恢"])
    #expect(names(column("违法占", "2022", "2021"), .occupied) == ["违法占"])
    #expect(names(column("违法占", "2022", "2021"), .occupied, isCut: false) == [])
    #expect(names(column("占地户", "2022", "35"), .occupied) == [])
}
