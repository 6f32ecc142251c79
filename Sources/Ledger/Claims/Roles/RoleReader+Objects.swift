/// What the object of a verb tells of it, and verbs that are not known.
extension RoleReader {
    /// A word whose deed its object tells: 硬化草原 takes ground, 硬化道路 makes a road; 收回采矿权 gives no ground back.
    func settled(_ token: ClauseTokens.Token, before figure: Int, of kind: ClaimKind)
        -> ClauseTokens.Token
    {
        let end = token.range.upperBound
        let object = text(end..<max(end, min(figure, end + 8)))
        func holds(_ words: [String], _ count: Int = 8) -> Bool {
            words.contains { object.prefix(count).contains($0) }
        }
        func told(_ deed: Deed) -> ClauseTokens.Token {
            ClauseTokens.Token(word: .deed(deed), range: token.range)
        }
        let lead = text(max(tokens.range.lowerBound, token.range.lowerBound - 10)..<token.range.lowerBound)
        switch token.word {
        // 超批复占用: beyond what was permitted.
        case .deed(.approve) where lead.hasSuffix("超") || lead.hasSuffix("超出"):
            return ClauseTokens.Token(word: .unlawful, range: token.range)
        // 违规网箱养殖4.6公顷: a use of ground against the law takes it.
        case .deed(.state)
        where kind == .area && Self.uses.contains(text(token.range))
            && Self.unlawful.contains(where: { lead.contains($0) }):
            return told(.occupy)
        // 挖塘30亩 takes ground.
        case .deed(.remove)
        where kind == .area && text(token.range) == "挖" && ["塘", "池", "坑"].contains(source[end]):
            return told(.occupy)
        // 植树0.8公顷 gives ground its cover.
        case .deed(.complete) where kind == .area && ["植树", "种树", "植苗"].contains(text(token.range)):
            return told(.restore)
        // 禁牧2万亩 is done, 禁牧草原2万亩 are there.
        case .deed(.complete) where text(token.range) == "禁牧" && !object.isEmpty:
            return ClauseTokens.Token(word: .other, range: token.range)
        // 矿权重叠3处 counts no ground.
        case .deed(.occupy) where kind != .area && kind != .length && source[end - 1] == "叠":
            return ClauseTokens.Token(word: .other, range: token.range)
        // 提出意见9条 are there to be followed.
        case .deed(.state) where kind != .count && text(token.range) == "提出":
            return ClauseTokens.Token(word: .other, range: token.range)
        // 继续办理2条.
        case .deed(let deed) where deed.completes && kind == .count && object.isEmpty && lead.hasSuffix("继续"):
            return told(.state)
        // 摸排线索1326条: what was found.
        case .deed(.inspect)
        where kind == .count && Self.searches.contains(text(token.range)) && holds(Self.matters):
            return told(.state)
        // 经核查合法192个: what was found.
        case .deed(.inspect) where lead.hasSuffix("经"): return told(.state)
        // 办理用地备案 as 手续.
        case .deed(.complete)
        where kind == .area && text(token.range) == "备案" && ["补办", "办理"].contains(where: { lead.contains($0) }):
            return ClauseTokens.Token(word: .permit, range: token.range)
        // 清理出图斑156个: found.
        case .deed(let deed)
        where deed.completes && kind != .mass && kind != .volume && source[end] == "出"
            && !["栏", "售", "口", "让", "入"].contains(source[end + 1]):
            return told(.state)
        // 黄土覆盖17公顷 gives ground back, 覆盖防尘网 puts a net on it.
        case .byObject where source[token.range.lowerBound] == "覆":
            return kind == .count || isProblem ? token : told(lead.hasSuffix("土") ? .restore : .complete)
        // 改种牧草 covers ground in the progress.
        case .deed(.occupy) where !isProblem && text(token.range) == "改种" && holds(Self.cover):
            return told(.restore)
        case .byObject where source[token.range.lowerBound] == "超":
            return kind == .area && object.isEmpty ? told(.occupy) : token
        // 养殖塘220个，种植192个: uses of ground.
        case .byObject where object.isEmpty && kind == .count && isPlaceCount(end): return told(.state)
        case .byObject where ["种", "播"].contains { text(token.range).contains($0) }:
            // 围垦滩地种植葡萄: in a problem only what covers ground is no harm to it.
            if isProblem, kind == .area, !holds(Self.cover) {
                return told(object.isEmpty && isOfWholePlace(token.range.lowerBound) ? .state : .occupy)
            }
            return told(kind != .area || !holds(Self.crops) ? .restore : .state)
        case .byObject:
            let grounds = ["草", "林", "湿地", "耕地", "农田", "滩"]
            let isMade = ["为", "成"].contains(source[end]) && grounds.contains { lead.contains($0) }
            let isGround = isProblem || isMade || holds(grounds, 4)
            return told(isMade || isGround && !holds(["路", "道"]) ? .occupy : .build)
        case .deed(.vacate) where holds(["权", "矿区", "建筑", "违建", "设施"]): return told(.remove)
        case .deed(.complete) where kind == .money && text(token.range) == "节约": return told(.state)
        // 在建4座 are there.
        case .mode(.underWay)
        where kind == .count && token.range.count == 2 && text(token.range).hasPrefix("在"):
            return told(.state)
        // 国家下发图斑1163个: what came from above.
        case .deed(.complete)
        where kind == .count && Self.sending.contains(text(token.range))
            && Self.above.contains(where: { lead.hasSuffix($0) }):
            return told(.state)
        // 成立5件、不成立2件.
        case .deed(.complete)
        where text(token.range) == "成立" && object.isEmpty && kind == .count
            && source[(end..<end + 8).first { !source[$0].isDigit } ?? end] == "件":
            return told(.state)
        default: return token
        }
    }

    /// Whether the sowing of a whole place is told, and no ground that was taken by it: 全县地膜种植40万亩 only counts.
    private func isOfWholePlace(_ verb: Int) -> Bool {
        let floor = max(tokens.range.lowerBound, verb - 60)
        let start = (floor..<verb).last { source[$0].endsSentence } ?? floor
        let words = text(start..<verb)
        return (start..<verb).contains { source[$0] == "全" && Self.wholes.contains(source[$0 + 1]) }
            && !Self.takings.contains { words.contains($0) }
    }

    private static let wholes = Set("国省州市县区旗盟镇乡村域".unicodeScalars)
    private static let takings = [
        "草原", "草地", "林地", "湿地", "耕地", "农田", "滩", "沙地", "保护区", "河道", "水库", "退耕", "荒", "垦", "违", "擅", "私", "非法",
        "毁",
        "占", "把", "将",
    ]
    private static let searches: Set<String> = ["摸排", "排查", "清查", "普查", "巡查", "暗访", "摸底", "全面排查"]
    private static let matters = ["问题", "线索", "隐患", "图斑", "点位", "疑似"]

    /// Whether a number counts places: 192个, 3处, but not 500株.
    private func isPlaceCount(_ start: Int) -> Bool {
        let unit = (start..<start + 12).first {
            !source[$0].isDigit && ![".", ",", "余", "多"].contains(source[$0])
        }
        return unit.map { ["个", "处", "宗", "块", "户", "家"].contains(source[$0]) } ?? false
    }

    private static let sending: Set<String> = ["下发", "移交", "移送", "发放", "通报", "印发"]
    private static let above = ["国家", "部", "省", "组", "你办", "上级", "中央", "总局", "办公室"]
    private static let uses: Set<String> = ["养殖", "饲养", "使用", "居住"]
    private static let unlawful = ["违规", "违法", "非法", "擅自", "超批", "超许可", "超审批", "超范围"]
    private static let cover = ["草", "林", "树", "植被", "灌", "芦苇"]
    static let makings: Set<String> = ["制定", "出台", "建立", "印发", "编制", "修订", "完善", "签订"]
    private static let crops = [
        "水稻", "小麦", "玉米", "大豆", "高粱", "土豆", "马铃薯", "粮", "菜", "果", "苗木", "作物", "油料", "棉", "枸杞", "药材", "葵", "烟叶",
    ]

    /// Whether a figure behind words without a known verb is the object of one: 撒播披碱草种子1584公斤.
    func isUnknownDeed(
        _ figure: FigureScanner.Figure, _ clause: Int, behind: Int, _ end: Range<Int>,
        _ next: ArraySlice<Range<Int>>
    ) -> Bool {
        guard !isProblem, !isDealtWith(figure, next), figure.kind != .area, figure.kind != .ratio,
            figure.kind != .multiple,
            figure.kind != .unitPrice, figure.kind != .money,
            source[figure.range.upperBound].endsClause || end.isEmpty,
            source[figure.range.lowerBound - 1] != "的",
            !PlaceEnding.ends(figure.range.lowerBound, from: max(clause, behind), in: source),
            !isInBrackets(figure.range.lowerBound),
            !["年末", "年底", "月末", "月底", "季末", "期末"].contains(where: {
                text(max(clause, behind)..<figure.range.lowerBound).contains($0)
            }),
            !"升降涨落跌长类型为是至达量数额".unicodeScalars.contains(source[figure.range.lowerBound - 1]),
            tokens.tokens(in: max(clause, behind)..<figure.range.lowerBound).allSatisfy({
                $0.deed?.completes ?? ($0.word != .unlawful)
            })
        else { return false }
        return (max(clause, behind)..<figure.range.lowerBound).count {
            (0x4E00...0x9FFF).contains(source[$0].value)
        } >= 4
    }

    /// Whether the next clause tells how many of them were done: `弃渣场29处，已复绿24处`.
    private func isDealtWith(_ figure: FigureScanner.Figure, _ next: ArraySlice<Range<Int>>) -> Bool {
        let comma = figure.range.upperBound
        guard source[comma] == "," else { return false }
        if source[comma + 1] == "经" { return true }
        guard let part = next.first(where: { $0.lowerBound > comma }),
            part.lowerBound - comma <= 12, text(part).hasSuffix(figure.unit.base.name),
            let mark = tokens.tokens(in: comma + 1..<part.lowerBound).first
        else { return false }
        return mark.mode == .done && mark.range.lowerBound <= comma + 3
    }

    /// Whether brackets that hold a figure open before its clause: （能繁母猪410头，育肥猪2850头）.
    private func isInBrackets(_ figure: Int) -> Bool {
        var position = figure
        while position > max(tokens.range.lowerBound, figure - 80), !source[position - 1].endsSentence {
            position -= 1
            if source[position] == ")" { return false }
            if source[position] == "(" { return true }
        }
        return false
    }
}
