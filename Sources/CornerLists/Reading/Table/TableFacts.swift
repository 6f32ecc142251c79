/// What the words of a table say of its reference system, under the keys that heads of survey texts have (坐标系、带号).
enum TableFacts {
    /// The facts of a line of words.
    ///
    /// - Parameter pair: the line as key and value, where it is such.
    static func all(in text: String, _ pair: CornerEntry?) -> [CornerEntry] {
        let value = pair?.value ?? text
        let key = pair?.key.filter { !$0.isWhitespace } ?? ""
        guard !["原", "旧", "转换前"].contains(where: key.hasPrefix) else { return [] }
        var facts: [CornerEntry] = []
        if pair != nil {
            let isSystem = ["坐标系", "大地基准", "椭球"].contains { key.contains($0) }
            if isSystem { facts.append(CornerEntry("坐标系", value)) }
            if key.hasSuffix("带号") { facts.append(CornerEntry("带号", value)) }
            if key.contains("分带") { facts.append(CornerEntry("几度分带", value)) }
            if key.contains("中央") { facts.append(CornerEntry("中央子午线", value)) }
            if key.contains("投影") { facts.append(CornerEntry("投影类型", value)) }
            let isUnit = ["计量单位", "坐标单位", "长度单位", "单位"].contains(key) && (!value.contains("公司"))
            if isUnit, ["公里", "千米", "km", "KM", "米", "m", "度"].contains(value) {
                facts.append(CornerEntry("计量单位", value))
            }
            if isUnit || key.contains("格式"), let angles = CornerNotation(angles: value) {
                facts.append(CornerEntry(CornerNotation.key, angles == .packed ? "度.分秒" : "度"))
            }
            guard isSystem || facts.isEmpty else { return facts }
            let isOfTable = key.isEmpty || isSystem || key.contains("坐标") || key == "注"
            // Under any other label (说明、备注、测量) a system that the words name is that of the corners.
            guard isOfTable || !isNameOrSource(key) else { return facts }
            guard isOfTable else { return datum(in: value).map { CornerEntry("坐标系", $0) } }
        }
        if let angles = angles(in: value) { facts.append(CornerEntry(CornerNotation.key, angles)) }
        if facts.isEmpty { facts += datum(in: value).map { CornerEntry("坐标系", $0) } }
        for (name, number) in [
            ("带号", zone(in: value)), ("几度分带", width(in: value)), ("中央子午线", meridian(in: value)),
        ] {
            if let number { facts.append(CornerEntry(name, number)) }
        }
        return facts
    }

    /// 经纬度为十进制度, 坐标格式DDD.MMSSsss: how angles in plain numbers are printed.
    private static func angles(in text: String) -> String? {
        let (text, isOfAngles) = (
            text.uppercased(), ["经", "纬", "坐标", "角度", "格式"].contains(where: text.contains)
        )
        guard isOfAngles || text.contains("MMSS") else { return nil }
        let notation = CornerNotation(
            in: text, packed: ["度.分秒", "度分秒", "MMSS"], degrees: ["十进制度", "十进制", "小数度"])
        return notation.map { $0 == .packed ? "度.分秒" : "度" }
    }

    /// How the headings of longitude and latitude say that their angles are printed: 经度(度), 纬度/DDD.MMSSsss.
    static func angles(ofHeading cells: [String]) -> [CornerEntry] {
        cells.flatMap { cell -> [CornerEntry] in
            let role = TableRole(cell)
            guard role == .longitude || role == .latitude || cell.contains("经纬度") || cell.contains("坐标格式")
            else { return [] }
            // Behind a bracket or a stroke, else what is left of the words.
            let unit =
                cell.firstIndex { "(/[".contains($0) }.map { String(cell[$0...].filter { $0 != "/" }) }
                ?? ["经度", "纬度", "东经", "北纬", "大地", "坐标", "单位", "格式", "=", "_"].reduce(cell) {
                    $0.replacing($1, with: "")
                }
            return CornerNotation(angles: unit).map {
                [CornerEntry(CornerNotation.key, $0 == .packed ? "度.分秒" : "度")]
            } ?? []
        }
    }

    /// What units under headings say of angles.
    static func angles(ofUnits cells: [String]) -> [CornerEntry] {
        cells.compactMap { CornerNotation(angles: $0) }.map {
            CornerEntry(CornerNotation.key, $0 == .packed ? "度.分秒" : "度")
        }
    }

    /// A label of what things are called or made by, of which a system is a part: 项目名称, 测绘单位, 作业依据.
    private static func isNameOrSource(_ key: String) -> Bool {
        ["名称", "名", "单位", "公司", "人", "依据", "来源", "编号", "号", "地址", "文件", "高程基准"].contains(where: key.hasSuffix)
    }

    /// The system that a text names; the last one where ordinates were brought from one to another.
    private static func datum(in text: String) -> [String] {
        let plain = text.uppercased()
        let isNamed = ["坐标", "大地", "基准", "CGCS", "WGS"].contains { plain.contains($0) }
        guard isNamed else { return [] }
        if ["独立坐标", "地方坐标", "城市坐标", "城建坐标", "假定坐标", "施工坐标", "任意坐标", "相对坐标", "自定义坐标", "独立直角"].contains(
            where: plain.contains)
        {
            return [text]
        }
        var found: [(place: String.Index, name: String)] = []
        for (words, name) in [
            (
                ["CGCS2000", "CGCS 2000", "2000国家", "国家2000", "大地2000", "2000大地", "2000坐标", "2000年国家"],
                "2000国家大地坐标系"
            ),
            (
                ["西安80", "80西安", "1980西安", "1980年西安", "西安1980", "80坐标", "西安坐标", "80国家", "国家80", "1980国家"],
                "1980西安坐标系"
            ),
            (["北京54", "54北京", "1954北京", "1954年北京", "北京1954", "54坐标", "北京坐标"], "1954年北京坐标系"), (["WGS"], "WGS84"),
        ] {
            if let place = words.compactMap({ plain.ranges(of: $0).last?.lowerBound }).max() {
                found.append((place, name))
            }
        }
        found.sort { $0.place < $1.place }
        let isMoved = ["转换", "转为", "换算"].contains { plain.contains($0) }
        // 由1980西安坐标系转换而来 names the origin only.
        found.removeAll { system in
            var lead = plain[..<system.place]
            while let last = lead.last, isDigit(last) || "年国家西安北京".contains(last) { lead = lead.dropLast() }
            return lead.hasSuffix("原") || ["原坐标", "原为", "原采用"].contains(where: lead.contains)
                || isMoved && lead.suffix(2).contains { "由从自将".contains($0) }
        }
        return isMoved ? found.suffix(1).map(\.name) : found.map(\.name)
    }

    /// 带号40, 第40带, 40带.
    private static func zone(in text: String) -> String? {
        for place in text.ranges(of: "带") {
            let behind = text[place.upperBound...]
            if behind.hasPrefix("号") {
                let number = behind.dropFirst().drop { " :=为是()".contains($0) }.prefix { isDigit($0) }
                if number.count == 2 { return String(number) }
            }
            let number = String(text[..<place.lowerBound].reversed().prefix { isDigit($0) }.reversed())
            if number.count == 2 { return number }
        }
        return nil
    }

    /// 3度带, 三度分带.
    private static func width(in text: String) -> String? {
        for word in ["度带", "°带", "度分带", "°分带"] {
            guard let place = text.firstRange(of: word), let digit = text[..<place.lowerBound].last else {
                continue
            }
            if digit == "3" || digit == "三" { return "3" }
            if digit == "6" || digit == "六" { return "6" }
        }
        return nil
    }

    /// 中央子午线120°, 中央经线为东经120度.
    private static func meridian(in text: String) -> String? {
        guard let place = text.firstRange(of: "中央子午线") ?? text.firstRange(of: "中央经线") else { return nil }
        let angle = text[place.upperBound...].drop { !isDigit($0) }.prefix {
            isDigit($0) || ".°度'′分\"″秒".contains($0)
        }
        return angle.isEmpty ? nil : String(angle)
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

    /// Whether two values of a key say different things.
    static func differ(_ one: CornerEntry, _ other: CornerEntry) -> Bool {
        guard one.key == other.key else { return false }
        if one.key == "坐标系" {
            let (a, b) = (datum(in: one.value + "坐标").last, datum(in: other.value + "坐标").last)
            return a != nil && b != nil && a != b
        }
        guard ["带号", "几度分带", "中央子午线"].contains(one.key) else { return false }
        let (a, b) = (one.value.filter(isDigit), other.value.filter(isDigit))
        return !a.isEmpty && !b.isEmpty && a != b
    }
}
