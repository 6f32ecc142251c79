import Land
import Testing

@Test(
    arguments: [
        ("C1505252012042130118802", "Ｃ１５０５２５２０１２０４２１３０１１８８０２"),
        ("C1505252012042130118802", " c15052520 12042130118802\u{3000}"),
        ("C1505252012042130118802", "采矿许可证号：C1505252012042130118802"),
        ("C1505252012042130118802", "C1505252012042130118802-2"),
        ("C1505252012042130118802", "C1505252012042130118802（二采区）"),
        ("1500000820123", "1500000820123.0"), ("内采字〔2010〕第12号", "内采字[2010]第１２号"),
        ("C1505252012042130118802", "\u{FEFF}C1505252012042130118802\u{200B}"),
    ])
func oneLicenceIsOneHoweverItIsTyped(one: String, other: String) {
    #expect(LicenceKey(one) != nil && LicenceKey(one) == LicenceKey(other))
}

@Test(
    arguments: [
        ("C1505252012042130118802", "C1505252012042130118803"),
        ("C1505252012042130118802", "C15052520120421301188021"),
        ("C1505252012042130118802", "T1505252012042130118802"), ("1500000820123", "15000008201230"),
        ("C1", "C2"),
        ("C1", "C10"),
    ])
func otherLicencesAreOthers(one: String, other: String) {
    #expect(LicenceKey(one) != nil && LicenceKey(one) != LicenceKey(other))
}

@Test(arguments: [
    "", " ", "无", "/", "—", "暂无", "未办证", "待办理", "0", "00", "null", "不详", "许可证号：", "正在办理", "新立", "1.5E+12",
    "1.50000e+12", "1500002011013210000000",
])
func whatSaysThatThereIsNoneIsNoLicence(text: String) {
    #expect(LicenceKey(text) == nil)
}

@Test func aSerialNumberIsNoLicence() {
    let fields = ["BSM", "XKZH", "KSMC"]
    #expect(FieldRole.id.match(in: fields) == "BSM" && FieldRole.licence.match(in: fields) == "XKZH")
    #expect(FieldRole.licence.match(in: ["BSM", "采矿许可证号"]) == "采矿许可证号")
    #expect(FieldRole.licence.match(in: ["TBBH", "编号"]) == nil)
    #expect(LicenceKey([.id: "C1505252012042130118802"]) == nil)
    #expect(LicenceKey([.licence: "ｃ1"])?.text == "C1")
}

/// Blocks of one right, and rights of different names; by reading them.
@Test(arguments: [
    ("甲矿一采区", "甲矿二采区", true), ("甲石料厂", "甲石料厂（东区）", true), ("甲矿1号井", "甲矿2号井", false),
    ("兴安萤石矿", "兴安萤石矿采区", true), ("兴安第一石料厂", "兴安第二石料厂", false), ("兴安东山矿", "兴安西山矿", false),
    ("甲石料厂", "乙石料厂", false), ("甲矿第一采区", "乙矿第一采区", false), ("东区", "西采区", true),
    ("甲 矿（一采区）", "甲矿一采区", true),
])
func blocksOfARightBearItsName(one: String, other: String, areOne: Bool) {
    #expect((LicenceKey.nameOfRight(one) == LicenceKey.nameOfRight(other)) == areOne)
}
