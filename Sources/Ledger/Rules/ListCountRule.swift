import Bilingual
import Geodesy

/// A number of places, companies or sites against the names listed with it: `乌钢、蒙能、博源三家企业`, `等4个地市`,
/// `2个旗县（扎赉特旗、突泉县）`, `分为三期，分别于2019年11月、2022年2月、2022年6月`.
///
/// 等 makes a list an extract, which can hold fewer names than the number but not more.
enum ListCountRule {
    private static let units: Set<String> = [
        "家", "座", "处", "宗", "个", "户", "人", "名", "所", "期", "条", "件", "项", "批",
    ]
    /// Nouns behind 个 that count administrative units.
    private static let places = ["旗县", "盟市", "地市", "旗", "县", "市", "苏木", "乡", "镇", "嘎查", "村", "地区", "城市"]
    private static let companies = ["企业", "公司", "单位", "矿", "厂"]
    private static let offices = ["部门", "街道", "林场", "保护区", "园区", "水库", "行政村", "自然村", "度假村", "项目", "标段"]
    private static let largest = 30.0

    static func findings(in reading: ItemReading, district: District?) -> [Finding] {
        reading.figures.compactMap { figure in
            guard figure.claim.kind == .count, figure.isPlain, figure.claim.unit.multiplier == 1,
                units.contains(figure.claim.unit.base.name), figure.claim.value.double <= largest
            else { return nil }
            return remainder(figure, reading, district) ?? before(figure, reading) ?? behind(figure, reading)
                ?? dates(figure, reading)
        }
    }

    private static func before(_ figure: RuleFigure, _ reading: ItemReading) -> Finding? {
        guard let list = NameList(before: figure, in: reading),
            list.names.count > 1 || list.isExtract || list.count > 1
        else { return nil }
        let number = Int(figure.claim.value.significand)
        let proper = ProperNames(list, in: reading)
        if list.isExtract {
            if [.each("人"), .each("名")].contains(figure.claim.unit.base),
                Surnames.areNames(list.names, in: reading.source)
            {
                let verdict: FindingVerdict =
                    list.names.count == number
                    ? .holds : list.names.count > number ? .doesNotHold : .undecided
                return finding(verdict, list, list.names.count, figure, reading)
            }
            // 等 behind words that are no names (检查、指导等3项) lists kinds of things.
            guard proper.last else { return nil }
            if list.names.count == number || list.count == number, list.names.count > 1 {
                return finding(.holds, list, number, figure, reading)
            }
            return finding(
                list.names.count > number ? .doesNotHold : .undecided, list, list.names.count, figure, reading)
        }
        let counted = noun(figure, reading)
        let isApposed = list.isOfNames(in: reading)
        guard counted != .other || proper.all || isApposed && says(offices, behind: figure, reading) else {
            return nil
        }
        if list.names.count == number || list.count == number {
            return finding(.holds, list, number, figure, reading)
        }
        // 习家店、蒿坪、石鼓、凉水河5个镇: so many names of no other words are those of what is counted.
        if isApposed, counted == .place, list.names.count > 2, abs(list.names.count - number) == 1 {
            return finding(.doesNotHold, list, list.names.count, figure, reading)
        }
        // 三旗12座 counts other things than the names.
        guard list.names.count > 1, counted == .place, proper.all else {
            let isClose = counted == .company && list.names.count > 1 && abs(list.count - number) == 1
            // 甲公司、乙公司3家企业: each name is that of a company.
            if isClose,
                list.names.allSatisfy({ name in
                    companies.contains {
                        reading.source.has(
                            $0, at: name.upperBound - $0.unicodeScalars.count, before: name.upperBound)
                    }
                })
            {
                return finding(.doesNotHold, list, list.count, figure, reading)
            }
            return isClose ? finding(.undecided, list, list.count, figure, reading) : nil
        }
        return finding(.doesNotHold, list, list.count, figure, reading)
    }

    /// Names in brackets, behind a colon, or behind 分别为.
    private static func behind(_ figure: RuleFigure, _ reading: ItemReading) -> Finding? {
        let source = reading.source
        var open = figure.range.upperBound
        let limit = min(open + 16, figure.sentence.upperBound)
        while open < limit, source[open] != "(", source[open] != ":" {
            guard !source[open].endsClause else { return nil }
            open += 1
        }
        guard open < limit, noun(figure, reading) != .other || source[open] == "(" else { return nil }
        let end: Int
        if source[open] == "(" {
            end = reading.closeBracket(of: open, in: open..<figure.sentence.upperBound)
        } else {
            end =
                (open + 1..<figure.sentence.upperBound).first { source[$0] == "," }
                ?? figure.sentence.upperBound
        }
        guard open + 1 < end, let list = NameList(in: source.trimmed((open + 1)..<end), reading),
            list.names.count > 1 || list.count > 1,
            !list.range.contains(where: { source[$0].endsClause && source[$0] != "、" })
        else { return nil }
        let number = Int(figure.claim.value.significand)
        let counted = noun(figure, reading)
        let isApposed =
            source[open] == "(" && counted != .other && list.names.count > 2 && list.isOfNames(in: reading)
            && abs(list.names.count - number) < 2
        guard ProperNames(list, in: reading).all || isApposed else { return nil }
        if list.names.count == number || list.count == number {
            return finding(.holds, list, number, figure, reading)
        }
        let exceeds = list.names.count > number
        if list.isExtract {
            return finding(exceeds ? .doesNotHold : .undecided, list, list.count, figure, reading)
        }
        return counted == .other
            ? nil : finding(.doesNotHold, list, list.count, figure, reading)
    }

    /// 分为三期，分别于 three dates.
    private static func dates(_ figure: RuleFigure, _ reading: ItemReading) -> Finding? {
        let source = reading.source
        guard [.each("期"), .each("批")].contains(figure.claim.unit.base) else { return nil }
        let mark = figure.range.upperBound
        guard source[mark] == ",", source.has("分别于", at: mark + 1, before: figure.sentence.upperBound) else {
            return nil
        }
        let range = (mark + 4)..<figure.sentence.upperBound
        var (dates, position, end) = (0, range.lowerBound, range.lowerBound)
        while position < range.upperBound {
            let start = position
            while position < range.upperBound,
                source[position].isDigit || "年月日".unicodeScalars.contains(source[position])
            {
                position += 1
            }
            guard position > start, ["年", "月", "日"].contains(source[position - 1]) else { break }
            (dates, end) = (dates + 1, position)
            guard source[position] == "、" || source[position] == "和" else { break }
            position += 1
        }
        guard dates > 1 else { return nil }
        let holds = figure.claim.value.significand == Int64(dates)
        return Finding(
            .listCount, holds ? .holds : .doesNotHold,
            [reading.place(figure), reading.place(range.lowerBound..<end)],
            Message(
                zh: "列出\(dates)个日期，原文\(figure.claim.figure.text.folded)",
                en: "\(dates) dates are listed, printed \(figure.claim.value)"))
    }

    /// 除阿尔山市外，其他5个旗县市: all of the league less those named.
    private static func remainder(_ figure: RuleFigure, _ reading: ItemReading, _ district: District?)
        -> Finding?
    {
        let lead = figure.sentence.lowerBound..<figure.range.lowerBound
        guard let district, noun(figure, reading) == .place, let mark = reading.last("除", in: lead),
            ["其他", "其余"].contains(where: {
                reading.source.has($0, at: figure.range.lowerBound - 2, before: lead.upperBound)
            }),
            let end = reading.first("外", in: mark..<lead.upperBound)
        else { return nil }
        let number = Int(figure.claim.value.significand)
        let named = district.count(in: (mark + 1)..<end, of: reading.source)
        guard named > 0, named + number == district.counties || district.isClosed else { return nil }
        return Finding(
            .listCount, named + number == district.counties ? .holds : .doesNotHold,
            [reading.place((mark)..<(end + 1)), reading.place(figure)],
            Message(
                zh: "\(named) + \(number) = \(named + number)，\(district.name)共\(district.counties)个旗县市",
                en:
                    "\(named) + \(number) = \(named + number); \(district.name) has \(district.counties) counties"
            ))
    }

    private static func says(_ words: [String], behind figure: RuleFigure, _ reading: ItemReading) -> Bool {
        words.contains {
            reading.source.has($0, at: figure.range.upperBound, before: figure.segment.upperBound)
        }
    }

    private enum Noun { case place, company, other }

    private static func noun(_ figure: RuleFigure, _ reading: ItemReading) -> Noun {
        let trail = figure.range.upperBound..<min(figure.segment.upperBound, figure.range.upperBound + 3)
        let source = reading.source
        if figure.claim.unit.base == .each("个") {
            return places.contains { source.has($0, at: trail.lowerBound, before: trail.upperBound) }
                ? .place : .other
        }
        return figure.claim.unit.base == .each("家") && reading.says(companies, in: trail) ? .company : .other
    }

    private static func finding(
        _ verdict: FindingVerdict, _ list: NameList, _ names: Int, _ figure: RuleFigure, _ reading: ItemReading
    ) -> Finding {
        Finding(
            .listCount, verdict, [reading.place(list.range), reading.place(figure)],
            Message(
                zh: "列出\(names)个名称，原文\(list.isExtract ? "等" : "")\(figure.claim.figure.text.folded)",
                en: "\(names) names are listed, printed \(figure.claim.value)"),
            note: verdict == .undecided && list.isExtract
                ? Message(zh: "只列举了一部分", en: "the list is an extract")
                : verdict == .undecided ? Message(zh: "所列未必都是名称", en: "what is listed need not be names") : nil)
    }
}
