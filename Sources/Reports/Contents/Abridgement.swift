/// The beginning of a long text, enough to recognise it in a table.
enum Abridgement {
    /// The text on one line, cut after so many characters.
    static func of(_ text: String, to limit: Int) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count <= limit ? line : line.prefix(limit) + "…"
    }
}
