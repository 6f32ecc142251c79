/// Turns a page whose text runs up or down it, such as one with a wide table, so that its lines lie level.
struct PDFTurn {
    private let isDownward: Bool
    private let width: Double
    private let height: Double

    /// The turn that a page needs; `nil` for one whose text lies level.
    ///
    /// - Parameter isDownward: whether its text runs down it.
    init?(_ page: PDFPage, isDownward: Bool) {
        let words = page.words.filter { $0.text.unicodeScalars.count > 2 }
        guard words.count(where: \.isSideways) * 3 > words.count * 2 else { return nil }
        (self.isDownward, width, height) = (isDownward, page.width, page.height)
    }

    /// The page with its words turned.
    func turned(_ page: PDFPage) -> PDFPage {
        var page = page
        (page.width, page.height) = (height, width)
        page.words = page.words.map { word in
            let (across, down) = turned(
                word.left...max(word.left, word.right), word.top...max(word.top, word.bottom))
            return PDFWord(
                text: word.text, left: across.lowerBound, top: down.lowerBound, right: across.upperBound,
                bottom: down.upperBound)
        }
        return page
    }

    /// A rule, turned with the page.
    func turned(_ rule: PDFRules.Rule) -> PDFRules.Rule {
        let place = rule.place...rule.place
        let (across, down) = rule.isHorizontal ? turned(rule.range, place) : turned(place, rule.range)
        return PDFRules.Rule(
            isHorizontal: !rule.isHorizontal, place: rule.isHorizontal ? across.lowerBound : down.lowerBound,
            range: rule.isHorizontal ? down : across)
    }

    private func turned(
        _ across: ClosedRange<Double>, _ down: ClosedRange<Double>
    ) -> (across: ClosedRange<Double>, down: ClosedRange<Double>) {
        isDownward
            ? (down, width - across.upperBound...width - across.lowerBound)
            : (height - down.upperBound...height - down.lowerBound, across)
    }
}
