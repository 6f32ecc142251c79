/// A day as a condition writes it.
struct DayLiteral: Sendable, Hashable {
    /// The day.
    let day: DayStamp
    /// Whether its parts are set apart (`2024-06-30`), so that no code of eight digits is taken for it.
    let hasSeparators: Bool

    /// A day from the text of a literal.
    ///
    /// - Returns: `nil` for what is no day, and for a time of the day other than midnight: days are compared, and a time
    ///   left out in silence would select other features than were meant.
    init?(_ text: String) {
        guard let day = DayStamp(text) else { return nil }
        let time = text.drop { $0 != " " && $0 != "T" }
        guard !time.contains(where: { ("1"..."9").contains($0) }) else { return nil }
        self.day = day
        hasSeparators =
            text.utf8.count != 8 || text.utf8.contains { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
