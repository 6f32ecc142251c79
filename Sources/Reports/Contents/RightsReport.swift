import Bilingual
import Covering
import Geodesy
import Intake
import Land
import Project
public import Subjects
import Survey
package import Tables

/// Mining rights against reserves, as tables and as a document (矿业权与保护地重叠核查表).
public struct RightsReport: Sendable {
    let survey: RightsSurvey

    /// A report on a survey.
    public init(_ survey: RightsSurvey) { self.survey = survey }

    /// The tables: the rights, the overlaps by reserve and zone, withdrawals, rights over each other; empty ones left out.
    package func tables() throws -> [Table] {
        try [rightTable(), overlapTable(), withdrawalTable(), stackedTable()].filter(\.isWanted)
            .map(\.withoutEmptyColumns)
    }

    private static let caption = Message(zh: "面积：平方公里（4位小数）、m²", en: "Areas: km² to 4 decimals, and m²")

    private func rightTable() throws -> Table {
        let counts = Self.verdicts(of: survey)
        var footnotes = [
            Message(
                zh: "\(counts.zh)。多个保护地重叠处只计一次。", en: "\(counts.en). Ground in several reserves counts once."),
            Self.grading,
            Message(
                zh: "\(Int(RightsSurvey.distanceLimit / 1000))公里以外不计距离。",
                en: "Distances are told up to \(Int(RightsSurvey.distanceLimit / 1000)) km."),
        ]
        if let day = survey.day {
            footnotes.append(Message(zh: "在期有效：\(day.text)。", en: "In force on \(day.text)."))
        }
        footnotes += survey.notes
        footnotes += Self.gone(survey.gone)
        let whole = survey.reviews.filter { $0.isWhollyInside && !$0.isOver }
        if !whole.isEmpty {
            let list = whole.map(\.title).joined(separator: "、")
            footnotes.append(
                Message(
                    zh: "整体退出：\(list)扣除重叠部分后无剩余。",
                    en: "Wholly in reserves, to be withdrawn altogether: \(list)."))
        }
        let closed =
            survey.ties == nil
            ? Message(zh: "禁建范围内 m²", en: "In closed land m²")
            : Message(zh: "新进入禁建范围 m²", en: "New in closed land m²")
        return try TableSpec<RightReview>(
            .rights, name: Message(zh: "矿业权核查表", en: "Rights"), subtitle: Self.caption, standsEmpty: true,
            emphasis: Self.emphasis, size: \.inReserves
        ) {
            Column.fid(\.fid)
            Column.licence(\.id)
            Column.name(width: 30, \.name)
            Column.integer("features", Message(zh: "要素数", en: "Features"), isSummed: false) {
                $0.fids.count > 1 ? $0.fids.count : nil
            }
            Column.area("area", Message(zh: "矿区面积 km²", en: "Area km²"), in: .squareKilometre, \.area)
            Column.area("reserves", Message(zh: "重叠 m²", en: "In reserves m²"), in: .squareMetre) {
                $0.inReserves > .zero ? $0.inReserves : nil
            }
            Column.decimal("share", Message(zh: "占比 %", en: "Share %"), scale: 2) {
                $0.inReserves > .zero ? percent($0.inReserves, of: $0.area) : nil
            }
            Column.integer("count", Message(zh: "保护地个数", en: "Reserves"), isSummed: false) {
                let reserves = Set($0.overlaps.map { "\($0.layer) \($0.reserve ?? "")" })
                return reserves.isEmpty ? nil : reserves.count
            }
            Column.decimal("distance", Message(zh: "最近距离 m", en: "Nearest m"), scale: 1) {
                $0.distance.flatMap {
                    ExactDecimal(significand: Int64(($0.metres * 10).rounded()), scale: 1)
                }
            }
            Column.text("nearest", Message(zh: "最近保护地", en: "Nearest reserve"), width: 20, \.distance?.reserve)
            Column.area("closed", closed, in: .squareMetre) {
                $0.newInClosed.flatMap { $0 > .zero ? $0 : nil }
            }
            Column.words("in_force", Message(zh: "在期有效", en: "In force"), alignment: .centre, \.inForceWords)
            Column.words(
                "verdict", Message(zh: "结论", en: "Verdict"), alignment: .centre, width: 14, isVerdict: true,
                \.verdict.words)
        }.table(survey.reviews, footnotes: footnotes)
    }

    /// The rights that are no more, which of them lay in reserves or had ended before, and those whose outline is missing.
    private static func gone(_ rights: [GoneRight]) -> [Message] {
        // A right that goes on may have the same name.
        func title(_ right: GoneRight) -> String {
            right.name.map { right.id.hasPrefix("#") ? $0 : "\($0)（\(right.id)）" } ?? right.id
        }
        func list(_ rights: [GoneRight], _ text: (GoneRight) -> String) -> String {
            rights.map(text).joined(separator: "、")
        }
        var notes: [Message] = []
        let known = rights.filter { !$0.isOutlineMissing }
        let gone = known.filter { $0.endedState == nil }
        if !gone.isEmpty {
            let all = list(gone, title)
            notes.append(
                Message(zh: "调整前有、现已没有的矿业权：\(all)。", en: "Rights of before that are no more: \(all)."))
        }
        let inside = gone.filter { $0.inReserves > .zero }
        if !inside.isEmpty {
            let all = list(inside) { "\($0.name ?? $0.id)（\(squareMetres($0.inReserves)) m²）" }
            notes.append(
                Message(
                    zh: "上述矿业权中调整前在保护地内的有\(inside.count)宗：\(all)，已整体退出。",
                    en: "\(inside.count) of these lay in reserves, and are withdrawn altogether: \(all)."))
        }
        let ended = known.filter { $0.endedState != nil }
        if !ended.isEmpty {
            let all = list(ended) { "\(title($0))“\($0.endedState ?? "")”" }
            notes.append(
                Message(
                    zh: "调整前的状态已为注销（失效）、现图层中没有的矿业权，不计为此次退出：\(all)。",
                    en: "Rights that had ended before already, and are recorded no more: \(all)."))
        }
        let missing = rights.filter(\.isOutlineMissing)
        if !missing.isEmpty {
            let all = list(missing, title)
            notes.append(
                Message(
                    zh: "现图层中仍有、但图形缺失或未能读取的矿业权，不能视为已退出：\(all)。",
                    en: """
                        Rights that are still recorded but whose outline is missing or could not be read, which is no \
                        withdrawal: \(all).
                        """))
        }
        return notes
    }

    /// What a right shares with a zone of a reserve.
    private typealias OverlapLine = (
        layer: String, review: RightReview?, overlap: RightReview.Overlap?, doubts: [Doubt]
    )

    private static func overlaps(of survey: RightsSurvey) -> [OverlapLine] {
        let layer = survey.layers.first?.declaration.name ?? ""
        let lines = survey.reviews.flatMap { review in
            review.overlaps.map { overlap -> OverlapLine in (layer, review, overlap, []) }
        }
        // What was set aside may overlap as well: a line of its own says so.
        return survey.doubts.isEmpty ? lines : lines + [(layer, nil, nil, survey.doubts)]
    }

    private func overlapTable() throws -> Table {
        try TableSpec<OverlapLine>(
            "overlaps", name: Message(zh: "重叠明细表", en: "Overlaps"), subtitle: Self.caption,
            emphasis: Self.emphasis, size: { $0.overlap?.area ?? .zero }
        ) {
            Column.licence(\.review?.id)
            Column.name(width: 30, \.review?.name)
            Self.overlapColumns(isVerdict: false)
        }.table(Self.overlaps(of: survey))
    }

    @Columns<OverlapLine>
    private static func overlapColumns(isVerdict: Bool) -> [Column<OverlapLine>] {
        Column.text("reserve_layer", Message(zh: "图层", en: "Layer"), width: 16, \.overlap?.layer)
        Column.text("reserve", Message(zh: "保护地", en: "Reserve"), width: 20, \.overlap?.reserve)
        Column.text("zone", Message(zh: "功能分区", en: "Zone"), width: 14, \.overlap?.zone)
        Column.area("overlap", Message(zh: "重叠面积 m²", en: "Overlap m²"), in: .squareMetre, \.overlap?.area)
        Column.area(
            "overlap_km2", Message(zh: "重叠面积 km²", en: "Overlap km²"), in: .squareKilometre, \.overlap?.area)
        Column.decimal("share", Message(zh: "占矿区 %", en: "Of the right %"), scale: 2) {
            guard let overlap = $0.overlap, let review = $0.review else { return nil }
            return percent(overlap.area, of: review.area)
        }
        Column.integer("pieces", Message(zh: "块数", en: "Pieces"), isSummed: false, \.overlap?.tally.count)
        Column.area("thin", Message(zh: "其中薄片 m²", en: "Thin pieces m²"), in: .squareMetre) {
            guard let tally = $0.overlap?.tally else { return nil }
            let thin = tally[.coincident].area + tally[.doubtful].area
            return thin > .zero ? thin : nil
        }
        Column.words(
            "class", Message(zh: "厚度分级", en: "Thickness"), alignment: .centre, isVerdict: isVerdict,
            \.overlap?.tally.thickest?.words)
        Column.doubts(\.doubts)
    }

    private static func emphasis(_ line: OverlapLine) -> Table.Emphasis {
        line.overlap?.tally.thickest == .overlap ? .bad : .warning
    }

    /// The overlaps of several layers of rights in one table, a line for each right, reserve and zone, with how many rights
    /// of each layer are clear (矿业权与保护地重叠明细表).
    static func detailTable(of surveys: [RightsSurvey], title: Message) throws -> TableStream {
        let footnotes = surveys.map { survey in
            let layer = survey.layers.first?.declaration.name ?? ""
            let counts = verdicts(of: survey)
            return Message(
                zh: "\(layer)：\(survey.reviews.count)宗，\(counts.zh)。",
                en: "\(layer): \(survey.reviews.count) rights, \(counts.en).")
        }
        return try TableSpec<OverlapLine>(
            .rights, name: Message(zh: "矿业权与保护地重叠明细表", en: "Rights in reserves"), title: title,
            subtitle: caption, standsEmpty: !surveys.isEmpty, emphasis: emphasis,
            size: { $0.overlap?.area ?? .zero }
        ) {
            Column.text("layer", Message(zh: "矿业权图层", en: "Rights"), width: 16, \.layer)
            Column.feature { line in line.review.map { (line.layer, $0.fid) } }
            Column.licence(\.review?.id)
            Column.name(width: 30, \.review?.name)
            Column.area("area", Message(zh: "矿区面积 km²", en: "Area km²"), in: .squareKilometre, \.review?.area)
            overlapColumns(isVerdict: true)
        }.stream(
            surveys.lazy.flatMap(overlaps), footnotes: footnotes + (surveys.isEmpty ? [] : [grading]))
    }

    /// How many rights have which verdict; those that are no more, or were not in force on the day, apart.
    private static func verdicts(of survey: RightsSurvey) -> Message {
        let (over, standing) = (survey.reviews.filter(\.isOver), survey.reviews.filter { !$0.isOver })
        var text = counts(standing)
        if standing.isEmpty { text = Message(zh: "没有有效的矿业权", en: "no right in force") }
        if survey.selectsNothing {
            text = Message(
                zh: "条件没有选中任何矿业权，什么也没有核查", en: "the condition selects no right, so nothing was reviewed")
        }
        let unknown = standing.count { $0.inForce == .unknown }
        if unknown > 0 {
            text = text + Message(zh: "（其中在期不明\(unknown)宗）", en: " (\(unknown) of them of unknown validity)")
        }
        let cancelled = over.filter { $0.state == .ended }
        let expired = over.filter { $0.state != .ended }
        for (rights, words) in [
            (cancelled, Message(zh: "已注销（失效）", en: "cancelled")),
            (expired, Message(zh: "不在有效期", en: "not in force")),
        ] where !rights.isEmpty {
            let counts = counts(rights)
            text =
                text
                + Message(
                    zh: "；另有\(words.zh)\(rights.count)宗（\(counts.zh)）",
                    en: "; further \(rights.count) \(words.en) (\(counts.en))")
        }
        return text
    }

    private static func counts(_ reviews: [RightReview]) -> Message {
        let counts = RightReview.Verdict.allCases.map { verdict in
            (words: verdict.words, count: reviews.count { $0.verdict == verdict })
        }.filter { $0.count > 0 }
        return Message(
            zh: counts.map { "\($0.words.zh)\($0.count)宗" }.joined(separator: "，"),
            en: counts.map { "\($0.count) \($0.words.en)" }.joined(separator: ", "))
    }

    private static let grading = Message(
        zh: "重叠按厚度（2×面积÷周长）分级：不足0.05米为边界重合，0.05～1米疑似不套合，1米以上为重叠。",
        en: """
            Overlaps are graded by thickness (2 × area ÷ perimeter): under 0.05 m a coincident boundary, to 1 m a doubtful \
            fit, from 1 m an overlap.
            """)

    private func withdrawalTable() throws -> Table {
        typealias Line = (review: RightReview, withdrawal: RightReview.Withdrawal, words: Message, isGood: Bool)
        let lines = survey.reviews.compactMap { review -> Line? in
            guard let withdrawal = review.withdrawal,
                withdrawal.overlapBefore > .zero || !withdrawal.staysInside || !withdrawal.gaveUpTheOverlap
            else { return nil }
            let words = Self.words(review, withdrawal)
            return (review, withdrawal, words.text, words.isGood)
        }
        let note = Message(
            zh: "应余＝调整前－原重叠；允许差为周长×0.01米（拐点取位），至少1平方米。",
            en:
                "Expected = before − overlap before; allowed is the outline × 0.01 m (rounding of corners), 1 m² at least."
        )
        return try TableSpec<Line>(
            "withdrawals", name: Message(zh: "退出核查表", en: "Withdrawals"), subtitle: Self.caption,
            emphasis: { $0.isGood ? .good : .bad }
        ) {
            Column.licence(\.review.id)
            Column.name(width: 30) {
                $0.withdrawal.titles.count > 1
                    ? $0.withdrawal.titles.joined(separator: "、") : $0.review.name
            }
            Column.area(
                "before", Message(zh: "调整前 km²", en: "Before km²"), in: .squareKilometre,
                \.withdrawal.areaBefore)
            Column.area(
                "overlap", Message(zh: "原重叠 km²", en: "Overlap before km²"), in: .squareKilometre,
                \.withdrawal.overlapBefore)
            Column.area(
                "expected", Message(zh: "应余 km²", en: "Expected km²"), in: .squareKilometre,
                \.withdrawal.expected)
            Column.area(
                "after", Message(zh: "调整后 km²", en: "After km²"), in: .squareKilometre, \.withdrawal.area)
            Column.area(
                "difference", Message(zh: "相差 m²", en: "Difference m²"), in: .squareMetre,
                \.withdrawal.difference)
            Column.area(
                "outside", Message(zh: "超出原范围 m²", en: "Outside before m²"), in: .squareMetre,
                \.withdrawal.outsideBefore)
            Column.area(
                "left", Message(zh: "仍重叠 m²", en: "Still in reserves m²"), in: .squareMetre,
                \.withdrawal.overlap)
            Column.words("verdict", Message(zh: "结论", en: "Verdict"), width: 26, isVerdict: true, \.words)
        }.table(lines, footnotes: lines.isEmpty ? [] : [note])
    }

    /// What a withdrawal comes to.
    private static func words(
        _ review: RightReview, _ withdrawal: RightReview.Withdrawal
    ) -> (text: Message, isGood: Bool) {
        if review.isOver, withdrawal.titles.count == 1 {
            return review.state == .ended
                ? (Message(zh: "已注销（失效）", en: "cancelled"), true)
                : (Message(zh: "不在有效期", en: "not in force"), true)
        }
        var faults: [Message] = []
        let isOverlapping =
            withdrawal.titles.count == 1
            ? review.verdict >= .doubtful : withdrawal.overlap.squareMetres > withdrawal.tolerance
        if isOverlapping { faults.append(Message(zh: "仍有重叠", en: "still overlaps")) }
        if withdrawal.isExtension {
            faults.append(Message(zh: "扩大范围，超出原范围", en: "extended beyond its former outline"))
        } else if !withdrawal.staysInside {
            faults.append(Message(zh: "超出原范围", en: "beyond its former outline"))
        }
        // Ground that was added is no part of what was kept.
        let kept = withdrawal.keptTooMuch
        if abs(kept.squareMetres) > withdrawal.tolerance, !isOverlapping {
            faults.append(
                kept < .zero
                    ? Message(zh: "退出面积大于重叠", en: "gave up more than the overlap")
                    : Message(zh: "退出面积小于重叠", en: "gave up less than the overlap"))
        }
        if faults.isEmpty, review.verdict == .unclear {
            faults.append(Message(zh: "无法判定", en: "undecided"))
        }
        guard !faults.isEmpty else { return (Message(zh: "已退出", en: "withdrawn"), true) }
        return (
            Message(zh: faults.map(\.zh).joined(separator: "，"), en: faults.map(\.en).joined(separator: ", ")),
            false
        )
    }

    private func stackedTable() throws -> Table {
        try TableSpec<StackedRights>(
            "stacked", name: Message(zh: "矿业权相互重叠表", en: "Rights over each other"), subtitle: Self.caption,
            emphasis: { [.stacked, .over].contains($0.relation) ? .none : .warning }, size: \.area
        ) {
            Column.text("one", Message(zh: "许可证号", en: "Licence"), width: 24, \.ids.0)
            Column.text("other", Message(zh: "另一许可证号", en: "Other licence"), width: 24, \.ids.1)
            Column.area("area", Message(zh: "共同面积 m²", en: "Common m²"), in: .squareMetre, \.area)
            Column.area("area_km2", Message(zh: "共同面积 km²", en: "Common km²"), in: .squareKilometre, \.area)
            Column.words(
                "relation", Message(zh: "标高关系", en: "Elevations"), alignment: .centre, width: 16,
                \.relation.words)
            Column.words("why", Message(zh: "说明", en: "Why"), width: 30, \.why)
        }.table(survey.stacked)
    }

    private static func emphasis(_ review: RightReview) -> Table.Emphasis {
        if review.verdict == .overlaps { return .bad }
        return review.needsAttention ? .warning : .good
    }
}

extension RightReview.Verdict {
    /// The words for people.
    var words: Message {
        switch self {
        case .clear: Message(zh: "不重叠", en: "clear")
        case .boundary: Message(zh: "边界重合", en: "common boundary")
        case .unclear: Message(zh: "无法判定", en: "undecided")
        case .doubtful: Message(zh: "疑似不套合", en: "doubtful fit")
        case .overlaps: Message(zh: "重叠", en: "overlaps")
        }
    }
}

extension RightReview.InForce {
    /// The words for people.
    fileprivate var words: Message {
        switch self {
        case .yes: Message(zh: "是", en: "yes")
        case .no: Message(zh: "否", en: "no")
        case .unknown: Message(zh: "不明", en: "unknown")
        }
    }
}

extension StackedRights.Relation {
    /// The words for people.
    fileprivate var words: Message {
        switch self {
        case .stacked: Message(zh: "上下分层", en: "one above the other")
        case .conflicting: Message(zh: "标高相交", en: "common elevations")
        case .unknown: Message(zh: "标高不明", en: "elevations unknown")
        case .over: Message(zh: "不计冲突", en: "no conflict")
        }
    }
}

extension StackedRights {
    /// Why it is no conflict: which of the two is no more, or was not in force.
    fileprivate var why: Message? {
        let ids = [over.0 ? self.ids.0 : nil, over.1 ? self.ids.1 : nil].compactMap(\.self).joined(
            separator: "、")
        return ids.isEmpty
            ? nil : Message(zh: "\(ids)已注销或不在有效期", en: "\(ids) cancelled or not in force")
    }
}

extension RightReview {
    /// Whether it was in force; of one that is no more also where no day was asked for.
    fileprivate var inForceWords: Message? {
        isOver && state == .ended ? Message(zh: "否（已注销、失效）", en: "no (cancelled)") : inForce?.words
    }
}
