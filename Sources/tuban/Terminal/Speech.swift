import Bilingual
import FoundationEssentials

/// The language of this run: `--lang`, else the locale of the environment.
///
/// Found before the command line is parsed, because help texts and usage errors are in that language too.
enum Speech {
    static let language = find(in: CommandLine.arguments, environment: ProcessInfo.processInfo.environment)

    static func find(in arguments: [String], environment: [String: String]) -> Language {
        for (index, argument) in arguments.enumerated() {
            if argument == "--lang", index + 1 < arguments.count,
                let named = Language(rawValue: arguments[index + 1])
            {
                return named
            }
            if argument.hasPrefix("--lang="), let named = Language(rawValue: String(argument.dropFirst(7))) {
                return named
            }
        }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return Language(locale: locale ?? "")
    }

    /// A text of the command line in the language of this run.
    static func say(zh: String, en: String) -> String { language.say(zh: zh, en: en) }
}
