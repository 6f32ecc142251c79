/// The row of a parcel in a survey text: `4,1.2,1,name,面,sheet,use,class,@`.
struct SurveyParcelRow {
    let line: Int
    /// Its parts, the name whole.
    let fields: [String]
    /// What its corners mean; `nil` where nothing says so.
    let shape: CornerParcel.Shape?
    /// Whether it ends with `@`.
    let isMarked: Bool
    /// Whether the name was made whole of parts between commas.
    let hasCommaInName: Bool

    /// The row; `nil` for a line that is none.
    ///
    /// The kind stands in the fifth place, behind the name; a name that holds commas itself moves it on.
    ///
    /// - Parameter isMarked: whether a line with the mark is one although nothing tells its kind.
    init?(_ line: CornerText.Line, isMarked wanted: Bool?) {
        var text = Substring(line.raw)
        while let last = text.last, ",，;；\t ".contains(last) { text.removeLast() }
        isMarked = text.last == "@" || text.last == "＠"
        if isMarked { text.removeLast() }
        self.line = line.number
        // Most lines are corners: numbers, without a word for a shape.
        guard isMarked || text.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
        var found: (fields: [String], place: Int)?
        for separator in CornerText.separators where text.contains(separator) {
            let fields = CornerText.fields(text, separator: separator)
            if let place = fields.indices.dropFirst(4).first(where: { Self.shape(fields[$0]) != nil }) {
                found = (fields, place)
                break
            }
        }
        guard let found else {
            guard isMarked, wanted != nil, text.contains(where: { ",，\t".contains($0) }) else { return nil }
            let separator = CornerText.separators.first { text.contains($0) } ?? ","
            fields = CornerText.fields(text, separator: separator)
            (shape, hasCommaInName) = (nil, false)
            return
        }
        // Without its mark only a number of corners tells it from other lines.
        guard isMarked || found.fields.count >= 5 && Int(CornerText.plain(found.fields[0])) != nil else {
            return nil
        }
        var fields = found.fields
        fields.replaceSubrange(3..<found.place, with: [fields[3..<found.place].joined(separator: ",")])
        if !isMarked { while fields.count > 5, fields.last?.isEmpty == true { fields.removeLast() } }
        self.fields = fields
        shape = Self.shape(found.fields[found.place])
        hasCommaInName = found.place > 4
    }

    private static func shape(_ text: String) -> CornerParcel.Shape? { CornerParcel.Shape(rawValue: text) }

    /// The number of corners that it states; `nil` for none.
    ///
    /// - Throws: `malformed` for what is no number.
    func count() throws(CornerError) -> Int? {
        let text = CornerText.plain(fields[0])
        if text.isEmpty { return nil }
        let runs = text.split(whereSeparator: { !("0"..."9").contains($0) })
        guard runs.count == 1, let count = Int(runs[0]), !text.contains(".") else {
            throw CornerError(
                .malformed, line: line, zh: "地块行的第1项应为界址点数，实为“\(text)”",
                en: "a parcel's line begins with its number of corners, not \"\(text)\"")
        }
        return count
    }

    /// The parcel, without corners.
    ///
    /// - Throws: `malformed` with the line.
    func parcel(_ raw: inout RawCorners) throws(CornerError) -> RawParcel {
        if !isMarked {
            raw.warn(
                .endMark, line, zh: "地块行末缺少“@”，已按地块行读取",
                en: "the line of the parcel lacks its @; read all the same")
        }
        guard fields.count >= 5 else {
            throw CornerError(
                .malformed, line: line, zh: "地块行应有界址点数、面积、编号、名称、图形属性等字段",
                en: "the line of a parcel has the number of corners, area, number, name, kind …")
        }
        guard shape != nil || fields[4].isEmpty else {
            throw CornerError(
                .malformed, line: line, zh: "地块行的第5项应为图形属性（点、线、面），实为“\(fields[4])”",
                en: "the fifth part of a parcel's line is its kind (point, line or area), not \"\(fields[4])\"")
        }
        if hasCommaInName {
            raw.warn(
                .nameCommas, line, zh: "地块名称中有逗号，已按一个名称读取：“\(fields[3])”",
                en: "the name of the parcel holds commas; read as one name: \"\(fields[3])\"")
        }
        var parcel = RawParcel()
        parcel.line = line
        parcel.shape = shape ?? .area
        let names = [
            (1, CornerField.area), (2, CornerField.id), (3, CornerField.name), (5, CornerField.sheet),
            (6, CornerField.use), (7, CornerField.landClass),
        ]
        for (index, name) in names where index < fields.count && !fields[index].isEmpty {
            parcel.attributes.append(CornerEntry(name, fields[index]))
        }
        for index in fields.indices.dropFirst(8) where !fields[index].isEmpty {
            parcel.attributes.append(CornerEntry("属性\(index + 1)", fields[index]))
        }
        return parcel
    }
}
