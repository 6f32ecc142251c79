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
    /// The names of places that need no suffix to be known.
    private let names: WordTable<Void>
    /// The place that reports, where only its suffix tells it.
    private let own: SuffixPlace?
    private let ownName: String
    /// Whether the place that reports is one of Inner Mongolia, all of whose counties are known here.
    private let isKnown: Bool

    private static let provinces =
        "河北省 山西省 辽宁省 吉林省 黑龙江省 江苏省 浙江省 安徽省 福建省 江西省 山东省 河南省 湖北省 湖南省 广东省 海南省 四川省 贵州省 云南省 陕西省 甘肃省 青海省"

    /// The places as seen from the place that a report's title names first.
    init(title: String) {
        let leagues = InnerMongolia.leagues
        let named = leagues.filter { title.contains($0.stem) }.min {
            (title.range(of: $0.stem) ?? Int.max) < (title.range(of: $1.stem) ?? Int.max)
        }
        let home = named ?? leagues.first { $0.counties.contains { title.contains($0) } }
        let text = SourceText(title)
        own = home == nil ? SuffixPlace.first(in: text) : nil
        ownName = own.map { text.text(in: $0.range) } ?? ""
        isKnown = home != nil
        var rows: [(String, Cue)] = [
            ("全盟 我盟 本盟 盟级 盟本级 各旗县市 全市 我市 本市 全旗 我旗 本旗 全县 我县 本县 全州 我州 本州 全区各旗县", .local),
            ("全区 全自治区 各盟市 个盟市 全省 全省各市 我省 本省 全国", .region),
            ("自治区 内蒙古 国家", .authority),
            // 我区 is the region to a league of it, and a district to itself.
            (
                "我区 本区",
                home == nil && title.replacing("自治区", with: "").contains("区") ? .local : .region
            ),
        ]
        for province in Self.provinces.split(separator: " ").map(String.init) {
            rows.append((province, home == nil ? .region : .place(province)))
        }
        if let own { rows.append((String(String.UnicodeScalarView(text.folded[own.range])), .local)) }
        for league in leagues {
            let isHome = league.stem == home?.stem
            // 兴安 is a word of other names too: 大兴安岭.
            rows.append((league.stem == "兴安" ? "兴安盟" : league.stem, isHome ? .local : .place(league.name)))
            let isUnknown = home == nil && own == nil && league.stem == "兴安"
            for county in league.counties {
                rows.append((county, isHome || isUnknown ? .local : .place(county)))
            }
        }
        cues = WordTable(rows)
        names = WordTable([
            (leagues.flatMap { [$0.stem == "兴安" ? "兴安盟" : $0.stem] + $0.counties }.joined(separator: " "), ())
        ])
    }

    /// The name of a place that ends just before an offset, its suffix included.
    func place(in source: SourceText, endingAt end: Int, from floor: Int) -> Range<Int>? {
        guard end > floor else { return nil }
        if let match = names.match(in: source, endingAt: end, from: floor) {
            // 赤峰 of 赤峰市 is told with its suffix.
            return ["市", "盟", "旗", "县"].contains(source[end]) ? nil : match.start..<end
        }
        if ["市", "盟", "旗", "县"].contains(source[end - 1]),
            let match = names.match(in: source, endingAt: end - 1, from: floor)
        {
            return match.start..<end
        }
        return SuffixPlace(in: source, endingAt: end, from: floor)?.range
    }

    /// Whether a name is that of the place that reports, as far as only the suffix tells.
    func isOwn(_ name: Range<Int>, in source: SourceText) -> Bool {
        !ownName.isEmpty && source.text(in: name) == ownName
    }

    /// Whose figure a name in a list makes it; `nil` for names of no place.
    func scope(ofName name: Range<Int>, in source: SourceText) -> ClaimScope? {
        for end in [name.upperBound, name.upperBound - 1] where end > name.lowerBound {
            guard let match = cues.match(in: source, endingAt: end, from: name.lowerBound) else { continue }
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
        if isKnown { return .elsewhere(name) }
        guard let own else { return isProblem ? .elsewhere(name) : nil }
        return place.isCounty && !own.isCounty ? .local : .elsewhere(name)
    }

    /// Where a problem first speaks of the region or of a higher place; what it tells behind that without naming
    /// a place is not the reporting place's own.
    func firstRegion(in range: Range<Int>, of source: SourceText) -> Int? {
        range.first { position in
            guard let match = cues.match(in: source, endingAt: position + 1, from: range.lowerBound) else {
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
            guard let match = cues.match(in: source, endingAt: position, from: range.lowerBound) else {
                if let place = SuffixPlace(in: source, endingAt: position, from: range.lowerBound),
                    cues.match(in: source, endingAt: position - 1, from: range.lowerBound) == nil,
                    let scope = scope(of: place, in: source, isProblem: isProblem)
                {
                    return source[position] == "等" ? (isProblem ? .region : .local) : scope
                }
                position -= 1
                continue
            }
            let afterSuffix = ["市", "盟"].contains(source[position]) ? position + 1 : position
            switch match.value {
            case .region where isCongress(position, source): break
            case .region: return .region
            case .authority where isProblem: return .region
            case .local where ["全", "我", "本"].contains(source[match.start]):
                // 全市 in a problem means the city named before it, if there is one.
                guard isProblem, source[position - 1] == "市" else { return .local }
                seesOwnCity = true
            case .local: return isProblem && source[afterSuffix] == "等" ? .region : .local
            case .place(let name): return source[afterSuffix] == "等" ? .region : .elsewhere(name)
            case .authority: break
            }
            position = match.start
        }
        return isProblem && isRegional && !seesOwnCity ? .region : .local
    }
}

extension String {
    /// The offset, in scalars, at which a text first stands in this one.
    fileprivate func range(of text: String) -> Int? {
        let (own, sought) = (Array(unicodeScalars), Array(text.unicodeScalars))
        guard !sought.isEmpty, own.count >= sought.count else { return nil }
        return (0...(own.count - sought.count)).first { own[$0..<($0 + sought.count)].elementsEqual(sought) }
    }
}
