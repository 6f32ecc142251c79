/// A table of a document: its rows of cells, each with its place in the text.
public struct DocumentTable: Sendable, Hashable {
    /// A cell.
    public struct Cell: Sendable, Hashable {
        /// Where its text stands in the text of the document, in Unicode scalars; empty where it holds nothing.
        public let range: Range<Int>
        /// Its first column, from 0.
        public let column: Int
        /// How many columns it takes.
        public let columns: Int
        /// How many rows it takes.
        public let rows: Int
    }

    /// The rows; a cell that reaches down stands in its first row only.
    public let rows: [[Cell]]
}
