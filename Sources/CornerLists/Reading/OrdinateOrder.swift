/// Tells which of two ordinates is the northing, and how they are printed, by their magnitudes (数值量级判定).
///
/// Northings in China have seven digits before the point, eastings six, or eight with the number of the zone. One file has
/// one order: which is which is never decided corner by corner.
struct OrdinateOrder {
    let notation: CornerNotation
    /// Whether the first ordinate is the easting or the longitude.
    let isSwapped: Bool
    /// Whether only the words of the text tell how its angles are printed.
    let isStated: Bool

    private enum Pair { case northFirst, eastFirst, neither }

    /// Decides for all corners of a file.
    ///
    /// - Parameters:
    ///   - corners: all of them.
    ///   - packsAngles: whether plain numbers that are angles are packed by the rules of the form.
    ///   - stated: how the text says that angles in plain numbers are printed.
    ///   - notation: how angles are printed, when the user says so.
    /// - Throws: `ambiguous` and `malformed` with the line.
    init(
        _ corners: [RawCorner], packsAngles: Bool, stated: CornerNotation?, notation wanted: CornerNotation?
    ) throws(CornerError) {
        guard let first = corners.first else {
            throw CornerError(.unknownForm, line: 0, zh: "文件中没有界址点", en: "the file has no corners")
        }
        let notation = try Self.notation(of: corners, packsAngles: packsAngles, stated, wanted)
        var isSwapped: Bool?
        for corner in corners {
            guard let a = notation.value(corner.first), let b = notation.value(corner.second) else {
                throw CornerError(
                    .malformed, line: corner.line, zh: "“\(corner.first)，\(corner.second)”不是坐标",
                    en: "\"\(corner.first), \(corner.second)\" are no ordinates")
            }
            let pair = notation.isAngular ? Self.angles(a, b) : Self.metres(a, b)
            guard pair != .neither else {
                throw CornerError(
                    .malformed, line: corner.line,
                    zh: "“\(corner.first)，\(corner.second)”不是一对坐标：X（北）应为7位整数，Y（东）为6位或带带号8位",
                    en:
                        "\"\(corner.first), \(corner.second)\" are no pair: a northing has 7 digits, an easting 6, or 8 with its zone"
                )
            }
            let swapped = pair == .eastFirst
            guard isSwapped ?? swapped == swapped else {
                throw CornerError(
                    .ambiguous, line: corner.line, zh: "此行 X、Y 次序与第\(first.line)行不同，请统一后再读",
                    en: "this line has X and Y in another order than line \(first.line); make them one order")
            }
            isSwapped = swapped
        }
        self.notation = notation
        self.isSwapped = isSwapped ?? false
        isStated =
            !packsAngles && wanted == nil && notation == stated
            && corners.allSatisfy {
                AngleReader.packed($0.first) != nil && AngleReader.packed($0.second) != nil
            }
    }

    private static func notation(
        of corners: [RawCorner], packsAngles: Bool, _ stated: CornerNotation?, _ wanted: CornerNotation?
    ) throws(CornerError) -> CornerNotation {
        if corners.contains(where: { AngleReader.isMarked($0.first) }) { return .marked }
        let numbers = corners.flatMap { [Double($0.first), Double($0.second)] }
        let areAngles = numbers.allSatisfy { ($0 ?? .infinity).magnitude <= 180 }
        guard areAngles else { return .metres }
        if let wanted, wanted == .degrees || wanted == .packed { return wanted }
        let texts = corners.flatMap { [$0.first, $0.second] }
        let canBePacked = texts.allSatisfy { AngleReader.packed($0) != nil }
        guard canBePacked else { return .degrees }
        if packsAngles { return .packed }
        if let stated { return stated }
        let heads = ["计量单位=度", "计量单位=度.分秒"]
        let headings = ["经度(度)", "经度(度.分秒)"]
        throw CornerError(
            .ambiguous, line: corners[0].line,
            zh:
                "“\(corners[0].first)”可能是十进制度，也可能是度.分秒；请在文件中写明：文本头写“\(heads[0])”或“\(heads[1])”，表格写在表头，如“\(headings[0])”或“\(headings[1])”；或先用 tuban corners --angles degrees（或 packed）转换",
            en:
                "\"\(corners[0].first)\" may be degrees or degrees.minutes-seconds; say which in the file: \(heads[0]) or \(heads[1]) in the head of a text, \(headings[0]) or \(headings[1]) over the columns of a table, or angles as 122°30′45″; or convert it first with tuban corners --angles degrees (or packed)"
        )
    }

    /// Whether two texts can be the ordinates of one corner, by their magnitudes.
    static func isPair(_ one: String, _ other: String) -> Bool {
        if let one = AngleReader.marked(one), let other = AngleReader.marked(other) {
            return angles(one, other) != .neither
        }
        guard let one = Double(one), let other = Double(other) else { return false }
        return metres(one, other) != .neither || angles(one, other) != .neither
    }

    private static func metres(_ a: Double, _ b: Double) -> Pair {
        func isNorthing(_ value: Double) -> Bool { (1_000_000..<10_000_000).contains(value) }
        func isEasting(_ value: Double) -> Bool {
            (100_000..<1_000_000).contains(value) || (10_000_000..<100_000_000).contains(value)
        }
        if isNorthing(a), isEasting(b) { return .northFirst }
        if isEasting(a), isNorthing(b) { return .eastFirst }
        return .neither
    }

    /// China lies between 3° and 54° north, and between 73° and 136° east.
    private static func angles(_ a: Double, _ b: Double) -> Pair {
        func isLatitude(_ value: Double) -> Bool { (0...60).contains(value) }
        func isLongitude(_ value: Double) -> Bool { value > 60 && value <= 180 }
        if isLatitude(a), isLongitude(b) { return .northFirst }
        if isLongitude(a), isLatitude(b) { return .eastFirst }
        return .neither
    }
}

extension CornerNotation {
    /// The value of a printed ordinate: metres or degrees.
    func value(_ text: String) -> Double? {
        // Swift takes 0x33E184 for a number too.
        let isDecimal = text.allSatisfy { "0123456789+-.eE".contains($0) }
        let value: Double? =
            switch self {
            case .metres, .degrees: isDecimal ? Double(text) : nil
            case .packed: AngleReader.packed(text)
            case .marked: AngleReader.marked(text)
            }
        return value.flatMap { $0.isFinite ? $0 : nil }
    }
}
