import Bilingual
import Yams

/// Why a text is no YAML, in our words and with the line where it is mended (YAML 语法错误).
///
/// The library tells where it could not go on, which is often a line after the fault, and only in English.
struct YAMLFault {
    /// The line, from 1.
    let line: Int?
    /// What is wrong there, and what to do about it.
    let message: Message

    init(_ error: any Error, in text: String) {
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        guard let error = error as? YamlError else {
            (line, message) = (nil, Self.unknown)
            return
        }
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let begin = context?.mark.line
            let reached = min(mark.line, lines.count)
            if let found = Self.typed(in: lines, from: begin, to: reached) {
                (line, message) = found
                return
            }
            let known = Self.known.first { problem.contains($0.problem) }
            line = known?.isAtBegin == true ? begin ?? reached : reached
            message = known?.message ?? Self.unknown
        case .reader(_, let offset, _, _):
            line = offset.map { offset in
                1 + text.utf8.prefix(offset).count { $0 == UInt8(ascii: "\n") }
            }
            message = Message(
                zh: "有 YAML 不允许的控制字符；请删去", en: "it has a control character that YAML does not allow; remove it")
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.joined(separator: "、")
            line = context.mark.line
            message = Message(
                zh: "同一处“\(names)”重复出现；请合并或删去其一",
                en: "\"\(names)\" stands here twice; join them or remove one")
        default: (line, message) = (nil, Self.unknown)
        }
    }

    private static let unknown = Message(
        zh: "不是有效的 YAML；请检查该处的缩进、冒号和引号",
        en: "not valid YAML; check indentation, colons and quotation marks there")

    /// What the library says, whether the fault is where what it was reading began, and what is told.
    private static let known: [(problem: String, isAtBegin: Bool, message: Message)] = [
        (
            "unexpected end of stream", true,
            Message(
                zh: "此处开始的引号没有闭合；请补上后一个引号",
                en: "the quotation mark that begins here is not closed; add the other one")
        ),
        (
            "unexpected document indicator", true,
            Message(
                zh: "此处开始的引号没有闭合；请补上后一个引号",
                en: "the quotation mark that begins here is not closed; add the other one")
        ),
        (
            "unknown escape character", false,
            Message(
                zh: "双引号中的反斜杠（\\）另有含义；路径请用单引号或正斜杠（/）",
                en:
                    "a backslash (\\) means something else in double quotation marks; use single ones or slashes (/) for paths"
            )
        ),
        (
            "could not find expected ':'", true,
            Message(
                zh: "这一行应为“键: 值”，缺少冒号或冒号后没有空格",
                en: "this line should be \"key: value\"; the colon or the blank behind it is missing")
        ),
        (
            "mapping values are not allowed", false,
            Message(
                zh: "此处不应有冒号：上一行缩进不齐，或值中含有“: ”而没有加引号",
                en:
                    "no colon may stand here: the line before is not indented alike, or a value with \": \" has no quotation marks"
            )
        ),
        (
            "cannot start any token", false,
            Message(
                zh: "值不能以这个字符（如 @、`、%、制表符）开头；请给值加引号",
                en:
                    "a value cannot begin with this character (such as @, `, % or a tab); put quotation marks around it"
            )
        ),
        (
            "did not find expected ',' or", true,
            Message(
                zh: "此处开始的方括号或花括号没有闭合，或缺少逗号",
                en: "the bracket that begins here is not closed, or a comma is missing"
            )
        ),
        (
            "did not find expected", false,
            Message(
                zh: "缩进与上面各行不一致；同一层的各项应左对齐",
                en: "the indentation does not fit the lines above; entries of one level begin at one column")
        ),
        (
            "block sequence entries are not allowed", false,
            Message(
                zh: "列表的“- ”不能在此处；请另起一行并缩进",
                en: "the \"- \" of a list cannot stand here; begin a new line, indented")
        ),
        (
            "block mapping", false,
            Message(
                zh: "缩进与上面各行不一致；同一层的各项应左对齐",
                en: "the indentation does not fit the lines above; entries of one level begin at one column")
        ),
    ]

    /// What people type that is no YAML, in the lines about a fault: tabs and full-width marks.
    private static func typed(in lines: [Substring], from begin: Int?, to end: Int) -> (
        line: Int?, message: Message
    )? {
        let first = max(1, min(begin ?? end, end) - 1)
        guard first <= end, end <= lines.count else { return nil }
        // Where the library could not go on comes last: the fault is there or before.
        for number in first...end {
            let line = lines[number - 1]
            if line.prefix(while: { $0 == " " || $0 == "\t" }).contains("\t") { return (number, tab) }
        }
        for number in first...end where lacksColon(lines[number - 1]) { return (number, fullWidthColon) }
        return nil
    }

    private static let tab = Message(
        zh: "这一行用制表符缩进，YAML 只认空格；请改用空格", en: "this line is indented with a tab; YAML knows blanks only")

    /// That a line has a full-width colon behind its key.
    static let fullWidthColon = Message(
        zh: "这一行用了全角冒号“：”；请改为半角冒号加空格“: ”",
        en: "this line has a full-width colon; type a plain one and a blank")

    /// Whether the first word of a line ends with a full-width colon.
    static func lacksColon(_ line: some StringProtocol) -> Bool {
        var rest = line.drop { $0 == " " || $0 == "-" }
        if rest.first == "\"" || rest.first == "'" || rest.first == "#" { return false }
        let key = rest.prefix { !$0.isWhitespace && !":：\"'#{[,".contains($0) }
        rest = rest.dropFirst(key.count)
        return !key.isEmpty && rest.first == "："
    }
}
