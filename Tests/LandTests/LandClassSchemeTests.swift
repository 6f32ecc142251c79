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
    // No codes at all.
    #expect(candidates([("草地", nil), ("林地", nil)]).isEmpty)
    #expect(candidates([("9999", nil)]).isEmpty)
}
