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
    ("发现时间", true, true), ("更新时间", false, false), ("占用地块更新时间", false, false), ("入库日期", false, false),
    ("last_edited_date", false, false), ("拟恢复时间", false, false), ("整改期限", false, false),
    ("恢复完成时限", false, false),
])
func theLastWordOfANameTellsWhichTimeItIs(_ name: String, _ ofOccupied: Bool, _ ofRestored: Bool) {
    let text = name == "NF" || name == "SH_ND" || name.hasSuffix("年份") ? "2021" : "2021-07-01"
    let columns = [column("ID", "1", "2"), column(name, text)]
    #expect(TimeField(columns, of: .occupied).name == (ofOccupied ? name : nil))
    #expect(TimeField(columns, of: .restored).name == (ofRestored ? name : nil))
}

/// A word that is not known settles nothing, and neither do several that are as good; nor does a field without values.
@Test func whatNothingTellsIsLeftToSomebody() {
    func candidates(_ columns: TimeField.Column..., kind: LayerKind = .occupied) -> [String] {
        TimeField(columns, of: kind).candidates
    }
    #expect(candidates(column("倾倒时间", "2021-07-01"), column("NF", "2020")) == ["倾倒时间", "NF"])
    #expect(candidates(column("占用时间", "2021-07-01"), column("违法时间", "2021-08-01")) == ["占用时间", "违法时间"])
    #expect(candidates(column("倾倒时间")) == [])
    #expect(candidates(column("DATA_1", "2021/07/01", isDate: true)) == ["DATA_1"])
    #expect(candidates(column("备用", "2021-07-01", "2022年3月5日")) == ["备用"])
    #expect(candidates(column("备用", "2021-07-01", "无")) == [])
    #expect(candidates(column("编码", "20210701")) == [])
    #expect(candidates(column("是否临时", "是", "否"), column("地图数据SJ", "a")) == [])
    // The foremost of what is known.
    let restored = [column("恢复时间", "2021-07-01"), column("验收时间", "2021-09-01"), column("封育时间", "2020-05-01")]
    #expect(TimeField(restored, of: .restored).name == "验收时间")
    let occupied = [column("占用时间", "2021-07-01"), column("发现时间", "2022-07-01"), column("年度", "2023")]
    #expect(TimeField(occupied, of: .occupied).name == "占用时间")
}

/// Ten bytes leave 侵占时 and half a character of 侵占时间 in UTF-8, and 植被恢复时 of 植被恢复时间 in GBK.
@Test func namesOfTimesThatAShapefileCutShortAreKnown() {
    #expect(TimeField([column("侵占时\u{FFFD}", "2021-07")], of: .occupied).name == "侵占时\u{FFFD}")
    #expect(TimeField([column("植被恢复时", "2021")], of: .restored).name == "植被恢复时")
    #expect(TimeField([column("植被恢", "2021-07-01")], of: .restored).candidates == [])
    #expect(TimeField([column("植被恢", "2021-07-01")], of: .restored).name == "植被恢")
}
