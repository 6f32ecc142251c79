import Bilingual
import Testing

@Suite struct MessageTests {
    private let parcel = Message(zh: "图斑", en: "parcel")

    @Test func oneTextPerLanguage() {
        #expect(parcel[.chinese] == "图斑")
        #expect(parcel[.english] == "parcel")
    }

    @Test func verbatimIsTheSameInBoth() {
        let name = Message(verbatim: "扎木钦.shp")
        #expect(Language.allCases.map { name[$0] } == ["扎木钦.shp", "扎木钦.shp"])
    }

    @Test func joinedWithoutAnythingBetween() {
        let joined = parcel + Message(verbatim: " 7") + Message(zh: "：无效", en: ": invalid")
        #expect(joined == Message(zh: "图斑 7：无效", en: "parcel 7: invalid"))
    }

    @Test func descriptionShowsBothTextsOnce() {
        #expect(parcel.description == "图斑 / parcel")
        #expect(Message(verbatim: "GDAL").description == "GDAL")
    }
}
