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
