import Land
import Testing

/// The table of the domain reference: one code, two meanings.
@Test(
    arguments: [
        ("0401", "天然牧草地", "天然牧草地"), ("0402", "沼泽草地", "人工牧草地"), ("0403", "人工牧草地", "其他草地"),
        ("0404", "其他草地", nil), ("0602", "采矿用地", "种植设施建设用地"), ("1002", "轨道交通用地", "采矿用地"),
        ("0503", nil, "沼泽草地"), ("1106", "内陆滩涂", nil), ("0506", nil, "内陆滩涂"), ("0201K", "果园", "果园"),
    ] as [(String, String?, String?)])
func aCodeIsReadInItsSystem(code: String, survey: String?, planning: String?) {
    #expect(LandClassScheme.survey.name(of: code) == survey)
    #expect(LandClassScheme.planning.name(of: code) == planning)
}

@Test func codesAndNamesTellTheSystem() {
    func candidates(_ classes: [(String, String?)]) -> [LandClassScheme] {
        LandClassScheme.candidates(of: classes.map { (code: $0.0, name: $0.1) })
    }
    // Names decide.
    #expect(candidates([("0402", "沼泽草地")]) == [.survey])
    #expect(candidates([("0402", "人工牧草地")]) == [.planning])
    // A code that only one has decides.
    #expect(candidates([("0401", nil), ("0404", nil)]) == [.survey])
    #expect(candidates([("0401", nil), ("1704", nil)]) == [.planning])
    // Nothing decides.
    #expect(candidates([("0401", nil), ("0403", nil)]).count == 2)
    // The second survey has three digits, the others four.
    #expect(candidates([("204", nil), ("041", nil)]) == [.secondSurvey])
    #expect(candidates([("204", "采矿用地"), ("041", "天然牧草地")]) == [.secondSurvey])
    #expect(candidates([("011", nil), ("013", nil), ("203", nil), ("031", nil)]) == [.secondSurvey])
    #expect(candidates([("0404", nil), ("0401", nil), ("0602", nil)]) == [.survey])
    // A few of another system do not sway it.
    #expect(candidates([("043", nil), ("127", nil), ("0404", nil)]) == [.secondSurvey])
    // Two digits alone are of all, unless their names differ.
    #expect(candidates([("01", nil), ("04", nil)]).count == 3)
    #expect(candidates([("02", "种植园用地"), ("04", nil)]) == [.survey])
    #expect(candidates([("06", "工矿仓储用地"), ("20", "城镇村及工矿用地")]) == [.secondSurvey])
    // No codes at all.
    #expect(candidates([("草地", nil), ("林地", nil)]).isEmpty)
    #expect(candidates([("9999", nil)]).isEmpty)
}

/// GB/T 21010-2007 and TD/T 1014-2007: the second survey.
@Test(
    arguments: [
        ("011", "水田"), ("013A", "旱地"), ("031", "有林地"), ("041", "天然牧草地"), ("043", "其他草地"), ("114", "坑塘水面"),
        ("122", "设施农用地"), ("127", "裸地"), ("201", "城市"), ("204", "采矿用地"), ("205", "风景名胜及特殊用地"), ("0401", nil),
        ("0130", nil), ("0602", nil), ("301", nil),
    ] as [(String, String?)])
func theSecondSurveyHasItsOwnCodes(_ code: String, _ name: String?) {
    #expect(LandClassScheme.secondSurvey.name(of: code) == name)
}

@Test func namesTellTheSystemAsWell() {
    #expect(LandClassScheme.candidates(ofNames: ["有林地", "天然牧草地", "裸地"]) == [.secondSurvey])
    #expect(LandClassScheme.candidates(ofNames: ["乔木林地", "裸土地", "沼泽草地"]).contains(.survey))
    #expect(LandClassScheme.candidates(ofNames: ["甲类", "乙类"]).isEmpty)
    for text in ["041", "0404", "天然牧草地", "0201K", "1704", "05H1"] { #expect(!LandClassScheme.isUnknown(text)) }
    for text in ["41", "草原区", "G01", "9999", "141", "0000"] { #expect(LandClassScheme.isUnknown(text)) }
}
