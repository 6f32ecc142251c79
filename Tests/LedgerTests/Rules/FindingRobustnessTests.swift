import Bilingual
import Foundation
import TestSupport
import Testing

@testable import Ledger

struct FindingRobustnessTests {
    /// What the rules look for, so that random texts reach their corners.
    private static let pieces: [String] = [
        "1.题\n", "进展情况：", "整改状态：已销号\n", "（一）", "（二）", "（", "）", "。", "；", "，", "、", "：", "\n", "其中", "共", "合计",
        "占", "比", "率", "回收率", "完成率", "目标任务的", "序时进度", "超", "落后", "前两年", "“十四五”", "%", "百分点", "亩", "万亩", "亿亩",
        "平方公里", "元", "万元", "元/亩", "条", "家", "个", "处", "期", "旗县", "企业", "等", "和", "扎赉特旗", "突泉县", "除", "外", "其他",
        "已完成", "完成", "正在实施", "设施建设", "2022年", "2023年12月，", "第一批、第二批", "达到", "盟级重要湿地", "再加上", "罚款",
        "占用草原", "占用", "面积达", "实际", "要求", "分别于", "折合", "近", "余", "99999999999999", "999999999.9999", "0",
        "0.0001",
        "12345", "3", "三", "7.5", "亿", "亿亿", "100", "《", "》", "𠀀", "兴安盟\n",
    ]

    private func isConsistent(_ text: String) -> Bool {
        let source = SourceText(text)
        return Ledger(source).findings.allSatisfy { finding in
            !finding.places.isEmpty && !finding.arithmetic.zh.isEmpty
                && finding.places.allSatisfy { source.text(in: $0.quote.range) == $0.quote.text }
        }
    }

    @Test(arguments: 0..<20)
    func randomTexts(seed: Int) {
        var generator = SplitMix(state: UInt64(seed) &* 104_729 &+ 7)
        for _ in 0..<60 {
            var text = "兴安盟\n1.题\n进展情况："
            for _ in 0..<Int.random(in: 0...60, using: &generator) {
                text += Self.pieces.randomElement(using: &generator) ?? ""
            }
            #expect(isConsistent(text), "\(text.debugDescription)")
        }
    }

    @Test(.enabled(if: Places.shared("seed/xinganmeng-progress.txt") != nil))
    func mutatedReports() throws {
        let path = try #require(Places.shared("seed/xinganmeng-progress.txt"))
        let original = try String(contentsOf: URL(filePath: path), encoding: .utf8)
        var generator = SplitMix(state: 4242)
        for _ in 0..<6 {
            #expect(isConsistent(mutated(original, edits: 300, pieces: Self.pieces, using: &generator)))
        }
    }

    /// The largest figures that the scanner lets through must not overflow the exact arithmetic.
    @Test(arguments: [
        "占用草原999999999999999亿平方公里，罚款999999999999999亿亿元，按999999999999元/亩。",
        "面积99999999.9999亿亩，其中99999999.9998亿亩、0.0001平方米。", "治理0.0001平方米（99999999.9999亿亩）。",
        "使用99999999999.9999吨，回收0.0001吨，回收率99999999.9999%。", "使用0吨，回收0吨，回收率0%。",
        "10家，占总数0%。", "前两年累计下降0.0001%，完成目标任务的0.0001%。", "占用草原0.0001亩，罚款99999999999999元。",
        "占用草原99999999.9999亿亩。后占用草原99999999.9998亿亩。",
    ])
    func extremes(progress: String) {
        #expect(isConsistent("兴安盟\n1.题\n进展情况：\(progress)"))
    }

    /// One item of many figures must end; a rule that compares all pairs would run for hours.
    @Test(arguments: [
        "占用草原52.5亩。", "2022年治理侵蚀沟任务80条，", "其中5条、", "占比5%，", "5家，占总数60%。", "1个（", "A、3家", "共5条，", "80条（正在实施）。",
        "1处第一批、第二批达到", "2022年1月，突泉县已完成设施建设。", "正在", "除突泉县外其他5个旗县", "罚款5元占用1亩",
    ])
    func longItemsEnd(piece: String) {
        let text = "兴安盟\n1.题\n整改状态：已销号\n进展情况：" + String(repeating: piece, count: 300)
        #expect(isConsistent(text))
    }
}
