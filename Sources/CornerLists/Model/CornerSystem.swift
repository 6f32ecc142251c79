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
    /// The number before the eastings tells the zone, else 带号, else 中央子午线 and 几度分带 of the header.
    ///
    /// - Parameters:
    ///   - file: the file.
    ///   - number: the 3° or 6° zone that the user names, for eastings without a number.
    /// - Throws: `zone` when it is told nowhere, or in two ways; `system` for what the header names and is not known.
    public init(of file: CornerFile, zone number: Int? = nil) throws(CornerError) {
        var facts = CornerFacts(file)
        datum = try facts.datum()
        facts.checkConversion()
        facts.checkPrecision()
        try facts.checkUnit()
        guard !file.notation.isAngular else {
            zone = nil
            isPrefixed = false
            source = Message(zh: "坐标为经纬度", en: "ordinates are longitude and latitude")
            warnings = facts.warnings
            return
        }
        try facts.checkProjection()
        let stated = try facts.zone()
        let prefix = try Self.prefix(of: file)
        if let prefix { facts.checkWidth(of: prefix) }
        warnings = facts.warnings
        let user = number.flatMap { Zone(prefix: $0) }
        if let prefix {
            let named = stated.flatMap { $0.holds(prefix) ? nil : $0 }
            for (other, line, zh, en) in [
                (user, 0, "--zone", "--zone"), (named?.zone, named?.line ?? 0, "文件的“带号”", "the header"),
            ] {
                guard let other, other.number != prefix.number else { continue }
                // 6° zone 21 and 3° zone 41 have one meridian: the number before the eastings still stands.
                throw CornerError(
                    .zone, line: line,
                    zh: "横坐标前的带号是\(prefix.number)（第\(file.line)行起），而\(zh)是\(other.number)；请核对后改正",
                    en:
                        "eastings begin with zone \(prefix.number) (from line \(file.line)), but \(en) says \(other.number); check and correct it"
                )
            }
            zone = prefix
            isPrefixed = true
            source = Message(zh: "横坐标前的带号\(prefix.number)", en: "zone \(prefix.number) before the eastings")
        } else if let found = user ?? stated?.zone {
            if let stated, let user, !stated.holds(user) {
                throw CornerError(
                    .zone, line: stated.line, zh: "文件写明带号\(stated.zone.number)，与 --zone \(user.number) 不符",
                    en: "the header says zone \(stated.zone.number), --zone says \(user.number)")
            }
            zone = found
            isPrefixed = false
            source =
                user != nil
                ? Message(zh: "用户指定带号\(found.number)", en: "zone \(found.number) given by the user")
                : Message(zh: "文件写明带号\(found.number)", en: "zone \(found.number) from the header")
        } else {
            throw CornerError(
                .zone, line: file.line, zh: "横坐标没有带号，文件也未写明；同一坐标在40带和41带都成立，请用 --zone 指明",
                en:
                    "eastings have no zone before them and the file names none; every pair fits zone 40 and zone 41, give --zone"
            )
        }
    }

    /// What is to be told of files in several systems of one text.
    ///
    /// - Parameter other: the first whose system is not that of the first file.
    /// - Throws: `system` for files on several datums, and for older ones in several zones, which cannot be brought together.
    public static func joined(
        _ systems: [CornerSystem], _ files: [CornerFile], _ other: Int
    ) throws(CornerError) -> CornerWarning {
        let (first, line) = (files[0].line, files[other].line)
        guard systems.allSatisfy({ $0.datum == .cgcs2000 }) else {
            throw CornerError(
                .system, line: line,
                zh: "此行起的地块与第\(first)行起的坐标系不同（EPSG:\(systems[other].epsg)、EPSG:\(systems[0].epsg)），请分成几个文件",
                en:
                    "the parcels from here have another reference system than those from line \(first) (EPSG:\(systems[other].epsg), EPSG:\(systems[0].epsg)); split the file"
            )
        }
        return CornerWarning(
            .joined, line: line,
            zh: "此行起的地块（\(systems[other].name.zh)）与第\(first)行起的（\(systems[0].name.zh)）分属两种坐标，各按本带读取，换算为经纬度",
            en:
                "the parcels from here (\(systems[other].name.en)) are in another zone than those from line \(first) (\(systems[0].name.en)); each was read in its own and brought to longitude and latitude"
        )
    }

    /// The zone in words.
    private var name: Message {
        zone.map { Message(zh: "\($0.number)带", en: "zone \($0.number)") } ?? Message(zh: "经纬度", en: "degrees")
    }

    /// The zone before the eastings, which are all of one; `nil` when they have none.
    private static func prefix(of file: CornerFile) throws(CornerError) -> Zone? {
        for parcel in file.parcels {
            guard let corner = parcel.rings.lazy.compactMap(\.corners.first).first else { continue }
            guard corner.east.value >= 10_000_000 else { return nil }
            guard let zone = Zone(prefixOf: corner.east.value) else {
                throw CornerError(
                    .zone, line: file.line, zh: "横坐标\(corner.east.text)前的带号不在我国范围内",
                    en: "the zone before easting \(corner.east.text) is none of China")
            }
            return zone
        }
        return nil
    }
}
