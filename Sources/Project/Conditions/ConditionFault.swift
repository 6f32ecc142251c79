package import Bilingual

/// Why a condition cannot be used, and at which of its characters.
package struct ConditionFault: Error, Hashable, Sendable {
    /// What is wrong.
    package enum Reason: Hashable, Sendable {
        // The text itself.

        /// Nothing but blanks.
        case empty
        /// More than so many bytes.
        case tooLong(limit: Int)
        /// More than so many brackets and `NOT` inside each other.
        case tooDeep(limit: Int)
        /// A text whose closing quote is missing.
        case unterminatedText
        /// A field name whose closing quote is missing.
        case unterminatedName
        /// A character that no condition has outside of texts.
        case unexpectedCharacter(String)
        /// An operator in another spelling.
        case misspelt(String, meant: String)
        /// A number with several points, or with more digits than are compared exactly.
        case unusableNumber(String)
        /// A number in full-width digits.
        case fullWidthNumber(String)
        /// A semicolon: the beginning of another statement.
        case secondStatement
        /// The beginning of a comment.
        case comment

        // The grammar.

        /// A piece where another one is due; `nil` for the end.
        case unexpected(found: String?, expected: Expectation)
        /// A comma outside of a list.
        case strayComma
        /// A query or an expression of SQL.
        case query(String)
        /// A call of a function.
        case function(String)
        /// Computing with values.
        case arithmetic(String)
        /// A field or a value that is compared with nothing.
        case withoutComparison(String)
        /// A value that is compared with no field: the second one of `a = 'x' OR 'y'`.
        case valueAlone(String)
        /// Two comparisons in a row: `1 < a < 5`.
        case chainedComparison
        /// A comparison with `NULL`, which never holds.
        case comparedWithNull
        /// A value where only a field can stand.
        case noField(String)
        /// A pattern without quotes.
        case patternWithoutQuotes
        /// A pattern of more than so many characters.
        case patternTooLong(limit: Int)
        /// A pattern that ends in its escape character.
        case patternEndsInEscape

        // The layer.

        /// No field has this name.
        case unknownField(String, fields: [String], nearest: String?)
        /// Several fields have this name but for the case of letters.
        case ambiguousField(String, fields: [String])
        /// The geometry, which conditions do not see.
        case geometry(String)
        /// Another name for the number of a feature than `FID`.
        case featureNumber(String)
        /// A word without quotes, or in double ones, where a text is meant.
        case textMeant(String)
        /// A number with a unit behind it.
        case unitBehindNumber(String)
        /// A field in a list of values.
        case fieldInList(String)
        /// A text field against a number; `isOrder` for `<` and its like.
        case textFieldAgainstNumber(String, number: String, isOrder: Bool)
        /// A text field against `TRUE` or `FALSE`.
        case textFieldAgainstBoolean(String)
        /// A field of numbers against a text that is none.
        case numberFieldAgainstText(String, text: String)
        /// A field of numbers against a day.
        case numberFieldAgainstDay(String)
        /// A field with decimals against `TRUE` or `FALSE`.
        case realFieldAgainstBoolean(String)
        /// What is no day, against a field of dates when one is named.
        case noDay(String, field: String?)
        /// Fields or values of different kinds.
        case differentKinds(String, String)
        /// A pattern for a field of decimals.
        case patternForReal(String)
        /// A pattern for a field of dates.
        case patternForDate(String)
        /// An empty text, which no feature has: it counts as missing.
        case emptyText
        /// A text that begins with `%`, compared as a whole.
        case wildcardInText(String)
        /// A pattern with the wildcards of another language alone: `*`, or a full-width `％`.
        case foreignWildcard(String)
        /// A range whose lower end is above its upper one.
        case reversedRange(String, String)
    }

    /// What is due at a place.
    package enum Expectation: Hashable, Sendable {
        case condition, value, comparison, afterNot, null, list, pattern, escape, upperEnd, closingBracket
        case closingList, end
    }

    /// What is wrong.
    package let reason: Reason
    /// The character of the condition at fault, from 1; one behind the last for an end too early.
    package let column: Int
    /// The condition as written.
    package let condition: String

    /// A fault at a character of a condition.
    init(_ reason: Reason, column: Int, in condition: String) {
        (self.reason, self.column, self.condition) = (reason, column, condition)
    }

    /// What is wrong, where, and what to write instead.
    package var message: Message {
        let excerpt = excerpt
        return Message(
            zh: "条件“\(excerpt)”第\(column)个字符处：", en: "condition \"\(excerpt)\", character \(column): ")
            + reason.message
    }

    /// The condition, of a long one the part around the place.
    private var excerpt: String {
        let (length, before) = (120, 40)
        guard condition.utf8.count > length, condition.count > length else { return condition }
        let start = max(0, column - 1 - before)
        let part = condition.dropFirst(start)
        let shown = part.prefix(length)
        return (start > 0 ? "…" : "") + shown + (shown.endIndex < condition.endIndex ? "…" : "")
    }
}

extension ConditionFault: CustomStringConvertible {
    /// The fault in both languages.
    package var description: String { message.description }
}

// The words for people.

extension ConditionFault.Reason {
    /// What is wrong and what to write instead.
    package var message: Message {
        grammarMessage ?? layerMessage ?? Message(zh: "条件无法使用", en: "the condition cannot be used")
    }

    private var grammarMessage: Message? {
        switch self {
        case .empty:
            Message(zh: "条件是空的；不筛选就不要写 where", en: "the condition is empty; leave where out to take all")
        case .tooLong(let limit):
            Message(
                zh: "条件超过\(limit)字节；请在图层中加一个字段标明要选的图斑",
                en: "the condition has more than \(limit) bytes; mark the parcels meant in a field of the layer"
            )
        case .tooDeep(let limit):
            Message(zh: "括号和 NOT 嵌套超过\(limit)层", en: "brackets and NOT are nested deeper than \(limit)")
        case .unterminatedText:
            Message(
                zh: "文本缺少结尾的单引号；文本写作 '未批'，文本中的单引号写两个",
                en: "the closing single quote of this text is missing; a quote inside a text is written twice")
        case .unterminatedName:
            Message(zh: "字段名缺少结尾的引号或方括号", en: "the closing quote or bracket of this field name is missing")
        case .unexpectedCharacter(let found):
            Message(
                zh: "“\(found)”不能用在条件里；文本请放在单引号内，含特殊字符的字段名放在双引号内",
                en: """
                    "\(found)" has no meaning in a condition; put texts in single quotes, and field names with such \
                    characters in double quotes
                    """)
        case .misspelt(let found, let meant):
            Message(zh: "“\(found)”请写作 \(meant)", en: "write \(meant) for \"\(found)\"")
        case .unusableNumber(let number):
            Message(
                zh: "“\(number)”不是可用的数（最多36位，小数最多18位）；编号和日期请放在单引号内，如 '\(number)'",
                en: """
                    "\(number)" is no usable number (36 digits, 18 of them decimals); put identifiers and dates in \
                    single quotes: '\(number)'
                    """)
        case .fullWidthNumber(let number):
            Message(zh: "“\(number)”是全角数字，请用半角", en: "write \"\(number)\" in plain digits, not full-width ones")
        case .secondStatement:
            Message(
                zh: "条件只能是一句，不能有分号；多个条件用 AND 或 OR 连接",
                en: "a condition is one statement without semicolons; join several with AND or OR")
        case .comment: Message(zh: "条件里不能写注释", en: "comments have no place in a condition")
        case .unexpected(let found, let expected):
            found.map {
                Message(
                    zh: "这里应是\(expected.message.zh)，却是“\($0)”",
                    en: "\(expected.message.en) is due here, not \"\($0)\"")
            }
                ?? Message(
                    zh: "条件不完整，后面还应有\(expected.message.zh)",
                    en: "the condition ends where \(expected.message.en) is due")
        case .strayComma:
            Message(
                zh: "这里不能有逗号；数不分节（写 1000，不写 1,000），多个值用 IN (…)",
                en:
                    "no comma can stand here; write numbers without grouping (1000), and several values with IN (…)"
            )
        case .query(let word):
            Message(
                zh: "条件里不能用 \(word)（查询、子查询、CASE）；请直接列出值，如 NF IN (2022, 2023)",
                en:
                    "\(word) (queries, subqueries, CASE) has no place in a condition; list the values: NF IN (2022, 2023)"
            )
        case .function(let name):
            Message(zh: "条件里不能用函数 \(name)()；", en: "a condition calls no functions (\(name)); ")
                + Self.insteadOfFunction(name)
        case .arithmetic("%"):
            Message(
                zh: "条件里不能计算（%）；百分比请写作小数，LIKE 的内容请放在单引号内",
                en:
                    "a condition does not compute (%); write a percentage as a decimal number, and patterns in single quotes"
            )
        case .arithmetic(let sign):
            Message(
                zh: "条件里不能计算（\(sign)）；请写算好的数，日期写作 DATE '2024-06-30'",
                en: "a condition does not compute (\(sign)); write the result, and a date as DATE '2024-06-30'")
        case .withoutComparison(let found):
            Message(
                zh: "“\(found)”没有与任何值比较；请写明，如 \(found) = 1 或 \(found) IS NOT NULL",
                en: "\"\(found)\" is compared with nothing; write \(found) = 1 or \(found) IS NOT NULL, say")
        case .valueAlone(let value):
            Message(
                zh: "\(value) 没有与任何字段比较；多个值请用 IN，如 SPZT IN ('未批', '已批')",
                en: "\(value) is compared with no field; use IN for several values: NF IN (2022, 2023)")
        case .chainedComparison:
            Message(
                zh: "比较不能连写；请用 BETWEEN … AND …，或用 AND 连接两个比较",
                en: "comparisons cannot follow each other; use BETWEEN … AND …, or join two with AND")
        case .comparedWithNull:
            Message(
                zh: "与 NULL 比较永远选不出要素；空值请用 IS NULL，非空用 IS NOT NULL",
                en: "a comparison with NULL never selects anything; use IS NULL or IS NOT NULL")
        case .noField(let found):
            Message(
                zh: "“\(found)”是值，这里应写字段名",
                en: "\"\(found)\" is a value; the name of a field is due here")
        case .patternWithoutQuotes:
            Message(
                zh: "LIKE 的内容请放在单引号内，如 LIKE '%扎木钦%'；百分比写作小数",
                en:
                    "put what LIKE looks for in single quotes: LIKE '%mine%'; write a percentage as a decimal number"
            )
        case .patternTooLong(let limit):
            Message(zh: "LIKE 的内容超过\(limit)个字符", en: "the pattern has more than \(limit) characters")
        case .patternEndsInEscape:
            Message(
                zh: "LIKE 的内容不能以 ESCAPE 字符结尾；要找这个字符本身，请写两个",
                en: "the pattern ends in its ESCAPE character; write it twice to look for the character itself")
        default: nil
        }
    }

    private var layerMessage: Message? {
        switch self {
        case .unknownField(let name, let fields, let nearest):
            Message(zh: "没有字段“\(name)”", en: "there is no field \"\(name)\"")
                + (nearest.map { Message(zh: "，是否“\($0)”？", en: "; did you mean \"\($0)\"? ") }
                    ?? Message(zh: "；", en: "; "))
                + Self.list(fields)
        case .ambiguousField(let name, let fields):
            Message(
                zh: "字段“\(name)”有\(fields.count)个，只差大小写：\(fields.joined(separator: "、"))；请照原样写",
                en: """
                    \(fields.count) fields are called "\(name)" but for the case of letters: \
                    \(fields.joined(separator: ", ")); write the one meant exactly
                    """)
        case .geometry(let name):
            Message(
                zh: "条件只看属性，不看图形（\(name)）；面积、长度、重叠请用 measure 量算",
                en:
                    "conditions see attributes, not geometry (\(name)); areas, lengths and overlaps are what a measure gives"
            )
        case .featureNumber(let name):
            Message(
                zh: "没有字段“\(name)”；要素号请写作 FID",
                en: "there is no field \"\(name)\"; write FID for the number of a feature")
        case .textMeant(let word):
            Message(
                zh: "没有字段“\(word)”；如果是文本，请用单引号：\(word.quoted(by: "'"))",
                en:
                    "there is no field \"\(word)\"; if a text is meant, use single quotes: \(word.quoted(by: "'"))"
            )
        case .unitBehindNumber(let word):
            Message(
                zh: "“\(word)”不是数；数后不写单位，文本请放在单引号内",
                en: "\"\(word)\" is no number; write numbers without units, and put texts in single quotes")
        case .fieldInList(let name):
            Message(
                zh: "IN 的括号里只能是值，“\(name)”是字段；如果是文本请用单引号，要与字段比较请用 = 和 OR",
                en: """
                    the list of IN has values, and "\(name)" is a field; use single quotes if a text is meant, \
                    and = with OR to compare fields
                    """)
        case .textFieldAgainstNumber(let field, let number, false):
            Message(
                zh: "字段“\(field)”是文本，不是数；请加单引号：'\(number)'（须与字段内容完全一致，如 '\(number)年'）",
                en: """
                    field "\(field)" holds texts, not numbers; use single quotes, '\(number)', and write the text \
                    just as the field has it
                    """)
        case .textFieldAgainstNumber(let field, let number, true):
            Message(
                zh: "字段“\(field)”是文本，不能与数 \(number) 比大小（文本逐字比较，'1000' 小于 '900'）；请把字段改为数值型",
                en: """
                    field "\(field)" holds texts, which are not ordered as numbers such as \(number) are ('1000' comes \
                    before '900'); make it a field of numbers
                    """)
        case .textFieldAgainstBoolean(let field):
            Message(
                zh: "字段“\(field)”是文本；请写出文本，如 '是' 或 'true'",
                en: "field \"\(field)\" holds texts; write the text, such as 'true'")
        case .numberFieldAgainstText(let field, let text):
            Message(
                zh: "字段“\(field)”是数，\(text.quoted(by: "'")) 不是数；请写数，不带引号和单位",
                en:
                    "field \"\(field)\" holds numbers, and \(text.quoted(by: "'")) is none; write a number without quotes or unit"
            )
        case .numberFieldAgainstDay(let field):
            Message(
                zh: "字段“\(field)”是数，不是日期；20240630 这样的日期请按数比较",
                en: "field \"\(field)\" holds numbers, not dates; compare days such as 20240630 as numbers")
        case .realFieldAgainstBoolean(let field):
            Message(
                zh: "字段“\(field)”是数，不是真假；请与数比较，如 \(field) = 1",
                en: "field \"\(field)\" holds numbers, not truth values; compare it with a number: \(field) = 1"
            )
        case .noDay(let text, let field):
            (field.map { Message(zh: "字段“\($0)”是日期，", en: "field \"\($0)\" holds dates, and ") }
                ?? Message(verbatim: ""))
                + Message(
                    zh: "“\(text)”不是一个日子；请写年月日，不写时刻，如 '2024-06-30'，整年用 BETWEEN '2024-01-01' AND '2024-12-31'",
                    en: """
                        "\(text)" is no day; write year, month and day without a time, '2024-06-30', and for a whole \
                        year BETWEEN '2024-01-01' AND '2024-12-31'
                        """)
        case .differentKinds(let left, let right):
            Message(
                zh: "\(left) 与 \(right) 类型不同（数、文本、日期），不能比较",
                en: "\(left) and \(right) are of different kinds (numbers, texts, dates) and cannot be compared"
            )
        case .patternForReal(let field):
            Message(
                zh: "字段“\(field)”是带小数的数，不能用 LIKE；请用 = < > 或 BETWEEN",
                en:
                    "field \"\(field)\" holds decimal numbers, which LIKE does not look into; use = < > or BETWEEN"
            )
        case .patternForDate(let field):
            Message(
                zh: "字段“\(field)”是日期，不能用 LIKE（各格式写法不同）；请用 BETWEEN '2024-01-01' AND '2024-12-31'",
                en: """
                    field "\(field)" holds dates, which each format spells in its own way; use BETWEEN '2024-01-01' \
                    AND '2024-12-31' in place of LIKE
                    """)
        case .emptyText:
            Message(
                zh: "空文本算作空值（shapefile 不能区分）；请用 IS NULL 或 IS NOT NULL",
                en:
                    "an empty text counts as missing (shapefiles cannot tell them apart); use IS NULL or IS NOT NULL"
            )
        case .wildcardInText(let text):
            Message(
                zh: "\(text.quoted(by: "'")) 含有 %，= 不认通配符；请用 LIKE \(text.quoted(by: "'"))",
                en: "\(text.quoted(by: "'")) has a %, which = does not know; use LIKE \(text.quoted(by: "'"))")
        case .foreignWildcard(let text):
            Message(
                zh: "\(text.quoted(by: "'")) 没有通配符：任意多个字符写半角 %，一个字符写半角 _",
                en:
                    "\(text.quoted(by: "'")) has no wildcard: write % for any characters and _ for one, in half width"
            )
        case .reversedRange(let lower, let upper):
            Message(
                zh: "BETWEEN 先写小的：\(lower) 大于 \(upper)，选不出要素",
                en:
                    "BETWEEN takes the smaller end first: \(lower) is above \(upper), so nothing would be selected"
            )
        default: nil
        }
    }

    /// The fields that there are, the first of many.
    private static func list(_ fields: [String]) -> Message {
        let shown = fields.prefix(40)
        let more = fields.count - shown.count
        guard !fields.isEmpty else { return Message(zh: "图层没有字段", en: "the layer has no fields") }
        return Message(
            zh: "字段：\(shown.joined(separator: "、"))", en: "the fields are \(shown.joined(separator: ", "))")
            + (more > 0 ? Message(zh: "，另有\(more)个", en: " and \(more) more") : Message(verbatim: ""))
    }

    /// What to write in place of a function.
    private static func insteadOfFunction(_ name: String) -> Message {
        switch name.asciiUppercased {
        case "UPPER", "LOWER", "UCASE", "LCASE":
            Message(zh: "不分大小写请用 ILIKE", en: "use ILIKE where the case of letters does not count")
        case "SUBSTR", "SUBSTRING", "LEFT", "RIGHT", "INSTR", "POSITION", "STRPOS", "CHARINDEX", "REGEXP_LIKE":
            Message(
                zh: "取文本的一部分请用 LIKE，如 XZQDM LIKE '1522%'",
                en: "use LIKE for a part of a text: XZQDM LIKE '1522%'")
        case "CAST", "CONVERT", "TO_NUMBER", "TO_CHAR", "STR", "HSTORE_GET_VALUE":
            Message(
                zh: "数值字段直接与数比较，文本字段与单引号内的文本比较",
                en: "compare fields of numbers with numbers, and fields of texts with texts in single quotes")
        case "DATE", "DATETIME", "STRFTIME", "YEAR", "MONTH", "DAY", "TO_DATE", "JULIANDAY", "EXTRACT":
            Message(
                zh: "日期写作 DATE '2024-06-30'，一段时间用 BETWEEN",
                en: "write a date as DATE '2024-06-30', and a span of days with BETWEEN")
        case "IFNULL", "COALESCE", "NVL", "NULLIF", "ISNULL":
            Message(zh: "空值请用 IS NULL 加 OR", en: "use IS NULL with OR for missing values")
        case "TRIM", "LTRIM", "RTRIM":
            Message(zh: "首尾空格本来就不计", en: "blanks at the ends of texts do not count anyway")
        case let word where word.hasPrefix("ST_") || word.hasPrefix("OGR_GEOM"):
            Message(
                zh: "条件只看属性，图形请用 measure 量算",
                en: "conditions see attributes; use a measure for what the geometry tells")
        default:
            Message(
                zh: "字段名含括号时请放在双引号内，如 \"面积（亩）\"；计算结果请存为字段",
                en: "put a field name with brackets in double quotes, and keep what a function gives in a field"
            )
        }
    }
}

extension ConditionFault.Expectation {
    /// What is due, as part of a sentence.
    fileprivate var message: Message {
        switch self {
        case .condition: Message(zh: "字段名或值", en: "a field or a value")
        case .value: Message(zh: "用来比较的值或字段", en: "a value or a field to compare with")
        case .comparison:
            Message(
                zh: " = <> < <= > >=、LIKE、ILIKE、IN、BETWEEN 或 IS NULL",
                en: "one of = <> < <= > >=, LIKE, ILIKE, IN, BETWEEN and IS NULL")
        case .afterNot: Message(zh: " LIKE、ILIKE、IN 或 BETWEEN", en: "one of LIKE, ILIKE, IN and BETWEEN")
        case .null: Message(zh: " NULL 或 NOT NULL（相等请用 =）", en: "NULL or NOT NULL (use = for equality)")
        case .list: Message(zh: "括号内的值，如 (2022, 2023)", en: "a list in brackets, such as (2022, 2023),")
        case .pattern: Message(zh: "单引号内的文本，如 '%扎木钦%'", en: "a text in single quotes, such as '%mine%',")
        case .escape: Message(zh: "单引号内的一个字符", en: "a single character in single quotes")
        case .upperEnd: Message(zh: " AND 和上限", en: "AND with the upper end")
        case .closingBracket: Message(zh: "右括号，或 AND、OR", en: "a closing bracket, AND or OR")
        case .closingList: Message(zh: "逗号或右括号", en: "a comma or the closing bracket")
        case .end: Message(zh: " AND、OR 或结尾", en: "AND, OR or the end")
        }
    }
}
