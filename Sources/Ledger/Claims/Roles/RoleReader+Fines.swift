/// Sums of money that go on with a fine told before them.
extension RoleReader {
    /// Whether a sum is a part of a fine, the sum of fines, or what of it was paid: `罚款94万元，分别为42万元、52万元`,
    /// `其中草原案件31万元`, `两项共126万元`, `已收缴85万元`.
    func goesOnFining(_ figure: FigureScanner.Figure, from peer: Reading?) -> Bool {
        guard figure.kind == .money, let last = peer, last.role == .penalty, last.kind == .money,
            last.figure.upperBound < figure.range.lowerBound,
            figure.range.lowerBound - last.figure.upperBound <= Self.longestFiningGap
        else { return false }
        let gap = last.figure.upperBound..<figure.range.lowerBound
        guard !gap.contains(where: { source[$0].endsSentence && source[$0] != ";" }) else { return false }
        let words = tokens.tokens(in: gap)
        // 罚款50万元，赔偿30万元 is no fine as a whole, nor is a fee.
        guard
            words.allSatisfy({ token in
                switch token.word {
                case .deed(.state): text(token.range) == "属"
                // 毁林案件25万元.
                case .deed(.occupy): true
                case .deed: Self.collecting.contains(text(token.range))
                case .mode(.done), .part, .total, .topic, .of, .other: true
                case .naming: ["案件", "行为", "企业", "公司", "单位", "人员", "问题"].contains(text(token.range))
                default: false
                }
            })
        else { return false }
        let lead = text(gap.dropFirst().startIndex..<gap.upperBound)
        if lead.isEmpty || ["分别为", "分别是", "分别", "依次为"].contains(lead) { return true }
        if words.contains(where: { $0.deed != nil }) || words.contains(where: { $0.word == .part }) {
            return true
        }
        // 草原案件31万元、林木案件24万元; 两项共126万元.
        return source[gap.lowerBound] == "、" || words.last?.word == .total && lead.count <= 8
    }

    /// The most between a fine and what goes on with it, in scalars.
    private static let longestFiningGap = 24
    private static let collecting: Set<String> = [
        "收缴", "上缴", "缴纳", "追缴", "缴清", "入库", "到账", "执行", "收取", "征收", "处罚", "落实",
    ]
}
