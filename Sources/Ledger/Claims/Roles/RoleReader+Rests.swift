/// What is left over, where the words behind it say what becomes of it.
extension RoleReader {
    /// How what is left stands by the words behind it; `nil` where they leave it to the other words of its clause.
    func left(
        _ figure: FigureScanner.Figure, _ clause: Int, _ behind: Stretch, _ end: Range<Int>
    ) -> (deed: Deed?, mode: DeedMode, role: ClaimRole)? {
        let words = text(end)
        // 剩余48亩移交乡镇利用 is settled in another way.
        if figure.kind == .area, behind.deed == .complete, !behind.isMarked,
            Self.settlements.contains(where: { words.hasPrefix($0) })
        {
            return (nil, .planned, unstated)
        }
        // 尚有2台在法院查封中.
        if words.hasPrefix("在"), words.hasSuffix("中") { return (nil, .underWay, .planned) }
        // 剩余2家下半年退出.
        if !behind.isMarked, behind.mode == .done,
            behind.deed.map({ $0 == .restore || $0.completes }) ?? false,
            opensWithTime(end) || isLeftUntil(end, figure, clause)
        {
            return (behind.deed, .planned, .planned)
        }
        return nil
    }

    /// Whether a time stands first behind what is left: 剩余2家下半年退出, 剩下10公里2024年7月前完工.
    private func opensWithTime(_ behind: Range<Int>) -> Bool {
        let words = text(behind.lowerBound..<min(behind.upperBound, behind.lowerBound + 12))
        let date =
            behind
            .lowerBound..<(behind.first { !source[$0].isDigit && !"年月日底末".unicodeScalars.contains(source[$0]) }
            ?? behind.upperBound)
        if date.count > 1, source[date.upperBound] == "前" { return true }
        if date.count > 1, "汛春夏秋冬".unicodeScalars.contains(source[date.upperBound]) { return true }
        return Self.laterTimes.contains { words.contains($0) } || Self.seasons.contains { words.hasPrefix($0) }
    }

    /// Whether a date follows on what is left, unlike on the others: 剩27亩10月撒播, but not 其余27亩10月撒播.
    private func isLeftUntil(_ behind: Range<Int>, _ figure: FigureScanner.Figure, _ clause: Int) -> Bool {
        guard !text(clause..<figure.range.lowerBound).contains("其余"),
            let end = behind.first(where: { !source[$0].isDigit }), end > behind.lowerBound
        else { return false }
        return ["年", "月", "日"].contains(source[end])
    }

    /// Whether words say to what else a thing was put or how it ended: 留作观测井, 解除合同.
    func isDisposed(_ behind: Range<Int>) -> Bool {
        guard behind.count > 2, !["暂", "未", "不"].contains(source[behind.lowerBound]) else { return false }
        return ["作", "为", "给", "归", "除", "止"].contains(source[behind.lowerBound + 1])
            && !["计划", "将", "拟", "待", "需", "前"].contains { text(behind).contains($0) }
    }

    private static let settlements = ["移交", "交由", "划归", "留作", "转为", "改作"]
    static let laterTimes = ["下半年", "年底", "月底", "下月", "下季", "次年", "来年", "明年", "定于", "分两", "分三", "分年", "分期"]
    private static let seasons = ["春", "夏", "秋", "冬", "汛", "雨季", "今冬", "明春", "今秋", "等", "待"]
}
