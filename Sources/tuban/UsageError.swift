import Bilingual

/// A command line that parses but asks for something impossible.
struct UsageError: Error {
    let message: Message

    init(_ message: Message) { self.message = message }

    init(zh: String, en: String) {
        message = Message(zh: zh, en: en)
    }
}
