import Bilingual
import FoundationEssentials

extension DBaseTable {
    /// The names that more than one column has, upper and lower case alike, since fields are found so.
    var duplicateNames: [String] {
        var seen: Set<[UInt8]> = []
        return columns.compactMap { column in
            let name = column.name.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
            return seen.insert(name).inserted ? nil : String(decoding: column.name, as: UTF8.self)
        }
    }

    /// What a byte may be in a number: a digit or sign (0), a blank or null byte (1), an asterisk (2), else (4).
    private static let classes: [UInt8] = (0..<256).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            0
        case 0x20, 0x00: 1
        case UInt8(ascii: "*"): 2
        default: 4
        }
    }

    /// Reports numbers and dates that are none: GDAL reads "1,5" as 1.
    ///
    /// Asterisks are what dBASE writes for a number too wide for its column, but GDAL and QGIS for no value; they are
    /// noted once.
    func checkValues(into findings: inout StructureFindings, path: String) {
        let checked = columns.filter { "NFD".utf8.contains($0.type) && $0.length > 0 }
        guard !checked.isEmpty else { return }
        var asterisks: [Int: Int] = [:]
        unsafe withBytes { bytes in
            var pages = unsafe PassedPages(of: bytes)
            for record in 0..<recordCount {
                let start = headerLength + record * recordLength
                pages.pass(start)
                for column in checked {
                    let range = (start + column.offset)..<(start + column.offset + column.length)
                    if column.type == UInt8(ascii: "D") {
                        unsafe checkDate(bytes[range], column, record, into: &findings, path: path)
                        continue
                    }
                    var classes: UInt8 = 0
                    for index in range { unsafe classes |= Self.classes[Int(bytes[index])] }
                    if classes == 2 || classes == 3 {
                        asterisks[column.offset, default: 0] += 1
                    } else if classes > 3 {
                        unsafe report(bytes[range], column, record, into: &findings, path: path)
                    }
                }
            }
        }
        guard !asterisks.isEmpty else { return }
        let list = checked.compactMap { column in
            asterisks[column.offset].map { "\(String(decoding: column.name, as: UTF8.self)) (\($0))" }
        }.joined(separator: ", ")
        findings.add(
            .note, .value,
            Message(
                zh: "数值字段有星号（无值，或数值超出宽度），按无值读，字段（个数）：\(list)",
                en:
                    "numbers written as asterisks (no value, or one too wide) are read as no value, fields (values): \(list)"
            ),
            path: path)
    }

    /// Reports a number with other signs than numbers have.
    private func report(
        _ bytes: Slice<UnsafeRawBufferPointer>, _ column: Column, _ record: Int,
        into findings: inout StructureFindings, path: String
    ) {
        let text = unsafe Self.text(bytes)
        let field = String(decoding: column.name, as: UTF8.self)
        let feature = Int64(record)
        // What Microsoft's and other runtimes write for numbers that are not finite.
        let lowered = text.lowercased()
        if lowered.contains("#") || ["nan", "inf", "-nan", "-inf"].contains(lowered) {
            findings.add(
                .repair, .value,
                Message(
                    zh: "第\(record + 1)条记录的字段“\(field)”为“\(text)”，不是有限数值",
                    en: "\(field) of record \(record + 1) is \(text), which is no finite number"),
                path: path, feature: feature)
            return
        }
        findings.add(
            .refuse, .value,
            Message(
                zh: "第\(record + 1)条记录的数值字段“\(field)”内容为“\(text)”，不是数值",
                en: "\(field) of record \(record + 1) is to be a number but holds \"\(text)\""),
            path: path, feature: feature)
    }

    private func checkDate(
        _ bytes: Slice<UnsafeRawBufferPointer>, _ column: Column, _ record: Int,
        into findings: inout StructureFindings, path: String
    ) {
        let isEmpty = unsafe bytes.allSatisfy { $0 == 0x20 || $0 == 0 || $0 == UInt8(ascii: "0") }
        guard !isEmpty else { return }
        let digits = unsafe bytes.map { Int($0) - 0x30 }
        if digits.count == 8, digits.allSatisfy((0...9).contains) {
            let (year, month) = (
                digits[0..<4].reduce(0) { 10 * $0 + $1 }, 10 * digits[4] + digits[5]
            )
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            if (1...12).contains(month), (1...days[month - 1]).contains(10 * digits[6] + digits[7]) { return }
        }
        let field = String(decoding: column.name, as: UTF8.self)
        let text = unsafe Self.text(bytes)
        findings.add(
            .repair, .value,
            Message(
                zh: "第\(record + 1)条记录的日期字段“\(field)”内容为“\(text)”，不是日期",
                en: "\(field) of record \(record + 1) is to be a date but holds \"\(text)\""),
            path: path, feature: Int64(record))
    }

    private static func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
        unsafe String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
            .split(separator: " ").joined(separator: " ")
    }
}
