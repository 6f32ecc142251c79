/// A language that Tuban speaks.
public enum Language: String, Sendable, CaseIterable {
    /// Chinese, simplified characters: the language of the reports.
    case chinese = "zh"
    /// English.
    case english = "en"

    /// The language that a POSIX locale name asks for: `zh_CN.UTF-8` gives Chinese, all others English.
    ///
    /// - Parameter locale: the value of `LC_ALL`, `LC_MESSAGES` or `LANG`.
    public init(locale: String) {
        self = locale.lowercased().hasPrefix("zh") ? .chinese : .english
    }

    /// The text in this language of two.
    public func say(zh: String, en: String) -> String { Message(zh: zh, en: en)[self] }
}
