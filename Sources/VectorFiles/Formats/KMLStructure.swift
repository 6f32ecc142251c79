import Bilingual
import FoundationEssentials

/// Looks through a KML file for what is not read.
enum KMLStructure {
    /// Finds what is unusual in a file.
    static func examine(_ path: String, into findings: inout StructureFindings) {
        do throws(VectorFileError) {
            let data = try ShapefileParts.bytes(of: path)
            // Other encodings than one of ASCII's kin would hide what is looked for.
            guard !data.prefix(4).contains(0), !data.starts(with: [0xFF, 0xFE]),
                !data.starts(with: [0xFE, 0xFF])
            else {
                findings.add(
                    .refuse, .encoding,
                    Message(zh: "文字为 UTF-16，请另存为 UTF-8", en: "its text is UTF-16; save it as UTF-8"))
                return
            }
            // Definitions of entities can make a small file fill the memory, or name other files.
            if count("<!ENTITY", in: data) + count("<!DOCTYPE", in: data) > 0 {
                findings.add(
                    .refuse, .link,
                    Message(
                        zh: "含文档类型或实体定义（DOCTYPE、ENTITY），不予打开",
                        en: "it has a document type or entities (DOCTYPE, ENTITY), which are not read"))
            }
            if count("<kml", in: data) == 0, count(":kml", in: data) == 0 {
                findings.add(.refuse, .format, Message(zh: "不是 KML 文件", en: "not a KML file"))
            }
            let links = count("<NetworkLink>", in: data) + count("<NetworkLink ", in: data)
            if links > 0 {
                findings.add(
                    .repair, .link,
                    Message(
                        zh: "有\(links)处网络链接（NetworkLink），其内容不在文件中，未读",
                        en:
                            "there are \(links) network links; their content is not in the file and was not read"
                    ))
            }
        } catch {
            findings.add(error)
        }
    }

    /// How often a pattern that begins with `<` or `:` occurs.
    private static func count(_ pattern: String, in data: Data) -> Int {
        let pattern = Array(pattern.utf8)
        return unsafe data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) -> Int in
            var pages = unsafe PassedPages(of: bytes)
            var count = 0
            for index in 0..<max(0, bytes.count - pattern.count + 1) where unsafe bytes[index] == pattern[0] {
                var length = 1
                while length < pattern.count, unsafe bytes[index + length] == pattern[length] { length += 1 }
                if length == pattern.count { count += 1 }
                pages.pass(index)
            }
            return count
        }
    }
}
