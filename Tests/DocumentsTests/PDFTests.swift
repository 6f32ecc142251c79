import Bilingual
import Foundation
import TestSupport
import Testing

@testable import Documents

private let isInstalled =
    LimitedProcess.find("pdftotext", path: ProcessInfo.processInfo.environment["PATH"]) != nil

private func document(_ sample: PDFSample) throws -> Document { try Document(sample.bytes, path: "a.pdf") }

private func fault(_ bytes: [UInt8]) -> DocumentError? {
    do throws(DocumentError) {
        _ = try Document(bytes, path: "a.pdf")
        return nil
    } catch {
        return error
    }
}

/// Forty characters fill a line; 　 is an indentation.
private let wrapped = [
    "　　二、占用草原问题。某县砂石料厂自二〇一八年起在河道东侧堆放砂石料，占用草原93",
    "7.36亩，其中基本草原20亩，至今没有恢复原貌，附近居民多次反映仍未得到有效的解决。",
    "　　整改情况：县政府已责令停产。",
]

@Suite(.enabled(if: isInstalled)) struct PDFTests {
    @Test func linesBrokenByTheWidthOfThePage() throws {
        var sample = PDFSample()
        sample.addPage(lines: wrapped)
        #expect(
            try document(sample).text
                == "二、占用草原问题。某县砂石料厂自二〇一八年起在河道东侧堆放砂石料，占用草原937.36亩，其中基本草原20亩，至今没有恢复原貌，附近居民多次反映仍未得到有效的解决。\n整改情况：县政府已责令停产。\n"
        )
    }

    @Test(arguments: [
        ["- 1 -", "- 2 -", "- 3 -"], ["1", "2", "3"], ["第7页 共12页", "第8页 共12页", "第9页 共12页"],
        ["1/3", "2/3", "3/3"],
        ["— 11 —", "— 12 —", "— 13 —"], ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"],
    ])
    func runningTitlesAndPageNumbers(_ numbers: [String]) throws {
        var sample = PDFSample()
        for (page, number) in numbers.enumerated() {
            sample.addPage(
                lines: page == 0 ? Array(wrapped[..<1]) : page == 1 ? Array(wrapped[1...]) : ["　　以上。"])
            sample.add("某县整改台账", x: 250, y: 40, size: 10)
            sample.add(number, x: 290, y: 770, size: 10)
        }
        let document = try document(sample)
        #expect(document.text.hasPrefix("二、占用草原问题。某县砂石料厂自二〇一八年起在河道东侧堆放砂石料，占用草原937.36亩，"))
        #expect(document.text.hasSuffix("整改情况：县政府已责令停产。\n以上。\n"))
        #expect(document.notes.map(\.zh).filter { $0.contains("“某县整改台账”") }.count == 1)
    }

    /// What stands alone at the foot of one page may be content: nothing counts on.
    @Test func aNumberThatIsNoPageNumber() throws {
        var sample = PDFSample()
        sample.addPage(lines: ["栽植株数", "850"])
        sample.addPage(lines: ["浇水次数", "6"])
        let text = try document(sample).text
        #expect(text.contains("850") && text.contains("6"))
    }

    @Test func raisedSigns() throws {
        var sample = PDFSample()
        sample.addPage()
        sample.add("治理12hm", x: 60, y: 100)
        sample.add("2", x: 108, y: 95, size: 7)
        sample.add("、恢复40亩", x: 112, y: 100)
        sample.add("3", x: 172, y: 95, size: 7)
        sample.add("。", x: 176, y: 100)
        let document = try document(sample)
        #expect(document.text == "治理12hm²、恢复40亩。\n")
        #expect(document.notes.contains { $0.zh.contains("恢复40亩〔3〕") })
    }

    @Test(arguments: [true, false])
    func tablesByTheirWhite(_ isCentered: Bool) throws {
        var sample = PDFSample()
        sample.addPage(lines: ["整改任务清单"])
        let rows = [
            (["序号"], ["反馈问题"], ["恢复面积（亩）"]), (["1"], ["占用草原堆放砂石料", "共320.5亩。"], ["320.5"]),
            (["2"], ["湿地内养殖场三处", "没有拆除，污水直排", "且未设围栏。"], ["86"]), (["3"], ["越界采石。"], ["14"]),
        ]
        var y = 140.0
        for row in rows {
            let height = [row.0, row.1, row.2].map(\.count).max() ?? 1
            for (cell, x) in [(row.0, 60.0), (row.1, 120), (row.2, 300)] {
                let shift = isCentered ? 7 * Double(height - cell.count) : 0
                for (line, text) in cell.enumerated() {
                    sample.add(text, x: x, y: y + shift + 14 * Double(line), size: 10)
                }
            }
            y += 14 * Double(height) + 6
        }
        #expect(
            try document(sample).text == """
                整改任务清单
                序号 | 反馈问题 | 恢复面积（亩）
                1 | 占用草原堆放砂石料共320.5亩。 | 320.5
                2 | 湿地内养殖场三处没有拆除，污水直排且未设围栏。 | 86
                3 | 越界采石。 | 14

                """)
    }

    /// What the white between cells does not tell, rules do: cells of one line each, rows that touch, a cell over two rows.
    @Test func tablesByTheirRules() throws {
        var sample = PDFSample()
        sample.addPage(lines: ["整改任务清单"])
        for y in [120.0, 140, 154, 168] { sample.addRule(from: (60, y), to: (400, y)) }
        sample.addRule(from: (100, 182), to: (400, 182))
        sample.addRule(from: (60, 196), to: (400, 196))
        for x in [60.0, 100, 250, 400] { sample.addRule(from: (x, 120), to: (x, 196)) }
        let rows = [
            ["序号", "反馈问题", "恢复面积"], ["1", "占用草原堆放砂石", "320.5"], ["2", "湿地内养殖", "86"], ["", "没有拆除", "7"],
        ]
        for (row, cells) in rows.enumerated() {
            for (cell, x) in zip(cells, [63.0, 103, 253]) where !cell.isEmpty {
                sample.add(cell, x: x, y: [134.0, 151, 165, 179][row], size: 10)
            }
        }
        let document = try document(sample)
        #expect(
            document.text
                == "整改任务清单\n序号 | 反馈问题 | 恢复面积\n1 | 占用草原堆放砂石 | 320.5\n2 | 湿地内养殖 | 86\n | 没有拆除 | 7\n")
        #expect(document.tables.first?.rows.map(\.count) == [3, 3, 3, 3])
    }

    @Test func wordsThatARuleRunsThrough() throws {
        var sample = PDFSample()
        sample.addPage()
        sample.add("处罚款136.8163.8万元。", x: 60, y: 100)
        sample.addRule(from: (96, 96), to: (126, 96))
        let document = try document(sample)
        #expect(document.text == "处罚款163.8万元。\n")
        #expect(document.notes.contains { $0.zh.contains("“处罚款〔136.8〕”") && $0.zh.contains("删除线") })
    }

    @Test func pagesThatArePictures() {
        var sample = PDFSample()
        sample.addPage(lines: wrapped)
        sample.addPage(image: 1)
        sample.addPage(image: 0.9)
        sample.add("- 3 -", x: 290, y: 770, size: 10)
        let error = fault(sample.bytes)
        #expect(error?.code == .unsupported)
        #expect(error?.message.zh.contains("第2–3页") == true)
        #expect(error?.message.en.contains("page 2–3") == true)
    }

    @Test func picturesBesideText() throws {
        var sample = PDFSample()
        sample.addPage(image: 0.3)
        for (index, line) in wrapped.enumerated() { sample.add(line, x: 60, y: 90 + 18 * Double(index)) }
        #expect(try document(sample).notes.contains { $0.zh.contains("第1页有图片") })
    }

    @Test func fontsWithoutAMapping() {
        var sample = PDFSample()
        sample.addPage(lines: wrapped)
        sample.addPage(lines: ["占用草原"])
        sample.add("937.36", x: 120, y: 90, font: .unmapped)
        let error = fault(sample.bytes)
        #expect(error?.code == .unsupported)
        #expect(error?.message.zh.contains("第2页") == true)
    }

    /// Numbers of signs that happen to be characters look like text.
    @Test func fontsThatDoNotSay() throws {
        var sample = PDFSample(unmappedOffset: 0)
        sample.addPage(lines: wrapped)
        sample.add("937.36", x: 60, y: 200, font: .unmapped)
        #expect(try document(sample).notes.contains { $0.zh.contains("没有写明文字对照（Sample）") })
    }

    /// Whatever hides a text: its colour, its mode, its size, what is drawn over it or under it.
    @Test(arguments: [
        ("1 g", 12.0, ""), ("3 Tr", 12, ""), ("0.97 1 1 rg", 12, ""), ("", 1, ""),
        ("", 12, "1 g 50 580 300 40 re f"),
        ("0.2 g 50 580 300 40 re f", 12, ""),
    ])
    func whatCannotBeSeen(_ before: String, _ size: Double, _ behind: String) throws {
        var sample = PDFSample()
        sample.addPage()
        sample.add("占用草原50亩。", x: 60, y: 100, font: .drawn)
        sample.add(
            "恢复草原777亩。", x: 60, y: 200, size: size, font: .drawn,
            after: before + (before.hasSuffix("f") ? " 0.21 g" : ""))
        sample.add("整改中", x: 60, y: 300, font: .drawn, after: behind + " 0 g 0 Tr")
        let document = try document(sample)
        #expect(document.text == "占用草原50亩。\n整改中\n")
        #expect(document.notes.contains { $0.zh.contains("看不见") && $0.zh.contains("〔恢复草原777亩。〕") })
    }

    @Test(arguments: [
        "0.2 g 50 580 300 40 re f 1 g", "0.6 g", "1 0 0 rg", "0 0.4 0 rg 50 580 300 40 re f 0.8 0 0 rg",
    ])
    func whatIsSeen(_ before: String) throws {
        var sample = PDFSample()
        sample.addPage()
        sample.add("恢复草原777亩。", x: 60, y: 200, font: .drawn, after: before)
        let document = try document(sample)
        #expect(document.text == "恢复草原777亩。\n")
        #expect(document.notes.isEmpty)
    }

    @Test func aPartOfAWordThatCannotBeSeen() throws {
        var sample = PDFSample()
        sample.addPage()
        sample.add("未恢复草原", x: 60, y: 100, font: .drawn)
        sample.add("七百亩", x: 120, y: 100, font: .drawn, after: "1 g")
        sample.add("五十亩", x: 156, y: 100, font: .drawn, after: "0 g")
        let document = try document(sample)
        #expect(document.text == "未恢复草原 五十亩\n")
        #expect(document.notes.contains { $0.zh.contains("未恢复草原〔七百亩〕") })
    }

    /// White proves nothing where the signs of a font may be lacking.
    @Test func pagesThatCannotBeDrawn() throws {
        let ink = try #require(
            PDFInk.pages(of: Array("P6\n85 85\n255\n".utf8) + [UInt8](repeating: 255, count: 85 * 85 * 3)))
        var page = PDFPage(number: 1, width: 85, height: 85)
        page.words = [PDFWord(text: "草原", left: 10, top: 10, right: 34, bottom: 25)]
        #expect(ink[0].removeUnseen(from: &page, mayLack: true) == nil)
        #expect(page.words.count == 1)
        #expect(ink[0].removeUnseen(from: &page, mayLack: false)?.map(\.words) == ["草原"])
        #expect(page.words.isEmpty)
        #expect(PDFInk.pages(of: Array("P6\n85 85\n255\n".utf8)) == nil)
    }

    @Test func twoColumns() throws {
        var sample = PDFSample()
        sample.addPage()
        sample.add("草原问题整改情况通报", x: 200, y: 60, size: 18)
        let columns = [
            ["一、甲公司占用草原问题", "问题描述：占用草原51亩。", "整改状态：未完成", "整改情况：恢复草原11亩。"],
            ["二、乙公司占用草原问题", "问题描述：占用草原62亩。", "整改状态：已完成", "整改情况：恢复草原22亩。"],
        ]
        for (x, lines) in zip([60.0, 320], columns) {
            for (index, line) in lines.enumerated() { sample.add(line, x: x, y: 100 + 20 * Double(index)) }
        }
        let document = try document(sample)
        #expect(document.text == (["草原问题整改情况通报"] + columns[0] + columns[1]).map { $0 + "\n" }.joined())
        #expect(document.notes.contains { $0.zh.contains("第1页分左右两栏") })
    }

    /// Cells beside each other are rows, also when they hold sentences.
    @Test func twoColumnsOfATable() throws {
        var sample = PDFSample()
        sample.addPage()
        let rows = [
            (["存在问题"], ["整改情况"]), (["1. 占用草原堆放砂石，至今没有恢复，", "附近居民多次反映。"], ["已清运并且恢复。"]),
            (["2. 湿地内建有养殖场三处。"], ["已拆除两处，另外一处正在协商，计划", "于年底前完成。"]),
        ]
        var y = 100.0
        for row in rows {
            for (lines, x) in [(row.0, 60.0), (row.1, 280)] {
                for (index, line) in lines.enumerated() { sample.add(line, x: x, y: y + 16 * Double(index)) }
            }
            y += 16 * Double(max(row.0.count, row.1.count)) + 12
        }
        #expect(
            try document(sample).text
                == "存在问题 | 整改情况\n1. 占用草原堆放砂石，至今没有恢复，附近居民多次反映。 | 已清运并且恢复。\n2. 湿地内建有养殖场三处。 | 已拆除两处，另外一处正在协商，计划于年底前完成。\n"
        )
    }

    /// Heads that nearly touch are told apart by the white that runs on below them.
    @Test func headsThatNearlyTouch() throws {
        var sample = PDFSample()
        sample.addPage()
        let rows = [
            ["序号", "问题", "占用（亩）", "恢复（公顷）", "状态"], ["1", "甲公司占用草原", "20", "", "未完成"],
            ["2", "乙公司占用草原", "", "3", "已完成"], ["合计", "", "20", "3"],
        ]
        for (row, cells) in rows.enumerated() {
            for (cell, x) in zip(cells, [64.0, 114, 264, 344, 424]) where !cell.isEmpty {
                sample.add(cell, x: x, y: 100 + 30 * Double(row))
            }
        }
        #expect(
            try document(sample).text
                == rows.map { $0.joined(separator: " | ") + "\n" }.joined())
    }

    /// Heads of several lines above numbers at the other edge, rows that a width broke, and a row that is no rest of a name;
    /// nothing but the lines' order parts the rows.
    @Test(arguments: [
        (
            """
            60 县区 150 修复 240 投入资金
            150 任务 240 （万
            150 （亩） 240 元）
            60 新城区 196 420 298 62.5
            60 旧城区 202 77
            60 合计 196 497 298 62.5
            """, "县区 | 修复任务（亩） | 投入资金（万元）\n新城区 | 420 | 62.5\n旧城区 | 77\n合计 | 497 | 62.5\n"
        ),
        (
            """
            60 企业 150 占用（亩） 240 问题
            60 宏达砂石 150 120.5 240 没有办理手续堆放
            60 料公司 240 砂石料。
            60 金牛牧业 150 66 240 建设圈舍。
            60 利民合作 150 9 240 开垦种植玉米，雇
            240 工耕种。
            60 合计 150 195.5
            """,
            "企业 | 占用（亩） | 问题\n宏达砂石料公司 | 120.5 | 没有办理手续堆放砂石料。\n金牛牧业 | 66 | 建设圈舍。\n利民合作 | 9 | 开垦种植玉米，雇工耕种。\n合计 | 195.5\n"
        ),
        (
            """
            60 附表 96 各地任务
            60 地区 200 面积（亩） 320 资金（万元）
            60 东山县 200 12 320 3
            60 西山县
            60 南山县 200 8 320 1.5
            """, "附表 各地任务\n地区 | 面积（亩） | 资金（万元）\n东山县 | 12 | 3\n西山县\n南山县 | 8 | 1.5\n"
        ),
        (
            """
            60 地区 180 草原（亩） 334 湿地（公顷）
            130 占用 210 恢复 290 占用 370 恢复
            60 城东区 130 310 210 300 290 12.5 370 10
            60 城西区 130 45 210 45 290 3 370 3
            """,
            "地区 | 草原（亩） |  | 湿地（公顷）\n | 占用 | 恢复 | 占用 | 恢复\n城东区 | 310 | 300 | 12.5 | 10\n城西区 | 45 | 45 | 3 | 3\n"
        ),
    ])
    func tablesWhoseLinesAreEvenlySpaced(_ places: String, _ text: String) throws {
        var sample = PDFSample()
        sample.addPage()
        for (row, line) in places.split(separator: "\n").enumerated() {
            let parts = line.split(separator: " ").map(String.init)
            for place in stride(from: 0, to: parts.count, by: 2) {
                sample.add(parts[place + 1], x: try #require(Double(parts[place])), y: 100 + 16 * Double(row))
            }
        }
        #expect(try document(sample).text == text)
    }

    /// Spaces that stand below each other part no cells in sentences.
    @Test func sentencesWithSpaces() throws {
        var sample = PDFSample()
        sample.addPage(lines: ["该公司占用草原　120亩，其中基本草原　30亩。", "整改后退出草原　110亩，播种各类牧草　85斤。"])
        let document = try document(sample)
        #expect(document.text == "该公司占用草原 120亩，其中基本草原 30亩。\n整改后退出草原 110亩，播种各类牧草 85斤。\n")
        #expect(document.tables.isEmpty)
    }

    @Test func threeColumns() throws {
        var sample = PDFSample()
        sample.addPage()
        sample.add("工作通报", x: 270, y: 70, size: 16)
        let columns = [
            ["一是压实责任，各地都成", "立专班，累计发出督办单", "34份，并约谈负责人12", "人次，形成一级抓一级的", "工作格局。"],
            ["二是强化保障，统筹资金", "2360万元，其中市级资金", "1500万元，用于生态修复", "矿山23座，面积一共1450", "亩。"],
            ["三是严格执法，立案查处", "17起，罚款合计86.4万元，", "移送公安机关3起，组织", "开展回头看，抽查问题40", "个。"],
        ]
        for (x, lines) in zip([50.0, 220, 390], columns) {
            for (index, line) in lines.enumerated() { sample.add(line, x: x, y: 100 + 18 * Double(index)) }
        }
        let document = try document(sample)
        #expect(document.text == (["工作通报"] + columns.map { $0.joined() }).map { $0 + "\n" }.joined())
        #expect(document.notes.contains { $0.zh.contains("第1页分三栏") })
    }

    /// A font may claim twice the height of its characters.
    @Test func boxesThatOverlap() {
        var page = PDFPage(number: 1, width: 600, height: 800)
        page.words = [100.0, 118].map {
            PDFWord(text: "恢复草原", left: 60, top: $0, right: 108, bottom: $0 + 31.2)
        }
        page.words.append(PDFWord(text: "草原", left: 60, top: 200, right: 84, bottom: 215.6))
        page.lowerBoxes()
        #expect(page.words.map { ($0.height * 10).rounded() } == [156, 156, 156])
        #expect(page.words.map { ($0.middle * 10).rounded() } == [1156, 1336, 2078])
    }

    /// A row that the page end cuts has no rule below it, and the page's number may stand between the rules.
    @Test func rowsCutByAPageEnd() throws {
        let across = [40.0, 80, 200, 260].map {
            PDFRules.Rule(isHorizontal: false, place: $0, range: 100.0...200)
        }
        let down = [100.0, 130, 160].map { PDFRules.Rule(isHorizontal: true, place: $0, range: 40.0...260) }
        let rows = [["序号", "问题", "面积"], ["1", "占用草原", "12亩"], ["2", "占用林地", "30亩"], ["第1页", "共3页"]]
        let words = zip(rows, [105.0, 135, 165, 185]).flatMap { row, top in
            zip(row, [45.0, 85, 205]).map { text, left in
                PDFWord(text: text, left: left, top: top, right: left + 30, bottom: top + 12)
            }
        }
        let grid = try #require(PDFGrid.grids(of: across + down).first)
        #expect(words.allSatisfy(grid.holds))
        let table = try #require(grid.table(of: Array(words.prefix(9))))
        #expect(table.rows.map { $0.map { $0.lines.joined() } } == Array(rows.prefix(3)))
        // Closed by a rule of its own, a row that is the page's number is none.
        let last = PDFRules.Rule(isHorizontal: true, place: 182, range: 40.0...260)
        let closed = try #require(PDFGrid.grids(of: across + down + [last]).first?.table(of: words))
        #expect(closed.rows.map { $0.map { $0.lines.joined() } } == Array(rows.prefix(3)))
    }

    /// A number at the end of a page does not grow by that of the next heading.
    @Test(arguments: ["2、乙公司占用草原", "二、乙公司占用草原", "（二）乙公司占用草原"])
    func aHeadingAtTheHeadOfAPage(_ heading: String) throws {
        var sample = PDFSample()
        let end = "一、甲公司占用草原问题，经过调查核实涉及地块一共12"
        sample.addPage(lines: ["整改台账", end])
        sample.addPage(lines: [heading, "恢复草原60亩。"])
        #expect(try document(sample).text == "整改台账\n\(end)\n\(heading)\n恢复草原60亩。\n")
    }

    /// A line that ends several pages may still be one of the text.
    @Test func aFieldAtTheFootOfEachPage() throws {
        var sample = PDFSample()
        for name in ["一、甲", "二、乙", "三、丙"] {
            sample.addPage()
            for (index, line) in ["\(name)公司占用草原", "恢复草原20亩。", "整改状态：未完成"].enumerated() {
                sample.add(line, x: 60, y: 730 + 20 * Double(index))
            }
        }
        #expect(try document(sample).text.split(separator: "\n").count { $0 == "整改状态：未完成" } == 3)
    }

    @Test(arguments: [PDFSample.Direction.up, .down])
    func pagesWithTurnedText(_ direction: PDFSample.Direction) throws {
        var sample = PDFSample()
        sample.addPage()
        let rows = [["序号", "存在的主要问题", "占用面积（亩）"], ["1", "占用草原堆料", "21"], ["2", "占用草原建房", "35"]]
        for (row, cells) in rows.enumerated() {
            for (cell, along) in zip(cells, [60.0, 120, 300]) {
                let across = 100 + 30 * Double(row)
                let isUp = direction == .up
                sample.add(
                    cell, x: isUp ? across : 600 - across, y: isUp ? 800 - along : along, direction: direction)
            }
        }
        #expect(try document(sample).text == rows.map { $0.joined(separator: " | ") + "\n" }.joined())
    }

    @Test func whatIsNotWholeOrNoPDF() {
        var sample = PDFSample()
        sample.addPage(lines: wrapped)
        #expect(fault(Array("%PDF-1.7\n".utf8))?.code == .damaged)
        #expect(fault(Array(sample.bytes.prefix(300)))?.code == .damaged)
    }
}

@Test func withoutTheProgram() {
    #expect(throws: DocumentFault.self) { try PDFFile.read(Array("%PDF-1.7\n".utf8), path: "/nowhere:bin:.") }
    #expect(LimitedProcess.find("sh", path: "bin:./:/bin") == "/bin/sh")
}

@Suite struct LimitedProcessTests {
    private func run(_ script: String, _ limits: LimitedProcess.Limits = .init()) throws -> LimitedProcess {
        try LimitedProcess("/bin/sh", ["-c", script, "; echo no"], input: Array("甲".utf8), limits: limits)
    }

    @Test func inputOutputAndMessages() throws {
        let run = try run("cat; echo said >&2; echo \"$0 $LC_ALL $HOME\"; exit 3")
        #expect(run.end == .exit(3))
        #expect(String(decoding: run.output, as: UTF8.self) == "甲; echo no C.UTF-8 \n")
        #expect(run.messages == "said\n")
    }

    @Test func limits() throws {
        #expect(try run("while :; do :; done", .init(seconds: 1)).end != .exit(0))
        #expect(try run("cat /dev/zero", .init(output: 1)).output.count <= 1 << 20)
        #expect(try run("exec sleep 60", .init(seconds: 1)).end == .timeout)
    }
}
