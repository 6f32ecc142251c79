/// What the words around a deed say against its being done.
extension RoleReader {
    /// How a deed read as done stands by what speaks against it: a denial, hearsay, another's deed, a paper, or what
    /// the next clauses tell.
    ///
    /// - Returns: the mode and the role, `nil` for a figure that says nothing; or `nil` where nothing speaks against it.
    func doubt(
        about told: Reading, _ clause: Range<Int>, _ sentence: Int, _ behind: Range<Int>,
        _ next: ArraySlice<Range<Int>>
    ) -> (mode: DeedMode, role: ClaimRole?)? {
        let tail = told.figure.upperBound..<max(told.figure.upperBound, behind.upperBound)
        let isOwn = behind.lowerBound == told.figure.upperBound
        if isRefused(clause) || isOwn && isRefused(tail) || isUnfit(told, clause, isOwn ? tail : nil)
            || isReported(clause, sentence) || isQuoted(clause, told.figure)
        {
            return (.denied, nil)
        }
        if isLeft(clause, told.figure, isOwn ? tail : nil) { return (.planned, .planned) }
        guard told.deed == .restore || told.kind == .area else { return nil }
        let remarks = remarks(behind: behind.upperBound, next)
        let isDone = tokens.tokens(in: clause).contains { $0.mode == .done }
        if isPast(clause) || isElsewhere(clause, behind.upperBound) || remarks.contains(where: speaksAgainst) {
            return (.denied, nil)
        }
        let isPlanned =
            isByPaper(clause) || isOption(clause) || isGoal(sentence..<clause.lowerBound, clause)
            || isOwn && (isHandedOn(clause.lowerBound..<tail.upperBound) || isUndone(tail))
            || remarks.contains(where: isForecast)
            || !isDone && remarks.first.map(isAssignment) ?? false
            || isOrdered(clause, tail, remarks.first)
        return isPlanned ? (.planned, .planned) : nil
    }

    /// Whether a deed of a range is denied by its own verb: 拒不恢复, 不宜造林, 无力治理.
    private func isRefused(_ range: Range<Int>) -> Bool {
        leads(in: range).contains { lead in
            var lead = lead
            while let word = Self.manners.first(where: { lead.hasSuffix($0) }) { lead.removeLast(word.count) }
            return Self.refusals.contains { lead.hasSuffix($0) }
        }
    }

    /// Whether a figure measures what failed or was left out: 不合格面积20亩, 补播后出苗不好的草地72亩, 不含…的30亩.
    private func isUnfit(_ told: Reading, _ clause: Range<Int>, _ tail: Range<Int>?) -> Bool {
        let words = text(clause)
        let isTreated = tail.map { tail in
            tokens.tokens(in: tail).contains { $0.deed == .restore || $0.deed?.completes == true }
        }
        if isTreated ?? false { return false }
        if Self.exclusions.contains(where: { words.contains($0) }) { return !words.contains("后") }
        let held = tokens.tokens(in: clause)
        if words.hasSuffix("不足"), words.count > 4, held.allSatisfy({ $0.deed == nil }) { return true }
        return Self.failures.contains { failure in
            guard let place = words.lastRange(of: failure) else { return false }
            let rest = words[place.upperBound...]
            let start = clause.upperBound - rest.unicodeScalars.count
            return held.allSatisfy { $0.deed == nil || $0.range.lowerBound < start }
                && !["后", "并", "已", "故"].contains { rest.contains($0) }
        }
    }

    /// Whether the deed is told as somebody's words: 企业自报…, 所谓…, 乡政府称58亩…, 据…介绍，….
    private func isReported(_ clause: Range<Int>, _ sentence: Int) -> Bool {
        let words = text(clause)
        if Self.hearsay.contains(where: { words.contains($0) }) { return true }
        let speaks = clause.contains { place in
            source[place] == "称" && !Self.beforeNames.contains(source[place - 1])
                && !["号", "为", "职"].contains(source[place + 1])
        }
        if speaks { return true }
        guard clause.lowerBound > sentence else { return false }
        let lead = text(clauseStart(of: clause.lowerBound - 1, from: sentence)..<clause.lowerBound - 1)
        return lead.hasPrefix("据") && ["介绍", "反映", "所说", "陈述", "交代", "汇报"].contains { lead.hasSuffix($0) }
    }

    /// Whether verb and figure stand inside quotation marks: 所称“已恢复植被260亩”.
    private func isQuoted(_ clause: Range<Int>, _ figure: Range<Int>) -> Bool {
        guard let open = clause.last(where: { source[$0] == "“" || source[$0] == "”" }), source[open] == "“"
        else {
            return false
        }
        return source[figure.upperBound] == "”"
            && tokens.tokens(in: open..<figure.lowerBound).contains { $0.deed != nil }
    }

    /// Whether a figure is what a deed of its clause leaves, or waits: 距完成任务还差120亩, 待验收110亩.
    private func isLeft(_ clause: Range<Int>, _ figure: Range<Int>, _ tail: Range<Int>?) -> Bool {
        let isTreated =
            tail.map { tokens.tokens(in: $0).contains { $0.mode == .done || $0.deed != nil } } ?? false
        guard !isTreated else { return false }
        if ["待", "尚待", "有待", "仍待"].contains(where: { text(clause).hasPrefix($0) }) { return true }
        let held = tokens.tokens(in: clause)
        return held.last.map { $0.word == .rest && $0.range.upperBound + 1 >= figure.lowerBound } ?? false
            && held.contains { $0.deed != nil }
    }

    /// Whether the deed is of a time gone: 曾恢复植被….
    private func isPast(_ clause: Range<Int>) -> Bool {
        leads(in: clause).contains { $0.hasSuffix("曾") || $0.hasSuffix("曾经") }
    }

    /// Whether another place did it, and the own one is set against it: `邻县…已恢复800亩；我县尚处于…`.
    private func isElsewhere(_ clause: Range<Int>, _ end: Int) -> Bool {
        let words = text(clause)
        guard Self.others.contains(where: { words.hasPrefix($0) }) else { return false }
        let rest = end..<max(end, min(tokens.range.upperBound, end + 60))
        return rest.contains { ["我", "本"].contains(source[$0]) && Self.places.contains(source[$0 + 1]) }
    }

    /// Whether a paper tells the figure: 恢复面积按协议为80亩.
    private func isByPaper(_ clause: Range<Int>) -> Bool {
        let words = text(clause)
        guard ["为", "是", "计"].contains(where: { words.hasSuffix($0) }),
            let by = ["按", "依", "据"].compactMap({ words.firstRange(of: $0)?.upperBound }).min()
        else { return false }
        return ["协议", "合同", "方案", "规划", "设计", "批复", "约定", "图纸"].contains { words[by...].contains($0) }
    }

    /// Whether the deed is only possible in some way: 可通过自然恢复的面积.
    private func isOption(_ clause: Range<Int>) -> Bool {
        leads(in: clause).contains { lead in
            ["通过", "采", "由", "按", "经", "用", "以", "依"].contains { way in
                guard let place = lead.firstRange(of: "可" + way) else { return false }
                return !["许", "认"].contains(lead[..<place.lowerBound].last ?? " ")
            }
        }
    }

    /// Whether a label says that what follows is to be done: `整改目标：恢复…`.
    private func isGoal(_ lead: Range<Int>, _ clause: Range<Int>) -> Bool {
        guard let colon = lead.last(where: { source[$0] == ":" }) else { return false }
        let label = text(lead.lowerBound..<colon)
        return ["目标", "任务", "要求", "计划", "打算", "安排", "建议"].contains { label.hasSuffix($0) }
            && !tokens.tokens(in: colon..<clause.upperBound).contains { $0.mode == .done }
    }

    /// Whether the ground is handed to somebody for the deed: 移交企业恢复, 交由矿方治理.
    private func isHandedOn(_ range: Range<Int>) -> Bool {
        leads(in: range, of: .restore).contains { lead in
            let near = String(lead.suffix(14))
            return ["移交", "交由", "交给", "转由", "交付"].contains { hand in
                near.firstRange(of: hand).map { !near[$0.upperBound...].contains { "后并已且".contains($0) } }
                    ?? false
            }
        }
    }

    /// Whether somebody is told to do it, for a figure that names its object: 对尚未恢复的85亩，已督促责任单位补植.
    private func isOrdered(_ clause: Range<Int>, _ tail: Range<Int>, _ remark: String?) -> Bool {
        guard tokens.tokens(in: tail).isEmpty, let remark,
            source[clause.upperBound - 1] == "的"
                || tokens.tokens(in: clause).contains(where: { $0.word == .topic })
        else { return false }
        return Self.causing.contains { remark.contains($0) }
            && !["完成", "完毕", "到位"].contains { remark.contains($0) }
    }

    /// Whether words end in a step not taken: 的主体工程尚未完工.
    private func isUndone(_ range: Range<Int>) -> Bool {
        let words = text(range)
        return Self.works.contains { work in
            words.hasSuffix(work) && Self.denials.contains { words.dropLast(work.count).hasSuffix($0) }
        } || words.contains("延期") || words.contains("延长至")
    }

    /// The next clauses of the sentence: those without a figure that speak of the same.
    private func remarks(behind end: Int, _ next: ArraySlice<Range<Int>>) -> [String] {
        let figure = next.first { $0.lowerBound >= end }?.lowerBound ?? tokens.range.upperBound
        let limit = min(tokens.range.upperBound, end + 60)
        var remarks: [String] = []
        var start = end
        while start < limit, source[start] == "," {
            let stop = (start + 1..<limit).first { source[$0] == "," || source[$0].endsSentence } ?? limit
            guard stop <= figure else { break }
            let words = text(start + 1..<stop)
            if Self.apart.contains(where: { words.contains($0) }) { break }
            remarks.append(words)
            start = stop
        }
        return remarks
    }

    /// Whether a clause tells that a deed told before was not done or is gone: 现场尚未动工, 后因开采被毁, 与事实不符.
    private func speaksAgainst(_ remark: String) -> Bool {
        if Self.contradictions.contains(where: { remark.contains($0) }) { return true }
        guard !["防止", "避免", "杜绝", "以防"].contains(where: { remark.contains($0) }) else { return false }
        if ["毁", "破坏", "开垦", "侵占", "占用", "挖", "淹", "冲", "铲", "压占", "改种"].contains(where: {
            remark.contains("被" + $0)
        }) {
            return ["后", "又", "再", "已", "现"].contains { remark.contains($0) }
        }
        return Self.starts.contains { start in
            Self.denials.contains { remark.contains($0 + start) || remark.contains($0 + "见" + start) }
        }
    }

    /// Whether a clause tells that the deed is still to have its effect: 预计三年后恢复, 工程进度过半.
    private func isForecast(_ remark: String) -> Bool {
        if Self.halves.contains(where: { remark.contains($0) }) { return true }
        // 2026年底前完成, said in a report of 2024.
        if let mark = remark.firstRange(of: "前"), let year = Int(remark.prefix(4)), remark.count <= 14,
            let present = self.year?.latest, year > present,
            Self.works.contains(where: {
                remark[mark.upperBound...].hasPrefix($0) || remark[mark.upperBound...] == "全部" + $0
            })
        {
            return true
        }
        return ["预计", "预期", "有望"].contains { remark.hasPrefix($0) }
            && ["恢复", "复绿", "还绿", "返青", "栽植", "完工", "竣工"].contains { remark.contains($0) }
            && !["全面", "全部", "验收", "销号"].contains { remark.contains($0) }
    }

    /// Whether a clause says who is to do it, or until when: 由林草局牵头, 限期三个月.
    private func isAssignment(_ remark: String) -> Bool {
        if ["限期", "时限", "期限", "完成时限", "责任单位", "牵头单位"].contains(where: { remark.hasPrefix($0) }) { return true }
        return remark.hasPrefix("由") && ["牵头", "负责", "承担", "主责", "包保", "督办"].contains { remark.contains($0) }
            && !["验收", "管护", "养护", "监管", "后续", "维护"].contains { remark.contains($0) }
    }

    /// What stands before each deed of a range that brings something to its end, or before each of one kind.
    private func leads(in range: Range<Int>, of deed: Deed? = nil) -> [String] {
        tokens.tokens(in: range).filter {
            deed == nil ? $0.deed == .restore || $0.deed?.completes == true : $0.deed == deed
        }
        .map { text(range.lowerBound..<$0.range.lowerBound) }
    }

    private static let refusals = [
        "拒不", "拒绝", "不", "不肯", "不愿", "不愿意", "不宜", "不适宜", "不适合", "不能", "不予", "不想", "不便", "不必", "不需", "无需", "无须",
        "无力", "无法",
        "不具备", "不履行", "未履行", "不配合", "放弃", "逃避", "无意", "不主动", "暂缓",
    ]
    private static let manners = [
        "人工", "自然", "全面", "彻底", "立即", "进行", "实施", "开展", "组织", "及时", "按期", "按时", "按要求", "主动", "继续", "完成", "直接",
        "用于",
    ]
    private static let exclusions = ["不含", "不包括", "不包含", "未包括", "未包含", "未含", "未计入", "不计入", "未纳入", "扣除", "剔除"]
    private static let failures = [
        "不合格", "不达标", "未达标", "不好", "较差", "差的", "不佳", "不理想", "偏低", "枯死", "死亡", "未成活", "不符合",
    ]
    private static let hearsay = ["所谓", "号称", "自报", "自述", "填报", "报称", "所称"]
    private static let beforeNames: Set<Unicode.Scalar> = [
        "名", "简", "俗", "统", "职", "别", "对", "堪", "合", "并", "通", "昵",
    ]
    private static let others = [
        "邻", "相邻", "毗邻", "周边", "外省", "外市", "外县", "外地", "兄弟", "其他县", "其他市", "其他旗", "其他乡",
    ]
    private static let places: Set<Unicode.Scalar> = [
        "县", "市", "区", "旗", "镇", "乡", "省", "州", "盟", "村", "场", "局", "厂", "矿", "公",
    ]
    private static let causing = ["督促", "敦促", "催促", "责令", "责成", "要求"]
    private static let denials = ["未", "没有", "没", "未能", "并未", "无"]
    private static let works = [
        "完工", "完成", "开工", "动工", "启动", "实施", "竣工", "落实", "到位", "进场", "施工", "建成", "结束", "恢复", "治理", "复绿",
    ]
    private static let starts = ["动工", "开工", "进场", "施工", "启动", "施工痕迹"]
    private static let apart = ["另", "其余", "剩余", "余下", "其他", "其它", "下一步", "部分", "个别", "其中", "二期"]
    private static let contradictions = ["不符", "与事实", "失实", "不属实", "弄虚作假", "造假", "虚假", "虚报"]
    private static let halves = ["进度过半", "进度近半", "完成过半", "完成近半", "进展过半", "进度滞后", "进度缓慢", "进展缓慢"]
}
