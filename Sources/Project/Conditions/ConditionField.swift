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
    /// Whether its texts are codes, which have an order of their own: 1101 comes before 12.
    package let isCode: Bool
    /// What its codes mean, where it has a domain of codes (属性域): conditions may name either.
    package let meanings: [String: String]

    /// A field from its name and kind.
    package init(_ name: String, _ kind: Kind, isCode: Bool = false, meanings: [String: String] = [:]) {
        self.meanings = meanings
        self.name = name
        self.kind = kind
        self.isCode = isCode
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
    /// Text that may have been longer: it fills its field.
    case cutText(String, CutEnd)

    /// How a text ends that fills its field.
    package enum CutEnd: Sendable, Hashable {
        /// As texts end that are whole.
        case possible
        /// As few do that are whole: a pattern that looks for a word anywhere may find it in what is missing.
        case likely
        /// Within a character or a word.
        case certain
    }
}
