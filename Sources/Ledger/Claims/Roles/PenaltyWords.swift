/// Tells fines from other money.
enum PenaltyWords {
    /// Whether a sum of money is a fine: 罚款5万元, 处5万元罚款, 立案处罚3家，金额12万元.
    static func govern(_ context: ClaimContext) -> Bool {
        let source = context.source
        let before = context.segment.lowerBound..<context.figure.lowerBound
        let behind = context.figure.upperBound..<min(context.segment.upperBound, context.figure.upperBound + 6)
        let says = { (range: Range<Int>) in fines.contains { source.contains($0, in: range) } }
        if says(before) || says(behind) || source[context.figure.lowerBound - 1] == "罚" { return true }
        // 投资, 补偿 and the like are no fines though one is told before them.
        var lead = source.text(in: source.trimmed(before)).folded
        while let word = collecting.first(where: { lead.hasPrefix($0) }) { lead.removeFirst(word.count) }
        // 较2019年的1240万元.
        if let first = lead.first, ["较", "比"].contains(first), lead.hasSuffix("年的") || lead.hasSuffix("年") {
            lead = ""
        }
        return sums.contains(lead) && says(context.sentenceStart..<before.lowerBound)
    }

    /// Whether words name a fine.
    static func name(_ words: Range<Int>, in source: SourceText) -> Bool {
        fines.contains { source.contains($0, in: words) }
    }

    private static let fines = ["罚款", "罚金", "罚没", "处罚", "没收", "违法所得"]
    private static let collecting = [
        "已", "均已", "全部", "现", "实际", "实", "收缴", "上缴", "缴纳", "缴清", "追缴", "入库", "执行到位", "到位", "缴", "收",
    ]
    private static let sums = [
        "", "计", "总计", "合", "共计", "共", "合计", "总计", "累计", "金额", "金额共计", "总金额", "罚没金额", "涉及金额", "总额",
    ]
}
