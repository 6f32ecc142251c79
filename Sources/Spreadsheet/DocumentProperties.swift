/// What Excel shows about a workbook under "properties".
///
/// Each text holds at most 255 characters.
public struct DocumentProperties: Sendable, Hashable {
    /// The title.
    public var title = ""
    /// What it is about.
    public var subject = ""
    /// Who made it.
    public var author = ""
    /// The office.
    public var company = ""
    /// Words to find it by.
    public var keywords = ""
    /// Anything else.
    public var comments = ""
    /// When it was made, in seconds since 1970-01-01 UTC; what is not positive counts as 1980-01-01.
    ///
    /// The caller gives it so that the same input makes the same bytes; left alone, libxlsxwriter would take
    /// the time of writing.
    public var created: Int64

    /// Properties with a date and no texts.
    public init(created: Int64) {
        self.created = created
    }
}
