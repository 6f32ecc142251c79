import Bilingual
import FoundationEssentials

/// The numbers of an attribute table with more digits than a double keeps (长数字): identifiers (标识码), mostly.
///
/// GDAL reads columns of nineteen digits and more, and those with decimals, as doubles, under which neighbours are one.
struct LongNumbers {
    private let table: DBaseTable
    /// Per position of a column that is read from the table itself whether all its numbers have 64 bits.
    private let columns: [Int: Bool]

    /// The largest whole number up to which doubles have them all.
    static let limit: Int64 = 1 << 53

    /// Finds them in a table; `nil` where there are none.
    ///
    /// A note tells of those that the table itself has not whole.
    init?(_ dbf: String, into findings: inout StructureFindings) throws(VectorFileError) {
        table = try DBaseTable(path: dbf)
        let wide = table.columns.enumerated().filter { "NF".utf8.contains($1.type) && $1.length > 15 }
        guard !wide.isEmpty else { return nil }
        let table = table
        var (columns, lost): ([Int: Bool], [Int: Int]) = ([:], [:])
        unsafe table.withBytes { bytes in
            var pages = unsafe PassedPages(of: bytes)
            for record in 0..<table.recordCount {
                let start = table.headerLength + record * table.recordLength
                for (position, column) in wide {
                    let range = start + column.offset..<start + column.offset + column.length
                    guard unsafe Self.mayBeLong(bytes, range, decimals: column.decimals) else { continue }
                    let text = unsafe String(decoding: bytes[range], as: UTF8.self)
                    switch Self.digits(of: text) {
                    case .whole(let digits):
                        columns[position] = columns[position] != false && Int64(digits) != nil
                    case .lost: lost[position, default: 0] += 1
                    case .other: break
                    }
                }
                pages.pass(start)
            }
        }
        for (position, count) in lost.sorted(by: { $0.key < $1.key }) {
            let name = NameText.text(table.columns[position].name)
            findings.add(.note, .value, Self.lostDigits(of: name, count: count), path: dbf)
        }
        // A column with a number of another kind as well is read as text.
        for (position, column) in wide where columns[position] == true {
            columns[position] = !(0..<table.recordCount).contains { record in
                Self.value(table.text(record, column)).map { Int64($0) == nil } ?? false
            }
        }
        guard !columns.isEmpty else { return nil }
        self.columns = columns
    }

    /// What is told of numbers that lost digits before they came into a file.
    static func lostDigits(of field: String, count: Int? = nil) -> Message {
        let number =
            count.map { Message(zh: "有\($0)个数", en: "\($0) numbers") } ?? Message(zh: "有的数", en: "some numbers")
        return Message(
            zh: "字段“\(field)”\(number.zh)按浮点数存储，超过15位，末几位在文件中已不准确，不能作编号比对",
            en:
                "\(number.en) of \(field) are kept as floating-point numbers of more than 15 digits, the last of which the file itself has lost: they tell no features apart"
        )
    }

    /// Looks at a few bytes only: most numbers are short.
    private static func mayBeLong(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, decimals: Int) -> Bool {
        func isDigit(_ place: Int) -> Bool { unsafe range.contains(place) && bytes[place] &- 0x30 < 10 }
        func isExponent(_ place: Int) -> Bool {
            unsafe range.contains(place) && bytes[place] | 0x20 == UInt8(ascii: "e")
        }
        // Numbers stand at the right with all their decimals, or begin at the left.
        return isDigit(range.upperBound - 16 - (decimals > 0 ? decimals + 1 : 0))
            || isDigit(range.lowerBound) && isDigit(range.lowerBound + 15)
            || isExponent(range.upperBound - 5) || isExponent(range.upperBound - 4)
            || decimals > 0 && isDigit(range.upperBound - 16) && isDigit(range.upperBound - decimals - 1)
    }

    private enum Digits {
        /// The digits of a whole number that no double is sure to have.
        case whole(String)
        /// One of which only the first digits are there.
        case lost
        /// Another number.
        case other
    }

    private static func digits(of text: String) -> Digits {
        guard let value = value(text) else { return .other }
        let number = Double(value) ?? 0
        guard number.magnitude >= Double(limit) else { return .other }
        return value.utf8.contains { $0 | 0x20 == UInt8(ascii: "e") } ? .lost : .whole(value)
    }

    /// What a text has for a number: without blanks, zeros behind the point and a sign in front; `nil` for nothing.
    private static func value(_ text: String) -> String? {
        var value = text.filter { $0 != " " && $0 != "\0" }[...]
        guard !value.isEmpty, !value.contains("*") else { return nil }
        if value.first == "+" { value = value.dropFirst() }
        if let point = value.firstIndex(of: "."), value[point...].dropFirst().allSatisfy({ $0 == "0" }) {
            value = value[..<point]
        }
        return String(value)
    }

    /// The fields as they are read: columns with long numbers as whole numbers, or as texts.
    func kind(of position: Int) -> Field.Kind? { columns[position].map { $0 ? .integer : .text() } }

    /// A number of a column with long ones; `nil` for no value, and other columns.
    func value(of position: Int, record: Int64) -> FieldValue {
        guard let is64 = columns[position], (0..<Int64(table.recordCount)).contains(record),
            let digits = Self.value(table.text(Int(record), table.columns[position]))
        else { return .missing }
        return is64 ? Int64(digits).map(FieldValue.integer) ?? .missing : .text(digits)
    }
}

extension DBaseTable {
    /// A value as it stands in the table.
    fileprivate func text(_ record: Int, _ column: Column) -> String {
        let start = headerLength + record * recordLength + column.offset
        var text = ""
        unsafe withBytes { bytes in
            unsafe text = String(decoding: bytes[start..<start + column.length], as: UTF8.self)
        }
        return text
    }
}
