/// Reads 区域坐标: `blocks,{points,{no,c1,c2},top,bottom,layer,sign}`, all in one line, one line a right.
enum RegistrationReader {
    static func recognizes(_ text: CornerText) -> Bool {
        !text.lines.isEmpty && text.lines.prefix(20).allSatisfy { isString(string(of: $0).parts) }
    }

    /// Whether parts are two counts and then corners, be it that the end is missing.
    private static func isString(_ parts: [String]) -> Bool {
        parts.count >= 8 && Int(CornerText.plain(parts[0])) != nil && Int(CornerText.plain(parts[1])) != nil
            && [3, 6].allSatisfy {
                OrdinateOrder.isPair(CornerText.plain(parts[$0]), CornerText.plain(parts[$0 + 1]))
            }
    }

    static func read(_ text: CornerText) throws(CornerError) -> RawCorners {
        var raw = RawCorners()
        raw.packsAngles = true
        for line in text.lines {
            let (label, parts) = string(of: line)
            var tokens = Tokens(fields: parts, line: line.number)
            let count = try tokens.count("区块数", "the number of blocks")
            var parcels: [RawParcel] = []
            for block in 0..<count {
                if tokens.isAtEnd {
                    throw CornerError(
                        .count, line: line.number, zh: "区块数写为\(count)，实有\(block)个，坐标串可能不完整；请补全或改正",
                        en:
                            "says \(count) blocks and has \(block); the string may be cut: complete or correct it"
                    )
                }
                try add(block: &tokens, label, line.number, to: &parcels, &raw)
            }
            guard tokens.isAtEnd else {
                throw CornerError(
                    .malformed, line: line.number, zh: "\(count)个区块之后还有多余内容：“\(tokens.rest)”",
                    en: "there is more behind the \(count) blocks: \"\(tokens.rest)\"")
            }
            raw.parcels += parcels
        }
        return raw
    }

    /// A right may have its number before the string, behind a tab, a colon or an equals sign.
    private static func string(of line: CornerText.Line) -> (label: String?, parts: [String]) {
        let marks = ["\t:=", "：＝"]
        let mark = marks.lazy.compactMap { signs in line.raw.firstIndex { signs.contains($0) } }.first
        let string = mark.map { line.raw[line.raw.index(after: $0)...] } ?? line.raw[...]
        return (mark.map { CornerText.trimmed(line.raw[..<$0]) }, CornerText.parts(string))
    }

    private static func add(
        block tokens: inout Tokens, _ label: String?, _ line: Int, to parcels: inout [RawParcel],
        _ raw: inout RawCorners
    ) throws(CornerError) {
        let count = try tokens.count("拐点数", "the number of corners")
        var ring = RawRing()
        for _ in 0..<count {
            let label = try tokens.next("点号", "a corner's number")
            let (first, second) = (try tokens.next("坐标", "an ordinate"), try tokens.next("坐标", "an ordinate"))
            ring.corners.append(RawCorner(label: label, first: first, second: second, line: line))
        }
        let top = try tokens.next("标高上限", "the upper level")
        let bottom = try tokens.next("标高下限", "the lower level")
        let layer = try tokens.next("层名", "the layer's name")
        let sign = try tokens.next("正负号", "the sign")
        guard sign == "1" || sign == "-1" || sign == "+1" else {
            throw CornerError(
                .malformed, line: line, zh: "区块末的符号应为1或-1，实为“\(sign)”",
                en: "the sign of a block is 1 or -1, not \"\(sign)\"")
        }
        ring.isExcluded = sign == "-1"
        let levels = [(CornerField.top, top), (CornerField.bottom, bottom), (CornerField.layer, layer)]
            .filter { !$0.1.isEmpty }.map { CornerEntry($0.0, $0.1) }
        try add(ring, levels, label, line, to: &parcels)
    }

    /// Blocks of one range of levels are one piece of ground; what is taken out is taken from all of them.
    static func add(
        _ ring: RawRing, _ levels: [CornerEntry], _ label: String?, _ line: Int, to parcels: inout [RawParcel]
    ) throws(CornerError) {
        let places = Set(ring.corners.map { "\($0.first) \($0.second)" }).count
        guard places >= 3 else {
            throw CornerError(
                .malformed, line: line, zh: "区块只有\(places)个拐点，围不成范围；请补全",
                en: "the block has only \(places) corners and encloses nothing; complete it")
        }
        let attributes = (label.map { [CornerEntry(CornerField.id, $0)] } ?? []) + levels
        if let same = parcels.lastIndex(where: { $0.attributes == attributes }) {
            parcels[same].rings.append(ring)
            parcels[same].stated = parcels[same].cornerCount
        } else {
            parcels.append(
                RawParcel(attributes: attributes, rings: [ring], line: line, stated: ring.corners.count))
        }
    }

    /// The parts of a string, one after the other.
    private struct Tokens {
        let fields: [String]
        let line: Int
        private var place = 0

        init(fields: [String], line: Int) {
            self.fields = fields
            self.line = line
        }

        var isAtEnd: Bool { fields[place...].allSatisfy(\.isEmpty) }
        var rest: String { fields[place...].joined(separator: ",").prefix(40).description }

        mutating func next(_ zh: String, _ en: String) throws(CornerError) -> String {
            guard place < fields.count else {
                throw CornerError(
                    .malformed, line: line, zh: "坐标串在第\(place)项后中断，缺少\(zh)",
                    en: "the string ends after part \(place); \(en) is missing")
            }
            place += 1
            return zh == "层名" ? fields[place - 1] : CornerText.plain(fields[place - 1])
        }

        mutating func count(_ zh: String, _ en: String) throws(CornerError) -> Int {
            let text = try next(zh, en)
            guard let count = Int(text), (1...100_000).contains(count) else {
                throw CornerError(
                    .malformed, line: line, zh: "第\(place)项应为\(zh)，实为“\(text)”",
                    en: "part \(place) should be \(en), not \"\(text)\"")
            }
            return count
        }
    }
}
