import Land
import Testing

/// Plain forms of texts, written out by hand.
struct PlainTextTests {
    @Test(arguments: [
        ("", ""), ("152201", "152201"), ("科尔沁右翼前旗", "科尔沁右翼前旗"), ("G-1/2~3`", "G-1/2~3`"), ("{|}", "{|}"),
        ("abcXYZ_09", "ABCXYZ_09"), ("甲z", "甲Z"), ("ｆｘ　１２－３", "FX12-3"), ("ａb甲", "AB甲"),
        (" 乌兰 浩特\u{3000}市\t", "乌兰浩特市"), ("\u{FEFF}乌\u{200B}兰\u{A0}", "乌兰"), ("\u{7F}甲\u{85}", "甲"),
        ("Ⅻ、ⅳ、⑳", "XII、IV、20"), ("〔2024〕第3号", "(2024)第3号"), ("１：２∶３—〜", "1:2:3-~"), ("straße", "STRASSE"),
        ("㐀𠀀", "㐀𠀀"),
    ])
    func plainForm(_ text: String, _ plain: String) {
        #expect(PlainText(text).text == plain)
    }

    @Test(arguments: [
        ("甲村\u{3000}", "甲村"), ("\u{202A}甲 村\u{202C} ", "甲 村"), ("\u{200B}", ""), ("", ""), ("（甲）", "（甲）"),
        ("e\u{301}", "e\u{301}"),
    ])
    func outerBlanksCountForNothing(text: String, expected: String) {
        #expect(text.withoutOuterBlanks == expected)
    }
}
