import Bilingual

/// The help that ArgumentParser composes, in the language of the run.
///
/// The library knows its headings in English only; they are replaced where a line begins with them.
enum HelpText {
    private static let headings = [
        ("OVERVIEW: ", "概述："), ("USAGE: ", "用法："), ("Usage: ", "用法："), ("ARGUMENTS:", "参数："),
        ("OPTIONS:", "选项："),
        ("SUBCOMMANDS:", "子命令："), ("Error: ", "错误："), ("Help: ", "说明："),
        ("  --version", "  --version"),
    ]

    private static let phrases = [
        ("Show the version.", "显示版本。"), ("Show help information.", "显示帮助。"), ("(default: ", "(默认："),
        ("(values: ", "(可选："), ("; default: ", "；默认："),
        ("Missing expected argument", "缺少参数"), ("Unknown option", "没有选项"), ("Missing value for", "缺少取值："),
        ("for more information.", "查看详细说明。"), ("  See '", "  用 '"),
        ("See 'tuban help <subcommand>' for detailed help.", "各子命令的详细说明：tuban help <子命令>"),
    ]

    static func localized(_ text: String, in language: Language) -> String {
        guard language == .chinese else { return text }
        var lines: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = String(line)
            for (english, chinese) in headings where line.hasPrefix(english) {
                line = chinese + line.dropFirst(english.count)
            }
            if line.contains("' is invalid for '") {
                line = line.replacing("The value '", with: "取值“").replacing(
                    "' is invalid for '", with: "”不适用于“"
                )
                .replacing("': ", with: "”：")
            }
            for (english, chinese) in phrases { line = line.replacing(english, with: chinese) }
            lines.append(line)
        }
        return lines.joined(separator: "\n")
    }
}
