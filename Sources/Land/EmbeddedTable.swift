/// A table of the package's own that is compiled into the program: the first line names the columns.
struct EmbeddedTable {
    /// The rows without the first, each of as many cells as it has commas and one.
    let rows: [[String]]

    init(_ bytes: [UInt8]) {
        rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }
}
