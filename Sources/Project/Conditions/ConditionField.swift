/// A field that conditions can name.
package struct ConditionField: Sendable, Hashable {
    /// What a field holds.
    package enum Kind: Sendable, Hashable {
        /// Whole numbers.
        case integer
        /// Numbers.
        case real
        /// Text.
        case text
        /// Dates, with or without a time: compared by the day.
        case date
        /// Anything else: compared as the text it is read as.
        case other
    }

    /// Its name.
    package let name: String
    /// What it holds.
    package let kind: Kind

    /// A field from its name and kind.
    package init(_ name: String, _ kind: Kind) {
        self.name = name
        self.kind = kind
    }
}

/// The value of a field of one feature, as a condition sees it.
package enum ConditionValue: Sendable, Hashable {
    /// No value. A text of blanks alone counts as missing too: a shapefile cannot keep the two apart.
    case missing
    /// A whole number.
    case integer(Int64)
    /// A number; one that is not a number counts as missing.
    case real(Double)
    /// Text; dates too, as files write them.
    case text(String)
    /// Text that may have been longer: it fills its field, or certainly was when its last character is broken.
    case cutText(String, isCertain: Bool)
}
