import Bilingual
import Covering
import Geodesy
import Intake
import Land
import Project

/// What a reader has to know about the states, levels and names of rights before believing a table (说明).
struct RightNotes {
    let now: [RightLicence]
    let former: [RightLicence]?
    let reviews: [RightReview]
    let matching: RightMatching?
    let ties: [RightTie]
    /// The layers of rights and of closed ground, of which features may not have been read.
    let layers: [LoadedLayer]
    /// The layers of protected ground.
    let reserves: [LoadedLayer]
    /// The day for which validity is told; `nil` for none.
    let day: CalendarDate?

    /// The notes; those on numbers and distances apart.
    func messages(hasClosed: Bool, isBrief: Bool) -> [Message] {
        var notes = [features, formerRecords, states].compactMap(\.self)
        for layer in layers where !layer.setAside.isEmpty {
            notes.append(
                Message(
                    zh:
                        "图层“\(layer.declaration.name)”有\(layer.setAside.count)个要素未能读取，不在本表之内，所属矿业权的范围、退出和新进入面积可能不全。",
                    en: """
                        \(layer.setAside.count) features of "\(layer.declaration.name)" could not be read and are in no figure \
                        here: outlines, withdrawals and newly entered ground may lack them.
                        """))
        }
        for layer in reserves {
            guard let day else { break }
            let others = layer.parcels.count { Validity($0.attributes).isValid(on: day) == false }
            guard others > 0 else { continue }
            notes.append(
                Message(
                    zh: "图层“\(layer.declaration.name)”有\(others)个要素按其日期或状态在\(day.text)还不是或已不是保护范围，仍计入。",
                    en: """
                        By their days or states \(others) features of "\(layer.declaration.name)" were not protected on \
                        \(day.text), not yet or no more; they count.
                        """))
        }
        if !isBrief { notes += [levels].compactMap(\.self) }
        notes += tieNotes + namesakeNotes
        if hasClosed, former == nil {
            notes.append(
                Message(
                    zh: "没有给出调整前的矿业权（--before），禁建范围内的面积不分原有与新进入。",
                    en: """
                        Without the rights before (--before) ground in closed land is told whole, whether it is newly entered \
                        or not.
                        """))
        }
        for review in reviews {
            guard let others = review.closedOfOthers, others > .zero else { continue }
            guard let area = ExactDecimal(significand: others.hundredths, scale: 2) else { continue }
            notes.append(
                Message(
                    zh: "\(review.title)：禁建范围内另有\(area) m²原属其他矿业权，不计为新进入。",
                    en:
                        "\(review.title): a further \(area) m² in closed land was ground of other rights; it is not newly entered."
                ))
        }
        for review in reviews where review.endedInReserves > .zero {
            guard let area = ExactDecimal(significand: review.endedInReserves.hundredths, scale: 2) else {
                continue
            }
            notes.append(
                Message(
                    zh:
                        "\(review.title)：同一许可证的区块状态或有效期互相矛盾，记为已失效的区块有\(area)m²在保护地内，未计入，须核实。",
                    en: """
                        \(review.title): blocks of one licence contradict each other in state or term; \(area) m² of those \
                        recorded as ended lie in reserves and are not counted. It has to be verified.
                        """))
        }
        for review in reviews where review.remainder != nil && review.isClearDoubtful {
            notes.append(
                Message(
                    zh: "\(review.title)：保护地有要素未能读取，剩余范围只扣除了读到的部分，不能据此登记。",
                    en: """
                        \(review.title): features of the reserves could not be read, so that the remainder is clear only of \
                        what could be; it cannot be registered so.
                        """))
        }
        for review in reviews where review.verdict == .unclear && review.isOwnUnread {
            notes.append(
                Message(
                    zh: "\(review.title)：调整前或现有的区块有的未能读取，或图形有两种读法，无法判定。",
                    en: """
                        \(review.title): a block of it, now or before, could not be read or has ground of two readings, which \
                        decides nothing.
                        """))
        }
        let unclear = reviews.filter {
            $0.verdict == .unclear && $0.endedInReserves == .zero && !$0.isOwnUnread
        }
        if !unclear.isEmpty {
            notes.append(
                Message(
                    zh: "保护地图层有要素未能读取，\(unclear.count)宗只是与读到的部分不重叠，无法判定。",
                    en: """
                        Features of the reserves could not be read: \(unclear.count) rights are clear only of what could be, \
                        which decides nothing.
                        """))
        }
        return notes
    }

    /// That several features are one right.
    private var features: Message? {
        let several = now.filter { $0.parcels.count > 1 }
        guard !several.isEmpty else { return nil }
        let list = Self.list(
            several.map { right in
                (
                    zh: "\(right.id)（\(right.parcels.count)个要素）",
                    en: "\(right.id) (\(right.parcels.count) features)"
                )
            })
        let isNamed = several.contains { $0.licence == nil }
        return Message(
            zh: "同一许可证的多个要素按一宗计，重叠处面积只计一次\(isNamed ? "；没有许可证号的按名称归并" : "")：\(list.zh)。",
            en: """
                Features of one licence are one right, and ground of two of them counts once\
                \(isNamed ? "; those without a number go by name" : ""): \(list.en).
                """)
    }

    /// Which features of rights that go on make no ground of them.
    private var formerRecords: Message? {
        let left = now.filter { !$0.former.isEmpty }
        guard !left.isEmpty else { return nil }
        let list = Self.list(
            left.map { right in
                let each = right.former.prefix(5).map { record in
                    Message(zh: "要素\(record.fid)", en: "feature \(record.fid), ") + record.why
                }
                let rest = right.former.count - each.count
                return (
                    zh:
                        "\(right.id)：\(each.map(\.zh).joined(separator: "、"))\(rest > 0 ? "等\(right.former.count)个" : "")",
                    en:
                        "\(right.id): \(each.map(\.en).joined(separator: "; "))\(rest > 0 ? "; and \(rest) more" : "")"
                )
            }, separator: (zh: "；", en: " · "))
        return Message(
            zh: "同一许可证中已失效（注销、不在有效期）的要素未计入矿区面积和重叠：\(list.zh)。",
            en: "Features that are no more though their licence goes on are in no area and overlap: \(list.en)."
        )
    }

    private var states: Message? {
        let unclear = now.filter { !$0.unclear.isEmpty }
        guard !unclear.isEmpty else { return nil }
        let list = Self.list(
            unclear.map { right in
                (
                    zh: "\(right.id)\(right.unclear.map(\.zh).joined(separator: "、"))",
                    en: "\(right.id) \(right.unclear.map(\.en).joined(separator: ", "))"
                )
            })
        return Message(
            zh: "许可证状态、有效期无法判断是否有效：\(list.zh)。",
            en: "States and terms that do not tell whether a right is in force: \(list.en).")
    }

    private var levels: Message? {
        let unread = now.compactMap { right -> (zh: String, en: String)? in
            for parcel in right.current {
                guard case .unreadable(let text)? = MiningLevels(parcel.attributes) else { continue }
                let isFull = [FieldRole.top, .bottom].contains { parcel.attributes.ending(of: $0) != .whole }
                return (
                    zh: "\(right.id)“\(text)”\(isFull ? "（填满字段宽度，可能被截断）" : "")",
                    en:
                        "\(right.id) \"\(text)\"\(isFull ? " (fills its field, and may have been cut short)" : "")"
                )
            }
            return nil
        }
        guard !unread.isEmpty else { return nil }
        let list = Self.list(unread)
        return Message(zh: "开采标高无法识别：\(list.zh)。", en: "Levels that cannot be read: \(list.en).")
    }

    // MARK: Before and after

    private var tieNotes: [Message] {
        var notes: [Message] = []
        var renumbered = 0
        for tie in ties {
            let (before, after) = (Self.names(tie.before), Self.names(tie.after))
            switch (tie.before.count, tie.after.count) {
            case (1, 1):
                switch (tie.basis, tie.disagreement) {
                case (.licence, .name?):
                    notes.append(
                        Message(
                            zh: "\(tie.after[0].id)：许可证号相同，名称由“\(before)”变为“\(after)”，按许可证号对应。",
                            en:
                                "\(tie.after[0].id): one licence, called \"\(before)\" before and \"\(after)\" now."
                        ))
                case (.licence, _):
                    if tie.disagreement == .serial { renumbered += 1 }
                case (.name, let disagreement):
                    let (old, new) = (tie.before[0].id, tie.after[0].id)
                    let change =
                        disagreement == .licence
                        ? Message(zh: "，许可证号由 \(old) 变为 \(new)", en: "; its number was \(old) and is \(new)")
                        : Message(verbatim: "")
                    notes.append(
                        Message(zh: "“\(after)”按名称对应", en: "\"\(after)\" is matched by name") + change
                            + Message(zh: "。", en: "."))
                    if disagreement == .serial { renumbered += 1 }
                case (.serial, _):
                    notes.append(
                        Message(
                            zh: "“\(after)”按图层编号和位置对应。",
                            en: "\"\(after)\" is matched by the number of its layer, and place."))
                case (.only, _):
                    notes.append(
                        Message(
                            zh: "调整前后各一宗，没有许可证号可以对应，按同一宗核查。",
                            en: "One right before and one after are taken as the same."))
                case (.place, .name?):
                    notes.append(
                        Message(
                            zh: "“\(after)”按位置与调整前的“\(before)”对应，但调整前另有同名的一宗在别处，须核实。",
                            en: """
                                "\(after)" is matched with "\(before)" by place, though a right of its own name lay elsewhere \
                                before. It has to be verified.
                                """))
                case (.place, _):
                    notes.append(
                        Message(
                            zh: "“\(after)”按位置与调整前的“\(before)”对应（没有相同的许可证号、名称）。",
                            en:
                                "\"\(after)\" is matched with \"\(before)\" by place; they share no number and no name."
                        ))
                }
            case (_, 1):
                notes.append(
                    Message(
                        zh: "\(after)由\(before)整合（合并）而成，合在一起核查。",
                        en: "\(after) was made of \(before), which are reviewed together."))
            case (1, _):
                notes.append(
                    Message(
                        zh: "\(before)分立为\(after)，合在一起核查。",
                        en: "\(before) was divided into \(after), which are reviewed together."))
            default:
                notes.append(
                    Message(
                        zh: "\(before)重组（整合、分立）为\(after)，合在一起核查。",
                        en: "\(before) became \(after), which are reviewed together."))
            }
        }
        if renumbered > 0 {
            notes.append(
                Message(
                    zh: "\(renumbered)宗的图层编号（BSM 等）前后不一致，以许可证号、名称为准。",
                    en: "The layer's numbers of \(renumbered) rights changed; licence numbers and names decide."
                ))
        }
        return notes
    }

    private var namesakeNotes: [Message] {
        guard let matching, let former else { return [] }
        return matching.namesakes.filter { pair in !matching.pairs.contains { $0.now == pair.now } }.map {
            pair in
            let (one, other) = (now[pair.now], former[pair.former])
            return Message(
                zh: "“\(one.title)”与调整前的 \(other.id) 同名，但没有相同的许可证号，位置也不同，按两宗计。",
                en:
                    "\"\(one.title)\" and \(other.id) of before share a name, but neither number nor place: two rights."
            )
        }
    }

    private static func names(_ members: [RightTie.Member]) -> String {
        members.map(\.title).joined(separator: "、")
    }

    /// The first ten of a list, and how many more there are.
    private static func list(
        _ entries: [(zh: String, en: String)], separator: (zh: String, en: String) = ("、", ", ")
    ) -> Message {
        let first = entries.prefix(10)
        let list = Message(
            zh: first.map(\.zh).joined(separator: separator.zh),
            en: first.map(\.en).joined(separator: separator.en))
        let count = entries.count
        return count > first.count ? list + Message(zh: "等\(count)宗", en: ", …: \(count) in all") : list
    }
}
