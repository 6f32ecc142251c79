/// The words that state an item's status at the start of a field.
struct StatusPhrase {
    /// The words.
    let range: Range<Int>
    /// What follows them in the field.
    let rest: Range<Int>
    /// What they mean.
    let status: ItemStatus

    /// The longest phrase a report uses for a status, in scalars.
    private static let longest = 30

    /// The status in a status field: its first line, or the first sentence of it.
    ///
    /// - Parameter name: the name of the field, which may ask for a yes or a no.
    init(statusField range: Range<Int>, named name: Range<Int>, of source: SourceText) {
        var end = range.lowerBound
        while end < range.upperBound, !source[end].endsSentence, source[end] != "|" { end += 1 }
        if let whole = Self.endOfSplitStatus(range.lowerBound..<end, in: range, of: source) { end = whole }
        self.range = source.trimmed(range.lowerBound..<end)
        let stop = end < range.upperBound && source[end] != "\n" ? end + 1 : end
        rest = source.trimmed(stop..<range.upperBound)
        status =
            StatusAnswer.status(of: self.range, to: name, in: source)
            ?? ItemStatus(words: self.range, of: source)
    }

    /// The end of a status that a line end cuts in two: `已完` and `成`.
    private static func endOfSplitStatus(_ first: Range<Int>, in range: Range<Int>, of source: SourceText)
        -> Int?
    {
        guard first.upperBound < range.upperBound, source[first.upperBound] == "\n", first.count < longest
        else {
            return nil
        }
        let rest = source.trimmed(first.upperBound..<min(range.upperBound, first.upperBound + longest))
        let end = rest.first { source[$0].endsSentence || source[$0] == "|" } ?? rest.upperBound
        guard end - rest.lowerBound <= 8, !rest.isEmpty else { return nil }
        let words = source.text(in: source.trimmed(first))
        let whole = ItemStatus(words: words + source.text(in: rest.lowerBound..<end))
        let isCut = ItemStatus(words: words) == .unknown && !words.isEmpty
        return isCut && whole != .unknown ? end : nil
    }

    /// The status that opens a progress or acceptance field, as in `整改进展情况：已完成。…`.
    init?(opening text: Range<Int>, of source: SourceText) {
        // 整改进展情况：整改验收情况：已通过市级验收。
        let inner =
            text.isEmpty
            ? nil : FieldMark(in: source, at: text.lowerBound, before: text.upperBound, alone: false)
        let isNamed = inner.map { $0.kind == .acceptance || $0.kind == .status } ?? false
        let range = isNamed ? source.trimmed((inner?.end ?? text.lowerBound)..<text.upperBound) : text
        if let phrase = StatusPhrase(sentenceOf: range, of: source) {
            self = phrase
            return
        }
        // 达到序时进度，治理2处: the status is one part of the sentence.
        guard let end = Self.clauses(of: range, source).last,
            let phrase = StatusPhrase(sentenceOf: range.lowerBound..<end, of: source)
        else { return nil }
        self.range = phrase.range
        status = phrase.status
        rest = source.trimmed((end + 1)..<range.upperBound)
    }

    /// The ends of the clauses that open a range and speak of nothing but the status.
    private static func clauses(of range: Range<Int>, _ source: SourceText) -> [Int] {
        var ends: [Int] = []
        var start = range.lowerBound
        let limit = min(range.upperBound, range.lowerBound + 2 * longest)
        while let end = (start..<limit).first(where: { source[$0] == "," || source[$0].endsSentence }),
            holdsNothingElse(source.trimmed(start..<end), source)
        {
            ends.append(end)
            if source[end] != "," { break }
            start = end + 1
        }
        return ends
    }

    /// The status that an opinion on the acceptance gives: its first sentence, where that holds no figure.
    init?(opinion text: Range<Int>, of source: SourceText) {
        let end = text.first { source[$0].endsSentence } ?? text.upperBound
        var words = source.trimmed(text.lowerBound..<end)
        let status = ItemStatus(words: words, of: source)
        guard words.count <= 2 * Self.longest, status != .unknown,
            FigureScanner(source: source).figures(in: words).isEmpty
        else { return nil }
        // 验收组现场核验，同意销号: who says it, and how he found out, is no status.
        while let comma = words.first(where: { source[$0] == "," }),
            ItemStatus(words: words.lowerBound..<comma, of: source) == .unknown
        {
            words = source.trimmed((comma + 1)..<words.upperBound)
        }
        self.range = words
        self.status = status
        rest = source.trimmed(min(end + 1, text.upperBound)..<text.upperBound)
    }

    /// The status that an opinion gives behind what was found.
    ///
    /// An example: `抽查样方30个，…。同意通过验收，建议销号。`
    ///
    /// It is the last sentence on the acceptance of the first paragraph that holds one; what follows the days in which
    /// objections may be raised is none.
    init?(conclusion text: Range<Int>, of source: SourceText) {
        var sentences: [Range<Int>] = []
        var start = text.lowerBound
        while start < text.upperBound {
            let end = (start..<text.upperBound).first { source[$0].endsSentence } ?? text.upperBound
            let sentence = source.trimmed(start..<end)
            func says(_ words: [String]) -> Bool { words.contains { source.contains($0, in: sentence) } }
            if says(["验收", "销号", "销账"]), !says(["异议", "期满", "公示期"]) { sentences.append(sentence) }
            let isParagraph = end + 1 >= text.upperBound || source[end] == "\n"
            if isParagraph, let phrase = sentences.last.flatMap({ StatusPhrase(opinion: $0, of: source) }) {
                self = phrase
                return
            }
            start = end + 1
        }
        return nil
    }

    /// The status that closes a text, 已销号 behind 设备全部安装.
    init?(closing text: Range<Int>, of source: SourceText) {
        var end = text.upperBound
        while end > text.lowerBound, source[end - 1].endsSentence || source[end - 1] == "." { end -= 1 }
        var start = end
        var floor = end
        while floor > text.lowerBound, end - floor <= 2 * Self.longest {
            let from =
                (text.lowerBound..<floor).last { source[$0] == "," || source[$0].endsSentence }.map { $0 + 1 }
                ?? text.lowerBound
            guard Self.holdsNothingElse(source.trimmed(from..<floor), source) else { break }
            start = from
            guard from > text.lowerBound, source[from - 1] == "," else { break }
            floor = from - 1
        }
        let words = source.trimmed(start..<end)
        let status = ItemStatus(words: words, of: source)
        guard words.count > 2, status != .unknown else { return nil }
        range = words
        self.status = status
        rest = text.upperBound..<text.upperBound
    }

    /// The status in an office's own few words that closes a text: on a line of its own, in brackets, or of a clause about the
    /// item: 了结, （未办结）, 此事办毕, 目前仍在扫尾.
    init?(own text: Range<Int>, of source: SourceText) {
        var end = text.upperBound
        while end > text.lowerBound, source[end - 1].endsSentence { end -= 1 }
        var isWhole = end > text.lowerBound && [")", "】"].contains(source[end - 1])
        if isWhole { end -= 1 }
        guard
            let before = (max(text.lowerBound, end - Self.longest)..<end).last(where: {
                isWhole
                    ? source[$0] == "(" || source[$0] == "【"
                    : source[$0] == "," || source[$0].endsSentence
            })
        else { return nil }
        isWhole = isWhole || source[before] == "\n"
        let first =
            (before + 1..<end).first { !MarkCollector.bullets.contains(source[$0]) && source[$0] != "→" } ?? end
        let words = source.trimmed(first..<end)
        let isNamed = ["该", "此", "目前", "现"].contains {
            source.has($0, at: words.lowerBound, before: words.upperBound)
        }
        let status = ItemStatus(words: words, of: source)
        guard isWhole || isNamed, (2...Self.longestOwn).contains(words.count), status != .unknown,
            FigureScanner(source: source).figures(in: words).isEmpty
        else { return nil }
        range = words
        self.status = status
        rest = text.upperBound..<text.upperBound
    }
    private static let longestOwn = 10

    /// The status that the heading above several items gives them: `一、已完成整改的问题`.
    init?(heading line: Range<Int>, of source: SourceText) {
        guard let mark = ItemMark(in: source, at: line.lowerBound, before: line.upperBound),
            let end = (mark.range.upperBound..<line.upperBound).first(where: { place in
                ["的问题", "的任务", "的事项", "问题", "任务", "事项"].contains {
                    source.has($0, at: place, before: line.upperBound)
                }
            })
        else { return nil }
        let words = source.trimmed(mark.range.upperBound..<end)
        // 2025年底前完成整改的任务 are still to be done.
        guard
            ["已", "正在", "未", "尚未", "基本", "达到", "待"].contains(where: {
                source.has($0, at: words.lowerBound, before: words.upperBound)
            })
        else { return nil }
        self.init(name: words, of: source)
    }

    /// The status that the name of a field is, 已完成 before 更换篦子.
    init?(name: Range<Int>, of source: SourceText) {
        let status = ItemStatus(words: name, of: source)
        guard status != .unknown, Self.holdsNothingElse(name, source),
            // 验收标准 and 销号程序 name what they are about.
            !["标准", "条件", "程序", "任务", "工作", "措施", "问题"].contains(where: {
                source.has($0, at: max(name.lowerBound, name.upperBound - 2), before: name.upperBound)
            })
        else { return nil }
        range = name
        self.status = status
        rest = name.upperBound..<name.upperBound
    }

    /// The status that a sentence before or behind the only item states in passing: `该任务已完成整改，拟予销号，现公示如下`.
    ///
    /// - Parameter named: whether only a clause about the item itself counts: 该任务…, 此项….
    init?(inPassing text: Range<Int>, of source: SourceText, named: Bool = false) {
        var start = text.lowerBound
        while start < text.upperBound {
            let end =
                (start..<text.upperBound).first { source[$0] == "," || source[$0].endsSentence }
                ?? text.upperBound
            let words = source.trimmed(start..<end)
            let isNamed = ["该", "此", "本项", "上述"].contains {
                source.has($0, at: words.lowerBound, before: words.upperBound)
            }
            if isNamed || !named, words.count > 3, words.count <= Self.longest,
                Self.holdsNothingElse(words, source),
                ItemStatus(words: words, of: source) != .unknown
            {
                let last = Self.clauses(of: start..<text.upperBound, source).last ?? end
                range = source.trimmed(start..<last)
                status = ItemStatus(words: range, of: source)
                rest = text.upperBound..<text.upperBound
                return
            }
            start = end + 1
        }
        return nil
    }

    /// The status that is the first sentence of a range.
    private init?(sentenceOf range: Range<Int>, of source: SourceText) {
        var end = range.lowerBound
        let limit = min(range.upperBound, range.lowerBound + Self.longest)
        while end < limit, !source[end].endsSentence, source[end] != "(" || end == range.lowerBound { end += 1 }
        guard end == range.upperBound || end < limit else { return nil }
        let words = range.lowerBound..<end
        let status = ItemStatus(words: words, of: source)
        guard status != .unknown, Self.holdsNothingElse(source.trimmed(words), source) else { return nil }
        self.range = source.trimmed(words)
        self.status = status
        rest = source.trimmed(
            (source[end].endsSentence ? min(end + 1, range.upperBound) : end)..<range.upperBound)
    }

    /// Whether a text is made of the words of statuses: 已完成拆除工作 tells what was done, not how far it is.
    private static func holdsNothingElse(_ words: Range<Int>, _ source: SourceText) -> Bool {
        var position = words.lowerBound
        while position < words.upperBound {
            if source[position] == " " {
                position += 1
                continue
            }
            // 已于2023年5月销号.
            if let number = NumberToken(in: source, at: position, before: words.upperBound),
                ["年", "月", "日"].contains(source[number.range.upperBound])
            {
                position = number.range.upperBound + 1
                continue
            }
            guard let match = vocabulary.match(in: source, at: position, before: words.upperBound) else {
                return false
            }
            position = match.end
        }
        return true
    }

    private static let vocabulary = WordTable([
        (
            "已 已经 完成 整改 并 且 销号 销账 验收 通过 达到 达 到 序时 时序 进度 基本 全部 均 任务 工作 措施 正在 推进 持续 继续 有序 未 启动 尚未 中 公示 同意 办结 办理 到位 "
                + "申请 待 等待 拟 拟予 予以 按 按照 按期 如期 长期 坚持 开展 进行 实施 进行中 自治区 自治区级 盟级 盟 旗级 旗县级 市级 省级 省 国家 组织 备案 于 底 前 报请 提请 滞后 旗 县 市 县级 , 、 "
                + "核查 复核 核验 核 验 完工 竣工 销卡 销案 该 该项 该问题 该任务 此项 此 问题 目前 现 现已 截至 阶段性 部分 反弹 重新 再次 注销 建议 程序 符合 具备 标准 条件 又 已报 上报 合格 落实 现阶段 仍 在 予 已予",
            ()
        )
    ])
}
