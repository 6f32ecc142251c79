import Bilingual
import Testing

@Suite struct LanguageTests {
    @Test(arguments: ["zh", "zh_CN.UTF-8", "zh_CN", "ZH_cn", "zh_TW.Big5", "zh-Hans"])
    func chineseLocales(locale: String) {
        #expect(Language(locale: locale) == .chinese)
    }

    @Test(arguments: ["", "C", "C.UTF-8", "POSIX", "en_US.UTF-8", "de_CH", "_zh", "mn_CN"])
    func otherLocalesGetEnglish(locale: String) {
        #expect(Language(locale: locale) == .english)
    }

    /// The values of `--lang`.
    @Test func namesOnTheCommandLine() {
        #expect(Language(rawValue: "zh") == .chinese)
        #expect(Language(rawValue: "en") == .english)
        #expect(Language(rawValue: "fr") == nil)
    }
}
