import Documents
import TestSupport
import Testing

/// The cells of a table as the document's text has them, row by row.
private func cells(_ document: Document, table: Int = 0) -> [[String]] {
    let scalars = Array(document.text.unicodeScalars)
    return document.tables[table].rows.map { row in
        row.map { cell in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[cell.range])
            return "\(cell.column)+\(cell.columns)×\(cell.rows) \(view)"
        }
    }
}

struct DocumentTableTests {
    @Test func cellsOfPagesKeepTheirPlaces() throws {
        let page = """
            <p>题</p><table><tr><th rowspan=2>序号<th colspan=2>面积（亩）</tr><tr><th>占用<th>恢复</tr>\
            <tr><td rowspan=2>1<td><p>甲。</p><p>乙。</p><td>3</tr><tr><td>5<td></tr></table><p>尾</p>
            """
        let document = try Document(Array(page.utf8), path: "a.html")
        #expect(document.text == "题\n序号 | 面积（亩）\n | 占用 | 恢复\n1 | 甲。\n乙。 | 3\n | 5\n尾\n")
        #expect(
            cells(document) == [
                ["0+1×2 序号", "1+2×1 面积（亩）"], ["1+1×1 占用", "2+1×1 恢复"],
                ["0+1×2 1", "1+1×1 甲。\n乙。", "2+1×1 3"], ["1+1×1 5", "2+1×1 "],
            ])
    }

    /// A table that only lays out the page holds one of data.
    @Test func tablesInsideTablesOfLayout() throws {
        let inner = "<table><tr><td>地区<td>面积（亩）</tr><tr><td>甲县<td>12</tr></table>"
        let page = "<table><tr><td><p>首页</p><p>公开</p><td>\(inner)</tr></table>"
        let document = try Document(Array(page.utf8), path: "a.html")
        #expect(document.text == "首页\n公开\n地区 | 面积（亩）\n甲县 | 12\n")
        #expect(document.tables.count == 1)
        #expect(cells(document)[1] == ["0+1×1 甲县", "1+1×1 12"])
    }

    @Test func cellsOfWordFilesKeepTheirPlaces() throws {
        func cell(_ text: String, _ properties: String = "") -> String {
            "<w:tc><w:tcPr>\(properties)</w:tcPr>\(WordSample.paragraph(text))</w:tc>"
        }
        let body =
            "<w:tbl><w:tr>" + cell("某市台账", "<w:gridSpan w:val=\"3\"/>") + "</w:tr><w:tr>" + cell("序号")
            + cell("问题")
            + cell("进展") + "</w:tr><w:tr>" + cell("1", "<w:vMerge w:val=\"restart\"/>") + cell("占用")
            + cell("退出3亩") + "</w:tr><w:tr>" + cell("", "<w:vMerge/>") + cell("") + cell("退出2亩")
            + "</w:tr></w:tbl>"
        let document = try Document(WordSample.bytes(body: body), path: "a.docx")
        #expect(document.text == "某市台账\n序号 | 问题 | 进展\n1 | 占用 | 退出3亩\n |  | 退出2亩\n")
        #expect(cells(document)[1...] == [["0+1×2 1", "1+1×1 占用", "2+1×1 退出3亩"], ["1+1×1 ", "2+1×1 退出2亩"]])
    }

    /// What names its rows in the first column keeps its cells, though its first row is numbers.
    @Test func tablesOnTheirSide() throws {
        let page = """
            <table><tr><td>序号<td>1<td>2</tr><tr><td>面积（亩）<td>30<td></tr><tr><td>状态<td>已完成<td>整改中</tr></table>
            """
        let document = try Document(Array(page.utf8), path: "a.html")
        #expect(document.text == "序号 | 1 | 2\n面积（亩） | 30\n状态 | 已完成 | 整改中\n")
        #expect(cells(document)[0] == ["0+1×1 序号", "1+1×1 1", "2+1×1 2"])
    }

    /// Cells that claim to reach everywhere take no more room than there is.
    @Test func hugeSpans() throws {
        let row = "<tr><td colspan=100000 rowspan=100000>甲</td><td>1</td></tr>"
        let page = "<table><tr><td>序号<td>问题<td>进展</tr>" + String(repeating: row, count: 2_000) + "</table>"
        #expect(try Document(Array(page.utf8), path: "a.html").text.utf8.count < 1_000_000)
    }
}
