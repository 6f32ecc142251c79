import Geometry
import Testing

@testable import Land

@Test(
    arguments: [
        // Pinyin beside the field of the standard; what the league's name repeats; numbers; codes.
        ([("NAME", ["Jia Xian", "Yi Xian"]), ("XZQMC", ["甲县", "乙县"])], "XZQMC", nil),
        ([("NAME", ["兴安盟", "兴安盟"]), ("XIAN", ["甲县", "乙旗"])], "XIAN", nil),
        ([("MC", ["丙市", "丙市", "丁市"]), ("QX", ["甲区", "乙区", "子区"])], "QX", nil),
        ([("NAME", ["1", "2"]), ("旗县", ["甲县", "乙旗"])], "旗县", nil),
        ([("NAME", ["152224", "152223"])], nil, "NAME"),
        ([("代码", ["620102001", "620523100.0"]), ("名称", ["城关镇", "城关镇"])], "名称", "代码"),
        // The league's code is no county's.
        ([("XZQDM", ["152200", "152200"]), ("XZQMC", ["甲县", "乙旗"])], "XZQMC", nil),
        ([("面积", ["12.5", "20"]), ("备注", ["已核实", "待定"])], nil, nil),
    ] as [([CountyFields.Column], String?, String?)])
func valuesTellTheFieldsOfCounties(columns: [CountyFields.Column], name: String?, code: String?) {
    let fields = CountyFields(columns, features: columns[0].texts.count)
    #expect(fields.name == name && fields.code == code)
}

/// Ten kilometres wide, so many kilometres to the east.
private func box(_ east: Double) -> Box {
    Box(minX: east * 1000, minY: 0, maxX: east * 1000 + 10_000, maxY: 10_000)
}

@Test(
    arguments: [
        // Two districts of one name; a county with an exclave; the same by place where no code tells; a part without a code.
        ([("鼓楼区", "320106", 0), ("鼓楼区", "320302", 12)], ["鼓楼区（320106）", "鼓楼区（320302）"], 1),
        ([("甲县", "152224000000", 0), (" 甲县", "152224", 900)], ["甲县", "甲县"], 0),
        ([("甲县", nil, 0), ("甲县", nil, 15)], ["甲县", "甲县"], 0),
        ([("城关镇", nil, 0), ("城关镇", nil, 60)], ["城关镇（#0）", "城关镇（#1）"], 1),
        (
            [("甲县", "152224", 0), ("甲县", "220104", 60), ("甲县", nil, 15)],
            ["甲县（152224）", "甲县（220104）", "甲县（152224）"], 1
        ),
        // Names from codes, of people, and none.
        ([(nil, "152224", 0), ("科右前旗", nil, 12)], ["突泉县", "科尔沁右翼前旗"], 0),
        ([("甲县", nil, 0), ("  ", nil, 12), ("1", nil, 24)], ["甲县", "#1", "#2"], 1),
        ([("甲县", "152224", 0), ("乙县", "152224", 12)], ["甲县", "乙县"], 1),
        // However many names one code has; towns have their own.
        (
            [
                ("甲县", "152224000000", 0),
                ("乙县", "152224", 12),
                ("丙县", "152224", 24),
                ("丁县", "152224", 36),
                ("戊县", "152224", 48),
            ], ["甲县", "乙县", "丙县", "丁县", "戊县"], 1
        ),
        (
            [
                ("甲镇", "152224100", 0),
                ("乙镇", "152224101", 12),
                ("丙镇", "152224102", 24),
                ("丁镇", "152224103", 36),
                ("戊镇", "152224104", 48),
            ], ["甲镇", "乙镇", "丙镇", "丁镇", "戊镇"], 0
        ),
    ] as [([(String?, String?, Double)], [String], Int)])
func countiesAreToldApart(parts: [(String?, String?, Double)], labels: [String], notes: Int) {
    let names = CountyNames(
        parts.enumerated().map { CountyNames.Part(fid: Int64($0), name: $1.0, code: $1.1, box: box($1.2)) })
    #expect(names.labels == labels && names.notes.count == notes)
}
