import Testing

@testable import Land

/// Field lists as the survey rules (TD/T 1057-2020), reserve layers and registration tables have them.
@Test(
    arguments: [
        (["BSM", "YSDM", "TBBH", "DLBM", "DLMC", "ZLDWDM", "TBMJ"], "BSM", "DLBM", "TBMJ"),
        (["fid_1", "bhdmc", "tbbh", "mj"], "tbbh", nil, "mj"),
        (["许可证号", "矿山名称", "矿种", "矿区面积"], "许可证号", "矿种", "矿区面积"),
        (["x", "y"], nil, nil, nil),
    ] as [([String], String?, String?, String?)])
func fieldsAreFoundByTheNamesThatOfficesUse(
    _ fields: [String], _ id: String?, _ landClass: String?, _ area: String?
) {
    #expect(FieldRole.id.match(in: fields) == id)
    #expect(FieldRole.landClass.match(in: fields) == landClass)
    #expect(FieldRole.area.match(in: fields) == area)
}

@Test(
    arguments: [
        ("152223", "扎赉特旗"), ("152221105203", "科尔沁右翼前旗"), ("科右中旗", "科尔沁右翼中旗"), ("突泉县", "突泉县"),
        ("白狼林业局", "白狼林业局"), ("150781", "150781"),
    ])
func countiesAreNamedInFullWhateverTheFieldHolds(_ text: String, _ name: String) {
    #expect(AdministrativeUnit.name(for: text) == name)
}

/// Ten bytes hold five characters of GBK and three of UTF-8.
@Test(
    arguments: [
        (["行政区代码", "x"], "行政区代码"), (["x", "行政区"], "行政区"), (["开采主矿"], nil), (["DLBM", "开采主"], nil),
    ] as [([String], String?)])
func namesCutShortByAShapefileAreFound(fields: [String], county: String?) {
    #expect(FieldRole.county.match(in: fields) == county)
    // 开采主矿种 is whole in GBK, and 开采主 in UTF-8.
    #expect(FieldRole.landClass.match(in: ["开采主"]) == "开采主")
    #expect(FieldRole.landClass.match(in: ["开采"]) == nil)
}

/// The registration table of mining rights, and the surveys' own layers.
@Test func theNamesOfOtherLayersAreKnown() {
    let rights = ["CK_GUID", "许可证号", "矿山名称", "开采主矿种", "采深上限", "采深下限", "矿区面积", "有效期起", "有效期止"]
    #expect(FieldRole.validUntil.match(in: rights) == "有效期止")
    #expect(FieldRole.top.match(in: rights) == "采深上限")
    #expect(FieldRole.functionalZone.match(in: ["BHDMC", "GNFQ"]) == "GNFQ")
    #expect(FieldRole.area.match(in: ["sheng", "xiao_ban", "xbmj"]) == "xbmj")
}

/// One field of a term is its end; of two that ten bytes made alike the second is.
@Test(
    arguments: [
        (["XKZH", "有效期"], nil, "有效期"), (["有效期", "有效期_1"], "有效期", "有效期_1"), (["有效期起", "有效期止"], "有效期起", "有效期止"),
        (["有效期起", "有效期至"], "有效期起", "有效期至"), (["YXQQ", "YXQZ"], "YXQQ", "YXQZ"), (["YXQZ"], nil, "YXQZ"),
        (["有效期至"], nil, "有效期至"),
    ] as [([String], String?, String?)])
func theEndOfATermIsNotItsBeginning(names: [String], from: String?, until: String?) {
    let fields = FieldRole.fields(in: names)
    #expect(fields[.validFrom] == from && fields[.validUntil] == until)
}

/// The one field of areas is the record, whatever it is called; that of a whole, a part or a plan is none.
@Test(
    arguments: [
        (["BSM", "恢复面积"], "恢复面积"), (["HFMJ", "HFSJ"], "HFMJ"), (["占用面积（亩）"], "占用面积（亩）"),
        (["种草面积", "总面积"], "种草面积"),
        (["HFMJ", "ZYMJ"], nil), (["计划面积"], nil), (["保护区面积"], nil), (["HFMJ", "TBMJ"], "TBMJ"),
        (["其中耕地面积"], nil),
        (["SUMMJINDEX"], nil), (["AREA"], "AREA"), (["面积"], "面积"),
    ] as [([String], String?)])
func theOneFieldOfAreasIsTheRecord(names: [String], area: String?) {
    #expect(FieldRole.area.match(in: names) == area)
}

/// Terms by the words that their names end with; those of tasks and payments are others.
@Test(
    arguments: [
        (["起始日期", "使用期限"], "起始日期", "使用期限"), (["JZRQ"], nil, "JZRQ"), (["临时用地到期日期"], nil, "临时用地到期日期"),
        (["整改期限", "缴费截止日期"], nil, nil), (["许可生效日期", "许可截止日期"], "许可生效日期", "许可截止日期"), (["期限内面积"], nil, nil),
        (["数据截止日期", "批准日期"], nil, nil),
        (["安全生产许可证有效期至", "采矿许可证有效期至"], nil, "采矿许可证有效期至"),
    ] as [([String], String?, String?)])
func termsAreKnownByTheEndsOfTheirNames(names: [String], from: String?, until: String?) {
    let term = FieldRole.term(in: names, isApproval: false)
    #expect(term.from == from && term.until == until)
}

/// A word of what and one of number tell the field of item numbers; the word right before that of the number decides.
@Test(
    arguments: [
        ("WTBH", true), ("WTXH", true), ("SXBH", true), ("zg_bh", true), ("DCWTBH", true), ("事项序号", true),
        ("整改任务编号", true),
        ("中央督察反馈问题编号", true), ("第二轮督察问题序号", true), ("问题号", true), ("ITEM_NO", true), ("TBBH", false),
        ("XMBH", false),
        ("图斑编号", false), ("项目编号", false), ("BSM", false), ("XH", false), ("序号", false), ("整改图斑编号", false),
        ("DCBH", false),
        ("审批事项编号", false), ("拍摄任务编号", false), ("问题点位编号", false), ("整改销号", false), ("整改事项", false),
    ])
func numbersOfItemsAreFoundByTheHeadOfTheName(_ name: String, _ isFound: Bool) {
    #expect(ItemField.isNumber(name) == isFound)
}

/// A name without a word of number counts when its values are numbers.
@Test(
    arguments: [
        ("整改事项", ["8", "第九项", " "], true), ("ZGSX", ["8-1", "3、5"], true), ("督察反馈问", ["8"], true),
        ("问题", ["（三）"], true),
        ("整改事项", ["8", "长期占用草原8亩"], false), ("整改事项", ["8号井"], false), ("问题", [], false), ("SX", ["8"], false),
        ("TBBH", ["8"], false), ("整改项目", ["8"], false), ("WTBH", ["8", "第九项"], true),
        ("WTBH", ["W0008"], false),
        ("WTBH", (1...40).map(String.init), false), ("WTBH", (1...40).map { String($0 % 17) }, true),
    ])
func whatANameLeavesOpenItsValuesTell(_ name: String, _ texts: [String], _ isFound: Bool) {
    #expect(ItemField.field(in: ["ID", name]) { $0 == 1 ? texts : ["1"] } == (isFound ? name : nil))
}
