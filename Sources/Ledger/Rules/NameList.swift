/// Names joined by 、 that stand right before a number of things, or right behind it.
struct NameList {
    /// The names, in order.
    let names: [Range<Int>]
    /// The names when 和 and 及 part the last two as well.
    let count: Int
    /// Whether 等 says that the list is an extract.
    let isExtract: Bool
    /// The whole list.
    let range: Range<Int>

    /// Whether each is short and without a verb, as names are; the first may have words of the sentence before it.
    func isOfNames(in reading: ItemReading) -> Bool {
        names.count > 2
            && names.dropFirst().allSatisfy {
                (2...6).contains($0.count) && PartLabel.deed(in: $0, reading) == nil
            }
    }

    private static let reach = 120
    private static let longestName = 24

    /// The names that end just before a figure; 等, 共 and the like may stand between.
    init?(before figure: RuleFigure, in reading: ItemReading) {
        let source = reading.source
        var end = figure.range.lowerBound
        let former = reading.endOfFigure(before: end)
        let floor = max(figure.sentence.lowerBound, end - Self.reach, former)
        while end > floor, source[end - 1] == "共" || source[end - 1] == "这" { end -= 1 }
        let isExtract = end > floor && source[end - 1] == "等"
        if isExtract { end -= 1 }
        var start = end
        while start > floor {
            let scalar = source[start - 1]
            if scalar != "、", scalar.endsClause || "“”\"".unicodeScalars.contains(scalar) { break }
            start -= 1
        }
        // 两家矿山和金山、银海: 和 parts what another figure counts from the first name.
        if start == former, start > 0 {
            let first = start..<((start..<end).first { source[$0] == "、" } ?? end)
            if let and = first.last(where: { ["和", "及", "与"].contains(source[$0]) }), and > first.lowerBound {
                start = and + 1
            }
        }
        self.init(start..<end, reading, isExtract: isExtract)
    }

    /// The names in a range that holds nothing else.
    init?(in range: Range<Int>, _ reading: ItemReading) {
        var end = range.upperBound
        let isExtract = end > range.lowerBound && reading.source[end - 1] == "等"
        if isExtract { end -= 1 }
        self.init(range.lowerBound..<end, reading, isExtract: isExtract)
    }

    /// The names that 和 joins in a piece, where both end like places: 大河镇和小河镇.
    private static func parted(_ piece: Range<Int>, _ reading: ItemReading) -> [Range<Int>] {
        guard PartLabel.endsPlace(piece, reading) else { return [piece] }
        var names: [Range<Int>] = []
        var start = piece.lowerBound
        for place in piece where ["和", "及", "与"].contains(reading.source[place]) {
            guard place - start > 1, piece.upperBound - place > 2, PartLabel.endsPlace(start..<place, reading)
            else { continue }
            names.append(start..<place)
            start = place + 1
        }
        return names + [start..<piece.upperBound]
    }

    private init?(_ range: Range<Int>, _ reading: ItemReading, isExtract: Bool) {
        let source = reading.source
        var pieces: [Range<Int>] = []
        var start = range.lowerBound
        for position in range where source[position] == "、" {
            pieces.append(start..<position)
            start = position + 1
        }
        pieces.append(start..<range.upperBound)
        let names = pieces.flatMap { Self.parted($0, reading) }
        guard names.allSatisfy({ name in !name.isEmpty && !name.contains { source[$0].isDigit } }),
            names.dropFirst().allSatisfy({ $0.count <= Self.longestName }), names.count <= 30
        else { return nil }
        self.names = names
        self.range = range
        self.isExtract = isExtract
        let last = names[names.count - 1]
        // 呼和浩特 holds 和 and is one name.
        let joints = last.dropFirst().dropLast().filter { place in
            ["和", "及", "与"].contains(source[place])
                && place - last.lowerBound > 1 && last.upperBound - place > 2 && source[place + 1] != "林"
                // 太和镇, 共和镇: what ends like a place is joined to nothing that does not.
                && PartLabel.endsPlace(last, reading) == PartLabel.endsPlace(last.lowerBound..<place, reading)
        }
        count = names.count + joints.count
    }
}
