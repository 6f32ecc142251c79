/// A text for people in both languages of Tuban.
///
/// A message cannot be made in one language only, so no translation can be missing: the compiler
/// is the catalogue's check. The values inside a message (numbers, names, paths) are the same in both.
public struct Message: Sendable, Hashable, Codable {
    /// The Chinese text, with official terms.
    public var zh: String
    /// The English text.
    public var en: String

    /// A message from its two texts.
    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    /// A text that is the same in both languages: a name, a number, another program's message.
    public init(verbatim text: String) {
        self.init(zh: text, en: text)
    }

    /// The text in one language.
    public subscript(language: Language) -> String {
        switch language {
        case .chinese: zh
        case .english: en
        }
    }

    /// Two messages, one after the other, without anything between them.
    public static func + (left: Message, right: Message) -> Message {
        Message(zh: left.zh + right.zh, en: left.en + right.en)
    }
}

extension Message: CustomStringConvertible {
    /// Both texts, for logs and test output.
    public var description: String { zh == en ? zh : "\(zh) / \(en)" }
}
