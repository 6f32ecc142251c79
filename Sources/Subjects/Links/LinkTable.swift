import Bilingual
import Documents
import FoundationEssentials
import Land
import Project

/// The table of decisions on links as somebody left it, a row for each (关联修正表).
struct LinkTable {
    /// What a row decides, and about which feature.
    struct Row {
        let line: Int
        let layer: String
        /// The number of the feature in its file, its identifier, and its name, as far as the row gives them.
        let fid: Int64?
        let id: TypedIdentifier?
        let name: String?
        /// The rest of the row, as typed.
        let idText: String
        let items: [Int]
    }

    let path: String
    /// The rows that decide something.
    private(set) var rows: [Row] = []

    private static let columns: [(key: String, names: [String])] = [
        ("layer", ["LAYER", "图层", "图层名", "图层名称"]),
        ("fid", ["FID", "要素号", "要素序号", "OBJECTID"]),
        ("id", ["ID", "标识", "标识码", "编号", "图斑编号", "图斑号"]),
        ("name", ["NAME", "名称"]),
        ("items", ["ITEMS", "ITEM", "事项", "事项序号", "整改事项", "整改序号"]),
    ]

    /// Reads a table: text in UTF-8 or GBK, with commas, semicolons or tabs, its columns in any order and beside others.
    ///
    /// Rows with empty `items` decide nothing, `-` means no item.
    ///
    /// - Throws: `inputRefused` with the line, for a file without the columns or a row that cannot be read.
    init(path: String) throws(SurveyError) {
        self.path = path
        let text: String
        do {
            text = try Document(Array(try Data(contentsOf: URL(filePath: path))), path: path).text
        } catch {
            let reason =
                (error as? DocumentError)?.message ?? Message(zh: "请检查路径和权限", en: "check path and permissions")
            throw SurveyError(
                .inputRefused, at: path,
                Message(zh: "关联修正表无法读取：", en: "the table of links cannot be read: ") + reason)
        }
        let first =
            text.split(separator: "\n").first { !$0.allSatisfy { $0.isWhitespace || ",;\t".contains($0) } }
            ?? ""
        let separator = SeparatedText.separator(of: first.utf8)
        var lines: [(line: Int, cells: [String])] = []
        let marks = SeparatedText(Array(text.utf8), separator: separator).forEachRow { line, cells in
            let trimmed = cells.map(Self.content)
            if trimmed.contains(where: { !$0.isEmpty }) { lines.append((line, trimmed)) }
        }
        if let line = marks.stray ?? marks.open {
            throw SurveyError(
                .inputRefused, at: "\(path):\(line)",
                Message(
                    zh: "引号没有成对，之后的行会被并成一格，请补上或删去",
                    en:
                        "a quotation mark has no counterpart, which joins the rows behind it; close or delete it"
                ))
        }
        let head = lines.first?.cells.map { PlainText($0).text } ?? []
        var places: [String: Int] = [:]
        for (key, names) in Self.columns {
            places[key] = names.lazy.compactMap(head.firstIndex).first
        }
        guard places["layer"] != nil, places["items"] != nil, places["fid"] ?? places["id"] != nil else {
            let found = lines.first?.cells.joined(separator: "、") ?? ""
            throw SurveyError(
                .inputRefused, at: path,
                Message(
                    zh: "缺少列：需要 layer（图层）、fid（要素号）或 id（标识）、items（事项），现有：\(found)",
                    en: "columns are missing: layer, fid or id, and items are needed; there are: \(found)"))
        }
        for (line, cells) in lines.dropFirst() {
            func cell(_ key: String) -> String {
                places[key].flatMap { $0 < cells.count ? cells[$0] : nil } ?? ""
            }
            func refuse(_ message: Message) -> SurveyError {
                SurveyError(.inputRefused, at: "\(path):\(line)", message)
            }
            guard cells.dropFirst(head.count).allSatisfy(\.isEmpty) else {
                throw refuse(
                    Message(
                        zh: "格数多于表头，含逗号的内容应加引号",
                        en: "more cells than the header has; what holds a comma needs quotation marks"))
            }
            let decided = cell("items")
            guard !decided.isEmpty else { continue }
            guard let items = Self.items(decided) else {
                throw refuse(
                    Message(
                        zh: "items“\(decided)”应为事项序号，如 8 或 5;8，或 -（不属于任何事项）",
                        en: "items \"\(decided)\" must be numbers such as 8 or 5;8, or - for none"))
            }
            let (layer, id, number) = (cell("layer"), cell("id"), cell("fid"))
            let fid = number.isEmpty ? nil : Self.whole(number).flatMap { Int64(exactly: $0) }
            guard number.isEmpty || fid != nil else {
                throw refuse(
                    Message(
                        zh: "要素号“\(number)”不是整数",
                        en: "the number of the feature, \"\(number)\", is no whole number"))
            }
            guard !layer.isEmpty, fid != nil || !id.isEmpty else {
                throw refuse(
                    Message(zh: "缺少图层，或要素号和标识", en: "the layer, or both number and identifier, are missing"))
            }
            rows.append(
                Row(
                    line: line, layer: layer, fid: fid, id: id.isEmpty ? nil : TypedIdentifier(id),
                    name: cell("name").isEmpty ? nil : cell("name"), idText: id, items: items))
        }
    }

    /// What a cell holds, without blanks around it and the apostrophe that marks a text.
    private static func content(_ cell: String) -> String {
        let bare = cell.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
        return String(bare.first == "'" ? Array(bare.dropFirst()) : Array(bare))
    }

    private static func isBlank(_ character: Character) -> Bool {
        character.isWhitespace || PlainText(String(character)).text.isEmpty
    }

    /// The numbers of items in a cell: none for a dash; `nil` for anything else.
    private static func items(_ text: String) -> [Int]? {
        if ["-", "--", "无"].contains(PlainText(text).text) { return [] }
        let parts = text.split { ";；,，、 +\u{3000}\u{A0}\n".contains($0) }
        let numbers = parts.compactMap(whole)
        return numbers.count == parts.count && !numbers.isEmpty ? numbers : nil
    }

    /// A whole number, which a table program may write with a point: 8, 8.0, 第8项.
    private static func whole(_ text: some StringProtocol) -> Int? {
        var digits = PlainText(String(text)).text[...]
        if digits.hasPrefix("第") { digits = digits.drop { $0 == "第" }.dropLast(digits.hasSuffix("项") ? 1 : 0) }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 1 || parts.count == 2 && parts[1].allSatisfy({ $0 == "0" }),
            let first = parts.first,
            first.allSatisfy(\.isASCIIDigit)
        else { return nil }
        return Int(first)
    }
}
