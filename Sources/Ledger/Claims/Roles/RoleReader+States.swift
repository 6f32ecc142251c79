import Geodesy

/// Figures that tell how things are, whatever verb stands before them.
extension RoleReader {
    /// Whether a figure is a thickness, a stock, a flow, what is missing, or counts those who are told to do something.
    func isState(_ figure: FigureScanner.Figure, _ clause: Int) -> Bool {
        isThickness(figure, clause) || isStock(figure.range) || isShortfall(figure.range, clause)
            || isDaily(figure, clause) || isAddressee(figure, clause) || isAnnounced(figure, clause)
            || figure.unit.base.name == "票"
    }

    /// Whether a figure tells how thick what was spread is, or how high a heap: 覆土平均0.5米, 堆放18米.
    private func isThickness(_ figure: FigureScanner.Figure, _ clause: Int) -> Bool {
        guard figure.kind == .length, figure.unit.base.name == "米", figure.unit.multiplier == 1,
            let word = tokens.tokens(in: clause..<figure.range.lowerBound).last(where: { $0.deed != nil })
        else { return false }
        if ["堆放", "堆存", "堆积"].contains(text(word.range)) {
            return word.range.upperBound == figure.range.lowerBound
        }
        return figure.value.rational < Rational(10)
            && ["覆土", "客土", "回填", "整平", "平整", "清淤", "清挖"].contains(text(word.range))
            && ["", "约", "平均", "厚", "厚度", "平均厚度", "平均约"].contains(
                text(word.range.upperBound..<figure.range.lowerBound))
    }

    /// Whether a figure is what is missing: `任务3万亩，实施2.9万亩，少0.1万亩`.
    private func isShortfall(_ figure: Range<Int>, _ clause: Int) -> Bool {
        ["少", "缺", "短缺", "差", "超", "仍超", "还超", "仍差"].contains(text(clause..<figure.lowerBound))
    }

    /// Whether a figure is what flows or is made each day: `日转运80吨`, `每天涌水1.1万立方米`; what is done 2次 each day is a deed.
    private func isDaily(_ figure: FigureScanner.Figure, _ clause: Int) -> Bool {
        guard figure.kind == .mass || figure.kind == .volume else { return false }
        let lead = text(clause..<figure.range.lowerBound)
        if ["每天", "每日", "日均", "每年", "年均"].contains(where: { lead.contains($0) }) { return true }
        return (clause..<figure.range.lowerBound).contains { place in
            source[place] == "日" && place > 0 && !source[place - 1].isDigit
                && !"今近当昨同即次节生工翌终".unicodeScalars.contains(source[place - 1])
                && !["常", "前", "起", "内", "后", "期"].contains(source[place + 1])
        }
    }

    /// Whether a figure counts those who are told to do something: `责令3家限期整治`.
    private func isAddressee(_ figure: FigureScanner.Figure, _ clause: Int) -> Bool {
        figure.kind == .count && ["家", "户", "人", "名"].contains(figure.unit.base.name)
            && ["责令", "责成", "要求", "督促"].contains {
                text(max(clause, figure.range.lowerBound - 2)..<figure.range.lowerBound) == $0
            }
    }

    /// Whether a figure counts what the paper itself makes known: `本期通报案例7起`, `现公布13项`.
    private func isAnnounced(_ figure: FigureScanner.Figure, _ clause: Int) -> Bool {
        guard figure.kind == .count else { return false }
        let lead = text(clause..<figure.range.lowerBound)
        guard
            let verb = ["公布", "公开", "通报", "发布台账", "发布清单"].lazy.compactMap({
                lead.firstRange(of: $0)?.lowerBound
            })
            .first
        else { return false }
        let subject = lead[..<verb]
        return subject == "现"
            || ["本次", "本期", "本季", "本月", "本批", "此次", "这次", "现予", "现将"].contains { subject.hasPrefix($0) }
    }

    /// Whether a figure is what is there or what is made year by year: 存煤3万吨, 产油42万吨.
    private func isStock(_ figure: Range<Int>) -> Bool {
        let verb = figure.lowerBound - 2
        guard verb > tokens.range.lowerBound, ["存", "产"].contains(source[verb]),
            "油煤气水粮矿盐砂石粪渣料".unicodeScalars.contains(source[verb + 1])
        else { return false }
        // 拍卖存砂 tells what was done to it.
        if tokens.tokens(in: max(tokens.range.lowerBound, verb - 4)..<verb).last.map({
            $0.range.upperBound == verb && $0.deed?.completes == true
        }) ?? false {
            return false
        }
        return !"生保储封贮堆暂缴资财特水投停增减复达高低国矿地破".unicodeScalars.contains(source[verb - 1])
    }
}
