import Geodesy

/// The units that the lines above a table give to its bare numbers.
///
/// `单位：亩` is that of all columns; of several (`面积单位：公顷　资金单位：万元`, `单位：亩、万元`) a column has the one that measures
/// what its head names.
struct TableUnits {
    private var units: [ClaimUnit] = []
    /// Units behind the words of the columns that they are for: `面积：亩　蓄积：立方米`.
    private var named: [(words: String, unit: ClaimUnit)] = []

    /// What the words of a head measure.
    private static let kinds: [(words: [String], kind: ClaimKind)] = [
        (["资金", "投资", "金额", "经费", "费用", "补助", "补偿", "罚款", "造价", "款"], .money),
        (["面积", "土地", "草原", "草地", "林地", "耕地", "湿地", "占地"], .area),
        (["长度", "里程", "长"], .length), (["重量", "吨位"], .mass), (["体积", "方量", "土方", "库容"], .volume),
    ]

    /// The units of a line; none where it names none.
    init(_ line: Range<Int>, of source: SourceText) {
        for place in line where source.has("单位", at: place, before: line.upperBound) {
            var position = source.skippingSpaces(from: place + 2, before: line.upperBound)
            guard source[position] == ":", position < line.upperBound else { continue }
            repeat {
                position = source.skippingSpaces(from: position + 1, before: line.upperBound)
                guard let token = UnitToken(in: source, at: position, before: line.upperBound), !token.isMore,
                    Self.ends(token.end, line, source)
                else { break }
                units.append(token.unit)
                position = token.end
            } while position < line.upperBound && ["、", ",", "/"].contains(source[position])
        }
        guard units.isEmpty else { return }
        for colon in line where source[colon] == ":" {
            let start = source.skippingSpaces(from: colon + 1, before: line.upperBound)
            guard let token = UnitToken(in: source, at: start, before: line.upperBound), !token.isMore,
                Self.ends(token.end, line, source)
            else { continue }
            let words = (line.lowerBound..<colon).reversed().prefix {
                (0x4E00...0x9FFF).contains(source[$0].value)
            }
            if let first = words.last { named.append((source.text(in: first..<colon).folded, token.unit)) }
        }
    }

    var isEmpty: Bool { units.isEmpty && named.isEmpty }

    /// The unit of a column by the words of its head.
    func unit(for words: String) -> ClaimUnit? {
        if !named.isEmpty { return named.first { words.contains($0.words) }?.unit }
        guard units.count > 1 else { return units.first }
        guard let kind = Self.kinds.first(where: { $0.words.contains(where: words.contains) })?.kind else {
            return nil
        }
        let told = units.filter { $0.base.kind == kind }
        return told.count == 1 ? told[0] : nil
    }

    private static func ends(_ end: Int, _ line: Range<Int>, _ source: SourceText) -> Bool {
        end == line.upperBound || [")", "]", "】", "\n", " ", "、", ",", "/", ";"].contains(source[end])
    }
}
