/// How ordinates are printed.
public enum CornerNotation: String, Sendable, Hashable, CaseIterable {
    /// Metres of a Gauss–Krüger plane.
    case metres
    /// Degrees and decimals of a degree.
    case degrees
    /// Degrees, minutes and seconds in one number: 113.1212345 is 113°12′12.345″.
    case packed
    /// 113°12′12.345″.
    case marked

    /// Whether ordinates are longitude and latitude.
    public var isAngular: Bool { self != .metres }
}

extension CornerNotation {
    /// The key of a header under which a table says how its angles are printed.
    static let key = "角度格式"

    /// How plain numbers that are angles are printed, by the words of a unit or a format: 度, 十进制度, 度.分秒, DDD.MMSSsss.
    init?(angles text: String) {
        let text = text.uppercased().filter { !$0.isWhitespace && !"()[].:：".contains($0) }
        if ["度", "°", "DEG", "DEGREE", "DEGREES", "DD"].contains(text) {
            self = .degrees
        } else {
            self.init(
                in: text, packed: ["分秒", "MMSS", "DMS", "′″", "'\""],
                degrees: ["十进制", "小数度", "DECIMAL", "DDDDDD"])
        }
    }

    /// The notation that words of a text name.
    ///
    /// Words of both kinds say nothing, nor do those of what angles are not, or were (非度分秒, 由度分秒格式转换).
    init?(in text: String, packed: [String], degrees: [String]) {
        let isPacked = packed.contains(where: text.contains)
        guard isPacked != degrees.contains(where: text.contains) else { return nil }
        for word in isPacked ? packed : degrees {
            for place in text.ranges(of: word) {
                func isWithin(_ character: Character) -> Bool { !",;。:".contains(character) }
                let lead = String(text[..<place.lowerBound].reversed().prefix(while: isWithin).reversed())
                let tail = text[place.upperBound...].prefix(while: isWithin)
                guard !lead.suffix(4).contains(where: { "非不未由从原".contains($0) }),
                    !["原坐标", "原为", "原采用"].contains(where: lead.contains),
                    !tail.prefix(6).contains(where: { "转换".contains($0) })
                else { return nil }
            }
        }
        self = isPacked ? .packed : .degrees
    }

    /// What a header says of plain numbers that are angles; `nil` where it says nothing, or two things.
    static func stated(in header: [CornerSection]) -> CornerNotation? {
        let keys = [key, "计量单位", "坐标单位", "角度单位", "单位", "坐标格式", "经纬度格式"]
        let found = Set(
            header.flatMap(\.entries).compactMap { entry in
                keys.contains(entry.key) ? CornerNotation(angles: CornerText.plain(entry.value)) : nil
            })
        return found.count == 1 ? found.first : nil
    }
}
