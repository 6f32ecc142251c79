import Testing

@testable import Places

/// The table against published counts, and short forms against those that reports use.
struct PlaceNamesTests {
    /// 34 units of the level of province; in Inner Mongolia 12 leagues and cities and 103 banners, counties, cities and
    /// districts (statistical yearbook); 6 of these in 兴安盟.
    @Test func counts() throws {
        #expect(PlaceNames.all.filter { $0.level == .province }.count == 34)
        let region = try #require(PlaceNames.all.first { $0.code == 150_000 })
        let inside = PlaceNames.all.filter { region.contains($0) && !$0.isFormer }
        #expect(inside.filter { $0.level == .prefecture }.count == 12)
        // 乌拉盖管理区 has a code of the statistical bureau alone.
        #expect(inside.filter { $0.level == .county }.count == 103 + 1)
        let league = try #require(PlaceNames.all.first { $0.name == "兴安盟" })
        #expect(PlaceNames.counties(of: league).count == 6 && league.squareKilometres == 55_100)
        #expect(Set(PlaceNames.all.map(\.code)).count == PlaceNames.all.count)
        #expect(PlaceNames.all.map(\.code) == PlaceNames.all.map(\.code).sorted())
    }

    @Test(arguments: [
        (152_221, "科右前旗"), (150_521, "科左中旗"), (150_926, "察右前旗"), (150_121, "土左旗"), (152_921, "阿左旗"),
        (150_722, "莫旗"),
        (150_722, "莫力达瓦旗"), (150_724, "鄂温克旗"), (150_723, "鄂伦春旗"), (152_525, "东乌旗"), (152_526, "西乌旗"),
        (150_223, "达茂旗"),
        (632_800, "海西州"), (222_400, "延边"), (652_800, "巴音郭楞州"), (640_000, "宁夏"), (650_000, "新疆"),
        (620_924, "阿克塞县"),
        (622_926, "东乡县"), (632_200, "海北州"), (370_600, "烟台"), (152_500, "锡林郭勒"), (429_021, "神农架"),
        (211_324, "喀左县"),
    ])
    func forms(code: Int, form: String) throws {
        let place = try #require(PlaceNames.all.first { $0.code == code })
        #expect(PlaceForms(place).all.map(\.text).contains(form))
    }

    @Test(arguments: [
        ("2015年烟台", "烟台市", true), ("内蒙古赤峰市敖汉旗", "敖汉旗", false), ("赤峰市", "赤峰市", false),
        ("东乌珠穆沁旗", "东乌珠穆沁旗", false),
    ])
    func endings(text: String, name: String, isBare: Bool) {
        let scalars = Array(text.unicodeScalars)
        let match = PlaceNames.match(endingAt: scalars.count, from: 0) { scalars[$0] }
        #expect(match?.places.map(\.name) == [name] && match?.isBare == isBare)
    }

    /// A name that several places bear gives all of them.
    @Test func ambiguousNames() {
        let scalars = Array("鼓楼区".unicodeScalars)
        let match = PlaceNames.match(startingAt: 0, before: 3) { scalars[$0] }
        #expect(match?.places.count == 4)
    }
}
