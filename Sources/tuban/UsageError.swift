import Bilingual
import Project

/// A command line that parses but asks for something impossible.
struct UsageError: Error {
    let message: Message

    init(_ message: Message) { self.message = message }

    init(zh: String, en: String) {
        message = Message(zh: zh, en: en)
    }
}

extension LayerDeclaration {
    /// Refuses to compare it with itself.
    func requireDistinct(from others: [LayerDeclaration]) throws(UsageError) {
        for other in others where other.isSameGround(as: self) { throw UsageError(sameness(as: other)) }
    }
}
