import Bilingual

/// A text of corners, read: the file, and how it deviates from its form.
public struct CornerReading: Sendable {
    /// What was read: one file, or several where texts were joined or eastings are of several zones.
    public let files: [CornerFile]
    /// The deviations, in the order of the lines.
    public let warnings: [CornerWarning]

    /// Whether a text may hold corners in one of the forms.
    public static func recognizes(_ text: String) -> Bool { form(of: CornerText(text)) != nil }

    /// Reads a text in whichever form it is.
    ///
    /// - Parameters:
    ///   - text: the text, decoded.
    ///   - angles: how plain numbers that are angles are printed, where the text allows two readings.
    /// - Throws: `CornerError` with the line.
    public init(_ text: String, angles: CornerNotation? = nil) throws(CornerError) {
        let text = CornerText(text)
        guard let form = Self.form(of: text) else {
            throw CornerError(
                .unknownForm, line: 0, zh: "不是可识别的坐标文本（勘测定界 TXT、区域坐标、XYnnn=、拐点坐标表）",
                en: "no corners in a known form (survey text, registration string, XYnnn=, corner table)")
        }
        let texts =
            switch form {
            case .survey: try SurveyTextReader.read(text)
            case .registration: [try RegistrationReader.read(text)]
            case .application: try ApplicationReader.read(text)
            case .table: try TableReader.read(text.rows)
            }
        try self.init(texts, form, angles: angles)
    }

    /// Whether rows of a sheet may be a table of corners.
    public static func recognizes(rows: [CornerRow]) -> Bool {
        TableReader.recognizes(rows.map(\.folded))
    }

    /// Whether rows are rather a list of places, each with a name of its own.
    public static func listsPlaces(_ rows: [CornerRow]) -> Bool {
        TablePlaces.areListed(in: rows.map(\.folded))
    }

    /// The first row that lists which numbers of a table of corners make up a parcel; `nil` where none does.
    public static func firstList(in rows: [CornerRow], of table: [CornerRow]) -> Int? {
        do throws(CornerError) {
            let lists = try PointLists(rows.map(\.folded), of: table.map(\.folded))
            return (lists?.lists.first ?? lists?.doubtful.first)?.line
        } catch {
            return rows.first?.line
        }
    }

    /// Reads the rows of a sheet as a table of corners.
    ///
    /// - Parameters:
    ///   - rows: the rows, with their numbers in the file.
    ///   - angles: how plain numbers that are angles are printed, where the rows allow two readings.
    /// - Throws: `CornerError` with the row.
    public init(rows: [CornerRow], angles: CornerNotation? = nil) throws(CornerError) {
        let hidden = Set(rows.filter(\.isHidden).map(\.line))
        var texts = try TableReader.read(rows.map(\.folded))
        for text in texts.indices { texts[text].warn(ofHidden: hidden) }
        try self.init(texts, .table, angles: angles)
    }

    private init(_ texts: [RawCorners], _ form: CornerForm, angles: CornerNotation?) throws(CornerError) {
        var files: [CornerFile] = []
        var warnings: [CornerWarning] = []
        var parcels = 0
        for raw in texts {
            var raw = raw
            files += try Self.files(
                of: &raw, form, angles: angles, line: texts.count > 1 ? raw.parcels.first?.line : nil)
            raw.placeStakes(behind: parcels)
            parcels += raw.parcels.count
            warnings += raw.warnings
        }
        self.files = files
        self.warnings = warnings.sorted { $0.line < $1.line }
    }

    /// The files of one text: one for each run of parcels whose eastings begin with one zone, or none.
    ///
    /// - Parameter line: the one where its parcels begin, for what concerns all of them.
    private static func files(
        of raw: inout RawCorners, _ form: CornerForm, angles: CornerNotation?, line: Int?
    ) throws(CornerError) -> [CornerFile] {
        let stated = CornerNotation.stated(in: raw.header)
        let order = try OrdinateOrder(
            raw.parcels.flatMap { $0.rings.flatMap(\.corners) }, packsAngles: raw.packsAngles, stated: stated,
            notation: angles)
        if order.isSwapped, form != .registration {
            raw.warn(
                .swapped, line ?? 0, zh: "坐标次序为先东（Y）后北（X），已按数值量级对调",
                en: "eastings stand before northings; told by their size and exchanged")
        }
        if raw.packsAngles || stated == .packed, order.notation == .degrees, angles == nil {
            raw.warn(
                .angles, line ?? 0, zh: "数值不能是度分秒，按十进制度读取",
                en: "the numbers cannot be degrees, minutes and seconds; read as decimal degrees")
        }
        if order.isStated {
            let name =
                order.notation == .packed
                ? Message(zh: "度.分秒", en: "degrees.minutes-seconds")
                : Message(zh: "十进制度", en: "decimal degrees")
            raw.warn(
                .angles, line ?? 0, zh: "经纬度按文件所写读取为\(name.zh)",
                en: "angles are read as \(name.en), as the file says")
        }
        let prefixes = try EastingPrefixes(raw, order)
        var files: [CornerFile] = []
        CornerNumbers.check(&raw)
        var checks = RingChecks(notation: order.notation)
        for (index, parcel) in raw.parcels.enumerated() {
            let read = Self.parcel(parcel, order)
            try checks.check(read, index, &raw)
            StatedArea.check(read, line: parcel.line, order.notation, &raw)
            if files.isEmpty || prefixes.changes(at: index) {
                files.append(
                    CornerFile(
                        form: form, notation: order.notation, header: raw.header, parcels: [], line: parcel.line
                    ))
            }
            files[files.count - 1].parcels.append(read)
        }
        checks.finish(&raw)
        return files
    }

    private static func form(of text: CornerText) -> CornerForm? {
        if SurveyTextReader.recognizes(text) { return .survey }
        if ApplicationReader.recognizes(text) { return .application }
        if RegistrationReader.recognizes(text) { return .registration }
        return TableReader.recognizes(text.rows) ? .table : nil
    }

    private static func parcel(_ raw: RawParcel, _ order: OrdinateOrder) -> CornerParcel {
        CornerParcel(
            shape: raw.shape, attributes: raw.attributes,
            rings: raw.rings.map { ring in
                CornerRing(
                    number: ring.number, isExcluded: ring.isExcluded,
                    corners: ring.corners.map { corner in
                        let (a, b) = (
                            ordinate(corner.first, order.notation), ordinate(corner.second, order.notation)
                        )
                        return Corner(
                            label: corner.label, north: order.isSwapped ? b : a, east: order.isSwapped ? a : b)
                    })
            })
    }

    /// Each was found to be a number before.
    private static func ordinate(_ text: String, _ notation: CornerNotation) -> CornerOrdinate {
        CornerOrdinate(text: text, value: notation.value(text) ?? .nan)
    }
}
