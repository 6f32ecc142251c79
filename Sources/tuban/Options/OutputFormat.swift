import ArgumentParser

/// The forms in which a command gives its result.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    /// A table for people.
    case table
    /// Comma-separated values.
    case csv
    /// One JSON document.
    case json
    /// A workbook.
    case xlsx
}
