/// What closes a report behind its last item: attachments, telephone numbers, the signature and the date.
struct ClosingLines {
    let source: SourceText

    init(_ source: SourceText) { self.source = source }

    private static let longestSignature = 30
    private static let openings = WordTable([
        (
            "附件 附: 联系电话 联系人 监督电话 举报电话 受理电话 咨询电话 通讯地址 联系地址 邮编 邮箱 公示时间 公示期 公示日期 来源: 编辑: 审核: "
                + "责任编辑 特此公示 特此公告 现予以公示 现予公示 (此件 (联系 (公示",
            ()
        )
    ])
    private static let offices = WordTable([
        ("政府 办公室 委员会 局 厅 公署 党委 县委 旗委 盟委 市委 区委 省委 领导小组 工作组 办公厅 专班 中心 公司 行署 盟办 督察办 整改办", ())
    ])

    /// The end of the last item's text without the closing lines.
    func end(of range: Range<Int>) -> Int {
        var end = source.trimmed(range).upperBound
        var hasDate = false
        while true {
            var start = end
            while start > range.lowerBound, source[start - 1] != "\n" { start -= 1 }
            let line = source.trimmed(start..<end)
            guard start > range.lowerBound, !line.isEmpty else { break }
            let above = source.trimmed(range.lowerBound..<start)
            let isDate = isDate(line)
            guard isDate || isOpening(line) || isSignature(line, below: above, hasDate: hasDate) else { break }
            hasDate = hasDate || isDate
            end = above.upperBound
        }
        return endOfSentence(in: range.lowerBound..<end)
    }

    /// The end without a signature and a date behind the last full stop of the line.
    private func endOfSentence(in range: Range<Int>) -> Int {
        let floor = max(range.lowerBound, range.upperBound - 2 * Self.longestSignature)
        guard range.upperBound > floor, source[range.upperBound - 1] == "日",
            let stop = (floor..<range.upperBound).last(where: { source[$0] == "。" })
        else { return range.upperBound }
        let tail = source.trimmed((stop + 1)..<range.upperBound)
        if isDate(tail) { return stop + 1 }
        guard let gap = tail.last(where: { source[$0] == " " && isDate(source.trimmed($0..<tail.upperBound)) }),
            isOffice(source.trimmed(tail.lowerBound..<gap))
        else { return range.upperBound }
        return stop + 1
    }

    private func isOpening(_ line: Range<Int>) -> Bool {
        line.count <= 120
            && Self.openings.match(in: source, at: line.lowerBound, before: line.upperBound) != nil
    }

    private func isSignature(_ line: Range<Int>, below above: Range<Int>, hasDate: Bool) -> Bool {
        guard isOffice(line), let last = above.last, let first = source.folded[above].lastIndex(of: "\n") else {
            return false
        }
        // 责任单位 on a line of its own is followed by an office that does not sign.
        let former = source.trimmed(first..<above.upperBound)
        guard
            FieldMark(in: source, at: former.lowerBound, before: former.upperBound, alone: true)?.end
                != former.upperBound
        else { return false }
        return hasDate || source[last] == "。"
    }

    private func isOffice(_ line: Range<Int>) -> Bool {
        guard (3...Self.longestSignature).contains(line.count),
            Self.offices.match(in: source, endingAt: line.upperBound, from: line.lowerBound) != nil
        else { return false }
        return !line.contains {
            source[$0].endsSentence || source[$0].isDigit || [":", ",", "|"].contains(source[$0])
        }
    }

    /// Whether a range holds a date and nothing else: `2024年3月1日`, `二〇二四年三月一日`, `（2024年3月）`.
    private func isDate(_ range: Range<Int>) -> Bool {
        let signs: [Unicode.Scalar] = range.map { source[$0] }.filter { $0 != " " && $0 != "(" && $0 != ")" }
        guard signs.count <= 14, signs.contains("年"), let last = signs.last, last == "日" || last == "月" else {
            return false
        }
        return signs.allSatisfy {
            $0.isDigit || ["年", "月", "日", "十", "○", "O", "o"].contains($0) || ChineseNumeral.digit($0) != nil
        }
    }
}
