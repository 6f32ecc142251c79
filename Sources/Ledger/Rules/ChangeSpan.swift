/// The years over which a change is told: 四年提高8个百分点.
enum ChangeSpan {
    private static let words =
        ["两", "三", "四", "五", "六", "七", "八", "九", "十"].map { $0 + "年" } + ["年来", "年间"]

    /// Whether a change over several years is told of the first value of its row, as it must be.
    static func isWhole(_ found: Finding, _ reading: ItemReading) -> Bool {
        let used = Set(found.places.compactMap(\.claim))
        let places = reading.figures.indices.filter { used.contains(reading.figures[$0].claim) }
        guard let last = places.last, let first = places.first, places.count > 2 else { return true }
        let told = reading.figures[last]
        guard reading.says(words, in: told.segment.lowerBound..<told.range.lowerBound) else { return true }
        return !reading.peers(before: first, atMost: 1).contains {
            reading.figures[$0].sentence.overlaps(told.sentence)
        }
    }
}
