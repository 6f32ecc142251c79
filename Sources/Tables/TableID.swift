/// What programs call a table: the name of its CSV file, of its place on a page, and what decisions are taken by.
package struct TableID: Sendable, Hashable, ExpressibleByStringLiteral {
    package let name: String

    package init(stringLiteral name: String) { self.name = name }
}
