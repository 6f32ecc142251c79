import Bilingual
import Testing

@testable import Ledger

/// Layouts of several offices, in words of our own; the expectations were written before the parser ran.
struct LayoutTests {
    struct Expected {
        var numbers: [Int]
        var statuses: [ItemStatus]
        var clauses: [Int]
        var areas: [[String]]
        var unplaced: [String] = []
    }

    private func check(_ text: String, _ expected: Expected) {
        let source = SourceText(text)
        let ledger = Ledger(source)
        #expect(ledger.items.map(\.number) == expected.numbers)
        #expect(ledger.items.map(\.status) == expected.statuses)
        #expect(ledger.items.map(\.clauses.count) == expected.clauses)
        #expect(ledger.items.map { figures($0.claims, .area) } == expected.areas)
        #expect(ledger.unplaced.map(\.text.text) == expected.unplaced)
        for line in ledger.unplaced {
            #expect(source.text(in: line.text.range) == line.text.text)
            #expect(line.line == source.line(at: line.text.offset))
        }
    }

    @Test func numbersWithPoints() {
        check(
            """
            某某盟督察
            整改进展情况

            1.甲矿占用草原12亩。

            整改状态：已销号

            进展情况：（一）已恢复植被12亩。（二）按照第（三）项要求，完成验收。(三）加强巡护。
            2.2018年以来乙地开垦草原近万亩。
            整改状态：整改中
            进展情况：完成一期（二）期工程，恢复3.5亩。

            续段仍属本项，再恢复2公顷。
            """,
            Expected(
                numbers: [1, 2], statuses: [.closed, .inProgress], clauses: [3, 1],
                areas: [["12 亩", "12 亩"], ["1 万亩", "3.5 亩", "2 公顷"]]))
    }

    @Test func chineseNumbersAndStatusInsideTheProgress() {
        check(
            """
            一、湿地被占5公顷。
            责任单位：某旗人民政府
            整改时限：2024年底
            整改目标：恢复湿地5公顷。
            整改进展情况：已完成，待验收销号。（一）恢复5公顷。（二）立碑2块。
            二、林地被占7亩。
            责任单位：某县人民政府
            整改时限：立行立改
            整改目标：退出7亩。
            整改进展情况：达到序时进度。退出3亩。
            """,
            Expected(
                numbers: [1, 2], statuses: [.awaitingAcceptance, .onSchedule], clauses: [2, 1],
                areas: [["5 公顷", "5 公顷", "5 公顷"], ["7 亩", "7 亩", "3 亩"]]))
    }

    @Test func bracketedNumbersBelowAHeading() {
        check(
            """
            某市整改情况公示
            一、自然资源领域
            （一）甲矿越界2.1公顷。
            整改状态：已完成
            整改落实情况：1.退出2.1公顷。
            2.罚款3万元。
            （二）乙矿未复垦。
            整改状态：未启动
            整改落实情况：1.编制方案。
            二、生态环境领域
            （三）丙场占地6亩。
            整改状态：已完成整改
            整改落实情况：拆除。
            """,
            Expected(
                numbers: [1, 2, 3], statuses: [.completed, .notStarted, .completed], clauses: [2, 1, 1],
                areas: [["2.1 公顷", "2.1 公顷"], [], ["6 亩"]], unplaced: ["一、自然资源领域", "二、生态环境领域"]))
    }

    @Test func keyedNumbers() {
        check(
            """
            以下为各问题整改情况：
            问题编号18：沙地被占4亩。
            整改完成情况：已完成。恢复4亩。
            问题编号7：草地被占0.50公顷。
            整改完成情况：整改中。恢复0.25公顷。
            """,
            Expected(
                numbers: [18, 7], statuses: [.completed, .inProgress], clauses: [1, 1],
                areas: [["4 亩", "4 亩"], ["0.50 公顷", "0.25 公顷"]], unplaced: ["以下为各问题整改情况："]))
    }

    @Test func serialNumbersInFullWidthWithBrackets() {
        check(
            """
            序号一：
            【整改问题】草地退化１０万亩。
            【整改状态】已销号
            【整改情况】（一）治理１０万亩；（二）管护。
            序号二：
            【整改问题】湿地萎缩。
            【整改状态】达到序时进度
            【整改情况】补水。
            """,
            Expected(
                numbers: [1, 2], statuses: [.closed, .onSchedule], clauses: [2, 1],
                areas: [["10 万亩", "10 万亩"], []]))
    }

    @Test func measuresNumberedLikeItems() {
        check(
            """
            1、某企业占用耕地3亩
            责任单位：某局
            整改措施：
            1、拆除建筑。
            2、复垦3亩。
            3、验收。
            整改状态：已完成
            进展情况：复垦3亩。
            2、某村乱垦8亩
            责任单位：某局
            整改措施：
            1、退耕8亩。
            整改状态：整改中
            进展情况：退耕2亩。
            """,
            Expected(
                numbers: [1, 2], statuses: [.completed, .inProgress], clauses: [1, 1],
                areas: [["3 亩", "3 亩", "3 亩"], ["8 亩", "8 亩", "2 亩"]]))
    }

    @Test func noFieldsAtAll() {
        check(
            "1.草地被占5亩。\n已退还5亩。\n2.林地被占6亩。\n已退还6亩。\n",
            Expected(
                numbers: [1, 2], statuses: [.unknown, .unknown], clauses: [1, 1],
                areas: [["5 亩", "5 亩"], ["6 亩", "6 亩"]]))
    }

    @Test func aMissingFirstLabel() {
        let item = Ledger("1.题\n整改状态：已销号\n进展情况：先做甲。（二）再做乙。（三）（已完成）又做丙。").items.first
        #expect(item?.clauses.map(\.label) == [nil, "（二）", "（三）"])
        #expect(item?.clauses.map(\.text.text) == ["先做甲。", "再做乙。", "（已完成）又做丙。"])
    }

    @Test(arguments: [
        "", "\n\n", "某盟公告\n近期治理草地。", "草原已治理。", "整改状态：已销号", "（见附件）", "\u{FEFF}",
    ])
    func withoutItemsEveryLineIsUnplaced(text: String) {
        let ledger = Ledger(text)
        #expect(ledger.items.isEmpty)
        #expect(ledger.titleLines.isEmpty)
        let lines = text.split(separator: "\n").filter { $0 != "\u{FEFF}" }.map(String.init)
        #expect(ledger.unplaced.map(\.text.text) == lines)
    }

    @Test(arguments: [
        ("已销号", ItemStatus.closed), ("已完成，待自治区验收销号", .awaitingAcceptance), ("已完成 待验收销号", .awaitingAcceptance),
        ("达到序时进度", .onSchedule), ("未达到序时进度", .inProgress), ("已完成", .completed), ("已完成整改", .completed),
        ("已完成整改并销号", .closed), ("未完成", .inProgress), ("基本完成", .inProgress), ("尚未启动", .notStarted),
        ("未启动", .notStarted),
        ("整改中", .inProgress), ("正在推进", .inProgress), ("已完成，尚未销号", .awaitingAcceptance),
        ("已报请销号", .awaitingAcceptance),
        ("滞后", .inProgress), ("☑已完成 □未完成", .completed), ("□已完成 ☑未完成", .inProgress), ("已通过市级验收", .completed),
        ("未验收", .inProgress),
        ("甲乙丙", .unknown),
        ("", .unknown),
    ])
    func statusWords(words: String, status: ItemStatus) {
        #expect(ItemStatus(words: words) == status)
    }
}

/// A label keeps its rank before words that begin like a thing that is counted: 组织, 期间, 条件, 级联, 号召.
@Test(arguments: ["组织核查", "期间完成核查", "条件具备后验收", "类型已查明", "级别已提升", "号召各方参与", "项目已验收"])
func labelsStandBeforeAnyWord(_ word: String) throws {
    let ledger = Ledger("1.某矿占用草原。\n整改状态：已销号\n进展情况：（一）\(word)。（二）\(word)。\n")
    #expect(ledger.item(1)?.clauses.map(\.label) == ["（一）", "（二）"])
    let prose = Ledger("1.某矿占用草原。\n整改状态：已销号\n进展情况：（一）按照方案第（二）\(word)的要求完成。\n")
    #expect(prose.item(1)?.clauses.map(\.label) == ["（一）"])
}

/// Two rounds in one report: the second counts from 1 again, and none of its items may vanish in the first.
@Test func numbersThatStartAgainAreItemsOfTheirOwn() {
    let ledger = Ledger(
        """
        （一）甲矿占用草原10亩。
        整改状态：已销号
        进展情况：已恢复10亩。
        （二）乙矿占用草原20亩。
        整改状态：已完成
        进展情况：已恢复20亩。
        （一）丙矿占用草原30亩。
        整改状态：达到序时进度
        进展情况：已恢复3亩。
        （二）丁矿占用草原40亩。
        整改状态：未完成
        进展情况：已恢复4亩。
        """)
    #expect(ledger.items.map(\.number) == [1, 2, 1, 2])
    #expect(ledger.items.map(\.status) == [.closed, .completed, .onSchedule, .inProgress])
    #expect(ledger.items.map(\.claims.count) == [2, 2, 2, 2])
}

/// The field is the office's own word; a sentence that sounds like a status is progress beside it.
@Test func theStatusFieldDecidesWhereverItStands() throws {
    let ledger = Ledger(
        """
        问题编号18：某区违法占用林地12亩。
        整改完成情况：已完成整改。恢复林地7亩。
        整改状态：达到序时进度
        """)
    let item = try #require(ledger.item(18))
    #expect(item.status == .onSchedule && item.statusText?.text == "达到序时进度")
    #expect(item.clauses.first?.text.text.hasPrefix("已完成整改") == true)
}

/// The words that open a progress state the status; the rest of the sentence is progress.
@Test(arguments: [
    ("整改进展情况：达到序时进度，治理2处。", ItemStatus.onSchedule, "治理2处。"),
    ("整改进展情况：已于2023年5月销号。治理2处。", .closed, "治理2处。"),
    ("整改进展情况：已完成拆除，治理2处。", .unknown, "已完成拆除，治理2处。"),
    ("已完成整改。恢复植被2处。", .completed, "恢复植被2处。"),
])
func openingStatuses(progress: String, status: ItemStatus, rest: String) throws {
    let item = try #require(Ledger("1.某矿占用草原。\n\(progress)").item(1))
    #expect(item.status == status)
    #expect(item.clauses.map(\.text.text) == [rest])
}

/// Numbers without a sign, in brackets with 第, with 号问题.
@Test(arguments: [
    "1\n甲矿占用草原5亩。\n整改状态：已销号\n2\n乙矿占用草原6亩。\n整改状态：已销号",
    "1 甲矿占用草原5亩。\n整改状态：已销号\n2 乙矿占用草原6亩。\n整改状态：已销号",
    "第1号问题：甲矿占用草原5亩。\n整改状态：已销号\n第2号问题：乙矿占用草原6亩。\n整改状态：已销号",
    "（第1项）甲矿占用草原5亩。\n整改情况：\n（一）停产。\n（二）整治。\n整改状态：已销号\n（第2项）乙矿占用草原6亩。\n整改状态：已销号",
])
func oddNumbers(text: String) {
    let ledger = Ledger(text)
    #expect(ledger.items.map(\.number) == [1, 2])
    #expect(ledger.items.map(\.status) == [.closed, .closed])
    #expect(ledger.items.map { figures($0.claims) } == [["5 亩"], ["6 亩"]])
}

/// A page number is no item where items bear signs.
@Test func aPageNumberIsNoItem() {
    let ledger = Ledger("1.甲矿占用草原5亩。\n12\n整改状态：已销号\n进展情况：恢复5亩。")
    #expect(ledger.items.map(\.number) == [1])
    #expect(ledger.items.first?.status == .closed)
}

/// A notice on a complaint names its fields in its own way.
@Test func aNoticeOnAComplaint() throws {
    let text = "关于某厂举报的查处情况\n反映情况：某厂占用林地。\n调查核实情况：经查，实际占用林地63.5亩。\n处理情况：罚款2万元。"
    let item = try #require(Ledger(text).items.first)
    #expect(figures(item.claims) == ["63.5 亩", "2 万元"])
    #expect(item.problem.text == "某厂占用林地。")
}

/// What remains to be done stands below a heading of its own, whether or not others stand above.
@Test func anOutlookBelongsToNoItem() {
    let ledger = Ledger("1.甲矿占用草原5亩。\n整改状态：已销号\n进展情况：恢复5亩。\n三、下一步工作\n继续推进剩余5项整改。")
    #expect(ledger.items.map { figures($0.claims) } == [["5 亩", "5 亩"]])
    #expect(ledger.unplaced.map(\.text.text) == ["三、下一步工作", "继续推进剩余5项整改。"])
}

/// A number used twice or out of its order opens an item, and the report is told of it; a list inside an item does not.
@Test func numbersUsedTwice() throws {
    let ledger = Ledger(
        """
        整改清单
        1.甲公司占用草原20亩。已恢复20亩，已销号。
        3.乙公司占用草原30亩，其中：
        1.东片违规18亩；
        2.西片违规12亩。
        3.丙公司占用草原40亩，目前正在整改。
        7.丁公司占用草原50亩。
        2.戊公司占用草原60亩。
        """)
    #expect(ledger.items.map(\.number) == [1, 3, 3, 7, 2])
    #expect(
        ledger.items.map { figures($0.claims, .area) } == [
            ["20 亩", "20 亩"], ["30 亩", "18 亩", "12 亩"], ["40 亩"], ["50 亩"], ["60 亩"],
        ])
    #expect(ledger.items.map(\.status) == [.closed, .unknown, .inProgress, .unknown, .unknown])
    #expect(ledger.notes.map(\.zh) == ["编号3用了2次（第3, 6行）：按编号查找时取第一项，请核对报告编号"])
}

/// A number that is left out among others that count up may be an item that was not read; many left out are a selection.
@Test func skippedNumbersAreTold() {
    func notes(_ numbers: [Int]) -> [String] {
        Ledger(
            "某县整改台账\n" + numbers.map { "\($0).第\($0)处占用草地\($0)亩。\n整改状态：已完成\n整改情况：已恢复。\n" }.joined()
        ).notes.map(\.zh)
    }
    #expect(notes([1, 2, 4, 5]) == ["事项编号不连续，缺3：请核对原文是否有此项而未读出"])
    #expect(notes([1, 2, 3, 4, 5]).isEmpty)
    #expect(notes([2, 7, 11, 20]).isEmpty)
}

@Test(arguments: [
    ("整改状态——已完成", ItemStatus.completed), ("整改状态--整改中", .inProgress), ("整改中：管道正在接驳。", .inProgress),
])
func statusesBehindOtherSigns(line: String, status: ItemStatus) {
    let text = "问题一：甲地毁林\n\(line)\n整改情况：补植。\n问题二：乙地毁草\n\(line)\n整改情况：补播。"
    #expect(Ledger(text).items.map(\.status) == [status, status])
}
