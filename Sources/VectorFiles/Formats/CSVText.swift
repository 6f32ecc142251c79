import Bilingual
import CGDAL
import FoundationEssentials
import Glibc

/// The text of a table in CSV, where the library would lose something of it: GDAL takes it for UTF-8, and knows no well-known
/// text with the code of its reference system before it, as PostGIS prints it (`SRID=4528;POLYGON …`).
struct CSVText {
    /// The text in UTF-8, or as it is where it is in no known encoding.
    let data: Data
    private let isRecoded: Bool

    private static let chineseNames: Set<String> = ["GBK", "GB18030", "GB2312", "CP936", "936"]

    /// Decodes a file; strictly, so that no byte is lost.
    init(_ data: Data, encoding: String?) {
        let isNamed = encoding.map { Self.chineseNames.contains($0.uppercased()) }
        if isNamed ?? !Self.isUnicode(data), let text = Self.chinese(data) {
            (self.data, isRecoded) = (text, true)
        } else {
            (self.data, isRecoded) = (data, false)
        }
    }

    /// The copy that the library is to read; `nil` where the file itself will do.
    func copy(of path: String, into findings: inout StructureFindings) throws(VectorFileError) -> RewrittenFile?
    {
        let (edits, codes) = codes()
        guard codes.count < 2 else {
            let list = codes.sorted().map(String.init).joined(separator: "、")
            findings.add(
                .refuse, .geometryKind,
                Message(
                    zh: "图形列中有几个坐标系（SRID \(list)），请按坐标系分成几个文件",
                    en: "the shapes are in several reference systems (SRID \(list)); split the file by them"))
            return nil
        }
        guard isRecoded || !edits.isEmpty else { return nil }
        if isRecoded {
            findings.add(.note, .encoding, Message(zh: "文字按 GBK 读取", en: "the text is read as GBK"))
        }
        let copy = try RewrittenFile(of: path, data, edits)
        if let code = codes.first, let system = Self.system(code) {
            try copy.add(Data(system.utf8), ending: "prj")
            findings.add(
                .note, .geometryKind,
                Message(zh: "图形列写明 SRID=\(code)", en: "the column of shapes says SRID=\(code)"))
        } else if let dot = path.lastIndex(of: "."),
            let system = try? Data(contentsOf: URL(filePath: path[..<dot] + ".prj"))
        {
            try copy.add(system, ending: "prj")
        }
        return copy
    }

    /// The codes before shapes, and their removal.
    private func codes() -> (edits: [RewrittenFile.Edit], codes: Set<Int>) {
        var edits: [RewrittenFile.Edit] = []
        var codes: Set<Int> = []
        let mark = Array("SRID=".utf8)
        unsafe data.withUnsafeBytes { bytes in
            var position = 0
            while position + mark.count < bytes.count {
                let start = position
                position += 1
                guard unsafe bytes[start] == mark[0], unsafe bytes[start...].starts(with: mark) else {
                    continue
                }
                var end = start + mark.count
                var code = 0
                while end < bytes.count, (0x30...0x39).contains(unsafe bytes[end]), code < 1_000_000 {
                    code = unsafe code * 10 + Int(bytes[end] - 0x30)
                    end += 1
                }
                let before = start > 0 ? unsafe bytes[start - 1] : 0x0A
                position = end
                let isValue = [UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), 9, 0x0A].contains(
                    before)
                guard isValue, end < bytes.count, unsafe bytes[end] == UInt8(ascii: ";") else { continue }
                position = end + 1
                edits.append(RewrittenFile.Edit(range: start..<position, text: ""))
                if code > 0 { codes.insert(code) }
            }
        }
        return (edits, codes)
    }

    private static func isUnicode(_ data: Data) -> Bool {
        unsafe data.withUnsafeBytes { unsafe String(validating: $0, as: UTF8.self) } != nil
    }

    /// The text of bytes that are GB18030 to the last one; `nil` for others.
    private static func chinese(_ data: Data) -> Data? {
        guard !data.contains(0) else { return nil }
        func recoded(_ bytes: [UInt8], _ source: String, _ target: String) -> [UInt8]? {
            let input = bytes.map { CChar(bitPattern: $0) } + [0]
            let text: UnsafeMutablePointer<CChar>? = unsafe LibraryLog().collecting {
                unsafe CPLRecode(input, source, target)
            }
            defer { unsafe VSIFree(text) }
            guard let text = unsafe text else { return nil }
            return unsafe Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
        }
        let bytes = [UInt8](data)
        guard let text = recoded(bytes, "GB18030", "UTF-8"), recoded(text, "UTF-8", "GB18030") == bytes else {
            return nil
        }
        return Data(text)
    }

    /// The definition of a system of EPSG.
    private static func system(_ code: Int) -> String? {
        let log = LibraryLog()
        return log.collecting { () -> String? in
            guard let system = unsafe OSRNewSpatialReference(nil) else { return nil }
            defer { unsafe OSRDestroySpatialReference(system) }
            guard unsafe OSRImportFromEPSG(system, Int32(code)) == OGRERR_NONE else { return nil }
            var text: UnsafeMutablePointer<CChar>?
            defer { unsafe VSIFree(text) }
            guard unsafe OSRExportToWkt(system, &text) == OGRERR_NONE, let text = unsafe text else {
                return nil
            }
            return unsafe String(cString: text)
        }
    }
}
