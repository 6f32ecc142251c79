/// What closes a report behind its last item: attachments, telephone numbers, the signature and the date.
struct ClosingLines {
    let source: SourceText

    init(_ source: SourceText) { self.source = source }

    private static let longestSignature = 30
    /// How such a line opens; `false` for what only looks like one.
    private static let openings = WordTable<Bool>([
        (
            "附件 附: 附表 附图 联系电话 联系人 联系方式 监督电话 监督举报电话 举报电话 投诉电话 受理电话 咨询电话 通讯地址 通信地址 联系地址 "
                + "邮编 邮政编码 邮箱 电子邮箱 电子邮件 传真 网址 公示时间 公示期 公示日期 公示单位 发布时间 发布日期 公开日期 信息来源 来源: "
                + "编辑: 审核: 责编: 责任编辑 抄送 主送 特此公示 特此公告 特此通告 现予以公示 现予公示 打印 【打印 浏览次数 上一篇 下一篇 分享到 (此件 "
                + "(联系 (公示 如有异议 若有异议 如有不同意见 如有意见 如您 此函 感谢 专此 特此函复 特此报告 特此通知 如对 对以上 对公示 对上述公示 凡有异议 有异议 欢迎社会 欢迎广大 欢迎监督 任何单位 公示期间如 公示期间,如 公示期内如 公示期内,如",
            true
        ),
        ("公示期间 公示期满 公示期内 公示期结束 公示期已 公示期未 (公示期间 (公示期满 (公示期内 附件所 附件中 附图所 附表所 附表中", false),
    ])
    /// Those that may stand behind the last full stop of a line.
    private static let sentences = WordTable<Void>([
        (
            "附件: 附: 联系电话 联系人: 联系方式: 监督电话 监督举报电话 举报电话 受理电话 咨询电话 通讯地址: 特此公示 特此公告 特此通告 现予以公示 现予公示 如有异议 若有异议 如有不同意见 专此函复 特此函复 "
                + "责任编辑: 来源: (此件",
            ()
        )
    ])
    private static let longestOpening = 120
    /// The lines between two closing ones that say nothing by themselves, and their length.
    private static let mostWeak = 2
    private static let longestWeak = 20
    /// The longest name of an attachment, in scalars.
    private static let longestName = 60
    private static let offices = WordTable([
        ("政府 办公室 委员会 局 厅 公署 党委 县委 旗委 盟委 市委 区委 省委 领导小组 工作组 办公厅 专班 中心 公司 行署 盟办 督察办 整改办", ())
    ])

    /// The end of the last item's text without the closing lines.
    func end(of range: Range<Int>) -> Int {
        var range = range
        if let attachments, range.contains(attachments) { range = range.lowerBound..<attachments }
        var end = source.trimmed(range).upperBound
        var hasDate = false
        var low = end
        var weak = 0
        while true {
            var start = low
            while start > range.lowerBound, source[start - 1] != "\n" { start -= 1 }
            let line = source.trimmed(start..<low)
            guard start > range.lowerBound, !line.isEmpty else { break }
            let above = source.trimmed(range.lowerBound..<start)
            let isDate = isDate(line)
            if isDate || isOpening(line) || isSignature(line, below: above, hasDate: hasDate) {
                hasDate = hasDate || isDate
                end = above.upperBound
                weak = 0
            } else {
                // 共5个工作日 below 公示时间 goes with it.
                weak += 1
                guard weak <= Self.mostWeak, line.count <= Self.longestWeak,
                    !line.contains(where: { source[$0].endsSentence }),
                    ItemMark(in: source, at: line.lowerBound, before: line.upperBound) == nil
                else { break }
            }
            low = above.upperBound
        }
        return endOfSentence(in: range.lowerBound..<end)
    }

    /// Where the list of attachments starts that closes the report: `附件：1.…`, each on a line of its own.
    var attachments: Int? {
        var first: Int?
        for line in source.lines.reversed() where !line.isEmpty {
            if isAttachment(line) {
                first = line.lowerBound
            } else {
                guard isOpening(line) || isName(line) else { break }
            }
        }
        return first
    }

    /// Where a table with a title that attaches it to the report starts: `附表　各县恢复面积`.
    func attachedTable(in range: Range<Int>) -> Int? {
        let lines = source.lines.filter { range.contains($0.lowerBound) && !$0.isEmpty }
        return zip(lines, lines.dropFirst()).first { line, next in
            source[line.lowerBound] == "附" && isOpening(line) && isName(line)
                && (next.contains { source[$0] == "|" || source[$0] == "\t" }
                    || source.tables.contains { $0.range.lowerBound == next.lowerBound })
        }?.0.lowerBound
    }

    /// `附件`, `附件：`, `附件1`, `附1.`, `附表2`.
    func isAttachment(_ line: Range<Int>) -> Bool {
        guard source[line.lowerBound] == "附", isName(line) else { return false }
        var position = line.lowerBound + 1
        let isNamed = ["件", "表", "图"].contains(source[position])
        if isNamed { position += 1 }
        position = source.skippingSpaces(from: position, before: line.upperBound)
        if position == line.upperBound { return isNamed }
        if source[position] == ":" { return true }
        let from = position
        while position < line.upperBound, source[position].isDigit { position += 1 }
        if position == from {
            return isNamed && ChineseNumeral(in: source, at: position, before: line.upperBound) != nil
        }
        return isNamed || [".", "、", ":", " "].contains(source[position])
    }

    /// Whether a line can name an attachment: no sentence and no field.
    func isName(_ line: Range<Int>) -> Bool {
        let number = ItemMark(in: source, at: line.lowerBound, before: line.upperBound)?.range.upperBound
        let words = source.skippingSpaces(from: number ?? line.lowerBound, before: line.upperBound)
        let body =
            line.lowerBound..<(source[line.upperBound - 1] == "。" ? line.upperBound - 1 : line.upperBound)
        return line.count <= Self.longestName && !body.contains { source[$0].endsSentence || source[$0] == "|" }
            && FieldMark(in: source, at: words, before: line.upperBound, alone: true) == nil
    }

    /// The end without attachments, telephone numbers, a signature and a date behind the last full stops of
    /// the line.
    private func endOfSentence(in range: Range<Int>) -> Int {
        var end = signatureEnd(in: range)
        while end > range.lowerBound {
            let floor = max(range.lowerBound, end - Self.longestOpening)
            guard let stop = (floor..<(end - 1)).last(where: { source[$0] == "。" || source[$0] == "\n" }) else {
                break
            }
            let tail = source.trimmed((stop + 1)..<end)
            guard source[stop] == "。",
                tail.isEmpty
                    || Self.sentences.match(in: source, at: tail.lowerBound, before: tail.upperBound) != nil
            else { break }
            end = stop + 1
            if tail.isEmpty { break }
        }
        return end
    }

    /// The end without a signature and a date behind the last full stop of the line.
    private func signatureEnd(in range: Range<Int>) -> Int {
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
        line.count <= Self.longestOpening
            && Self.openings.match(in: source, at: line.lowerBound, before: line.upperBound)?.value == true
    }

    private func isSignature(_ line: Range<Int>, below above: Range<Int>, hasDate: Bool) -> Bool {
        guard isOffice(line), let last = above.last else { return false }
        let first = source.folded[above].lastIndex(of: "\n") ?? above.lowerBound
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
