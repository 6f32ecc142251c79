public import Bilingual
public import Geodesy

/// The reference system of a file of corners, and how it was found (坐标系判定).
public struct CornerSystem: Sendable, Hashable {
    /// The datums that such files name.
    public enum Datum: String, Sendable, Hashable {
        /// 2000国家大地坐标系.
        case cgcs2000
        /// 1980西安坐标系.
        case xian1980
        /// 1954年北京坐标系.
        case beijing1954
    }

    /// The datum.
    public let datum: Datum
    /// The zone; `nil` for longitude and latitude.
    public let zone: Zone?
    /// Whether eastings carry the number of the zone.
    public let isPrefixed: Bool
    /// How it was found.
    public let source: Message
    /// What of it had to be assumed, or contradicts itself.
    public let warnings: [CornerWarning]

    /// The EPSG code.
    public var epsg: Int {
        guard let zone else {
            return switch datum {
            case .cgcs2000: 4490
            case .xian1980: 4610
            case .beijing1954: 4214
            }
        }
        let base: Int =
            switch (datum, zone.width, isPrefixed) {
            case (.cgcs2000, _, _): zone.epsg(prefixed: isPrefixed) - zone.number
            case (.xian1980, .threeDegrees, true): 2324
            case (.xian1980, .threeDegrees, false): 2345
            case (.xian1980, .sixDegrees, true): 2314
            case (.xian1980, .sixDegrees, false): 2325
            case (.beijing1954, .threeDegrees, true): 2376
            case (.beijing1954, .threeDegrees, false): 2397
            case (.beijing1954, .sixDegrees, true): 21400
            case (.beijing1954, .sixDegrees, false): 21440
            }
        return base + zone.number
    }

    /// The system of a file.
    ///
    /// The number before the eastings tells the zone, else 带号 and 几度分带 of the header.
    ///
    /// - Parameters:
    ///   - file: the file.
    ///   - number: the 3° or 6° zone that the user names, for eastings without a number.
    /// - Throws: `zone` when it is told nowhere, or in two ways.
    public init(of file: CornerFile, zone number: Int? = nil) throws(CornerError) {
        var warnings: [CornerWarning] = []
        if let named = Self.datum(in: file) {
            datum = named
        } else {
            datum = .cgcs2000
            warnings.append(
                CornerWarning(
                    .noDatum, line: 0, zh: "文件未注明坐标系，按2000国家大地坐标系处理",
                    en: "the file names no datum; taken as CGCS2000"))
        }
        if let text = file.value(of: "转换参数"),
            text.split(whereSeparator: { ",;".contains($0) }).contains(where: { (Double($0) ?? 0) != 0 })
        {
            warnings.append(
                CornerWarning(
                    .conversion, line: 0, zh: "“转换参数”不为零（\(text)），未作转换，坐标按原值使用",
                    en: "the conversion parameters are not zero (\(text)); they were not applied"))
        }
        guard !file.notation.isAngular else {
            zone = nil
            isPrefixed = false
            source = Message(zh: "坐标为经纬度", en: "ordinates are longitude and latitude")
            self.warnings = warnings
            return
        }
        let stated = try Self.headerZone(of: file, &warnings)
        let user = number.flatMap { Zone(prefix: $0) }
        if let prefix = try Self.prefix(of: file) {
            for (other, zh, en) in [(user, "--zone", "--zone"), (stated, "文件的“带号”", "the header")] {
                guard let other, other.number != prefix.number else { continue }
                // 6° zone 21 and 3° zone 41 have one meridian: the number before the eastings still stands.
                throw CornerError(
                    .zone, line: 0, zh: "横坐标前的带号是\(prefix.number)，而\(zh)是\(other.number)；请核对后改正",
                    en:
                        "eastings begin with zone \(prefix.number), but \(en) says \(other.number); check and correct it"
                )
            }
            zone = prefix
            isPrefixed = true
            source = Message(zh: "横坐标前的带号\(prefix.number)", en: "zone \(prefix.number) before the eastings")
        } else if let found = user ?? stated {
            if let stated, let user, stated != user {
                throw CornerError(
                    .zone, line: 0, zh: "文件写明带号\(stated.number)，与 --zone \(user.number) 不符",
                    en: "the header says zone \(stated.number), --zone says \(user.number)")
            }
            zone = found
            isPrefixed = false
            source =
                user != nil
                ? Message(zh: "用户指定带号\(found.number)", en: "zone \(found.number) given by the user")
                : Message(zh: "文件写明带号\(found.number)", en: "zone \(found.number) from the header")
        } else {
            throw CornerError(
                .zone, line: 0, zh: "横坐标没有带号，文件也未写明；同一坐标在40带和41带都成立，请用 --zone 指明",
                en:
                    "eastings have no zone before them and the file names none; every pair fits zone 40 and zone 41, give --zone"
            )
        }
        self.warnings = warnings
    }

    private static func datum(in file: CornerFile) -> Datum? {
        for section in file.header {
            for entry in section.entries {
                let text = entry.key + entry.value
                guard text.contains("坐标") || text.contains("大地") else { continue }
                if text.contains("2000") { return .cgcs2000 }
                if text.contains("80") { return .xian1980 }
                if text.contains("54") { return .beijing1954 }
            }
        }
        return nil
    }

    private static func headerZone(
        of file: CornerFile, _ warnings: inout [CornerWarning]
    ) throws(CornerError) -> Zone? {
        guard let text = file.value(of: "带号"), !text.isEmpty else { return nil }
        let digits = text.filter { ("0"..."9").contains($0) }
        guard let number = Int(digits), let zone = Zone(prefix: number) else {
            throw CornerError(
                .zone, line: 0, zh: "带号“\(text)”不是我国的3度带（25–45）或6度带（13–23）",
                en: "\"\(text)\" is no 3° (25–45) or 6° (13–23) zone of China")
        }
        if let width = file.value(of: "几度分带").flatMap({ Int($0.filter { ("0"..."9").contains($0) }) }),
            width != zone.width.rawValue
        {
            warnings.append(
                CornerWarning(
                    .zoneWidth, line: 0, zh: "几度分带写为\(width)，而带号\(number)是\(zone.width.rawValue)度带，按带号读取",
                    en:
                        "says zones of \(width)°, but zone \(number) is one of \(zone.width.rawValue)°; the number stands"
                ))
        }
        return zone
    }

    /// The zone before all eastings; `nil` when none has one.
    private static func prefix(of file: CornerFile) throws(CornerError) -> Zone? {
        var found: Zone?
        var bare: Corner?
        for parcel in file.parcels {
            for ring in parcel.rings {
                for corner in ring.corners {
                    guard corner.east.value >= 10_000_000 else {
                        bare = bare ?? corner
                        continue
                    }
                    guard let zone = Zone(prefixOf: corner.east.value) else {
                        throw CornerError(
                            .zone, line: 0, zh: "横坐标\(corner.east.text)前的带号不在我国范围内",
                            en: "the zone before easting \(corner.east.text) is none of China")
                    }
                    guard found ?? zone == zone else {
                        throw CornerError(
                            .zone, line: 0, zh: "文件中有\(found?.number ?? 0)带和\(zone.number)带两种坐标，请按带分成两个文件",
                            en:
                                "the file has eastings of zones \(found?.number ?? 0) and \(zone.number); split it by zone"
                        )
                    }
                    found = zone
                }
            }
        }
        if found != nil, let bare {
            throw CornerError(
                .zone, line: 0, zh: "横坐标\(bare.east.text)没有带号，其他坐标有，请统一",
                en: "easting \(bare.east.text) lacks the zone that others have; make them alike")
        }
        return found
    }
}
