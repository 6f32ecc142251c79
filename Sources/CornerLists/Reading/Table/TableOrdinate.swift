/// A cell that can be an ordinate by its size (坐标值).
struct TableOrdinate: Sendable {
    enum Kind: Sendable { case northing, easting, latitude, longitude }

    let kind: Kind
    /// Without letters of axes, units and marks between thousands.
    let text: String
    /// Metres or degrees.
    let value: Double

    var isAngle: Bool { kind == .latitude || kind == .longitude }

    /// Whether two can be those of one corner.
    func pairs(with other: TableOrdinate) -> Bool { isAngle == other.isAngle && kind != other.kind }

    /// Reads a cell; `nil` for one that is no ordinate.
    init?(_ cell: String) {
        guard cell.utf8.count >= 4, cell.contains(where: { ("0"..."9").contains($0) }) else { return nil }
        if AngleReader.isMarked(cell) {
            guard let value = AngleReader.marked(cell), let kind = Self.angle(value) else { return nil }
            (self.kind, text, self.value) = (kind, cell, value)
            return
        }
        let bare = Self.bare(cell)
        guard let number = Self.number(bare), let value = Double(number) else {
            guard let marked = AngleReader.marking(bare), let value = AngleReader.marked(marked),
                let kind = Self.angle(value)
            else { return nil }
            (self.kind, text, self.value) = (kind, marked, value)
            return
        }
        (text, self.value) = (number, value)
        switch value {
        case 1_000_000..<10_000_000: kind = .northing
        case 100_000..<1_000_000, 10_000_000..<100_000_000: kind = .easting
        default:
            // Numbers of corners and lengths in whole metres are no angles.
            guard number.contains("."), let angle = Self.angle(value) else { return nil }
            kind = angle
        }
    }

    /// Of China, with room around it.
    private static func angle(_ degrees: Double) -> Kind? {
        switch degrees {
        case 3...60: .latitude
        case 60...180: .longitude
        default: nil
        }
    }

    /// A plain number: digits and a point, without leading zeros, signs of thousands taken out.
    static func number(_ text: String) -> String? {
        var text = text[...]
        if text.hasPrefix("+") { text = text.dropFirst() }
        let halves = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = halves.first, !whole.isEmpty else { return nil }
        let isDecimal = halves.count < 2 || halves[1].allSatisfy { ("0"..."9").contains($0) }
        let mark = whole.first { !("0"..."9").contains($0) } ?? ","
        guard marksOfThousands.contains(mark) else { return nil }
        let groups = whole.split(separator: mark, omittingEmptySubsequences: false)
        let areGrouped = (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
        guard isDecimal, groups.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }),
            groups.count == 1 || areGrouped, whole.count == 1 || !whole.hasPrefix("0")
        else { return nil }
        return groups.joined() + (halves.count > 1 && !halves[1].isEmpty ? "." + halves[1] : "")
    }

    /// What stands between thousands.
    private static let marksOfThousands: Set<Character> = [",", " ", "'", "’"]

    /// A cell without `X=` or the sign of a text before it, and the unit behind it.
    private static func bare(_ cell: String) -> String {
        var text = cell.drop { "'’‘`".contains($0) }
        if let first = text.firstIndex(where: { ("0"..."9").contains($0) }), isAxis(text[..<first]) {
            text = text[first...]
        }
        for unit in ["m", "M", "米", "E", "N", "°", "度"] where text.hasSuffix(unit) {
            text = text.dropLast(unit.count)
            break
        }
        return CornerText.trimmed(text)
    }

    /// `X=`, `Y:`, `东经`, `E`.
    private static func isAxis(_ text: Substring) -> Bool {
        let letters = text.filter { !" =:".contains($0) }
        return letters.isEmpty || axes.contains(letters.uppercased())
    }

    static let axes: Set<String> = [
        "X", "Y", "N", "E", "B", "L", "X坐标", "Y坐标", "纵坐标", "横坐标", "东经", "北纬", "经度", "纬度", "东", "北", "LAT",
        "LON",
        "LNG",
    ]
}

/// What else a cell of a table holds.
enum TableCell {
    /// The parts of a cell between all the marks that stand between cells anywhere.
    static func split(_ cell: String) -> [Substring] {
        cell.split(whereSeparator: { " ,;，；、。:=()[]\t|".contains($0) })
    }

    /// Whether a number of the size of an ordinate in metres, with decimals, stands in words: 更正为41499512.664.
    static func hasMetres(_ text: String) -> Bool {
        text.split { !("0"..."9").contains($0) && $0 != "." }.contains { number in
            number.contains(".") && TableOrdinate(String(number)).map { !$0.isAngle } ?? false
        }
    }

    /// Whether a text is written in Chinese characters, in part.
    static func hasWords(_ text: some StringProtocol) -> Bool {
        text.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) || $0.value > 0xFFFF }
    }

    /// Whether a part of a line is an ordinate, or was one before it was mistyped: digits enough, and nothing else that they
    /// could be.
    ///
    /// - Parameter inDegrees: whether plain numbers below 180 are ordinates.
    static func isOrdinateLike(_ part: some StringProtocol, inDegrees: Bool) -> Bool {
        let digits = part.count { ("0"..."9").contains($0) }
        guard digits >= 5, !hasWords(part) || AngleReader.isMarked(part) else { return false }
        if AngleReader.isMarked(part) { return true }
        if let number = TableOrdinate.number(String(part)), let value = Double(number) {
            return inDegrees && number.contains(".")
                || value >= 100_000 && (number.contains(".") || digits >= 7)
        }
        // Dates, ranges and numbers of telephones.
        guard !part.contains("-"), !part.contains("/") else { return AngleReader.marking(String(part)) != nil }
        return part.contains(".") ? part.count - digits <= 3 : digits >= 7 && part.count - digits <= 2
    }
}
