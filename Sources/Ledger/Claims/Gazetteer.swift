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

    /// The leagues and cities of Inner Mongolia, by the name without its suffix.
    private static let leagues = [
        "呼和浩特", "包头", "乌海", "赤峰", "通辽", "鄂尔多斯", "呼伦贝尔", "巴彦淖尔", "乌兰察布", "兴安", "锡林郭勒", "阿拉善",
    ]
    /// The banners, counties and cities of the Xing'an League (GB/T 2260: 1522).
    private static let xingan = [
        "乌兰浩特", "阿尔山", "科尔沁右翼前旗", "科尔沁右翼中旗", "科右前旗", "科右中旗", "扎赉特", "突泉", "右前旗", "右中旗",
    ]

    private let cues: WordTable<Cue>

    /// The places as seen from the place that a report's title names first.
    init(title: String) {
        let own = Self.leagues.filter { title.contains($0) }.min {
            (title.range(of: $0) ?? Int.max) < (title.range(of: $1) ?? Int.max)
        }
        let isXingan = own == "兴安" || own == nil && Self.xingan.contains { title.contains($0) }
        var rows: [(String, Cue)] = [
            ("全盟 我盟 本盟 盟级 盟本级 各旗县市 全市 我市 本市 全旗 我旗 全县 我县", .local),
            ("全区 全自治区 各盟市 个盟市", .region),
            ("自治区 内蒙古 国家 全国", .authority),
        ]
        for league in Self.leagues {
            let suffix = ["兴安", "锡林郭勒", "阿拉善"].contains(league) ? "盟" : "市"
            let isOwn = league == own || league == "兴安" && isXingan
            let name = league == "兴安" ? "兴安盟" : league
            rows.append((name, isOwn ? .local : .place(league + suffix)))
        }
        for place in Self.xingan { rows.append((place, isXingan || own == nil ? .local : .place(place))) }
        cues = WordTable(rows)
    }

    /// Whose figure a claim is: by the nearest place before it in its sentence.
    ///
    /// Without one, a figure of the problem is the region's and a figure of the progress is local.
    func scope(in context: ClaimContext, isProblem: Bool) -> ClaimScope {
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
                position -= 1
                continue
            }
            let afterSuffix = ["市", "盟"].contains(source[position]) ? position + 1 : position
            switch match.value {
            case .region: return .region
            case .authority where isProblem: return .region
            case .local where source[match.start] == "全" || source[match.start] == "我":
                // 全市 in a problem means the city named before it, if there is one.
                guard isProblem, source[position - 1] == "市" else { return .local }
                seesOwnCity = true
            case .local: return isProblem && source[afterSuffix] == "等" ? .region : .local
            case .place(let name): return source[afterSuffix] == "等" ? .region : .elsewhere(name)
            case .authority: break
            }
            position = match.start
        }
        return isProblem && !seesOwnCity ? .region : .local
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
