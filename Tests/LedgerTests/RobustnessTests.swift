import Foundation
import TestSupport
import Testing

@testable import Ledger

struct RobustnessTests {
    /// What the parser looks for, so that random texts reach its corners.
    private static let pieces: [String] = [
        "1", "2.", "12.2018年", "3、", "一、", "（一）", "(二）", "（", "）", "问题编号", "序号", "第", "个方面", "整改状态", "：",
        "进展情况：",
        "已销号", "已完成", "待验收", "\n", "\r\n", "\r", " ", "\u{3000}", "《", "》", "“", "万", "亿", "亩", "百", "千", "十",
        "三", "两",
        "平方公里", "余", "多", "近", "约", "以上", "左右", "%", "个", "百分点", "百分之", "一半", "元", "/", "0.5", "１", "，", "，234",
        ".", "·",
        "其中", "占用", "全盟", "自治区", "兴安盟", "分别", "-", "—", "至", "、", "和", "|", "【", "】", "\u{0}", "\u{FEFF}", "𠀀",
        "99999999999999999999",
        "e\u{301}", "至5", "。", "；", "\t", "|---|---|", "| 序号 | 整改问题 | 整改状态 | 整改情况 |\n",
        "序号\n整改问题\n整改状态\n整改情况\n",
        "整改问题：", "验收结论：", "附件：", "2024年3月1日", "某某旗政府", "（自治区整改方案第47项）", "某公司", "甲矿", "白桦县", "云台市", "+", "每",
        "成",
        "元", "年产", "项目", "占用草原9", "37.36亩", "平方", "公里", "长长长长长长长长长长长长",
    ]

    private static let layouts = OfficeLayoutTests.all.map(\.text)

    @Test(arguments: OfficeLayoutTests.all)
    func layoutsKeepTheInvariants(layout: OfficeLayout) {
        #expect(invariants(layout.text))
        var generator = SplitMix(state: 7)
        for _ in 0..<60 {
            #expect(invariants(mutated(layout.text, edits: 6, pieces: Self.pieces, using: &generator)))
        }
    }

    /// `TUBAN_FUZZ=100000 swift test --filter RobustnessTests` tries so many texts, half of them mutated layouts.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["TUBAN_FUZZ"] != nil))
    func manyTextsKeepTheInvariants() {
        let count = ProcessInfo.processInfo.environment["TUBAN_FUZZ"].flatMap { Int($0) } ?? 0
        var generator = SplitMix(state: 2024)
        for round in 0..<count {
            var text = ""
            if round.isMultiple(of: 2) {
                for _ in 0..<Int.random(in: 0...80, using: &generator) {
                    text += Self.pieces.randomElement(using: &generator) ?? ""
                }
            } else {
                text = Self.layouts.randomElement(using: &generator) ?? ""
                text = mutated(
                    text, edits: Int.random(in: 1...30, using: &generator), pieces: Self.pieces,
                    using: &generator)
            }
            #expect(invariants(text), "\(text.debugDescription)")
        }
    }

    private func invariants(_ text: String) -> Bool {
        let source = SourceText(text)
        let ledger = Ledger(source)
        for item in ledger.items {
            guard source.text(in: item.text.range) == item.text.text else { return false }
            for clause in item.clauses {
                guard source.text(in: clause.text.range) == clause.text.text else { return false }
            }
            for claim in item.claims {
                guard source.text(in: claim.figure.range) == claim.figure.text,
                    source.text(in: claim.quote.range) == claim.quote.text,
                    claim.quote.range.lowerBound <= claim.figure.offset,
                    claim.quote.range.upperBound >= claim.figure.range.upperBound,
                    item.claims(quoting: claim.quote.text)?.isEmpty == false
                else { return false }
            }
        }
        // Nothing is lost or told twice: every scalar that is no space and no bar of a table lies in the title, an
        // item or an unplaced line, and in one of them.
        var covers = [Int](repeating: 0, count: source.count)
        for range in ledger.titleLines.map(\.range) + ledger.items.map(\.text.range)
            + ledger.unplaced.map(\.text.range)
        {
            for offset in range { covers[offset] += 1 }
        }
        return source.folded.indices.allSatisfy {
            source.folded[$0].isBlank || source.folded[$0] == "|" ? covers[$0] < 2 : covers[$0] == 1
        } && ledger.unplaced.allSatisfy { source.line(at: $0.text.offset) == $0.line }
    }

    @Test(arguments: 0..<20)
    func randomTextsKeepTheInvariants(seed: Int) {
        var generator = SplitMix(state: UInt64(seed) &* 7919 &+ 1)
        for _ in 0..<150 {
            var text = ""
            for _ in 0..<Int.random(in: 0...60, using: &generator) {
                text += Self.pieces.randomElement(using: &generator) ?? ""
            }
            #expect(invariants(text), "\(text.debugDescription)")
        }
    }

    @Test(.enabled(if: Places.shared("seed/xinganmeng-progress.txt") != nil))
    func mutatedReportsKeepTheInvariants() throws {
        let path = try #require(Places.shared("seed/xinganmeng-progress.txt"))
        let original = try String(contentsOf: URL(filePath: path), encoding: .utf8)
        var generator = SplitMix(state: 42)
        for _ in 0..<40 {
            #expect(invariants(mutated(original, edits: 200, pieces: Self.pieces, using: &generator)))
        }
    }

    private static let report = """
        某盟整改情况
        1.某矿占用草原1,234.5亩，其中基本草原约３.２公顷。
        整改状态：已完成，待自治区验收销号
        进展情况：（一）恢复500余亩，罚款２万元（占80%）。(二）印发《某方案（2021-2025）》，完成近95%。
        2.2018年以来近万亩黑土地被占，一半以上未剥离。
        整改状态：整改中
        进展情况：补植３至５万亩；埋桩20根。
        """

    /// What a change of typing must not change.
    private func content(_ text: String) -> [String] {
        Ledger(text).items.flatMap { item in
            ["\(item.number) \(item.status) \(item.clauses.count)"]
                + item.claims.map { claim in
                    let quote = SourceText(claim.quote.text).folded.map(String.init).joined()
                    let unit = SourceText(claim.unit.text).folded.map(String.init).joined()
                    return
                        "\(claim.kind) \(claim.value) \(unit) \(claim.qualifier) \(claim.role) \(claim.scope) \(claim.subjects) \(quote)"
                }
        }
    }

    @Test func theReportOfTheseTestsHasTenFigures() {
        // Two items; ten figures, counted by hand.
        #expect(content(Self.report).count == 2 + 10)
    }

    /// The text whose lines a narrow page broke is told by its line ends alone: blank lines part it.
    private static let typed =
        [report] + OfficeLayoutTests.all.filter { !$0.name.contains("wrapped") }.map(\.text)
        + [
            Places.shared("seed/xinganmeng-progress.txt").flatMap {
                try? String(contentsOf: URL(filePath: $0), encoding: .utf8)
            }
        ]
        .compactMap { $0 }

    @Test(arguments: typed.indices)
    func typingHabitsChangeNoClaim(index: Int) throws {
        let report = Self.typed[index]
        let expected = content(report)
        #expect(!expected.isEmpty)
        #expect(content(report.replacing("\n", with: "\r\n")) == expected)
        #expect(content(report.replacing("\n", with: "\r")) == expected)
        #expect(content(report.replacing("\n", with: "\n\n \u{3000}\n")) == expected)
        #expect(content("\u{FEFF}" + report) == expected)
        var half = String.UnicodeScalarView()
        var full = String.UnicodeScalarView()
        for scalar in report.unicodeScalars {
            // A tab parts the cells of a table and has no other width.
            half.append(scalar == "\t" ? scalar : scalar.folded)
            let isPrinting = (0x21...0x7E).contains(scalar.value)
            full.append(isPrinting ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar)
        }
        #expect(content(String(half)) == expected)
        #expect(content(String(full)) == expected)
    }

    @Test func offsetsIgnoreLineEnds() throws {
        let unix = Ledger(Self.report)
        #expect(Ledger(Self.report.replacing("\n", with: "\r\n")) == unix)
        #expect(try Ledger(SourceText(utf8: [0xEF, 0xBB, 0xBF] + Array(Self.report.utf8))) == unix)
    }

    /// A text that nests every look-ahead of the scanner must still end; a quadratic one would run for hours.
    @Test(arguments: [
        "《", "（一）", "1、", "百", "万", "1,", "1、2", "整改状态：", "(", "1.\n", "近", "其中", "“", "余", "至1", " ",
    ])
    func longRepetitionsEnd(piece: String) {
        let ledger = Ledger("1.题\n进展情况：" + String(repeating: piece, count: 20_000) + "5亩")
        #expect(ledger.items.count >= 1 || !ledger.unplaced.isEmpty)
    }
}

/// A small generator with a fixed sequence, so that a failure comes back.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
