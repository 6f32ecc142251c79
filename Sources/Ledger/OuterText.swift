/// A stretch of a report outside its items: title and preamble, headings, totals, what closes it.
public struct OuterText: Sendable, Hashable {
    /// The text.
    public let text: Passage
    /// Its figures, which are about the report as a whole.
    public let claims: [Claim]
}
