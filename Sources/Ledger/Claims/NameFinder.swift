import Places

/// Finds the names that a figure is about: mines, companies, reserves, sites, places.
struct NameFinder {
    let source: SourceText
    let gazetteer: Gazetteer

    private static let endings = WordTable([
        (
            "有限责任公司 有限公司 公司 集团 矿 选矿厂 采石场 采砂场 砂场 石场 填埋场 处理场 处理厂 污水厂 电厂 化工厂 水泥厂 水库 尾矿库 自然保护区 "
                + "保护区 湿地公园 森林公园 地质公园 草原公园 国家公园 林场 牧场 农场 林业局 灌区 工业园区 开发区 产业园 园区",
            ()
        )
    ])
    /// Words behind an ending that make it no end of a name: 矿山, 公司制.
    private static let goesOn: Set<Unicode.Scalar> = [
        "山", "业", "产", "权", "坑", "石", "井", "区", "物", "种", "藏", "床", "体", "制", "级", "化", "企", "工", "点",
    ]
    private static let borders = WordTable([
        (
            "针对 对 将 由 在 的 和 与 及 以及 为 至 从 是 等 了 被 把 以 并 经 按照 根据 依据 完成 涉及 督促 指导 其中 包括 要求 批准 聘请 截至 位于 发现 涉 "
                + "关闭 拆除 取缔 我盟 全盟 我市 全市 我旗 全旗 我县 全县 区域内 范围内 期间 年 月 日 聚焦 组织 责令 退出 建立 因 向 且 但 该 关于 印发 针对性 另 查明 查实 查处 核查 核实 "
                + "关停 停产 建成 新建 另有 现有 已有 原有 缓冲区 核心区 实验区 整治 清理 处罚 约谈",
            ()
        )
    ])
    /// Words that name a kind of thing and none of them.
    private static let generic = WordTable([
        (
            "生活垃圾 城镇生活垃圾 城镇 垃圾 露天 非煤 在产 闭库 小型 大型 中型 煤 铁 金 铜 铅锌 历史遗留 重点 相关 所有 一些 部分 全部 各 多个 违法 违规 有限 "
                + "责任 矿业 企业 国有 自治区级 国家级 国家 自治区 地方 生活 工业 采 砂 石 危险废物 餐厨 污水 渗滤液 建筑 新建 现有 级 旗县级 盟级 露天煤 涉事 项目 天保 基本 苏木乡镇 "
                + "湿地 国家湿地 重要湿地 自然 森林 草原 乡镇 集体 尾矿 非 煤矿 和 新 已 未 有 内蒙古",
            ()
        )
    ])
    private static let longest = 36

    /// Words that make a figure that of the whole place, whatever was named before.
    private static let whole = WordTable([
        (
            "全区 全盟 我盟 本盟 全自治区 自治区 全省 我省 全国 盟级 全旗县 我区 本区 本旗 本县 我旗 我县",
            ()
        )
    ])
    /// Offices that act under the name of a place: 某旗林业和草原局 fines, and is not what is fined.
    private static let offices: Set<Unicode.Scalar> = ["局", "厅"]

    /// The most figures before a figure between whose words its name is looked for.
    static let mostFormers = 24

    /// The names for a figure: its share of a list, else those of the nearest stretch of its sentence.
    ///
    /// - Parameter formers: where the figures before it end: 甲县3座、乙县5座 names each place for its own.
    /// - Returns: `nil` when the sentence names nothing; empty when it speaks of the whole place.
    func names(for context: ClaimContext, behind formers: [Int], share: Range<Int>?) -> [String]? {
        if let share {
            let names = names(in: share)
            if !names.isEmpty { return names }
        }
        var formers = formers[...]
        var end = context.figure.lowerBound
        var isOwn = true
        while end > context.sentenceStart {
            while let last = formers.last, last >= end { formers.removeLast() }
            let floor = max(context.sentenceStart, formers.last ?? 0)
            var start = end
            while start > floor, source[start - 1] == "、" || !source[start - 1].endsClause {
                let isName = source[start - 1] == "》"
                start = (isName ? ClaimContext.nameStart(start - 1, floor, source) : nil) ?? start - 1
            }
            let names = names(in: start..<end)
            if !names.isEmpty { return names }
            // 全区湿地保护率 in the figure's own words; 占全区82% is a share of another's.
            if isOwn,
                (start..<end).contains(where: {
                    (Self.whole.match(in: source, at: $0, before: end) != nil || isProvince($0, before: end))
                        && source[$0 - 1] != "占"
                })
            {
                return []
            }
            let isCut = start > context.sentenceStart && start == formers.last
            isOwn = isOwn && isCut
            end = start - 1
        }
        return nil
    }

    private func isProvince(_ start: Int, before end: Int) -> Bool {
        PlaceNames.match(startingAt: start, before: end) { source[$0] }.map {
            !$0.isBare && $0.places[0].level == .province
        } ?? false
    }

    /// Whether a place only gives an office its name, or is the one left out (除某市外).
    private func isAside(_ place: Range<Int>, before end: Int) -> Bool {
        if place.lowerBound > 0, source[place.lowerBound - 1] == "除" { return true }
        var position = place.upperBound
        while position < min(end, place.upperBound + 10), !source[position].endsClause {
            if Self.offices.contains(source[position]) || source.has("政府", at: position, before: end) {
                return true
            }
            position += 1
        }
        return false
    }

    /// The names in a range, in order, each once.
    func names(in range: Range<Int>) -> [String] {
        var found: [Range<Int>] = []
        var isPlace: [Bool] = []
        var position = range.lowerBound
        while position < range.upperBound {
            if source[position] == "《",
                let close = (position..<range.upperBound).first(where: { source[$0] == "》" })
            {
                position = close
            }
            position += 1
            let floor =
                found.last.map { isPlace[isPlace.count - 1] ? $0.upperBound : $0.lowerBound }
                ?? range.lowerBound
            if let name = site(endingAt: position, from: floor, before: range.upperBound) {
                // A name goes on over a place or another name: 甲市乙公司丙矿.
                while let last = found.last,
                    last.upperBound > name.lowerBound || last.upperBound == name.lowerBound
                {
                    found.removeLast()
                    isPlace.removeLast()
                    if last.lowerBound < name.lowerBound {
                        found.append(last.lowerBound..<name.upperBound)
                        isPlace.append(false)
                        break
                    }
                }
                if found.last?.upperBound != name.upperBound {
                    found.append(name)
                    isPlace.append(false)
                }
            } else if let place = gazetteer.place(in: source, endingAt: position, from: floor),
                found.last.map({ $0.upperBound <= place.lowerBound || isPlace[isPlace.count - 1] }) ?? true
            {
                if isAside(place, before: range.upperBound) { continue }
                // 某盟某旗: the smaller place is meant.
                if let last = found.last, isPlace[isPlace.count - 1], last.upperBound >= place.lowerBound {
                    found.removeLast()
                    isPlace.removeLast()
                }
                found.append(place)
                isPlace.append(true)
            }
        }
        var names: [String] = []
        for (index, name) in found.enumerated() {
            if isPlace[index], gazetteer.isOwn(name, in: source) || source.text(in: name).hasSuffix("盟"),
                !isListed(index, of: found, isPlace)
            {
                continue
            }
            let text = source.text(in: name)
            if !names.contains(text) { names.append(text) }
        }
        return names
    }

    /// Whether a place stands in a list of others: `赤峰、通辽、兴安盟等盟市` names the own one as well.
    private func isListed(_ index: Int, of found: [Range<Int>], _ isPlace: [Bool]) -> Bool {
        func joins(_ first: Int) -> Bool {
            guard found.indices.contains(first), found.indices.contains(first + 1), isPlace[first],
                isPlace[first + 1]
            else { return false }
            let gap = found[first].upperBound
            return gap + 1 == found[first + 1].lowerBound && ["、", "和", "及", "与"].contains(source[gap])
        }
        return joins(index - 1) || joins(index)
    }

    /// The name of a site or a company that ends just before an offset.
    private func site(endingAt end: Int, from floor: Int, before limit: Int) -> Range<Int>? {
        guard let ending = Self.endings.match(in: source, endingAt: end, from: floor),
            end >= limit || !Self.goesOn.contains(source[end]) || ending.start + 1 < end && source[end] != "区"
        else { return nil }
        if end < limit, Self.endings.match(in: source, endingAt: end + 1, from: floor) != nil { return nil }
        var start = ending.start
        while start > floor, ending.start - start < Self.longest {
            let scalar = source[start - 1]
            guard (0x4E00...0x9FFF).contains(scalar.value) || scalar.isLatin else { break }
            if isHaving(start, from: floor) { break }
            // 呼和浩特 holds 和 and is a place.
            if let border = Self.borders.match(in: source, endingAt: start, from: floor),
                !PlaceNames.covers(border.start, before: limit, in: { source[$0] })
            {
                break
            }
            start -= 1
        }
        // 23座生活垃圾填埋场 are counted, not named.
        if start > floor, source[start - 1].isDigit,
            let unit = UnitToken(in: source, at: start, before: ending.start)
        {
            start = unit.end
        }
        // 甲公司, 某矿 stand for names.
        let isLetter = ending.start - start == 1 && Self.letters.contains(source[start])
        guard isLetter || ending.start - start > 1, !isGeneric(start..<ending.start) else { return nil }
        return start..<end
    }

    private static let letters = Set("甲乙丙丁戊己庚辛某abcdefgh".unicodeScalars)

    /// Whether 有 stands before an offset as a verb: 缓冲区有采石场, but not 有色金属公司 or 国有林场.
    private func isHaving(_ end: Int, from floor: Int) -> Bool {
        end - 1 > floor && source[end - 1] == "有" && source[end - 2] != "国" && source[end - 2] != "所"
            && !["限", "色", "机", "责"].contains(source[end])
    }

    private func isGeneric(_ body: Range<Int>) -> Bool {
        var position = body.lowerBound
        while position < body.upperBound {
            guard let match = Self.generic.match(in: source, at: position, before: body.upperBound) else {
                return false
            }
            position = match.end
        }
        return true
    }
}
