/// A condition on the attributes of features (`where`): one language for all formats.
///
///     NF = 2024 AND (KSMC LIKE '%扎木钦%' OR "SPZT" <> '未批')
///
/// - Comparisons `=` `==` `<>` `!=` `<` `<=` `>` `>=`, `[NOT] LIKE`, `[NOT] ILIKE`, `[NOT] IN (…)`,
///   `[NOT] BETWEEN … AND …`, `IS [NOT] NULL`; `NOT`, `AND` and `OR` in this order of binding; brackets.
/// - Values: decimal numbers, texts in single quotes, `DATE '2024-06-30'`, `TRUE` and `FALSE`; a field on either side.
/// - Field names as they are, Chinese too, or in double quotes, backticks or square brackets. `FID` is the number of a
///   feature where no field is called so.
/// - Signs, brackets, commas and quotes in full width are taken for the plain ones outside of texts; ≠ ≤ ≥ too.
/// - Three values: a comparison with a missing value is neither true nor false, and such a feature is not selected.
///
/// Texts are equal when all their characters are, letters in the same case, blanks at either end left out; they are
/// ordered by Unicode scalars. A text of blanks alone is missing. `LIKE` minds the case of letters, `ILIKE` does not.
package struct Condition: Sendable, Hashable {
    /// The condition as written.
    package let text: String
    /// What it says.
    let node: ConditionNode

    /// A condition from its text.
    ///
    /// - Throws: a fault of the text or the grammar; those of fields and their kinds come with `bound(to:)`.
    package init(_ text: String) throws(ConditionFault) {
        self.text = text
        node = try ConditionParser.node(of: text)
    }

    /// The fields that it looks at, as they are written; among them may be words that were meant as texts.
    package var words: [String] { node.words }

    /// Whether it looks at a field.
    package func asks(of field: String) -> Bool {
        words.contains { $0.lowercased() == field.lowercased() }
    }

    /// The condition for the features of a layer.
    ///
    /// - Parameters:
    ///   - fields: the fields of the layer. A name is looked for exactly, then without regard to the case of letters.
    ///   - numberNames: what the number of a feature is called where no field is: `FID`, and the name that the file gives it.
    ///   - position: finds a field that was not found so, such as one whose name a shapefile cut off.
    /// - Throws: a fault for an unknown field, and for values that a field of its kind can never have.
    package func bound(
        to fields: [ConditionField], numberNames: [String] = ["FID"],
        position: ((_ name: String) -> Int?)? = nil
    ) throws(ConditionFault) -> BoundCondition {
        let binder = ConditionBinder(
            condition: text, fields: fields, numberNames: numberNames, position: position)
        return BoundCondition(try binder.test(of: node))
    }
}

extension Condition: CustomStringConvertible {
    /// The condition in one spelling; conditions that differ in blanks, case of words or needless brackets have the same.
    package var description: String { node.description }
}
