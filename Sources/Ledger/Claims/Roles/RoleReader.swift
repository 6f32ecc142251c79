/// Reads the role of a figure from its clause: which verb governs it, and how that deed stands.
///
/// The verb stands before the figure in its clause, behind it where the figure is the subject or of what is done to
/// it, and in the figure before where the clause has none. Verbs of no list go by their place (`unknown`).
struct RoleReader {
    let source: SourceText
    let isProblem: Bool
    /// Whether the item has no other text that could tell what was done.
    let isAlone: Bool
    /// The year in which the report was made, where it tells.
    let year: ReportYear?
    let tokens: ClauseTokens
    /// Whether what is told is proposed, unless its sentence says that it was done.
    let isProposed: Bool

    init(
        _ source: SourceText, in range: Range<Int>, isProblem: Bool, isAlone: Bool = false,
        year: ReportYear? = nil, isProposed: Bool = false
    ) {
        (self.source, self.isProblem, self.isAlone) = (source, isProblem, isAlone)
        (self.year, self.isProposed) = (year, isProposed)
        tokens = ClauseTokens(range, of: source, takesShortVerbs: !isProblem || isAlone)
    }

    /// The reading of a figure.
    ///
    /// - Parameters:
    ///   - former: the figure before it.
    ///   - peer: the last figure of its kind before it.
    ///   - next: the figures behind it.
    ///   - ground: the areas told before as occupied: one told again without a deed of its own is the same ground.
    func reading(
        of figure: FigureScanner.Figure, in context: ClaimContext, former: Reading?, peer: Reading?,
        next: ArraySlice<Range<Int>>, ground: Set<String>
    ) -> Reading {
        var told = told(of: figure, in: context, former: former, peer: peer, next: next, ground: ground)
        if told.role == .restored || told.role == .completed || told.role == .approved, isProposed(context) {
            told = Reading(
                deed: told.deed, mode: .planned, role: .planned, figure: told.figure, unit: told.unit,
                isWhole: told.isWhole, isMeasure: told.isMeasure)
        }
        guard let (mode, role) = revision(of: told, in: context, former: former, next) else { return told }
        var revised = Reading(
            deed: role == nil ? nil : told.deed, mode: mode, role: role ?? unstated, figure: told.figure,
            unit: told.unit)
        revised.isWhole = told.isWhole
        revised.isMeasure = told.isMeasure
        return revised
    }

    /// The reading of a figure by the verb that governs it.
    private func told(
        of figure: FigureScanner.Figure, in context: ClaimContext, former: Reading?, peer: Reading?,
        next: ArraySlice<Range<Int>>, ground: Set<String>
    ) -> Reading {
        let before = context.sentenceStart..<figure.range.lowerBound
        let isOfWhole = former.map {
            $0.isWhole && $0.unit.base == figure.unit.base && before.contains($0.figure.lowerBound)
        }
        let isCounted = isCounted(figure, before) && !isSubject(figure)
        let bare: ClaimRole = isOfWhole ?? false ? .part : isCounted ? .total : unstated
        let isTakenApart = PartWords.isTakenApart(context) && isInParts(figure, next, context)
        func read(_ deed: Deed?, _ mode: DeedMode, _ role: ClaimRole? = nil) -> Reading {
            Reading(
                deed: deed, mode: mode,
                role: role ?? self.role(of: figure.kind, figure.unit, deed, mode) ?? bare,
                figure: figure.range, unit: figure.unit)
        }
        let last = former
        let former = former.flatMap { (former: Reading) -> Reading? in
            let isOwnKind = former.kind == figure.kind || former.kind != .money && former.kind != .ratio
            return former.figure.lowerBound >= context.sentenceStart && isOwnKind ? former : nil
        }
        if figure.kind == .money, PenaltyWords.govern(context) || goesOnFining(figure, from: peer) {
            return read(nil, .done, .penalty)
        }
        if let former, equals(former, figure, context) { return read(former.deed, former.mode, former.role) }
        if let peer, goesOn(from: peer, to: figure, context) { return read(peer.deed, peer.mode, peer.role) }
        let clause = clauseStart(of: figure.range.lowerBound, from: context.sentenceStart)
        let isListed = former.map { $0.figure.lowerBound >= clause } ?? false
        var own = stretch(
            words(
                before: figure.range.lowerBound,
                from: max(clause, isListed ? former?.figure.upperBound ?? 0 : 0)),
            of: figure.kind, figure: figure.range, isBefore: true)
        // How many times as much, and how thick: no ground and no deed.
        if figure.kind == .multiple || ["厘米", "毫米"].contains(figure.unit.base.name)
            || figure.kind == .length && "升降涨落".unicodeScalars.contains(source[figure.range.lowerBound - 1])
        {
            return read(own.deed ?? former?.deed, own.deed == nil ? former?.mode ?? .done : own.mode, bare)
        }
        // 划定任务38.2万亩，实际落地38.6万亩.
        if own.deed?.completes == true, isPlanOfActual(figure, clause, next) {
            return read(nil, .planned, .planned)
        }
        if isState(figure, clause) { return read(.state, .done) }
        if let measure = measure(figure, own, clause, last, peer, next) { return measure }
        if source[clause] == "占", let subject = subject(ofShare: figure, last, context) {
            return read(subject.deed, subject.mode, subject.role)
        }
        if let peer, isOfEarlierTime(figure, clause, peer) { return read(peer.deed, peer.mode, peer.role) }
        // 道路占用36亩、堆场占用8亩，两项合计44亩.
        let summand = former.flatMap {
            $0.unit.base != figure.unit.base && $0.figure.lowerBound >= clause ? peer : $0
        }
        if let summand, sumsUp(figure, own, clause, summand) {
            return read(summand.deed, summand.mode, summand.role)
        }
        if isExtent(figure, clause, context) { return read(.restore, .done) }
        if own.deed != nil, !own.isMarked, isListed, let former, former.mode == .planned,
            !isCounterpart(figure, former)
        {
            own.mode = .planned
        }
        if !own.isMarked, own.deed != .carryOut,
            tokens.isOutlook(figure.range.lowerBound)
                || isAimed(by: context.sentenceStart..<figure.range.lowerBound)
        {
            own.mode = .planned
        }
        let (following, end) = words(behind: figure.range.upperBound, next)
        let isTopic = source[figure.range.lowerBound - 1] == "的" || own.isTopic
        // 与上年的214件相比, 现将4个项目办理情况通报如下.
        if text(end).hasPrefix("相比") || text(end).hasSuffix("如下") { return read(nil, .done) }
        let behind = stretch(
            isTopic && following.isEmpty ? comment(behind: end.upperBound, next) : following, of: figure.kind,
            figure: figure.range, isBefore: false,
            mode: own.deed == nil ? own.mode : .done)
        // 更新林带1.4公里未能如期实施.
        if own.deed == .restore || own.deed?.completes == true, !own.isMarked, behind.deed == .carryOut,
            behind.mode != .done
        {
            own.mode = behind.mode
        }
        // 治理任务56亩如期完成.
        if own.isTask, behind.deed == .carryOut, behind.mode == .done {
            (own.isTask, own.mode) = (false, .done)
        }
        if own.deed != .carryOut, own.deed != .occupy, behind.deed != .occupy, !own.isMarked, !behind.isMarked,
            let mode = remark(behind: end.upperBound, next)
        {
            own.mode = mode
        }
        let isPart = PartWords.isPart(figure.unit, context) || PartWords.isAddend(context)
        // 需造林36亩，其中人工造林19亩.
        if isPart, own.deed == .restore, !own.isMarked, let former, former.mode == .planned {
            own.mode = .planned
        }
        var governing = own.isCompared && own.deed == nil ? nil : governing(own, behind, figure.kind)
        // 此后形成的12处 goes on with the deed before.
        if governing?.deed == .state, governing?.isAttribute == true { governing = nil }
        if figure.kind == .area, governing.map({ $0.deed == .inspect || $0.deed == .state }) ?? true,
            ground.contains(source.text(in: figure.range)), !own.isRest, own.mode != .planned,
            !(isPart && former?.role == .restored),
            !isOfAnother(context, last?.figure)
        {
            return read(.occupy, .done)
        }
        // 其中改种863亩、挖塘654亩.
        if isPart, isListed, own.deed == nil, let former, former.role == .occupied, figure.kind == .area {
            return read(former.deed, former.mode, former.role)
        }
        if figure.kind == .area, own.deed == nil || own.deed == .state, !isPart,
            isSuffered(end) || isSaidOf(figure, clause, context)
        {
            return read(.occupy, .done)
        }
        if isPart, own.isAttribute || figure.kind != .area || own.deed != .occupy && own.deed != .restore {
            return read(governing?.deed ?? former?.deed, governing?.mode ?? former?.mode ?? .done, .part)
        }
        // 临时用地23宗、146亩到期没有复垦.
        if isProblem, figure.kind == .area, own.deed == nil, let former, former.deed == .occupy,
            former.figure.upperBound + 1 == figure.range.lowerBound
        {
            return read(.occupy, .done)
        }
        // 【种植苗木189亩、修建厂房36.2亩】: what was made of the ground that was taken.
        if isProblem, isListed, figure.kind == .area, own.deed == .build, former?.role == .occupied {
            return read(.occupy, .done)
        }
        if own.isRest, own.deed == nil, let left = left(figure, clause, behind, end) {
            return read(left.deed, left.mode, left.role)
        }
        // 尚未完成的1座渗流治理 is to be treated.
        if figure.kind == .count, own.isAttribute, own.mode == .denied, !own.isTopic, !isProblem,
            behind.deed != nil, !behind.isMarked, end.count <= 8
        {
            return read(own.deed, .planned, .planned)
        }
        // 排土场74公顷已绿化69公顷: the ground of which a part was treated.
        if figure.kind == .area, own.deed == nil, !own.isRest, behind.deed == .restore, behind.mode == .done,
            isFollowed(figure, end, next)
        {
            return read(nil, .done)
        }
        // 12处砂坑已回填10处: a whole of which a part follows.
        if figure.kind == .count || figure.kind == .area && own.isAttribute && own.mode == .planned,
            own.deed == nil || own.isAttribute, behind.deed != nil, !behind.isWhole,
            isFollowed(figure, end, next)
        {
            return read(nil, .done, own.mode == .planned ? .planned : bare)
        }
        // 涉及的8个乡镇, 对停产整改的6家企业: which are meant.
        if figure.kind == .count, source[figure.range.lowerBound - 1] == "的",
            own.isExtent && own.deed == nil
                || own.isTopic && own.isAttribute && behind.deed == nil && !tellsManner(end)
        {
            return read(nil, .done)
        }
        if let whole = peer, isComposition(governing, clause..<figure.range.lowerBound, end, of: whole, figure)
        {
            return read(whole.deed, whole.mode, whole.role)
        }
        if let governing {
            if governing.isTask, isCountedTask(figure, isBefore: true), !own.isRest, !own.isMarked,
                governing.mode == .planned,
                !["下达", "承担"].contains(where: { text(clause..<figure.range.lowerBound).contains($0) })
            {
                return read(nil, .planned, bare)
            }
            if governing.deed == .carryOut || isMore(figure.range, governing),
                (peer ?? last)?.deed == .restore || last?.deed == .restore
                    || completes(figure, clause, context)
            {
                return read(.restore, governing.mode)
            }
            if figure.kind == .area, isScar(governing, clause..<figure.range.lowerBound) {
                return read(.occupy, .done)
            }
            // 下达通知书12份.
            if !isProblem, figure.unit.base.name == "份",
                ["书", "函"].contains(source[figure.range.lowerBound - 1])
            {
                return read(.complete, .done, .completed)
            }
            if governing.deed == .state || governing.deed == .inspect && own.isTopic {
                let isTotal = own.isTotal || isTakenApart
                let isPlanned =
                    governing.isTask || own.isRest && !isProblem
                    || source[figure.range.lowerBound - 1] == "余" && (behind.isTask || behind.mode == .underWay)
                let role = isOfWhole ?? false ? bare : isTotal ? .total : unstated
                return read(governing.deed, governing.mode, isPlanned ? .planned : role)
            }
            // 尚未拆除的房屋12座.
            if figure.kind == .count, own.deed != nil, own.isAttribute, governing.mode != .done,
                source[figure.range.lowerBound - 1] != "的", behind.deed == nil
            {
                return read(governing.deed, governing.mode, bare)
            }
            // 矿山企业有待治理: what a problem counts is there, whatever is to be done to it.
            if isProblem, figure.kind == .count, governing.mode != .done,
                own.deed == nil || own.isAttribute && source[figure.range.lowerBound - 1] != "的"
            {
                return read(governing.deed, governing.mode, .background)
            }
            if own.isRest, behind.isByPlan, governing.deed != .restore {
                return read(governing.deed, .planned, .planned)
            }
            if let role = role(of: figure.kind, figure.unit, governing.deed, governing.mode) {
                return read(governing.deed, governing.mode, role)
            }
            return read(governing.deed, governing.mode)
        }
        if own.isCompared {
            let isShare = text(clause..<figure.range.lowerBound).contains("占")
            let subject = isShare ? subject(ofShare: figure, last, context) : nil
            return read(subject?.deed, subject?.mode ?? .done, subject?.role)
        }
        if !isProblem, own.isTopic, figure.kind == .count, behind.mode == .done, tellsManner(end) {
            return read(.complete, .done, .completed)
        }
        if figure.kind == .money, own.isTotal {
            let isPlanned = own.mode == .planned || own.isTask
            return read(nil, isPlanned ? .planned : .done, isPlanned ? .planned : .total)
        }
        if !isProblem, own.mode == .done, figure.kind != .ratio,
            isUnknownVerb(before: figure.range)
        {
            return read(.complete, .done, .completed)
        }
        if own.isTask || behind.isTask, !isLandPlan(end) {
            return read(nil, .planned, isCountedTask(figure, isBefore: own.isTask) ? nil : .planned)
        }
        if own.isRest {
            let isOther =
                own.mode != .planned
                && (isProblem || following.contains { $0.mode == .done } || tellsOfItself(end, behind)
                    || isDisposed(end)
                    || ["以", "由", "为", "是", "系", "属"].contains {
                        text(end).replacing("权属", with: "").contains($0)
                    })
            return read(nil, .planned, isOther ? unstated : .planned)
        }
        if own.mode == .begun { return read(nil, .begun) }
        if own.mode == .denied || behind.mode == .denied {
            return read(nil, .planned, isProblem ? .background : .planned)
        }
        if let former, let done = isDoneSince(former, own, clause, figure) { return read(done, .done) }
        // 剩下4座、130亩.
        if let former, former.role == .planned, former.deed == nil, figure.kind != .ratio,
            former.figure.upperBound + 1 == figure.range.lowerBound,
            source[former.figure.upperBound] == "、"
        {
            return read(nil, .planned, .planned)
        }
        // 应建账户的矿山企业238家: which are meant, not what was done.
        if figure.kind == .count, own.isAttribute, source[figure.range.lowerBound - 1] != "的" {
            return read(nil, .done)
        }
        // 应计提的27家矿山中有11家: those of which a part follows.
        if behind.isWhole, own.isAttribute {
            var whole = read(nil, .done)
            whole.isWhole = true
            return whole
        }
        if own.mode == .planned || behind.mode == .planned || own.mode == .underWay || behind.mode == .underWay
        {
            return read(nil, .planned, .planned)
        }
        if behind.isWhole {
            var whole = read(nil, .done, own.isTotal ? .total : unstated)
            whole.isWhole = true
            return whole
        }
        if own.isUnmeasured, figure.kind == .length { return read(nil, .done) }
        if let former, let deed = former.deed, deed != .state, figure.kind != .ratio,
            role(of: figure.kind, figure.unit, deed, former.mode) != nil || own.isExtent
        {
            // 查处乱采滥挖案件14起，涉及草原63亩.
            if own.isExtent, figure.kind == .area, deed == .complete, isCase(context, former) {
                return read(.occupy, .done)
            }
            if !own.isExtent || figure.kind == .area && deed != .inspect { return read(deed, former.mode) }
        }
        if figure.kind == .area,
            own.isExtent && !isOfPayment(context) || isTaken(by: context)
                || isTurned(clause..<figure.range.lowerBound, behind)
        {
            return read(.occupy, .done)
        }
        if own.isExtent { return read(nil, .done) }
        let since = stretch(
            tokens.tokens(in: context.sentenceStart..<figure.range.lowerBound), of: figure.kind,
            figure: figure.range,
            isBefore: true)
        if figure.kind == .area,
            since.isUnlawful && since.deed != .restore || behind.isUnlawful || own.isUnlawful
        {
            return read(.occupy, .done)
        }
        if former == nil, figure.kind != .ratio, !tellsOfItself(end, behind),
            since.mode == .done || since.mode == .planned,
            let deed = since.deed, deed != .state,
            deed != .inspect,
            !isProblem || figure.kind == .area && deed == .occupy,
            let role = role(of: figure.kind, figure.unit, deed, since.mode)
        {
            return read(deed, since.mode, role)
        }
        if own.isTotal && !isSubject(figure) || isTakenApart {
            return read(nil, .done, isOfWhole ?? false ? bare : .total)
        }
        if former?.deed != .occupy || !isListed, since.deed != .occupy,
            isUnknownDeed(figure, clause, behind: former?.figure.upperBound ?? 0, end, next)
        {
            return read(.complete, .done, .completed)
        }
        return read(nil, .done)
    }

    /// Whether a sentence of a plan says nothing of what was done before.
    private func isProposed(_ context: ClaimContext) -> Bool {
        guard isProposed else { return false }
        let lead = context.sentenceStart..<context.figure.lowerBound
        return !tokens.tokens(in: lead).contains { $0.mode == .done }
            && !["截至", "目前", "以来", "近年", "上年", "去年", "此前"].contains { source.contains($0, in: lead) }
    }

    /// Whether a year to come is named as the aim: 到2025年; 到2023年5月 tells until when something was done.
    private func isAimed(by range: Range<Int>) -> Bool {
        range.contains {
            guard source[$0] == "到", source[$0 + 1] == "2", source[$0 + 5] == "年", $0 + 5 < range.upperBound
            else { return false }
            // 到2021年底, said by a plan of 2022.
            if let start = year?.start, let aim = Int(text($0 + 1..<$0 + 5)), aim < start { return false }
            guard source[$0 + 6].isDigit else { return true }
            // 到2021年10月底, said in November.
            if let aim = Int(text($0 + 1..<$0 + 5)),
                year?.isPast(aim, month: ReportYear.month(behind: $0 + 5, in: source)) ?? false
            {
                return false
            }
            let month = ($0 + 6..<$0 + 9).first { source[$0] == "月" }
            return month.map { ["底", "末", "前"].contains(source[$0 + 1]) } ?? true
        }
    }

    /// Whether 共 or 累计 stands right before a figure; 总数61.6% is a share of it.
    private func isCounted(_ figure: FigureScanner.Figure, _ range: Range<Int>) -> Bool {
        let start = figure.range.lowerBound
        guard let word = tokens.tokens(in: max(range.lowerBound, start - 4)..<start).last else { return false }
        return word.word == .total && !(figure.kind == .ratio && source[word.range.lowerBound] == "总")
    }

    /// How the next clause says that the deed stands: `治理面积6.7公顷，即将完工`.
    private func remark(behind end: Int, _ next: ArraySlice<Range<Int>>) -> DeedMode? {
        guard source[end] == ",", let word = tokens.tokens(in: (end + 1)..<(end + 12)).first,
            word.range.lowerBound <= end + 3, let mode = word.mode, mode != .done, mode != .begun
        else { return nil }
        let stop = (end + 1..<end + 24).first { source[$0].endsClause } ?? end + 24
        // What follows upon a deed that is done: 正在履行销号手续.
        if ["销号", "验收", "公示", "移交", "备案", "结算", "归档"].contains(where: {
            source.contains($0, in: end + 1..<stop)
        }) {
            return nil
        }
        let isApart = next.first { $0.upperBound > end }.map { $0.lowerBound < stop } ?? false
        return isApart || mode == .denied ? nil : mode
    }
}
