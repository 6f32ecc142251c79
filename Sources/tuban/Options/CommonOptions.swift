public import ArgumentParser
public import Bilingual

/// The options that every command has.
struct CommonOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Speech.say(zh: "语言（默认随系统）", en: "Language (default: the system's)."),
            valueName: "zh|en"))
    var lang: Language?

    @Flag(name: .shortAndLong, help: ArgumentHelp(Speech.say(zh: "不显示进度和提示", en: "No progress and no notes.")))
    var quiet = false

    /// The language of the run.
    var language: Language { lang ?? Speech.language }
}

extension Language: ExpressibleByArgument {}
