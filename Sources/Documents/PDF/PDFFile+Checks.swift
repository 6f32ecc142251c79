import Bilingual

extension PDFFile {
    /// Refuses pages with a font that maps to no text, and takes out signs of symbol fonts.
    func checkFonts(
        _ pages: inout [PDFPage], _ fonts: [PDFFont], _ messages: String, _ notes: inout [Message]
    ) throws(DocumentFault) {
        if messages.contains("Missing language pack") || messages.contains("Unknown character collection") {
            throw DocumentFault(
                .unavailable,
                zh: "PDF 用的中文字体编码需要 poppler-data，未安装；请安装后再读（apt-get install poppler-data），或将文字另存为文本文件",
                en:
                    "the fonts of the PDF file need poppler-data, which is not installed; install it (apt-get install poppler-data), or save the text as a text file",
                libraryMessages: Array(messages.split(separator: "\n").prefix(3).map(String.init)))
        }
        var unmapped: [Int] = []
        var signs = 0
        for index in pages.indices {
            var (all, wrong) = (0, 0)
            for word in pages[index].words.indices {
                let text = pages[index].words[word].text
                let bad = text.unicodeScalars.count(where: Self.isNoText)
                all += text.unicodeScalars.count
                guard bad > 0 else { continue }
                // A list's dot or a box to tick of a symbol font stands alone or first.
                if bad == 1, let first = text.unicodeScalars.first, (0xF000...0xF0FF).contains(first.value) {
                    signs += 1
                } else {
                    wrong += bad
                }
                pages[index].words[word].text = String(
                    String.UnicodeScalarView(text.unicodeScalars.filter { !Self.isNoText($0) }))
            }
            pages[index].words.removeAll { $0.text.isEmpty }
            if wrong > 0 || !Self.isPlausible(pages[index].words, count: all) { unmapped.append(index + 1) }
        }
        if let list = Self.list(unmapped) {
            throw DocumentFault(
                .unsupported, zh: "PDF 第\(list)页的字体没有文字对照，读出的是乱码；请向出文单位索取 .docx，或将文字识别、录入为文本文件",
                en:
                    "on page \(list) of the PDF file a font does not say which characters its signs are; ask its office for the .docx, or have the text recognized or typed into a text file"
            )
        }
        var names: [String] = []
        for font in fonts where font.lacksMapping && !names.contains(font.name) { names.append(font.name) }
        if !names.isEmpty {
            let list = names.prefix(5).joined(separator: "、")
            notes.append(
                Message(
                    zh: "PDF 的字体没有写明文字对照（\(list)），读出的文字和数字可能不对，请与原文核对",
                    en:
                        "fonts of the PDF file do not say which characters their signs are (\(list)); words and numbers may be wrong, compare them with the original"
                ))
        }
        if signs > 0 {
            notes.append(
                Message(
                    zh: "PDF 中有\(signs)个符号字体的符号（如项目符号）未读",
                    en: "\(signs) signs of symbol fonts in the PDF file, such as bullets, were not read"))
        }
    }

    /// Refuses pages whose text is a picture; tells of other pictures and of pages without anything.
    ///
    /// - Parameters:
    ///   - shares: the share of each page that pictures cover.
    ///   - counts: about how many characters each page has, running titles left out.
    func checkPictures(
        _ shares: [Double], _ counts: [Int], _ notes: inout [Message]
    ) throws(DocumentFault) {
        var (scanned, empty, recognized, partial): ([Int], [Int], [Int], [Int]) = ([], [], [], [])
        for (index, (share, count)) in zip(shares, counts).enumerated() {
            if share > 0.15, count < 20 || share > 0.6 && count < 60 {
                scanned.append(index + 1)
            } else if share > Self.scan {
                recognized.append(index + 1)
            } else if share > 0.04 {
                partial.append(index + 1)
            } else if count == 0 {
                empty.append(index + 1)
            }
        }
        if let list = Self.list(scanned) {
            throw DocumentFault(
                .unsupported, zh: "PDF 第\(list)页是扫描图片，没有文字；请向出文单位索取 .docx，或将文字识别、录入为文本文件",
                en:
                    "page \(list) of the PDF file is a picture without text; ask its office for the .docx, or have it recognized or typed into a text file"
            )
        }
        guard empty.count < counts.count else {
            throw DocumentFault(
                .unsupported, zh: "PDF 中没有文字；请向出文单位索取 .docx，或将文字识别、录入为文本文件",
                en:
                    "the PDF file holds no text; ask its office for the .docx, or have it recognized or typed into a text file"
            )
        }
        notes += [
            Self.list(recognized).map { list in
                Message(
                    zh: "PDF 第\(list)页是带识别文字的扫描图，数字可能识别有误，请与图片核对",
                    en:
                        "page \(list) of the PDF file is a scan with recognized text; its numbers may be recognized wrongly, compare them with the picture"
                )
            },
            Self.list(partial).map { list in
                Message(
                    zh: "PDF 第\(list)页有图片，图中的文字未读",
                    en: "on page \(list) of the PDF file there are pictures, whose text was not read")
            },
            Self.list(empty).map { list in
                Message(
                    zh: "PDF 第\(list)页没有文字，也可能是转成曲线的文字，请核对",
                    en: "page \(list) of the PDF file has no text, or text turned into curves; look at it")
            },
        ].compactMap(\.self)
    }

    /// The share of a page that the picture of a scan covers.
    static let scan = 0.8

    /// The share of each page that pictures cover.
    func pictureShares(_ pages: [PDFPage]) throws(DocumentFault) -> [Double] {
        let listing = try run(.images, ["-list", "-"])
        var shares = pages.map { _ in 0.0 }
        for line in String(decoding: listing.output, as: UTF8.self).split(separator: "\n").dropFirst(2) {
            // page num type width height color comp bpc enc interp object ID x-ppi y-ppi size ratio
            let fields = line.split(separator: " ")
            guard fields.count > 13, fields[2] == "image" || fields[2] == "stencil", let page = Int(fields[0]),
                pages.indices.contains(page - 1), let width = Double(fields[3]), let height = Double(fields[4]),
                let across = Double(fields[fields.count - 4]), let down = Double(fields[fields.count - 3]),
                across > 0, down > 0
            else { continue }
            let area = (width / across) * (height / down) * 72 * 72
            shares[page - 1] += area / max(1, pages[page - 1].width * pages[page - 1].height)
        }
        return shares
    }

    /// Numbers of pages, with runs in short; `nil` without any.
    static func list(_ numbers: [Int]) -> String? {
        guard !numbers.isEmpty else { return nil }
        var runs: [ClosedRange<Int>] = []
        for number in numbers {
            if let last = runs.last, last.upperBound + 1 == number {
                runs[runs.count - 1] = last.lowerBound...number
            } else {
                runs.append(number...number)
            }
        }
        let parts = runs.prefix(12).map {
            $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
        }
        return parts.joined(separator: "、") + (runs.count > 12 ? "、…" : "")
    }

    /// Whether a scalar stands for a sign that maps to no character.
    private static func isNoText(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .privateUse, .unassigned, .surrogate: true
        default: scalar == "\u{FFFD}"
        }
    }

    /// Whether the characters of a page are those of a language: numbers of signs taken for characters fall anywhere.
    private static func isPlausible(_ words: [PDFWord], count: Int) -> Bool {
        guard count >= 40 else { return true }
        var usual = 0
        for word in words { usual += word.text.unicodeScalars.count(where: isUsual) }
        return usual * 10 >= count * 7
    }

    private static func isUsual(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xB2...0xB3, 0xB7, 0xD7, 0x2010...0x2026, 0x2030, 0x2103, 0x2160...0x2188,
            0x2460...0x24FF,
            0x2500...0x25FF, 0x3000...0x301F, 0x3220...0x33FF, 0x4E00...0x9FFF, 0xFF00...0xFF65:
            true
        default: false
        }
    }
}
