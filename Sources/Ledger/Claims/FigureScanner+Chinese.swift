import Geodesy

extension FigureScanner {
    /// The figure in Chinese numerals at an offset: `三家`, `近万亩`, `一半以上`, `百分之三十`.
    func chineseFigure(at start: Int, in range: Range<Int>) -> Figure? {
        switch source[start] {
        case "百" where source.has("百分之", at: start, before: range.upperBound):
            share(.percent, at: start, before: range.upperBound)
        case "千" where source.has("千分之", at: start, before: range.upperBound):
            share(.perMille, at: start, before: range.upperBound)
        case "一" where source.has("一半", at: start, before: range.upperBound):
            half(at: start)
        case "半":
            halfMeasure(at: start, in: range)
        case "翻":
            doubling(at: start, before: range.upperBound)
        case "百", "千", "万", "亿":
            bareMultiplier(at: start, in: range)
        case "数", "几":
            vague(at: start, in: range)
        case "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖":
            legal(at: start, in: range)
        default:
            numeral(at: start, in: range)
        }
    }

    /// 数十家, 几十万亩: more than the multiplier alone.
    private func vague(at start: Int, in range: Range<Int>) -> Figure? {
        guard ["十", "百", "千", "万", "亿"].contains(source[start + 1]),
            start == range.lowerBound || !["无", "少", "第", "多", "单", "总", "人", "好"].contains(source[start - 1]),
            let unit = UnitToken(in: source, at: start + 1, before: range.upperBound),
            let value = ExactDecimal(significand: 1, scale: 0)
        else { return nil }
        return Figure(
            value: value, upper: nil, unit: unit.unit, isMore: true,
            range: start..<unit.end)
    }

    /// 壹拾万元: a number in the forms of cheques, with a place at least.
    private func legal(at start: Int, in range: Range<Int>) -> Figure? {
        let forms: [Unicode.Scalar: Character] = [
            "壹": "一", "贰": "二", "叁": "三", "肆": "四", "伍": "五", "陆": "六", "柒": "七", "捌": "八", "玖": "九", "拾": "十",
            "佰": "百", "仟": "千", "零": "零",
        ]
        var (position, plain) = (start, "")
        while position < min(range.upperBound, start + 16), let form = forms[source[position]] {
            plain.append(form)
            position += 1
        }
        let text = SourceText(plain)
        guard ["拾", "佰", "仟"].contains(source[start + 1]) || source[position] == "万",
            let numeral = ChineseNumeral(in: text, at: 0, before: text.count), numeral.end == text.count,
            let value = ExactDecimal(significand: numeral.value, scale: 0),
            let unit = UnitToken(in: source, at: position, before: range.upperBound)
        else { return nil }
        return Figure(
            value: value, upper: nil, unit: unit.unit, isMore: unit.isMore,
            range: start..<unit.end)
    }

    /// 百分之三十, 千分之三点五.
    private func share(_ base: BaseUnit, at start: Int, before end: Int) -> Figure? {
        let from = start + 3
        let value: ExactDecimal?
        let stop: Int
        if let token = NumberToken(in: source, at: from, before: end) {
            (value, stop) = (token.value, token.range.upperBound)
        } else if let numeral = ChineseDecimal(in: source, at: from, before: end) {
            (value, stop) = (ExactDecimal(significand: numeral.significand, scale: numeral.scale), numeral.end)
        } else {
            return nil
        }
        guard let value else { return nil }
        let unit = ClaimUnit(text: source.text(in: start..<from), base: base)
        return Figure(value: value, upper: nil, unit: unit, isMore: false, range: start..<stop)
    }

    private func half(at start: Int) -> Figure? {
        guard let value = ExactDecimal(significand: 50, scale: 0) else { return nil }
        let unit = ClaimUnit(text: "一半", base: .percent)
        return Figure(
            value: value, upper: nil, unit: unit, isMore: false, range: start..<(start + 2))
    }

    /// 半亩, 半公里.
    private func halfMeasure(at start: Int, in range: Range<Int>) -> Figure? {
        let before: Unicode.Scalar = start > range.lowerBound ? source[start - 1] : "\0"
        guard !["一", "大", "小", "多", "过", "各", "两", "对"].contains(before),
            let unit = UnitToken(in: source, at: start + 1, before: range.upperBound),
            [.area, .length].contains(unit.kind), unit.unit.multiplier == 1, !unit.isMore,
            let value = ExactDecimal(significand: 5, scale: 1)
        else { return nil }
        return Figure(value: value, upper: nil, unit: unit.unit, isMore: false, range: start..<unit.end)
    }

    /// 翻番, 翻两番: twice, four times.
    private func doubling(at start: Int, before end: Int) -> Figure? {
        var position = start + 1
        if source[position] == "了" { position += 1 }
        var times: Int64 = 1
        if let digit = ChineseNumeral.digit(source[position]), (1...6).contains(digit) {
            (times, position) = (digit, position + 1)
        } else if source[position].isDigit, let digit = Int64(String(source[position])), (1...6).contains(digit)
        {
            (times, position) = (digit, position + 1)
        }
        guard position < end, source[position] == "番",
            let value = ExactDecimal(significand: 1 << times, scale: 0)
        else { return nil }
        let words = start..<(position + 1)
        let unit = ClaimUnit(text: source.text(in: words), base: .times)
        return Figure(value: value, upper: nil, unit: unit, isMore: false, range: words)
    }

    /// 三分之二: the numerator is the number, 三分之 the unit.
    private func fraction(_ numeral: ChineseNumeral, in range: Range<Int>, at start: Int) -> Figure? {
        guard (2...20).contains(numeral.value),
            source.has("分之", at: numeral.end, before: range.upperBound),
            let part = ChineseNumeral(in: source, at: numeral.end + 2, before: range.upperBound),
            part.value < numeral.value
        else { return nil }
        return fraction(
            part.value, of: numeral.value, unit: start..<(numeral.end + 2), range: start..<part.end)
    }

    /// A fraction in digits, `1/3`, beside words that make it a share; alone it may be a page or a date.
    func fraction(_ token: NumberToken, in range: Range<Int>) -> Figure? {
        let (start, slash) = (token.range.lowerBound, token.range.upperBound)
        guard source[slash] == "/", token.range.count < 3,
            let whole = NumberToken(in: source, at: slash + 1, before: range.upperBound), whole.range.count < 3,
            let part = Int64(token.digits), let parts = Int64(whole.digits), part > 0, part < parts,
            source[whole.range.upperBound] != "/"
        else { return nil }
        let isShare =
            Self.sharesBehind.match(in: source, at: whole.range.upperBound, before: range.upperBound) != nil
            || Self.sharesBefore.match(in: source, endingAt: start, from: range.lowerBound) != nil
        guard isShare else { return nil }
        return fraction(
            part, of: parts, unit: slash..<whole.range.upperBound, range: start..<whole.range.upperBound)
    }

    private static let sharesBefore = WordTable([("占 近 约 达 达到 不足 不到 超过 超 仅 仅有 有 的 为 至少 减少 下降", ())])
    private static let sharesBehind = WordTable([("的 以上 以下 以内 左右 多 强 弱", ())])

    /// A fraction of a whole, in the unit of one part; its size is in per cent.
    func fraction(_ part: Int64, of parts: Int64, unit: Range<Int>, range: Range<Int>) -> Figure? {
        guard let value = ExactDecimal(significand: part, scale: 0) else { return nil }
        let unit = ClaimUnit(
            text: source.text(in: unit), base: .part, size: Rational(100, Int128(parts)))
        return Figure(value: value, upper: nil, unit: unit, isMore: false, range: range)
    }

    /// 近万亩: the multiplier alone is the number, if a qualifier stands before it.
    private func bareMultiplier(at start: Int, in range: Range<Int>) -> Figure? {
        let before = start > range.lowerBound ? source[start - 1] : "\0"
        let isVague = ["近", "约", "逾", "超", "过", "达", "上"].contains(before)
        // 百余亩 needs no such word, but 数百余亩 is no hundred.
        let isOpen = ["余", "多"].contains(source[start + 1]) && source[start] != "亿"
        guard isVague || isOpen && !Self.isCounted(before),
            !(before == "上" && isHundreds(start - 2, in: range)),
            let unit = UnitToken(in: source, at: start, before: range.upperBound),
            let value = ExactDecimal(significand: 1, scale: 0)
        else { return nil }
        return Figure(
            value: value, upper: nil, unit: unit.unit, isMore: unit.isMore,
            range: start..<unit.end)
    }

    /// 成百上千亩.
    private func isHundreds(_ place: Int, in range: Range<Int>) -> Bool {
        place >= range.lowerBound && (source[place] == "百" || source[place] == "千")
    }

    /// Whether a scalar makes what follows a vague number: 数百, 几千, 三百 read elsewhere.
    private static func isCounted(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "数", "几", "好", "第", "上", "成", "十", "百", "千", "万", "亿", "余", "多", "两", "半", "老", ".": true
        default: scalar.isDigit || ChineseNumeral.digit(scalar) != nil
        }
    }

    /// 八成五: eight tenths and a half.
    private func tenths(_ numeral: ChineseNumeral, in range: Range<Int>, at start: Int) -> Figure? {
        let behind = numeral.end + 1
        guard source[numeral.end] == "成", behind < range.upperBound, (1...9).contains(numeral.value),
            let digit = ChineseNumeral.digit(source[behind]), digit > 0,
            ChineseNumeral.digit(source[behind + 1]) == nil,
            UnitToken(in: source, at: behind + 1, before: range.upperBound) == nil,
            let value = ExactDecimal(significand: numeral.value * 10 + digit, scale: 1)
        else { return nil }
        let unit = ClaimUnit(text: "成", base: .tenth)
        return Figure(
            value: value, upper: nil, unit: unit, isMore: false, range: start..<(behind + 1))
    }

    private func numeral(at start: Int, in range: Range<Int>) -> Figure? {
        guard ["十", "廿", "卅"].contains(source[start]) || ChineseNumeral.digit(source[start]) != nil,
            start == range.lowerBound || !isPartOfWord(after: source[start - 1])
        else { return nil }
        if let whole = ChineseNumeral(in: source, at: start, before: range.upperBound),
            let figure = tenths(whole, in: range, at: start) ?? fraction(whole, in: range, at: start)
        {
            return figure
        }
        guard let numeral = ChineseDecimal(in: source, at: start, before: range.upperBound),
            let value = ExactDecimal(significand: numeral.significand, scale: numeral.scale)
        else { return nil }
        if let span = chineseRange(from: value, at: start, behind: numeral.end, in: range) { return span }
        guard let unit = UnitToken(in: source, at: numeral.end, before: range.upperBound)
        else { return nil }
        // 一家, 一次 tell no number; 一亿元 and 不到一成 do.
        let isShare =
            unit.kind == .ratio && start > range.lowerBound
            && ["到", "足", "近", "约", "过"].contains(source[start - 1])
        guard
            numeral.scale > 0 || numeral.significand > 1 || unit.unit.multiplier > 1 || isShare
                || unit.kind == .area && partsEnd(at: unit.end, before: range.upperBound) != nil
        else { return nil }
        if refersBack(start, unit.end, in: range) { return nil }
        // 三点五处 are no places.
        guard numeral.scale == 0 || unit.kind != .count || unit.unit.multiplier > 1 else { return nil }
        // 五次 may be the fifth time; 十二眼 and 五十余车 count.
        let isLarge = unit.unit.multiplier > 1 || numeral.scale == 0 && numeral.significand > 10
        switch unit.chinese {
        case .yes: break
        case .afterTotal: guard isLarge || followsTotal(start, in: range) else { return nil }
        case .no: guard isLarge else { return nil }
        }
        // 省委十二次全会 is the twelfth one.
        if unit.name == "次", Self.meetings.match(in: source, at: unit.end, before: range.upperBound) != nil,
            !followsTotal(start, in: range)
        {
            return nil
        }
        // 一式两份.
        if source[start - 1] == "式", start > range.lowerBound { return nil }
        if Capacity.isName(figure: start..<unit.end, kind: unit.kind, in: source, range) { return nil }
        if unit.kind == .count || unit.kind == .area,
            NumberedName.opens(at: start, measure: unit.end, in: source, before: range.upperBound)
        {
            return nil
        }
        if isOrdinal(start, in: range) { return nil }
        return Figure(
            value: value, upper: nil, unit: unit.unit, isMore: unit.isMore,
            range: start..<unit.end)
    }

    /// Whether a small number only takes up what the sentences before told: `两项工作均已完成`.
    private func refersBack(_ start: Int, _ end: Int, in range: Range<Int>) -> Bool {
        guard end == start + 2, source[start + 1] == "项", start > range.lowerBound,
            source[start - 1].endsSentence || ["这", "该"].contains(source[start - 1])
        else { return false }
        guard
            let noun = ["工作", "任务", "举措", "措施", "做法"].first(where: {
                source.has($0, at: end, before: range.upperBound)
            })
        else { return false }
        return ["均", "都", "已", "全", "同"].contains(source[end + noun.unicodeScalars.count])
    }

    /// A range in Chinese: 三至五万亩, 三万至五万亩.
    private func chineseRange(
        from lower: ExactDecimal, at start: Int, behind end: Int, in range: Range<Int>
    ) -> Figure? {
        var (dash, factor) = (end, Int64(1))
        while let place = UnitToken.factor(source[dash]), factor <= 100_000_000 {
            (dash, factor) = (dash + 1, factor * place)
        }
        guard dash + 1 < range.upperBound, Self.dashes.contains(source[dash]),
            let numeral = ChineseDecimal(in: source, at: dash + 1, before: range.upperBound),
            let upper = ExactDecimal(significand: numeral.significand, scale: numeral.scale),
            let unit = UnitToken(in: source, at: numeral.end, before: range.upperBound), unit.chinese == .yes,
            let low = factor == 1 ? lower : lower.counted(inUnitsOf: unit.unit.multiplier, from: factor),
            low.rational < upper.rational
        else { return nil }
        return Figure(
            value: low, upper: upper, unit: unit.unit, isMore: unit.isMore, range: start..<unit.end)
    }

    /// Whether a numeral goes on with an ordinal: 第一至五批, 第二、三家.
    private func isOrdinal(_ start: Int, in range: Range<Int>) -> Bool {
        var place = start - 1
        let floor = max(range.lowerBound, start - Self.longestNumber)
        while place > floor, Self.joints.contains(source[place]),
            source[place - 1] == "十" || ChineseNumeral.digit(source[place - 1]) != nil
        {
            place -= 1
            while place > floor, source[place] == "十" || ChineseNumeral.digit(source[place]) != nil {
                place -= 1
            }
            if source[place] == "第" { return true }
        }
        return false
    }

    /// Whether a numeral after this scalar counts nothing: an ordinal, a quoted slogan, a vague number.
    func isPartOfWord(after scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "第", "“", "《", "‘", "「", "·", "周", "之", "数", "几", "好", "年", "点", "(", "初": true
        default:
            ChineseNumeral.digit(scalar) != nil || scalar == "十" || scalar == "百" || scalar == "千"
                || scalar == "亿"
        }
    }

    private static let meetings = WordTable([("会议 全会 全体 党代会 常委会 常务会 代表大会 办公会", ())])

    private func followsTotal(_ start: Int, in range: Range<Int>) -> Bool {
        guard start > range.lowerBound else { return false }
        let before = start - 1
        if ["共", "计", "达"].contains(source[before]) { return true }
        return before > range.lowerBound && source[before] == "为" && source[before - 1] == "分"
    }
}
