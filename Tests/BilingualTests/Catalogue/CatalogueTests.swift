import Foundation
import TestSupport
import Testing

/// Every text for people in the sources, by file: the catalogue is the pairs of `Message`, which the compiler keeps whole.
private let sources: [(file: String, text: SourceText)] = {
    let root = Places.package.appending(path: "Sources").path(percentEncoded: false)
    let files = (FileManager.default.enumerator(atPath: root)?.allObjects as? [String] ?? []).sorted()
    return files.filter { $0.hasSuffix(".swift") }.compactMap { file in
        (try? String(contentsOfFile: root + "/" + file, encoding: .utf8)).map { (file, SourceText($0)) }
    }
}()

@Test func theScannerFindsPairsAndWhatIsNone() throws {
    let text = SourceText(
        #"""
        // zh: "a comment"
        let one = Message(zh: "图斑\(count)个", en: "\(count) parcels \(list.map { "\($0)" }.joined())")
        let two = column("亩", "mu"), three = isOne ? "一" : "one", four = "五"
        """#)
    #expect(text.pairs.count == 1)
    let pair = try #require(text.pairs.first)
    #expect(pair.zh.words == "图斑个" && pair.zh.values == ["count"] && pair.zh.line == 2)
    #expect(pair.en.words == " parcels " && pair.en.values == ["count", "list"])
    #expect(text.others.filter(\.literal.isChinese).map(\.next?.words) == ["mu", "one", nil])
}

@Test func everyMessageIsInBothLanguages() {
    var count = 0
    for (file, text) in sources {
        for (zh, en) in text.pairs {
            count += 1
            let place: Comment = "\(file):\(zh.line) \(zh.words) | \(en.words)"
            // A word that is the same in both, such as a key of the project file, or numbers and signs alone.
            let isNeutral = zh.words == en.words || !zh.words.contains(where: \.isLetter)
            #expect(zh.isChinese || isNeutral || quoted.contains(en.words), place)
            #expect(!en.isChinese || quoted.contains(en.words), place)
        }
    }
    #expect(count > 1200)
}

/// English messages that name a Chinese word of the reports or a form, and the other way round.
private let quoted: Set<String> = [
    "survey text (勘测定界)", "registration string (区域坐标)", ": marked 已完成 in one place, 「」 in the other",
    "the mark 已完成 stands at the end of the whole clause", "等 says that the parts are not all of them",
    " must be a number with a unit, such as 0 m², 937.36亩 or 3", " km²",
]

@Test func bothLanguagesNameTheSameValues() {
    /// Values that one language needs alone: the sign of an open list, `等`.
    let alone: Set<String> = ["list"]
    for (file, text) in sources {
        for (zh, en) in text.pairs {
            let (one, two) = (zh.values.subtracting(["zh"]), en.values.subtracting(["en"]))
            #expect(
                one.symmetricDifference(two).subtracting(alone).isEmpty,
                "\(file):\(zh.line) \(zh.words) \(one.symmetricDifference(two))")
        }
    }
}

/// Nothing that is printed has Chinese words alone: beside each stands the English.
@Test func noTextForPeopleIsInOneLanguage() {
    /// Names of founts, the vocabulary of reports, texts that stand in both languages side by side in other ways (help,
    /// page numbers, remarks of a project file), and the layers for a map, whose labels are Chinese.
    let vocabulary = [
        "Reports/Contents/EvidenceFile.swift", "Reports/Writers/WordStyles.swift",
        "Reports/Writers/TableStyle.swift", "Reports/Contents/ProjectSkeleton.swift",
        "Reports/Contents/LedgerReport.swift", "Reports/Writers/SheetWriter.swift",
        "tuban/Terminal/HelpText.swift", "Reports/Contents/SuggestedMeasure.swift",
    ]
    for (file, text) in sources
    where (file.hasPrefix("Reports/") || file.hasPrefix("tuban/")) && !vocabulary.contains(file) {
        for (literal, next) in text.others where literal.isChinese {
            #expect(next?.isChinese == false, "\(file):\(literal.line) \(literal.words)")
        }
    }
}

/// The terms of the field and the English that stands for each.
@Test(arguments: [
    ("自然保护地", ["reserve"]), ("生态保护红线", ["redline"]), ("永久基本农田", ["permanent basic farmland"]),
    ("湿地", ["wetland"]), ("剔除", ["set aside", "set_aside"]), ("结论", ["verdict", "result", "conclusion"]),
    ("修复", ["repair", "mend"]), ("台账", ["ledger"]), ("带号", ["zone"]), ("容差", ["tolerance"]),
    ("功能分区", ["zone"]), ("在期有效", ["in force", "valid"]), ("尚欠", ["outstanding"]), ("审批", ["approv"]),
    ("收支", ["account"]), ("界址点", ["corner"]),
])
func termsAreTheFieldsOwn(term: String, english: [String]) {
    var count = 0
    for (file, text) in sources {
        for (zh, en) in text.pairs where zh.words.contains(term) {
            count += 1
            let words = en.words.lowercased()
            #expect(english.contains { words.contains($0) }, "\(file):\(zh.line) \(zh.words) | \(en.words)")
        }
    }
    #expect(count > 0, "\(term)")
}
