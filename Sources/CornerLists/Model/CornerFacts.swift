import Geodesy

/// What the header of a file says about its ordinates: datum, projection, unit, zone, precision (表头事项).
struct CornerFacts {
    /// A zone that the header names.
    struct StatedZone {
        let zone: Zone
        /// Whether it is named by its meridian only, which a 3° and a 6° zone may share.
        let isMeridian: Bool
        let line: Int

        /// Whether a zone is the one that is named.
        func holds(_ other: Zone) -> Bool {
            isMeridian ? zone.centralMeridian == other.centralMeridian : zone == other
        }
    }

    private let file: CornerFile
    /// What had to be assumed, or contradicts itself.
    private(set) var warnings: [CornerWarning] = []

    init(_ file: CornerFile) { self.file = file }

    // MARK: Datum

    /// Words that stand for a system of a place, whose ordinates fit no zone.
    private static let local = ["独立", "地方", "城市", "城建", "自定义", "任意", "假定", "施工", "工程", "相对"]
    /// What the names of the national systems are made of.
    private static let national = [
        "国家", "全国", "中国", "西安", "北京", "大地", "坐标", "高程", "基准", "系统", "系", "平面", "直角", "空间", "投影", "高斯", "克吕格",
        "克里格", "分带", "度", "带", "中央", "子午线", "经线", "年", "第", "号", "三", "六", "采用", "以上", "为", "版",
    ]

    /// The datum that the header names.
    ///
    /// - Throws: `system` for the system of a place.
    mutating func datum() throws(CornerError) -> CornerSystem.Datum {
        for entry in file.header.flatMap(\.entries) {
            let isNamed = ["坐标系", "大地基准", "椭球"].contains { entry.key.contains($0) }
            let text = CornerText.plain(entry.value)
            guard isNamed ? !text.isEmpty : text.contains("坐标系") else { continue }
            let known = Self.datum(in: text)
            let rest = Self.national.reduce(text) { $0.replacing($1, with: "") }
            let isPlace = rest.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
            if Self.local.contains(where: text.contains) || (known == nil && isNamed && isPlace) {
                throw CornerError(
                    .system, line: entry.line,
                    zh: "坐标系“\(text)”不是国家坐标系，没有转换参数不能确定位置；请先转换为2000国家大地坐标系，坐标确在其上的改正此行",
                    en:
                        "\"\(text)\" is no national system, and without parameters nothing tells where it lies; transform the corners to CGCS2000 first, or correct this line where they are on it"
                )
            }
            guard let known else { continue }
            if isPlace, isNamed {
                warnings.append(
                    CornerWarning(
                        .noDatum, line: entry.line, zh: "坐标系写为“\(text)”，按国家坐标系处理，请核对是否为地方坐标系",
                        en:
                            "the system is called \"\(text)\"; taken as the national one, check that it is not a local one"
                    ))
            } else if text.uppercased().contains("WGS") {
                warnings.append(
                    CornerWarning(
                        .noDatum, line: entry.line, zh: "坐标系写为“\(text)”，视同2000国家大地坐标系",
                        en: "the system is called \"\(text)\"; taken as CGCS2000"))
            }
            return known
        }
        warnings.append(
            CornerWarning(
                .noDatum, line: 0, zh: "文件未注明坐标系，按2000国家大地坐标系处理",
                en: "the file names no datum; taken as CGCS2000"))
        return .cgcs2000
    }

    private static func datum(in text: String) -> CornerSystem.Datum? {
        let text = text.uppercased()
        if text.contains("2000") || text.contains("CGCS") || text.contains("WGS") { return .cgcs2000 }
        if text.contains("80") || text.contains("西安") { return .xian1980 }
        return text.contains("54") ? .beijing1954 : nil
    }

    // MARK: Zone

    /// The zone that the header names by its number or meridian.
    ///
    /// - Throws: `zone` for one that is none of China's, and where the two contradict each other.
    mutating func zone() throws(CornerError) -> StatedZone? {
        let width = file.fact("几度分带").flatMap { Int($0.value.filter { ("0"..."9").contains($0) }) }
        let meridian = try meridianZone(width)
        guard let entry = file.fact("带号") else { return meridian }
        guard let zone = Int(entry.value.filter { ("0"..."9").contains($0) }).flatMap({ Zone(prefix: $0) })
        else {
            throw CornerError(
                .zone, line: entry.line, zh: "带号“\(entry.value)”不是我国的3度带（25–45）或6度带（13–23）",
                en: "\"\(entry.value)\" is no 3° (25–45) or 6° (13–23) zone of China")
        }
        if let meridian, !meridian.holds(zone) {
            throw CornerError(
                .zone, line: meridian.line,
                zh: "中央子午线\(Int(meridian.zone.centralMeridian))°与带号\(zone.number)（第\(entry.line)行）不符；请核对后改正",
                en:
                    "the meridian \(Int(meridian.zone.centralMeridian))° is not that of zone \(zone.number) (line \(entry.line)); check and correct it"
            )
        }
        if let width, width != zone.width.rawValue {
            warnings.append(
                CornerWarning(
                    .zoneWidth, line: entry.line,
                    zh: "几度分带写为\(width)，而带号\(zone.number)是\(zone.width.rawValue)度带，按带号读取",
                    en:
                        "says zones of \(width)°, but zone \(zone.number) is one of \(zone.width.rawValue)°; the number stands"
                ))
        }
        return StatedZone(zone: zone, isMeridian: false, line: entry.line)
    }

    /// Zones of another width than that of the number before the eastings are told.
    mutating func checkWidth(of prefix: Zone) {
        guard file.fact("带号") == nil, let entry = file.fact("几度分带"),
            let width = Int(entry.value.filter { ("0"..."9").contains($0) }), width != prefix.width.rawValue
        else { return }
        warnings.append(
            CornerWarning(
                .zoneWidth, line: entry.line,
                zh: "几度分带写为\(width)，而横坐标前的\(prefix.number)是\(prefix.width.rawValue)度带，按带号读取",
                en:
                    "says zones of \(width)°, but \(prefix.number) before the eastings is a zone of \(prefix.width.rawValue)°; the number stands"
            ))
    }

    private func meridianZone(_ width: Int?) throws(CornerError) -> StatedZone? {
        guard let entry = file.fact("中央子午线", "中央经线") else { return nil }
        let number =
            AngleReader.marked(entry.value)
            ?? Double(entry.value.filter { ("0"..."9").contains($0) || $0 == "." })
        let widths: [Zone.Width] = width == 6 ? [.sixDegrees] : [.threeDegrees]
        guard let number,
            let zone = widths.lazy.compactMap({ Zone(containing: number, width: $0) })
                .first(where: { $0.centralMeridian == number })
        else {
            throw CornerError(
                .zone, line: entry.line, zh: "中央子午线“\(entry.value)”不是标准分带的，坐标不在国家坐标系的分带内；请先转换",
                en: "the meridian \"\(entry.value)\" is that of no zone; transform the corners to one first")
        }
        return StatedZone(zone: zone, isMeridian: true, line: entry.line)
    }

    // MARK: Projection, unit, precision, parameters

    /// - Throws: `system` for another projection than Gauss–Krüger's.
    func checkProjection() throws(CornerError) {
        guard let entry = file.fact("投影类型", "投影方式") else { return }
        let text = entry.value.lowercased()
        guard !["高斯", "gauss", "克吕格", "gk", "g-k"].contains(where: text.contains) else { return }
        throw CornerError(
            .system, line: entry.line, zh: "投影类型是“\(entry.value)”，坐标文本按高斯-克吕格投影读取；请先投影到3度带，或改正此行",
            en:
                "the projection is \"\(entry.value)\", and texts of corners are read in Gauss–Krüger's; project them to a 3° zone first, or correct this line"
        )
    }

    /// - Throws: `system` for a unit that the ordinates are not in.
    mutating func checkUnit() throws(CornerError) {
        guard let entry = file.fact("计量单位", "坐标单位") else { return }
        let text = entry.value.lowercased()
        let isMetre = text.hasPrefix("米") || text.hasPrefix("公尺") || text == "m" || text.hasPrefix("met")
        let isDegree = text.contains("度") || text.contains("deg") || text.contains("秒")
        if file.notation.isAngular ? isDegree : isMetre { return }
        guard file.notation.isAngular else {
            throw CornerError(
                .system, line: entry.line, zh: "计量单位是“\(entry.value)”，而坐标是米的数值；请核对后改正",
                en: "the unit is \"\(entry.value)\", but the ordinates are of metres; check and correct it")
        }
        warnUnit(entry)
    }

    private mutating func warnUnit(_ entry: CornerEntry) {
        warnings.append(
            CornerWarning(
                .unit, line: entry.line, zh: "计量单位写为“\(entry.value)”，而坐标是经纬度，按经纬度读取",
                en: "the unit is \"\(entry.value)\", but ordinates are longitude and latitude; read as these"))
    }

    /// A precision coarser than a metre is told; 1 to 4 are numbers of decimals where ordinates have some.
    mutating func checkPrecision() {
        guard let entry = file.fact("精度"), let value = Double(entry.value.filter { $0 != "米" && $0 != "m" }),
            value > 1
        else { return }
        let hasDecimals = file.parcels.contains {
            $0.rings.contains { $0.corners.contains { $0.north.text.contains(".") } }
        }
        if value <= 4, value == value.rounded(), hasDecimals { return }
        warnings.append(
            CornerWarning(
                .precision, line: entry.line, CornerStake(.metres(value)),
                zh: "精度写为\(entry.value)，粗于1米，面积只有相应的可靠性",
                en: "the precision is \(entry.value), coarser than a metre; areas are no better than that"))
    }

    /// Parameters of a conversion are told.
    mutating func checkConversion() {
        guard let entry = file.fact("转换参数"),
            entry.value.split(whereSeparator: { ",，;；、 ".contains($0) }).contains(where: {
                (Double($0) ?? 0) != 0
            })
        else { return }
        warnings.append(
            CornerWarning(
                .conversion, line: entry.line, CornerStake(.place),
                zh: "“转换参数”不为零（\(entry.value)），未作转换，坐标按原值使用",
                en: "the conversion parameters are not zero (\(entry.value)); they were not applied"))
    }
}
