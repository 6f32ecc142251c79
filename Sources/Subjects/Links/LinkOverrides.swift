import Bilingual
import FoundationEssentials
import Land
public import Project

/// Links that the user decides, from a CSV file with `layer`, `fid` or `id`, and `items` (关联修正表).
public struct LinkOverrides: Sendable {
    private var items: [String: [Int]] = [:]

    /// No overrides.
    public init() {}

    /// Overrides from a CSV file, as `tuban link` writes it: rows with empty `items` decide nothing, `-` means no item.
    ///
    /// - Throws: `inputRefused` with the line, for a file without the columns or with items that are no numbers.
    public init(path: String) throws(SurveyError) {
        let bytes = [UInt8]((try? Data(contentsOf: URL(filePath: path))) ?? Data([0xFF]))
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw SurveyError(
                .inputRefused, at: path,
                Message(zh: "文件无法读取，请检查路径和编码（应为 UTF-8）", en: "cannot be read; check path and encoding (UTF-8)"))
        }
        var rows: [(line: Int, cells: [String])] = []
        SeparatedText(bytes).forEachRow { rows.append(($0, $1)) }
        guard let head = rows.first?.cells.map({ $0.lowercased() }), let layer = head.firstIndex(of: "layer"),
            let list = head.firstIndex(of: "items"), head.contains("fid") || head.contains("id")
        else {
            throw SurveyError(
                .inputRefused, at: path,
                Message(
                    zh: "缺少列：需要 layer、fid 或 id、items",
                    en: "columns are missing: layer, fid or id, and items are needed"))
        }
        for (line, cells) in rows.dropFirst() {
            func cell(_ name: String) -> String? {
                guard let index = head.firstIndex(of: name), index < cells.count, !cells[index].isEmpty else {
                    return nil
                }
                return cells[index]
            }
            guard layer < cells.count, list < cells.count, !cells[list].isEmpty else { continue }
            let numbers: [Int]
            if cells[list] == "-" {
                numbers = []
            } else {
                let parts = cells[list].split { ";；,，、 +".contains($0) }
                numbers = parts.compactMap { Int($0) }
                guard numbers.count == parts.count else {
                    throw SurveyError(
                        .inputRefused, at: "\(path):\(line)",
                        Message(
                            zh: "items“\(cells[list])”应为事项序号，如 8 或 5;8，或 -（不属于任何事项）",
                            en: "items \"\(cells[list])\" must be numbers such as 8 or 5;8, or - for none"))
                }
            }
            if let fid = cell("fid") {
                items["\(cells[layer])#\(fid)"] = numbers
            } else if let id = cell("id") {
                items["\(cells[layer])=\(id)"] = numbers
            }
        }
    }

    /// The items of a feature; `nil` when nothing was decided.
    func items(layer: String, fid: Int64, id: String) -> [Int]? {
        items["\(layer)#\(fid)"] ?? items["\(layer)=\(id)"]
    }
}
