import Bilingual
import CornerLists
import Documents
import Project

/// Tables of corners in the sheets of a workbook or in separated values.
struct CornerTables {
    /// A sheet with corners.
    struct Table {
        let name: String
        let rows: [CornerRow]
    }

    /// The sheets with corners, in their order.
    private(set) var tables: [Table] = []
    /// What is to be told of them.
    private(set) var notes: [Message] = []
    private let path: String

    /// Finds the tables of a file.
    ///
    /// - Parameters:
    ///   - sheet: the sheet that is meant, when the user names one.
    ///   - encoding: the encoding of separated values that the user names.
    /// - Returns: `nil` for a file of another kind, and for separated values that are no corners.
    /// - Throws: `inputRefused` for workbooks that cannot be read or hold no corners.
    init?(_ bytes: [UInt8], path: String, sheet: String?, encoding: String?) throws(SurveyError) {
        self.path = path
        if Self.holdsShapes(bytes) { return nil }
        let isText = !WorkbookFile.recognizes(bytes)
        let sheets: [TableSheet]
        do throws(DocumentError) {
            guard let found = try TableFile.sheets(bytes, encoding: encoding, path: path) else { return nil }
            sheets = found
        } catch {
            // Of separated values the reader of layers tells what is wrong.
            if isText, path.lowercased().hasSuffix(".csv") { return nil }
            throw SurveyError(error)
        }
        if isText {
            guard let only = sheets.first else { return nil }
            let rows = Self.rows(of: only)
            if CornerReading.recognizes(rows: rows), !CornerReading.listsPlaces(rows) {
                try Self.refuseSwallowed(only, path)
                tables = [Table(name: "", rows: rows)]
                return
            }
            try Self.refuse(only, path, isUnicode: String(validating: bytes, as: UTF8.self) != nil)
            return nil
        }
        try find(in: sheets, sheet)
    }

    private mutating func find(in sheets: [TableSheet], _ wanted: String?) throws(SurveyError) {
        let names = sheets.map(\.name).joined(separator: "、")
        let meant = sheets.filter { wanted == nil ? !$0.isHidden : $0.name == wanted }
        if let wanted, meant.isEmpty {
            throw SurveyError(
                .inputRefused, at: path,
                Message(
                    zh: "工作簿中没有表“\(wanted)”（现有：\(names)）",
                    en: "the workbook has no sheet \"\(wanted)\" (there are: \(names))"))
        }
        var unread: [String] = []
        for sheet in sheets {
            let rows = Self.rows(of: sheet)
            guard meant.contains(where: { $0.name == sheet.name }), CornerReading.recognizes(rows: rows) else {
                if !sheet.rows.isEmpty { unread.append(sheet.name) }
                continue
            }
            try refuseUnknown(sheet)
            try refuseStruck(sheet)
            tables.append(Table(name: sheet.name, rows: rows))
            notes += sheet.notesOnReading
            if let note = Self.strikeNote(sheet) { notes.append(note) }
            if let note = Self.roundingNote(sheet) { notes.append(note) }
        }
        try refuseLists(sheets.filter { unread.contains($0.name) })
        guard !tables.isEmpty else {
            throw SurveyError(
                .inputRefused, at: path,
                Message(
                    zh: "工作簿（表：\(names)）中没有拐点坐标表：每行一个拐点，列为点号、X坐标、Y坐标（或经度、纬度）",
                    en:
                        "no sheet of the workbook (\(names)) is a table of corners: one corner a row, with columns for its number, X and Y (or longitude and latitude)"
                ))
        }
        if wanted == nil, !unread.isEmpty {
            let list = unread.joined(separator: "、")
            notes.append(
                Message(
                    zh: "未读的表（隐藏或没有拐点坐标）：\(list)", en: "sheets not read, hidden or without corners: \(list)"))
        }
    }

    /// Refuses a sheet that says which points of another one make up each parcel.
    private func refuseLists(_ others: [TableSheet]) throws(SurveyError) {
        for table in tables {
            for sheet in others {
                guard let line = CornerReading.firstList(in: Self.rows(of: sheet), of: table.rows) else {
                    continue
                }
                throw SurveyError(
                    .inputRefused, at: "\(path):\(sheet.name):\(line)",
                    Message(
                        zh: "此表列出各地块由表“\(table.name)”的哪些点围成；请把这些行复制到该表的坐标之下，再读",
                        en:
                            "this sheet lists which points of the sheet \"\(table.name)\" make up each parcel; copy these rows below the points of that sheet"
                    ))
            }
        }
    }

    /// A value that is not known may be a corner.
    private func refuseUnknown(_ sheet: TableSheet) throws(SurveyError) {
        if let cell = sheet.cells(.uncomputed).first {
            throw SurveyError(
                .inputRefused, at: "\(path):\(sheet.name)!\(cell)",
                Message(
                    zh: "单元格是没有结果的公式；请用 Excel 或 WPS 打开并保存后再读",
                    en: "the cell is a formula without its result; open the file in Excel or WPS and save it"))
        }
        if let cell = sheet.cells(.fault).first {
            throw SurveyError(
                .inputRefused, at: "\(path):\(sheet.name)!\(cell)",
                Message(
                    zh: "单元格是错误值（如 #REF!）；请改正后再读", en: "the cell is an error such as #REF!; correct it first"))
        }
    }

    /// A row of a corner that the sheet strikes through.
    private func refuseStruck(_ sheet: TableSheet) throws(SurveyError) {
        for row in sheet.rows
        where row.cells.values.contains(where: { $0.strike == .whole && Self.isOrdinate($0) }) {
            let place = sheet.name.isEmpty ? "\(path):\(row.number)" : "\(path):\(sheet.name):\(row.number)"
            throw SurveyError(
                .inputRefused, at: place,
                Message(
                    zh: "此行的坐标画有删除线；不再使用的请删去此行，仍使用的请去掉删除线",
                    en:
                        "the ordinates of this row are struck through; delete the row, or take the line off where it holds"
                ))
        }
    }

    // MARK: Rows

    /// The rows as their cells show them, numbers in all their digits.
    static func rows(of sheet: TableSheet) -> [CornerRow] {
        var rows: [CornerRow] = []
        var last = 0
        // The cells of a workbook cannot be cut: a heading stands over all of them, empty or not.
        let width = sheet.name.isEmpty ? 0 : min(sheet.rows.map(\.width).max() ?? 0, 64)
        for row in sheet.rows {
            let isAfterGap = row.number > last + 1
            last = row.number
            // The second half of a corner that takes two rows, beside which the side to the next one stands.
            let own = row.cells.values.count(where: isOrdinate)
            if own == 0, row.continued.values.count(where: isOrdinate) > 1 { continue }
            let cells = (0..<max(width, row.width)).map { column in
                (row.cells[column] ?? row.continued[column]).map(text) ?? ""
            }
            rows.append(
                CornerRow(line: row.number, cells: cells, isAfterGap: isAfterGap, isHidden: row.isHidden))
        }
        return rows
    }

    /// What a cell shows; its digits where that leaves some out.
    private static func text(_ cell: SheetCell) -> String {
        // A remark with a line through it is none any more.
        if cell.strike == .whole, !isOrdinate(cell) { return "" }
        return switch cell.content {
        case .number(let digits) where shownNumber(cell) != Double(digits): digits
        case .hours(let hours): angle(hours, shown: cell.text)
        default: cell.text.split(whereSeparator: \.isNewline).joined(separator: " ")
        }
    }

    /// A time as the angle it is kept for, down to what its format leaves out.
    private static func angle(_ hours: Double, shown: String) -> String {
        let parts = shown.split { !($0.isASCII && $0.isNumber || $0 == ".") }.prefix(3).compactMap {
            Double($0)
        }
        let held = zip(parts, [1, 60, 3600] as [Double]).reduce(0) { $0 + $1.0 / $1.1 }
        let millionths = (hours * 3_600_000_000).rounded()
        let isShort = abs(held - hours) * 3_600_000_000 > 0.5
        guard isShort, !parts.isEmpty, (0..<1e15).contains(millionths) else { return shown }
        let (seconds, rest) = Int(millionths).quotientAndRemainder(dividingBy: 1_000_000)
        var decimals = Substring(String(1_000_000 + rest).dropFirst())
        while decimals.last == "0" { decimals.removeLast() }
        let (degree, minute) = (seconds / 3600, seconds / 60 % 60)
        let second = "\(seconds % 60)" + (decimals.isEmpty ? "" : "." + decimals)
        let isMarked = shown.contains("°") || shown.contains("度")
        return isMarked ? "\(degree)°\(minute)′\(second)″" : "\(degree):\(minute):\(second)"
    }

    private static func shownNumber(_ cell: SheetCell) -> Double? {
        Double(cell.text.filter { !",'’ \u{A0}\u{202F}\u{2009}".contains($0) })
    }

    private static func isOrdinate(_ cell: SheetCell) -> Bool {
        if let value = shownNumber(cell) {
            let decimals = cell.text.split(separator: ".").dropFirst().first?.count ?? 0
            return value >= 100_000 || decimals > 4 && (3...180).contains(value)
        }
        return cell.text.contains("°") || cell.text.contains("度")
    }

    private static func showsTooLittle(_ cell: SheetCell) -> Bool {
        if case .hours = cell.content { return isOrdinate(cell) && text(cell) != cell.text }
        guard case .number(let digits) = cell.content, let value = Double(digits), value >= 100_000,
            let shown = shownNumber(cell)
        else { return false }
        return abs(shown - value) > 0.000_5
    }

    /// That cells beside ordinates are struck through.
    private static func strikeNote(_ sheet: TableSheet) -> Message? {
        let struck = sheet.rows.flatMap { row in
            row.cells.filter { $0.value.strike == .whole }.keys.sorted().map {
                TableSheet.address(column: $0, row: row.number)
            }
        }
        guard !struck.isEmpty else { return nil }
        let (name, list) = (sheet.name, struck.prefix(10).joined(separator: "、"))
        return Message(
            zh: "表“\(name)”有\(struck.count)个单元格（\(list)）画有删除线，未读",
            en:
                "\(struck.count) cells of the sheet \"\(name)\" (\(list)) are struck through; they were not read"
        )
    }

    /// That cells with ordinates hold more than they show.
    private static func roundingNote(_ sheet: TableSheet) -> Message? {
        var count = 0
        var first: (place: String, shown: String, held: String)?
        for row in sheet.rows {
            for (column, cell) in row.cells.sorted(by: { $0.key < $1.key }) {
                guard showsTooLittle(cell) else { continue }
                count += 1
                first = first ?? (TableSheet.address(column: column, row: row.number), cell.text, text(cell))
            }
        }
        guard let first else { return nil }
        let (place, shown, digits) = first
        return Message(
            zh: "表“\(sheet.name)”有\(count)个单元格显示的位数少于所存（\(place) 显示 \(shown)，存 \(digits)），按所存的数读取",
            en:
                "\(count) cells of the sheet \"\(sheet.name)\" show fewer digits than they hold (\(place) shows \(shown), holds \(digits)); what they hold was read"
        )
    }

    // MARK: Separated values that are no corners

    /// So many bytes tell what is in a table.
    static let head = 1 << 16

    /// Whether the first rows of a text hold shapes: well-known text, or well-known binary in hexadecimal digits.
    static func holdsShapes(_ bytes: [UInt8]) -> Bool {
        // A workbook is a ZIP file.
        guard !bytes.starts(with: [0x50, 0x4B, 3, 4]) else { return false }
        // Of UTF-16 every second byte is zero.
        let head = String(decoding: bytes.prefix(head).lazy.filter { $0 != 0 }, as: UTF8.self).uppercased()
        if ["POLYGON", "SURFACE", "LINESTRING", "POINT (", "POINT(", "COLLECTION"].contains(
            where: head.contains)
        {
            return true
        }
        var run = 0
        for byte in head.utf8 {
            let isDigit = (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte)
            run = isDigit ? run + 1 : 0
            if run >= 42 { return true }
        }
        return false
    }

    /// Refuses a field between quotation marks that holds rows of corners.
    private static func refuseSwallowed(_ sheet: TableSheet, _ path: String) throws(SurveyError) {
        for row in sheet.rows {
            for cell in row.cells.values where cell.text.contains(where: \.isNewline) {
                let isOfCorners = cell.text.split(whereSeparator: \.isNewline).contains { line in
                    line.split { ",;\t".contains($0) }.count { isOrdinate(SheetCell(String($0))) } > 1
                }
                guard isOfCorners else { continue }
                throw SurveyError(
                    .inputRefused, at: "\(path):\(row.number)",
                    Message(
                        zh: "此行起一对引号之间有好几行，其中有坐标；引号不是成对的请删去或改为“″”，再读",
                        en:
                            "two quotation marks from this row on enclose several rows with ordinates; delete marks that are no pair, or write ″"
                    ))
            }
        }
    }

    /// Refuses what the reader of layers would refuse for its encoding alone, or not understand.
    private static func refuse(_ sheet: TableSheet, _ path: String, isUnicode: Bool) throws(SurveyError) {
        for row in sheet.rows {
            let powers = row.cells.sorted { $0.key < $1.key }.map(\.value.text).filter(isPower)
            // The other ordinate may have kept its digits.
            guard !powers.isEmpty, row.cells.values.count(where: isOrdinate) > 1 else { continue }
            throw SurveyError(
                .inputRefused, at: "\(path):\(row.number)",
                Message(
                    zh: "坐标成了科学计数法（\(powers[0])），位数已丢失；请在 Excel 中把坐标列设为“数值”、3位小数后再另存",
                    en:
                        "ordinates are in powers of ten (\(powers[0])) and have lost digits; format their columns as numbers of 3 decimals in Excel and save again"
                ))
        }
        guard isUnicode else {
            throw SurveyError(
                .inputRefused, at: path,
                Message(
                    zh: "没有图形列，也不是拐点坐标表：需有 WKT 列，或每行一个拐点（点号、X坐标、Y坐标，或经度、纬度）",
                    en:
                        "no column holds geometry, and the rows are no table of corners: a column of WKT is needed, or one corner a row (number, X and Y, or longitude and latitude)"
                ))
        }
    }

    /// `4.05E+07`: a number of metres in fewer digits than metres need.
    private static func isPower(_ text: String) -> Bool {
        let halves = text.uppercased().split(separator: "E", omittingEmptySubsequences: false)
        return halves.count == 2 && halves[0].count < 9 && Double(halves[0]) != nil
            && ["+05", "+06", "+07", "+5", "+6", "+7"].contains(halves[1])
    }
}
