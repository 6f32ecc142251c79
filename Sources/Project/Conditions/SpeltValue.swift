/// A thing that a value says, with all that it may be called: 401 in a file where others write `0401` (又名).
package struct SpeltValue: Sendable, Hashable {
    /// The value as it stands.
    package let written: String
    /// What else it may be called.
    package let others: [String]
    /// What the other things may be called that the same value says; empty for a value that says one.
    package let beside: [String]

    /// A value from its parts.
    package init(_ written: String, others: [String], beside: [String] = []) {
        (self.written, self.others, self.beside) = (written, others, beside)
    }
}

extension ConditionTest {
    /// The answer about a thing with several spellings: that about one which the test names, else that about any other text.
    func answer(_ spelt: SpeltValue) -> Bool? {
        func answer(_ text: String) -> Bool? { self.answer({ $0.meaning(of: .text(text)) }, spelt: nil) }
        let unnamed = answer(Self.unnamed)
        func isNamed(_ text: String) -> Bool { answer(text) != unnamed }
        var texts = [spelt.written] + spelt.others
        // A pattern that finds one of several things in a value does not name the others.
        if case .matches = self, spelt.beside.contains(where: isNamed) || spelt.others.contains(where: isNamed),
            !spelt.beside.isEmpty
        {
            texts = spelt.others
        }
        let answers = texts.map(answer).filter { $0 != unnamed }
        return answers.contains(where: { $0 != nil })
            ? answers.compactMap(\.self).first : answers.first ?? unnamed
    }

    /// A text that no test names.
    private static let unnamed = "\u{FFFF}"
}
