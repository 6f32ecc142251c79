package import Bilingual
package import Geodesy

/// What stands in one place of a table.
package enum Cell: Sendable, Hashable {
    /// Text for people, or text from data, which is the same in both languages.
    case text(Message)
    case integer(Int)
    /// The number of a feature, which people see without its layer.
    case feature(layer: String, fid: Int64)
    /// A decimal with exactly the digits it has.
    case decimal(ExactDecimal)
    /// An area, shown in the unit of its column.
    case area(Area)
    /// Nothing, because there is nothing to say or it is not known.
    case missing

    /// Text from data, as it is.
    package static func verbatim(_ text: String) -> Cell { .text(Message(verbatim: text)) }
}
