/// The words that announce a total.
enum TotalWords {
    private static let table = WordTable<Void>([("共 共计 总计 合计 总共 一共 共有 累计", ())])
    /// The verbs that may stand between such a word and the figure: `共治理11万亩`.
    private static let longestVerb = 4

    /// Where the total word before a figure starts; `nil` when none stands just before it.
    static func opening(_ lead: Range<Int>, in reading: ItemReading) -> Int? {
        let source = reading.source
        for end in (max(lead.lowerBound, lead.upperBound - longestVerb)...lead.upperBound).reversed() {
            if let match = table.match(in: source, endingAt: end, from: lead.lowerBound) { return match.start }
        }
        return nil
    }
}
