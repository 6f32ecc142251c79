import Places

/// The places that tell whose figure a claim is.
struct Gazetteer {
    private enum Cue: Sendable {
        case local
        /// The region itself.
        case region
        /// The region as a maker of lists or tasks (自治区林草局): its own figure in a problem only.
        case authority
        case place(String)
    }

    private let cues: WordTable<Cue>
    /// The place that reports, where the table of places has it.
    private let home: Place?
    /// Whether the title names it.
    private let isNamed: Bool
    /// The place that reports, where only its suffix tells it.
    private let own: SuffixPlace?
    private let ownName: String

    /// The places as seen from the place that a report's title names first.
    ///
    /// - Parameter text: the report's text, for the place it is about where the title names none.
    init(title: String, text: String = "") {
        let source = SourceText(title)
        let named = HomePlace.named(in: source)
        isNamed = named != nil
        home = named ?? (HomePlace.isSilent(source) ? HomePlace.common(in: SourceText(text)) : nil)
        own = home == nil ? SuffixPlace.first(in: source) : nil
        ownName = own.map { source.text(in: $0.range) } ?? ""
        let isProvince = home?.level == .province
        let isDistrict =
            home.map { $0.level == .county && $0.name.hasSuffix("区") }
            ?? title.replacing("自治区", with: "").contains("区")
        var rows: [(String, Cue)] = [
            (
                "全盟 我盟 本盟 盟级 盟本级 各旗县市 全市 我市 本市 全旗 我旗 本旗 全县 我县 本县 全州 我州 本州 全镇 我镇 本镇 全乡 我乡 本乡 全区各旗县", .local
            ),
            ("全国", .region), ("国家", .authority),
            ("全区", isProvince || isDistrict ? .local : .region),
            ("全自治区 各盟市 个盟市 全省 全省各市 我省 本省", isProvince ? .local : .region),
            ("自治区", isProvince ? .local : .authority),
            // 我区 is the region to a league of it, and a district to itself.
            ("我区 本区", isProvince || isDistrict ? .local : .region),
        ]
        if let own { rows.append((String(scalars: source.folded[own.range]), .local)) }
        cues = WordTable(rows)
    }

    /// What the longest word that ends just before an offset tells, and where it starts.
    private func cue(in source: SourceText, endingAt end: Int, from floor: Int) -> (value: Cue, start: Int)? {
        let word = cues.match(in: source, endingAt: end, from: floor)
        guard let found = known(in: source, endingAt: end, from: floor),
            word.map({ found.range.lowerBound < $0.start }) ?? true
        else { return word }
        return (cue(of: found.place, isBare: found.isBare), found.range.lowerBound)
    }

    private func cue(of place: Place, isBare: Bool) -> Cue {
        guard let home else {
            return place.level == .province ? (isBare ? .authority : .region) : .place(place.name)
        }
        if home.contains(place) { return .local }
        if place.contains(home) { return place.level == .province && isBare ? .authority : .region }
        return .place(place.name)
    }

    /// The place of the table whose name ends just before an offset.
    private func known(in source: SourceText, endingAt end: Int, from floor: Int)
        -> (place: Place, range: Range<Int>, isBare: Bool)?
    {
        guard let match = PlaceNames.match(endingAt: end, from: floor, in: { source[$0] }) else { return nil }
        let range = match.range
        var places = match.places
        let text = source.text(in: range)
        if match.isBare {
            // 赤峰 of 赤峰市 is told with its suffix.
            guard !Self.suffixes.contains(source[end]), !Self.words.contains(text) else { return nil }
            let isListed = source[range.lowerBound - 1] == "、" || ["、", "等", "和", "及"].contains(source[end])
            places = places.filter { $0.level != .county || isNear($0) && (range.count > 2 || isListed) }
        } else {
            if places.count > 1 || Self.common.contains(text) {
                let above =
                    PlaceNames.match(endingAt: range.lowerBound, from: floor, in: { source[$0] })?.places ?? []
                let below = places.filter { place in above.contains { $0.contains(place) } }
                if !below.isEmpty || Self.common.contains(text) { places = below }
            }
            if range.count == 2 {
                // 平文县 is no 文县, and 莫旗 is one to its own league alone.
                if let longer = SuffixPlace(in: source, endingAt: end, from: floor), longer.range.count > 2 {
                    return nil
                }
                if source[end - 1] == "旗" { places = places.filter(isNear) }
            }
        }
        guard let place = places.first(where: isHome) ?? places.first(where: isNear) ?? places.first else {
            return nil
        }
        return (place, range, match.isBare)
    }

    /// Whether a place is the one that reports or lies in it.
    private func isHome(_ place: Place) -> Bool { home?.contains(place) ?? false }

    /// Whether a place lies in the prefecture of the one that reports.
    private func isNear(_ place: Place) -> Bool {
        home.map { $0.contains(place) || $0.level != .province && $0.code / 100 == place.code / 100 } ?? false
    }

    private static let suffixes: Set<Unicode.Scalar> = ["市", "盟", "旗", "县", "州", "省", "区"]
    /// Names that are words of the language without their suffix.
    private static let words: Set<String> = [
        "日照", "来宾", "兴安", "海南", "海北", "海西", "海东", "大同", "长治", "安康", "阿里", "海口", "河源", "普洱", "白山", "三明", "中山",
        "山南",
        "朝阳", "白城", "通化", "河池", "东营", "南平", "互助", "共和", "民和", "同德", "大通", "和平", "安定", "永安", "太平", "通道", "三江",
        "民乐",
        "民主", "富裕", "友好", "高台", "高平", "平原", "东方", "新河", "新建", "平安", "清河", "清水",
    ]
    /// Whether a name without suffix is a word of the language.
    static func isWord(_ name: String) -> Bool { words.contains(name) }

    /// Names that are words of the language with it, known behind the name of their city alone.
    private static let common: Set<String> = [
        "城区", "郊区", "矿区", "新城区", "市中区", "城中区", "城东区", "城西区", "城北区", "老城区", "主城区", "海南区", "新区", "城关区",
    ]

    /// The name of a place that ends just before an offset, its suffix included; no province.
    func place(in source: SourceText, endingAt end: Int, from floor: Int) -> Range<Int>? {
        guard end > floor else { return nil }
        if let found = known(in: source, endingAt: end, from: floor) {
            return found.place.level == .province ? nil : found.range
        }
        return SuffixPlace(in: source, endingAt: end, from: floor)?.range
    }

    /// Whether a name is that of the place that reports.
    func isOwn(_ name: Range<Int>, in source: SourceText) -> Bool {
        if !ownName.isEmpty { return source.text(in: name) == ownName }
        guard isNamed else { return false }
        let found = known(in: source, endingAt: name.upperBound, from: name.lowerBound)
        return found?.range == name && found?.place == home
    }

    /// Whose figure a name in a list makes it; `nil` for names of no place.
    func scope(ofName name: Range<Int>, in source: SourceText) -> ClaimScope? {
        for end in [name.upperBound, name.upperBound - 1] where end > name.lowerBound {
            guard let match = cue(in: source, endingAt: end, from: name.lowerBound) else { continue }
            switch match.value {
            case .local: return .local
            case .region, .authority: return .region
            case .place(let place): return .elsewhere(place)
            }
        }
        guard let place = SuffixPlace(in: source, endingAt: name.upperBound, from: name.lowerBound) else {
            return nil
        }
        return scope(of: place, in: source, isProblem: true)
    }

    /// Whose figure a place known by its suffix makes it; `nil` when that cannot be told.
    ///
    /// A county of a city that is not known here may be one of its own.
    private func scope(of place: SuffixPlace, in source: SourceText, isProblem: Bool) -> ClaimScope? {
        if isOwn(place.range, in: source) { return .local }
        let name = source.text(in: place.range)
        if home != nil { return .elsewhere(name) }
        guard let own else { return isProblem ? .elsewhere(name) : nil }
        return place.isCounty && !own.isCounty ? .local : .elsewhere(name)
    }

    /// Where a problem first speaks of the region or of a higher place; what it tells behind that without naming
    /// a place is not the reporting place's own.
    func firstRegion(in range: Range<Int>, of source: SourceText) -> Int? {
        range.first { position in
            guard let match = cue(in: source, endingAt: position + 1, from: range.lowerBound) else {
                return false
            }
            switch match.value {
            case .region, .authority: return !isCongress(position + 1, source)
            case .local, .place: return false
            }
        }
    }

    /// 全国人大, 全国生态环境保护工作会议 are no places.
    private func isCongress(_ end: Int, _ source: SourceText) -> Bool {
        guard source[end - 1] == "国" else { return false }
        if ["人大", "人民", "政协"].contains(where: { source.has($0, at: end, before: source.count) }) {
            return true
        }
        let words = end..<min(source.count, end + 16)
        let stop = words.first { source[$0].endsClause } ?? words.upperBound
        return source.contains("会议", in: end..<stop)
    }

    /// Whose figure a claim is: by the nearest place before it in its sentence.
    ///
    /// Without one it is local, in a problem unless the problem speaks of the region before.
    func scope(in context: ClaimContext, isProblem: Bool, isRegional: Bool) -> ClaimScope {
        let source = context.source
        if source.contains(
            "盟市", in: context.figure.upperBound..<min(context.segment.upperBound, context.figure.upperBound + 2)
        ) {
            return isProblem ? .region : .local
        }
        let range = context.sentenceStart..<context.figure.lowerBound
        var position = range.upperBound
        var seesOwnCity = false
        while position > range.lowerBound {
            guard let match = cue(in: source, endingAt: position, from: range.lowerBound) else {
                if let place = SuffixPlace(in: source, endingAt: position, from: range.lowerBound),
                    let scope = scope(of: place, in: source, isProblem: isProblem)
                {
                    return source[position] == "等" ? (isProblem ? .region : .local) : scope
                }
                position -= 1
                continue
            }
            switch match.value {
            case .region where isCongress(position, source): break
            // 全省平均92.5%，我市仅84.1%: the city's own, whatever was named before.
            case .region where seesOwnCity, .authority where seesOwnCity: return .local
            case .region: return .region
            case .authority where isProblem: return .region
            case .local where ["全", "我", "本"].contains(source[match.start]):
                // 全市 in a problem means the city named before it, if there is one.
                guard isProblem, source[position - 1] == "市", source[match.start] == "全" else { return .local }
                seesOwnCity = true
            case .local: return isProblem && source[position] == "等" ? .region : .local
            case .place(let name): return source[position] == "等" ? .region : .elsewhere(name)
            case .authority: break
            }
            position = match.start
        }
        return isProblem && isRegional && !seesOwnCity ? .region : .local
    }
}
