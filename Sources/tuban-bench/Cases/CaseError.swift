/// Why a line of a corpus has no answer.
struct CaseError: Error {
    /// What to tell.
    let text: String

    init(_ text: String) {
        self.text = text
    }
}
