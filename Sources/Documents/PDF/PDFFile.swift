import Bilingual
import FoundationEssentials

/// The text of a PDF file, as `pdftotext` of Poppler takes it out.
struct PDFFile {
    /// The programs of Poppler that are needed.
    enum Program: String {
        case text = "pdftotext"
        case images = "pdfimages"
        case fonts = "pdffonts"
        case drawing = "pdftocairo"
        case look = "pdftoppm"
    }

    private let bytes: [UInt8]
    private let path: String?

    /// The text of a PDF file, one line per paragraph, and what is to be told of it.
    ///
    /// - Parameter path: the folders with programs, as `PATH` has them.
    /// - Throws: `unavailable` without Poppler; `unsupported` with the numbers of pages that hold pictures or a font without
    ///   text, and for a protected file; `damaged`; `tooLarge`.
    static func read(
        _ bytes: [UInt8], path: String? = ProcessInfo.processInfo.environment["PATH"]
    ) throws(DocumentFault) -> (text: String, tables: [DocumentTable], notes: [Message]) {
        try PDFFile(bytes: bytes, path: path).read()
    }

    private func read() throws(DocumentFault) -> (text: String, tables: [DocumentTable], notes: [Message]) {
        let run = try run(.text, ["-bbox-layout", "-cropbox", "-enc", "UTF-8", "-", "-"])
        var pages = try PDFPageReader.pages(of: run.output)
        guard !pages.isEmpty else { throw OfficePackage.damage("PDF", Self.lines(run.messages)) }
        if let page = pages.first(where: { $0.words.count > Self.mostWords }) {
            throw DocumentFault(
                .tooLarge, zh: "PDF 第\(page.number)页的文字过多，不像是报告；请将文字另存为文本文件",
                en:
                    "page \(page.number) of the PDF file holds more text than a page of a report; save its text as a text file"
            )
        }
        var notes: [Message] = []
        let fonts = PDFFont.fonts(of: try self.run(.fonts, ["-"]).output)
        try checkFonts(&pages, fonts, run.messages, &notes)
        let shares = try pictureShares(pages)
        var marks = EditingMarks()
        let isLacking = fonts.contains { !$0.isEmbedded }
        takeUnseen(from: &pages, shares: shares, mayLack: isLacking, &marks, &notes)
        var ruled = pages.map { _ in [(top: Double, table: PDFTable)]() }
        var feet: [Int: Double] = [:]
        let counts = pages.map(\.words.count)
        for (index, drawn) in drawing(of: pages, &notes).enumerated() {
            var rules = drawn?.rules ?? []
            if let turn = PDFTurn(pages[index], isDownward: drawn?.downward ?? 0 >= 0) {
                pages[index] = turn.turned(pages[index])
                rules = rules.map(turn.turned)
            }
            for words in PDFStrikes.remove(from: &pages[index], rules: rules) {
                marks.interrupt()
                marks.add(.struck, words.words, behind: words.before)
            }
            feet[index] = PDFGrid.noteRule(of: rules, on: pages[index])
            for grid in PDFGrid.grids(of: rules) {
                let words = pages[index].words.filter(grid.holds)
                guard !words.isEmpty, let table = grid.table(of: words) else { continue }
                pages[index].words.removeAll(where: grid.holds)
                ruled[index].append((grid.down[0], table))
            }
            ruled[index].sort { $0.top < $1.top }
        }
        if let list = Self.list(
            pages.indices.filter { pages[$0].words.contains(where: \.isSideways) }.map { $0 + 1 })
        {
            notes.append(
                Message(
                    zh: "PDF 第\(list)页有转向的文字，读出的位置可能不对，请核对",
                    en:
                        "some text on page \(list) of the PDF file is turned and may be read in a wrong place; look at it"
                ))
        }
        let furniture = PDFFurniture(pages, lines: pages.map { PDFRivers.marked(PDFLine.lines(of: $0.words)) })
        let signs = pages.indices.map { index in
            let inTables = counts[index] - pages[index].words.count
            return inTables
                + furniture.pages[index].reduce(0) { $0 + $1.words.reduce(0) { $0 + $1.text.count } }
        }
        try checkPictures(shares, signs, &notes)
        notes += Self.note(furniture.titles)
        for sign in furniture.pages.lazy.flatMap(\.self).flatMap(\.noteSigns) {
            marks.interrupt()
            marks.add(.raised, sign.sign, behind: sign.before)
        }
        let columns = furniture.pages.map { PDFColumns($0) }
        var paragraphs = PDFParagraphs(pages, columns)
        for (index, page) in pages.enumerated() {
            paragraphs.add(page, columns[index], tables: ruled[index], foot: feet[index])
        }
        if let list = Self.list(pages.indices.filter { columns[$0].count == 2 }.map { $0 + 1 }) {
            notes.append(
                Message(
                    zh: "PDF 第\(list)页分左右两栏，已先读左栏、后读右栏；请核对次序",
                    en:
                        "page \(list) of the PDF file has two columns, read one after the other; look at their order"
                ))
        }
        if let list = Self.list(pages.indices.filter { columns[$0].count > 2 }.map { $0 + 1 }) {
            notes.append(
                Message(
                    zh: "PDF 第\(list)页分三栏，已从左到右逐栏读出；请核对次序",
                    en:
                        "page \(list) of the PDF file has three columns, read one after the other from the left; look at their order"
                ))
        }
        let (text, tables) = paragraphs.finish()
        if run.messages.contains("Syntax Error") {
            notes.append(
                Message(
                    zh: "PDF 文件有语法错误，读出的文字可能不全，请与原文核对",
                    en:
                        "the PDF file has syntax errors; what was read may not be all of it, compare it with the original"
                ))
        }
        return (text, tables, notes + marks.notes)
    }

    private static let mostWords = 20_000

    func run(_ program: Program, _ arguments: [String]) throws(DocumentFault) -> LimitedProcess {
        guard let place = LimitedProcess.find(program.rawValue, path: path) else {
            let name = program.rawValue
            throw DocumentFault(
                .unavailable,
                zh: "读取 PDF 需要 \(name)，未找到；请安装 poppler-utils 和 poppler-data（apt-get install），或将文字另存为文本文件",
                en:
                    "a PDF file is read with \(name), which is not here; install poppler-utils and poppler-data (apt-get install), or save its text as a text file"
            )
        }
        let run = try LimitedProcess(place, arguments, input: bytes)
        switch run.end {
        case .exit(0): return run
        case .timeout, .signal:
            throw DocumentFault(
                .tooLarge, zh: "PDF 文件过大或有异常，在限定的时间和内存内读不完；请将文字另存为文本文件",
                en: "the PDF file cannot be read in the time and memory allowed; save its text as a text file",
                libraryMessages: Self.lines(run.messages))
        case .exit:
            if run.messages.contains("ncorrect password") {
                throw DocumentFault(
                    .unsupported, zh: "PDF 有密码保护；请打开后取消密码，再另存",
                    en: "the PDF file is protected by a password; open it, remove the password and save it")
            }
            throw DocumentFault(
                .damaged, zh: "PDF 文件已损坏；请重新复制或下载，或将文字另存为文本文件",
                en: "the PDF file is damaged; copy or download it again, or save its text as a text file",
                libraryMessages: Self.lines(run.messages))
        }
    }

    private static func lines(_ messages: String) -> [String] {
        Array(messages.split(separator: "\n").map(String.init).prefix(5))
    }

    private static func note(_ titles: [String]) -> [Message] {
        guard !titles.isEmpty else { return [] }
        let list = titles.map { "“\($0)”" }.joined(separator: "、")
        return [
            Message(
                zh: "各页重复的页眉页脚未读：\(list)", en: "running titles of the pages were not read: \(list)")
        ]
    }
}
