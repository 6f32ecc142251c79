import Bilingual
import FoundationEssentials

/// Looks through a KML file for what is not read.
enum KMLStructure {
    /// Finds what is unusual in a file.
    ///
    /// - Returns: the copy that is read in its place, and per name that it gives a field what the file calls it; `nil` where the
    ///   file itself is read.
    static func examine(
        _ path: String, into findings: inout StructureFindings
    ) -> (copy: RewrittenFile, names: [String: String])? {
        do throws(VectorFileError) {
            let data = try ShapefileParts.bytes(of: path)
            // Other encodings than one of ASCII's kin would hide what is looked for.
            guard !data.prefix(4).contains(0), !data.starts(with: [0xFF, 0xFE]),
                !data.starts(with: [0xFE, 0xFF])
            else {
                findings.add(
                    .refuse, .encoding,
                    Message(zh: "文字为 UTF-16，请另存为 UTF-8", en: "its text is UTF-16; save it as UTF-8"))
                return nil
            }
            // Definitions of entities can make a small file fill the memory, or name other files.
            let marks = Marks(data)
            if marks.definitions > 0 {
                findings.add(
                    .refuse, .link,
                    Message(
                        zh: "含文档类型或实体定义（DOCTYPE、ENTITY），不予打开",
                        en: "it has a document type or entities (DOCTYPE, ENTITY), which are not read"))
            }
            if !marks.hasRoot {
                findings.add(.refuse, .format, Message(zh: "不是 KML 文件", en: "not a KML file"))
            }
            let links = marks.links
            if links > 0 {
                findings.add(
                    .repair, .link,
                    Message(
                        zh: "有\(links)处网络链接（NetworkLink），其内容不在文件中，未读",
                        en:
                            "there are \(links) network links; their content is not in the file and was not read"
                    ))
            }
            guard !findings.isRefused else { return nil }
            guard let (text, declaration) = unicode(data, into: &findings) else { return nil }
            let attributes = KMLAttributes(text, isMapped: declaration == nil)
            note(attributes, into: &findings)
            guard let (edits, names) = attributes.rewriting ?? declaration.map({ _ in ([], [:]) }) else {
                return nil
            }
            return (try RewrittenFile(of: path, text, [declaration].compactMap(\.self) + edits), names)
        } catch {
            findings.add(error)
            return nil
        }
    }

    /// A file's text in UTF-8, and what is to stand in the place of its declaration; `nil` when it is in no encoding that is known.
    private static func unicode(
        _ data: Data, into findings: inout StructureFindings
    ) -> (text: Data, declaration: RewrittenFile.Edit?)? {
        // Up to its end a declaration is ASCII.
        let start = Array(data.prefix(200))
        let end = start.indices.dropLast().first { start[$0] == 0x3F && start[$0 + 1] == 0x3E }
        let declared = start.starts(with: "<?xml".utf8) ? end.map { $0 + 2 } ?? 0 : 0
        let word = String(decoding: start[..<declared], as: UTF8.self).uppercased()
        let isChinese = ["GB", "936", "EUC-CN"].contains(where: word.contains)
        let isOther = word.contains("ENCODING") && !word.contains("UTF-8") && !isChinese
        if isOther || !isChinese && RecodedText.isUnicode(data) { return (data, nil) }
        guard let text = RecodedText.unicode(data, from: "GB18030") else {
            findings.add(
                .refuse, .encoding,
                Message(
                    zh: "文字不是 UTF-8，也不是 GB18030（GBK），请另存为 UTF-8",
                    en: "its text is neither UTF-8 nor GB18030 (GBK); save it as UTF-8"))
            return nil
        }
        if !isChinese { findings.add(.repair, .encoding, RecodedText.notice) }
        return (text, RewrittenFile.Edit(range: 0..<declared, text: #"<?xml version="1.0" encoding="UTF-8"?>"#))
    }

    private static func note(_ attributes: KMLAttributes, into findings: inout StructureFindings) {
        if !attributes.duplicates.isEmpty {
            let list = attributes.duplicates.sorted().joined(separator: "、")
            findings.add(
                .repair, .duplicateMember,
                Message(
                    zh: "有地标的同一属性写了两个不同的值，取后一个：\(list)",
                    en: "placemarks give one attribute two values, of which the last is read: \(list)"))
        }
        if !attributes.foreign.isEmpty {
            let list = attributes.foreign.sorted().joined(separator: "、")
            findings.add(
                .repair, .member,
                Message(
                    zh: "扩展属性（ExtendedData）中有不能读的内容：\(list)",
                    en: "the extended data have content that cannot be read: \(list)"))
        }
    }

    /// What the tags of a file begin with, in comments too.
    private struct Marks {
        private(set) var definitions = 0
        private(set) var links = 0
        private(set) var hasRoot = false

        /// - Parameter data: a file, as `ShapefileParts.bytes(of:)` maps it.
        init(_ data: Data) {
            unsafe data.withUnsafeBytes { bytes in
                var walk = unsafe XMLScanner(bytes, isMapped: true)
                while let start = walk.skip(to: "<") {
                    if walk.begins("<!ENTITY", at: start) || walk.begins("<!DOCTYPE", at: start) {
                        definitions += 1
                    } else if walk.begins("<NetworkLink>", at: start) || walk.begins("<NetworkLink ", at: start)
                    {
                        links += 1
                    } else if walk.begins("<kml", at: start) {
                        hasRoot = true
                    }
                }
                // With a prefix.
                walk = unsafe XMLScanner(bytes, isMapped: true)
                hasRoot = hasRoot || walk.skip(to: ":kml") != nil
            }
        }
    }
}
