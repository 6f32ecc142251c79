import Bilingual
import Foundation
import TestSupport
import Testing

@testable import Ledger

/// The findings of the published report, each read against the text by eye; skipped where it is absent.
@Suite(.enabled(if: Places.shared("seed/xinganmeng-progress.txt") != nil))
struct ReportFindingsTests {
    let source: SourceText
    let ledger: Ledger

    init() throws {
        let path = try #require(Places.shared("seed/xinganmeng-progress.txt"))
        source = try SourceText(utf8: [UInt8](Data(contentsOf: URL(filePath: path))))
        ledger = Ledger(source)
    }

    /// Item, rule, verdict and arithmetic; the arithmetic is that of `domain.md` §7, done by hand.
    static let expected: [String] = [
        "3 ratio undecided: 1482 ÷ 61.6% ≈ 2406（家）",
        "4 part holds: 6 ≤ 12（个），占比 = 50%",
        "4 listCount holds: 列出3个名称，原文三家",
        "4 impliedValue undecided: 8.4% ÷ 70% = 12%",
        "4 schedule holds: 70% − 2/5 × 100% = 30个百分点，原文30",
        "6 status undecided: 状态为“已完成，待自治区验收销号”，进展称“农业用水正在推行以电折水计量方式”",
        "6 listCount holds: 1 + 5 = 6，兴安盟共6个旗县市",
        "7 plausibility undecided: “面积”的数值是比率61.2%",
        "7 part holds: 48.7 ≤ 174.3（万亩），占比 ≈ 27.9%",
        "7 sum holds: 1860.56 + 886.12 = 2746.68（万亩）",
        "7 date undecided: 7月27日、11月15日、8月底未写年份",
        "8 conflict doesNotHold: 938亩 − 937.36亩 = 0.64亩",
        "8 impliedValue undecided: 450196.8 ÷ 480 = 937.91（亩）；原文937.36亩、938亩",
        "10 listCount undecided: 列出2个名称，原文等8个",
        "10 listCount undecided: 列出1个名称，原文等3处",
        "10 date undecided: 11月22日未写年份",
        "10 complement undecided: 27 − 7 = 20（处）",
        "10 complement undecided: 27 + 6 = 33（处）",
        "13 ratio undecided: 935 ÷ 5824 ≈ 16.1%（条）",
        "13 ratio undecided: 245 ÷ 1300 ≈ 18.8%（平方公里）",
        "13 sum holds: 82 + 80 = 162（条）",
        "13 conflict holds: 2处均为82条",
        "13 completedTwice undecided: 80条：一处标注“已完成”，另一处称“主体工程已完成，正在实施林草措施”",
        "13 conflict holds: 2处均为80条",
        "13 conflict holds: 2处均为265条",
        "13 sum holds: 13 + 20 = 33（条）",
        "13 ratio holds: 1 ÷ 1.19 ≈ 84.03%，原文84%",
        "14 part holds: 35 ≤ 48（家），占比 ≈ 72.9%",
        "14 part holds: 11 ≤ 35（家），占比 ≈ 31.4%",
        "14 part holds: 5 ≤ 14（个），占比 ≈ 35.7%",
        "14 listCount holds: 列出4个名称，原文4座",
        "14 listCount holds: 列出3个日期，原文三期",
        "15 completedTwice undecided: 阿尔山市：2022年12月已完成，2024年12月又报完成",
        "16 ratio holdsWithinRounding: 709 ÷ 750 ≈ 94.53%，原文近95%",
        "17 listCount holds: 列出4个名称，原文等4个",
        "17 ratio holdsWithinRounding: 1.49 ÷ 2.84 ≈ 52.46%，原文52.6%",
        "17 ratio holds: 0.27 ÷ 1.16 ≈ 23.28%，原文23.3%",
    ]

    private func lines(_ findings: [Finding]) -> [String] {
        findings.map { finding in
            let items = finding.items.map(String.init).joined(separator: "+")
            return "\(items) \(finding.rule) \(finding.verdict): \(finding.arithmetic.zh)"
        }
    }

    @Test func everyFinding() {
        #expect(lines(ledger.findings) == Self.expected)
    }

    @Test func placesPointAtTheQuotedText() {
        for finding in ledger.findings {
            #expect(!finding.places.isEmpty)
            for place in finding.places {
                #expect(source.text(in: place.quote.range) == place.quote.text)
                #expect(place.item.flatMap(ledger.item)?.text.range.contains(place.quote.offset) == true)
            }
        }
    }

    @Test func theOccupationOfItemEightQuotesThreePlaces() throws {
        let finding = try #require(ledger.findings.first { $0.rule == .conflict && $0.items == [8] })
        #expect(finding.places.compactMap(\.claim?.figure.text) == ["938亩", "937.36亩", "937.36亩"])
        #expect(finding.note?.zh == "937.36修约为937，不是938")
        let inferred = try #require(ledger.findings.first { $0.rule == .impliedValue && $0.items == [8] })
        #expect(inferred.note?.zh.contains("480元/亩") == true)
    }

    @Test func theRangeOfARatioIsStated() throws {
        // 1.485/2.845 = 52.197 % and 1.495/2.835 = 52.734 %, by hand.
        let finding = try #require(
            ledger.findings.first { $0.verdict == .holdsWithinRounding && $0.items == [17] })
        #expect(finding.note?.zh.contains("52.2%–52.73%") == true)
    }

    @Test func theOrderOfItemsChangesNothing() {
        let reversed = Ledger(
            titleLines: ledger.titleLines, items: ledger.items.reversed(), unplaced: ledger.unplaced,
            outerTexts: ledger.outerTexts, notes: [], unreadFigures: [])
        #expect(reversed.findings == ledger.findings)
    }

    @Test func typingHabitsChangeNoFinding() throws {
        var full = String.UnicodeScalarView()
        for scalar in source.scalars {
            let isPrinting = (0x21...0x7E).contains(scalar.value)
            full.append(isPrinting ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar)
        }
        #expect(lines(Ledger(String(full)).findings).map(\.folded) == Self.expected.map(\.folded))
        let text = source.text(in: 0..<source.count).replacing("\n", with: "\r\n")
        #expect(lines(Ledger(text).findings) == Self.expected)
    }
}
