import Testing

@testable import Land

/// GB/T 21010, TD/T 1055: what codes are when a table program took them for numbers, or wrote them with their names.
@Test(
    arguments: [
        (["401", "602", "1006"], ["0401", "0602", "1006"], 1),
        (["0401", "0602", "1006"], ["0401", "0602", "1006"], 0),
        (["101", "401", "1104"], ["0101", "0401", "1104"], 1),
        // Tables of two offices joined.
        (["0101", "1001", "101", "401"], ["0101", "1001", "0101", "0401"], 1),
        // Beside 041 they are of the second survey; alone they may be either.
        (["101", "041", "203"], ["101", "041", "203"], 0), (["41", "11", "203"], ["041", "011", "203"], 1),
        (["101", "103"], ["101", "103"], 1),
        (
            ["0401 天然牧草地", "天然牧草地（0401）", " 0401", "０４０１", "0401.0", "0404"],
            ["0401", "0401", "0401", "0401", "0401", "0404"], 0
        ),
        (["天然牧草地", "0401", "0404", "0602"], ["0401", "0401", "0404", "0602"], 0),
        (["0401", "0404", "0499"], ["0401", "0404", "0499"], 1),
        (
            ["0401", "0401/0404", "0401(0.6)0404(0.4)", "0404"],
            ["0401", "0401/0404", "0401(0.6)0404(0.4)", "0404"], 1
        ),
        (["04", "0401", "0404"], ["04", "0401", "0404"], 0),
        (["一类", "二类"], ["一类", "二类"], 0), (["1", "2", "3"], ["1", "2", "3"], 0),
    ] as [([String], [String], Int)])
func classesAreOneHoweverTheyAreTyped(texts: [String], codes: [String], notes: Int) {
    let reading = LandClassReading(texts.map { LandClassReading.Written($0, names: [:]) })
    #expect(texts.map(reading.code) == codes && reading.notes.count == notes, "\(reading.notes)")
}

/// Texts that the first features of a layer do not have are read as those of its systems, and what these do not have as any.
@Test(
    arguments: [
        (["0401", "0301"], "401", ["0401", "０４０１", "0301"], [["0401", "401", "天然牧草地", "０４０１"]]),
        (["0401", "0301"], "0404 其他草地", ["0404", "0401"], [["0404", "其他草地"]]),
        (["0401"], "天然牧草地", ["0401"], [["0401", "天然牧草地"]]),
        // A railway of the second survey is no farmland, but where that is asked for by a code of four digits.
        (["041", "101"], "101", ["01"], [["101", "铁路用地"]]),
        (["041", "101"], "101", ["0101"], [["0101", "101", "铁路用地"]]),
        // What nothing tells may be of any system.
        ([], "0402", [], [["0402", "人工牧草地", "沼泽草地"]]),
        (["0401"], "0404/0602", ["404"], [["0404", "404", "其他草地"], ["0602", "种植设施建设用地", "采矿用地"]]),
        (["0401"], "0401(0.6)0404(0.4)", [], [["0401", "天然牧草地"], ["0404", "其他草地"]]),
        (["0401"], "0401 0404", [], [["0401", "天然牧草地"], ["0404", "其他草地"]]),
        (["041"], "041、043", [], [["041", "天然牧草地"], ["043", "其他草地"]]),
        (["04", "03"], "04/03", [], [["03", "林地"], ["04", "草地"]]),
        ([], "乔木林地和竹林地", [], [["0301", "乔木林地"], ["0302", "竹林地"]]),
        // One class: with the one above it, an area of it, a part of a system.
        (["0401"], "草地/天然牧草地", [], [["0401", "天然牧草地"]]),
        (["0401"], "0401(122亩)", [], [["0401", "亩", "天然牧草地"]]), (["0401"], "0401/04", [], [["0401", "天然牧草地"]]),
        (["0401"], "公园与绿地", [], [["0810", "公园与绿地"]]),
    ] as [([String], String, [String], [[String]])])
func classesAreSpeltInManyWays(texts: [String], text: String, asked: [String], spellings: [[String]]) {
    let reading = LandClassReading(texts.map { LandClassReading.Written($0, names: [:]) })
    #expect(reading.spellings(of: text, among: asked).map(\.names) == spellings)
}

@Test func namesTellLostZerosAndContradictCodes() {
    func written(_ text: String, _ name: String) -> LandClassReading.Written {
        .init(text, names: [name: (count: 1, fid: 7)])
    }
    let farmland = LandClassReading([written("101", "水田"), written("103", "旱地")])
    #expect(farmland.code(of: "101") == "0101" && farmland.code(of: "103") == "0103")
    #expect(LandClassReading([.init("101", names: [:])], as: .survey).code(of: "101") == "0101")
    for (name, isTold) in [("旱地", true), ("草地", false), ("天然牧草地", false), ("荒草", false)] {
        let reading = LandClassReading([
            written("0401", name), written("0404", "其他草地"), written("0602", "采矿用地"),
        ])
        #expect(reading.notes.count == (isTold ? 1 : 0), "\(name)")
    }
}
