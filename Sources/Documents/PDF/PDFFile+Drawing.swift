import Bilingual

extension PDFFile {
    /// Takes out what cannot be seen, and tells of pages whose look cannot be told.
    ///
    /// - Parameters:
    ///   - shares: the share of each page that pictures cover; the text of a scan is told anyway.
    ///   - mayLack: whether signs of its fonts may be lacking on this machine.
    func takeUnseen(
        from pages: inout [PDFPage], shares: [Double], mayLack: Bool, _ marks: inout EditingMarks,
        _ notes: inout [Message]
    ) {
        var unknown: [Int] = []
        for part in Self.parts(of: pages.count, Self.pagesOfALook) {
            let looks =
                (try? run(.look, ["-cropbox", "-scale-to", "\(PDFInk.side)"] + Self.range(part) + ["-"]))
                .flatMap { PDFInk.pages(of: $0.output) }
            guard let looks, looks.count == part.count else {
                unknown += part.map { $0 + 1 }
                continue
            }
            for (index, look) in zip(part, looks) where !pages[index].words.isEmpty {
                // Programs tell the size that a page has before it is turned.
                if look.isLandscape != (pages[index].width > pages[index].height) {
                    (pages[index].width, pages[index].height) = (pages[index].height, pages[index].width)
                }
                guard shares[index] <= Self.scan else { continue }
                guard let unseen = look.removeUnseen(from: &pages[index], mayLack: mayLack) else {
                    unknown.append(index + 1)
                    continue
                }
                for words in unseen {
                    marks.interrupt()
                    marks.add(.unseen, words.words, behind: words.before)
                }
            }
        }
        guard let list = Self.list(unknown) else { return }
        notes.append(
            Message(
                zh: "PDF 第\(list)页的文字在页面上是否看得见，无法判断（字体未嵌入，本机也没有，或页面画不出来）；请与原文核对",
                en:
                    "whether the text on page \(list) of the PDF file is seen cannot be told (its fonts are neither in the file nor on this machine, or the page cannot be drawn); compare it with the original"
            ))
    }

    /// The rules that are drawn on each page; `nil` where they cannot be told.
    ///
    /// Without them the white between cells tells tables.
    func drawing(of pages: [PDFPage], _ notes: inout [Message]) -> [PDFRules?] {
        var unknown: [Int] = []
        var rules: [PDFRules?] = []
        for part in Self.parts(of: pages.count, Self.pagesOfADrawing) {
            let run = try? run(
                .drawing, ["-ps", "-origpagesizes", "-noshrink", "-nocenter"] + Self.range(part) + ["-", "-"])
            let drawn = PDFRules.pages(of: run?.output ?? [])
            for (place, index) in part.enumerated() {
                let isKnown = drawn.count == part.count && drawn[place].fits(pages[index])
                rules.append(isKnown ? drawn[place] : nil)
                if !isKnown, !pages[index].words.isEmpty { unknown.append(index + 1) }
            }
        }
        if let list = Self.list(unknown) {
            notes.append(
                Message(
                    zh: "PDF 第\(list)页的表格线和删除线没有读出，表格按空白分栏；请与原文核对",
                    en:
                        "rules of tables and strokes through words on page \(list) of the PDF file could not be read, and white tells the columns of tables; compare them with the original"
                ))
        }
        return rules
    }

    /// Pages in runs that keep within the output of a program.
    private static func parts(of count: Int, _ size: Int) -> [Range<Int>] {
        stride(from: 0, to: count, by: size).map { $0..<min(count, $0 + size) }
    }

    private static func range(_ part: Range<Int>) -> [String] {
        ["-f", "\(part.lowerBound + 1)", "-l", "\(part.upperBound)"]
    }

    private static let pagesOfALook = 24
    private static let pagesOfADrawing = 200
}
