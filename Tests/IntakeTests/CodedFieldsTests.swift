import Testing

@testable import Intake

@Suite struct CodedFieldsTests {
    /// Blanks behind a code, a code that means nothing, and codes that only blanks tell apart.
    @Test(arguments: [
        (["01 ": "耕地", "02": ""], ["01 ": "耕地", "01": "耕地", "02": "02"]),
        (["01": "耕地", "01 ": "园地"], ["01": "耕地", "01 ": "园地"]),
    ])
    func codesAreKnownWithoutBlanks(domain: [String: String], known: [String: String]) {
        #expect(CodedFields.known(domain) == known)
    }
}
