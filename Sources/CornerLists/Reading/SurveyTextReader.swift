/// Reads 勘测定界界址点坐标交换格式: sections of keys, then parcels, each a line that ends with `@` and its corners.
enum SurveyTextReader {
    private static let parcelsSection = "地块坐标"

    /// Reads the texts that a file is made of, each with its own head.
    static func read(_ text: CornerText) throws(CornerError) -> [RawCorners] {
        var texts: [RawCorners] = []
        for block in blocks(of: text) {
            let raw = try read(block)
            guard raw.parcels.isEmpty else {
                texts.append(raw)
                continue
            }
            let isHead = raw.header.contains { section in
                section.name == "属性描述" || section.entries.contains { $0.key == "带号" || $0.key == "坐标系" }
            }
            guard let first = block.first, !texts.isEmpty, !isHead else {
                throw CornerError(
                    .malformed, line: block.first?.number ?? 0, zh: "从此行起的表头之后没有地块，文件可能不完整，请重新取得",
                    en: "no parcels follow the head that begins here; the file may be cut, get it again")
            }
            texts[texts.count - 1].header += raw.header
            texts[texts.count - 1].warn(
                .ignoredLine, first.number, zh: "地块之后的文字按表头读取", en: "text behind the parcels, read as a head")
        }
        return texts
    }

    /// Whether a text may be of this form.
    static func recognizes(_ text: CornerText) -> Bool {
        text.lines.prefix(200).contains {
            $0.text == "[\(parcelsSection)]" || SurveyParcelRow($0, isMarked: nil) != nil
        }
    }

    /// The lines of each text: a section or a key behind parcels begins another.
    private static func blocks(of text: CornerText) -> [ArraySlice<CornerText.Line>] {
        var blocks: [ArraySlice<CornerText.Line>] = []
        var start = 0
        var hasParcels = false
        for (index, line) in text.lines.enumerated() {
            if SurveyParcelRow(line, isMarked: nil) != nil {
                hasParcels = true
            } else if let name = line.section {
                if name != parcelsSection, hasParcels {
                    blocks.append(text.lines[start..<index])
                    (start, hasParcels) = (index, false)
                }
            } else if hasParcels, CornerText.pair(line.text) != nil {
                blocks.append(text.lines[start..<index])
                (start, hasParcels) = (index, false)
            }
        }
        return blocks + [text.lines[start...]]
    }

    private static func read(_ lines: ArraySlice<CornerText.Line>) throws(CornerError) -> RawCorners {
        var raw = RawCorners()
        var section = CornerSection(name: "", entries: [])
        var isInParcels = false
        var parcels = SurveyParcels()
        for line in lines {
            if let name = line.section {
                if !section.name.isEmpty || !section.entries.isEmpty { raw.header.append(section) }
                section = CornerSection(name: name, entries: [])
                isInParcels = name == parcelsSection
            } else if let row = SurveyParcelRow(line, isMarked: isInParcels) {
                isInParcels = true
                try parcels.begin(row, &raw)
            } else if isInParcels {
                try parcels.add(line, &raw)
            } else {
                section.entries.append(
                    CornerText.pair(line.raw, line: line.number) ?? CornerEntry("", line.raw, line: line.number)
                )
            }
        }
        if section.name != parcelsSection, !section.name.isEmpty || !section.entries.isEmpty {
            raw.header.append(section)
        }
        raw.header.removeAll { $0.name == parcelsSection && $0.entries.isEmpty }
        try parcels.finish(&raw)
        try StatedCounts(raw.header).check(&raw)
        return raw
    }
}
