/// A check (核查): a figure of the report, or an expectation, and the measure that answers it.
public struct CheckDeclaration: Sendable {
    /// The item of the report that it belongs to.
    public let item: Int
    /// The quotation whose figure is checked; `nil` for a check of an expectation.
    public let claim: String?
    /// What is measured.
    public let measure: Measure
    /// What is expected, when the report prints no figure.
    public let expectation: Expectation?
    /// How far measured and printed may differ, against the printed precision.
    public let tolerance: Quantity?
    /// What the measured value is told apart by: `county`, `class`, `year`, `zone`, or the name of a field.
    public let grouping: [String]
    /// A remark for the tables.
    public let note: String?
    /// Its line in the project file.
    public let line: Int
}

/// Why no layer can answer an item, and what does instead (书面佐证).
public struct ItemStatement: Sendable, Hashable {
    /// The item.
    public let item: Int
    /// What proves it.
    public let text: String
    /// Its line in the project file.
    public let line: Int
}
