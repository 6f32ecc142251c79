/// An item of a report: its number, its text and its fields.
struct ItemSpan {
    let mark: ItemMark
    /// The text of the item, from its number on.
    let range: Range<Int>
    /// The fields, in order.
    let fields: [FieldMark]
}
