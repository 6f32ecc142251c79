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

    /// Reads the rows of a sheet as a table of corners.
    ///
    /// - Parameters:
    ///   - rows: the rows, with their numbers in the file.
    ///   - angles: how plain numbers that are angles are printed, where the rows allow two readings.
    /// - Throws: `CornerError` with the row.
    public init(rows: [CornerRow], angles: CornerNotation? = nil) throws(CornerError) {
        try self.init(try TableReader.read(rows.map(\.folded)), .table, angles: angles)
    }

    private init(_ texts: [RawCorners], _ form: CornerForm, angles: CornerNotation?) throws(CornerError) {
        var files: [CornerFile] = []
        var warnings: [CornerWarning] = []
        for raw in texts {
            var raw = raw
            files += try Self.files(
                of: &raw, form, angles: angles, line: texts.count > 1 ? raw.parcels.first?.line : nil)
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
        let order = try OrdinateOrder(
            raw.parcels.flatMap { $0.rings.flatMap(\.corners) }, packsAngles: raw.packsAngles, notation: angles)
        if order.isSwapped, form != .registration {
            raw.warn(
                .swapped, line ?? 0, zh: "坐标次序为先东（Y）后北（X），已按数值量级对调",
                en: "eastings stand before northings; told by their size and exchanged")
        }
        if raw.packsAngles, order.notation == .degrees {
            raw.warn(
                .angles, line ?? 0, zh: "数值不能是度分秒，按十进制度读取",
                en: "the numbers cannot be degrees, minutes and seconds; read as decimal degrees")
        }
        let prefixes = try EastingPrefixes(raw, order)
        var files: [CornerFile] = []
        let checks = RingChecks(notation: order.notation)
        var coarsest: (line: Int, metres: Double, share: Double)?
        for (index, parcel) in raw.parcels.enumerated() {
            let read = Self.parcel(parcel, order)
            if read.shape == .area {
                for (ring, own) in zip(read.rings, parcel.rings) {
                    try checks.check(ring, own)
                    if let corner = checks.gap(in: own) {
                        let (before, label) = (own.corners[corner - 1].label, own.corners[corner].label)
                        raw.warn(
                            .ringNumbers, own.corners[corner].line, zh: "点号\(before)之后是\(label)，可能缺行或重号，请核对",
                            en:
                                "numbers go from \(before) to \(label): a row between them may be missing; check it"
                        )
                    }
                    if coarsest == nil, let own = own.corners.first, let found = checks.coarseness(of: ring) {
                        coarsest = (own.line, found.metres, found.share)
                    } else if let corner = checks.coarseCorner(of: ring) {
                        raw.warn(
                            .precision, own.corners[corner].line, zh: "此点取位比其他点少两位以上，请核对是否漏了小数",
                            en:
                                "this corner has two digits less than the others, or fewer; check that none are lost"
                        )
                    }
                }
            }
            for ring in read.idleExclusions {
                raw.warn(
                    .exclusionOutside, 0, zh: "扣除区块（首点\(ring.corners.first?.label ?? "")）不在任何包含区块内，未扣除",
                    en:
                        "a block to be taken out (first corner \(ring.corners.first?.label ?? "")) lies in no included one; nothing is taken out"
                )
            }
            if files.isEmpty || prefixes.changes(at: index) {
                files.append(
                    CornerFile(
                        form: form, notation: order.notation, header: raw.header, parcels: [], line: parcel.line
                    ))
            }
            files[files.count - 1].parcels.append(read)
        }
        if let coarsest {
            let (metres, share) = (
                PrintedNumber.text(coarsest.metres, decimals: coarsest.metres < 1 ? 2 : 0),
                PrintedNumber.text(coarsest.share * 100, decimals: coarsest.share < 0.02 ? 2 : 0)
            )
            raw.warn(
                .precision, coarsest.line,
                zh: "坐标取位太粗，末位约合\(metres)米，面积可能相差\(share)%；请用取位更细的坐标",
                en:
                    "ordinates are too coarse: the last digit is about \(metres) m, and areas may be off by \(share)%; use corners with more digits"
            )
            // Of whole metres table programs may have dropped the zeros behind the point.
            if coarsest.metres > RingChecks.metres {
                raw.warnings[raw.warnings.count - 1].coarseness = coarsest.metres
            }
        }
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
