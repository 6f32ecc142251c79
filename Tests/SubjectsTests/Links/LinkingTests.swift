import Bilingual
import Foundation
import Land
import Ledger
import Subjects
import TestSupport
import Testing

@testable import Subjects

/// The linker against labels that were made before it: 343 features with hard cases (labels.csv).
struct LinkingTests {
    private struct Label {
        let kind: LayerKind
        let attributes: Attributes
        /// `nil` where it cannot be told.
        let items: Set<Int>?
        let text: String
    }

    private static func labels() throws -> [Label] {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "labels.csv").path
        return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst().map {
            line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            var attributes = Attributes()
            for (role, cell) in zip([FieldRole.name, .county, .year, .item], cells[1...4]) where !cell.isEmpty {
                attributes[role] = cell
            }
            return Label(
                kind: try #require(LayerKind(rawValue: cells[0])), attributes: attributes,
                items: cells[5] == "?" ? nil : Set(cells[5].split(separator: "+").compactMap { Int($0) }),
                text: String(line))
        }
    }

    @Test func labelledFeaturesFindTheirItems() throws {
        let ledger = try ReportReader.read(path: Places.sample("report.txt")).ledger
        let linking = Linking(ledger)
        let labels = try Self.labels()
        #expect(labels.count >= 300)
        var (right, wrong, missed, decided, open) = (0, 0, 0, 0, 0)
        var faults: [String] = []
        for label in labels {
            let (state, links) = linking.outcome(.init(kind: label.kind, label.attributes))
            let found = state == .linked ? Set(links.map(\.item)) : []
            let truth = label.items ?? []
            right += found.intersection(truth).count
            wrong += found.subtracting(truth).count
            missed += truth.subtracting(found).count
            if label.items == nil { (open, decided) = (open + 1, decided + (found.isEmpty ? 0 : 1)) }
            if found != truth {
                faults.append(
                    "\(label.text): \(state) \(links.map { "\($0.item) \($0.score) \($0.reason.zh)" })")
            }
        }
        let precision = Double(right) / Double(right + wrong)
        let recall = Double(right) / Double(right + missed)
        print("links: precision \(precision), recall \(recall), undecidable decided \(decided) of \(open)")
        if ProcessInfo.processInfo.environment["TUBAN_LINKS"] != nil { print(faults.joined(separator: "\n")) }
        #expect(precision > 0.95 && recall > 0.95, "\(faults.joined(separator: "\n"))")
    }
}

/// Names within names: the report names one mine, or both; right answers by reading them.
struct NamesWithinNamesTests {
    private static func outcome(
        _ name: String, number: String? = nil, ending: TextEnding = .whole, _ problems: [String]
    ) -> (ParcelLink.State, Set<Int>) {
        let items = problems.enumerated().map { "\($0 + 1).\($1)。\n整改进展：已销号。恢复草原\(150 + $0)亩。\n" }
        let linking = Linking(Ledger("某旗督察反馈问题整改进展情况\n\n" + items.joined(separator: "\n")))
        var attributes: Attributes = [.name: name]
        if let number { attributes.enter(number, ending, as: .item) }
        let (state, links) = linking.outcome(.init(kind: .occupied, attributes))
        return (state, Set(links.map(\.item)))
    }

    @Test(
        arguments: [
            (["哈拉沟铁矿违规占用草原", "大哈拉沟铁矿越界开采"], "哈拉沟铁矿", "大哈拉沟铁矿"),
            (["对东风煤矿越界开采监管不力", "新东风煤矿违规占用林地"], "东风煤矿", "新东风煤矿"),
            (["位于白音花镇的宝石采石场破坏植被", "北宝石采石场未批先建"], "宝石采石场", "北宝石采石场"),
            (["巴彦山萤石矿占用草原", "南巴彦山萤石矿占用草原"], "巴彦山萤石矿", "南巴彦山萤石矿"),
            (["查干花砂场超范围开采", "乌兰查干花砂场超范围开采"], "查干花砂场", "乌兰查干花砂场"),
            (["兴隆尾矿库未闭库", "小兴隆尾矿库渗漏"], "兴隆尾矿库", "小兴隆尾矿库"),
        ])
    func theLongestNameWins(_ problems: [String], _ short: String, _ long: String) {
        for (problems, first, second) in [(problems, 1, 2), (problems.reversed(), 2, 1)] {
            #expect(Self.outcome(short, problems) == (.linked, [first]))
            #expect(Self.outcome(long, problems) == (.linked, [second]))
        }
    }

    /// Only the other mine is in the report.
    @Test(
        arguments: [
            ("哈拉沟铁矿", "大哈拉沟铁矿越界开采"), ("大哈拉沟铁矿", "哈拉沟铁矿越界开采"), ("东风煤矿", "新东风煤矿越界开采"),
            ("新东风煤矿", "东风煤矿越界开采"), ("东哈拉沟铁矿", "西哈拉沟铁矿越界开采"), ("哈拉沟铜矿", "哈拉沟铁矿越界开采"),
            ("乌兰哈拉沟铁矿", "对哈拉沟铁矿监管不力"), ("哈拉沟", "大哈拉沟煤矿越界开采"), ("拉沟", "哈拉沟煤矿越界开采"),
            ("日班花", "古日班花矿业占地"), ("日班花采区", "古日班花矿业占地"), ("甲日班花", "古日班花矿业占地"), ("白音查干沟", "查干沟砂场占地"),
            ("红星煤矿（三号井）", "红星煤矿二号井越界开采"), ("红星煤矿三号井", "红星煤矿二号井越界开采"),
        ])
    func anotherMineIsNoMatch(_ name: String, _ problem: String) {
        #expect(Self.outcome(name, [problem, "城区垃圾清运不及时"]).0 != .linked)
    }

    @Test(
        arguments: [
            ("扎木沁铅锌矿", "扎木钦铅锌矿越界开采"), ("白音花镇哈拉沟铁矿", "哈拉沟铁矿越界开采"), ("哈拉沟铁矿采区", "经查，哈拉沟铁矿越界开采"),
            ("哈拉沟铁矿", "释佳矿业有限公司哈拉沟铁矿越界开采"), ("哈拉沟铁矿", "督促哈拉沟铁矿整改"), ("哈拉沟铁矿", "“哈拉沟铁矿”越界开采"),
            ("哈拉沟铁矿", "白音花镇哈拉沟铁矿越界开采"), ("哈拉沟", "哈拉沟铁矿越界开采"), ("白音花镇哈拉沟", "位于哈拉沟的砂场占地"),
            ("红星煤矿二号井", "红星煤矿（二号井）越界开采"), ("红星煤矿（二采区）", "红星煤矿越界开采"), ("红星煤矿（三号井）", "红星煤矿二号井、三号井越界开采"),
            ("红星煤矿2号井", "红星煤矿二号井越界开采"),
            ("红星煤矿（原东风矿）", "红星煤矿越界开采"),
        ])
    func theSameMineIsFound(_ name: String, _ problem: String) {
        #expect(Self.outcome(name, ["城区垃圾清运不及时", problem]) == (.linked, [2]))
    }

    /// What stands in brackets belongs to the name where an item has it, with brackets or without.
    @Test(
        arguments: [
            (["红星煤矿二号井越界开采", "红星煤矿占用林地"], "红星煤矿（二号井）", 1), (["红星煤矿二号井越界开采", "红星煤矿占用林地"], "科右中旗红星煤矿(二号井", 1),
            (["红星煤矿（二号井）越界开采", "红星煤矿占用林地"], "红星煤矿（二号井）", 1), (["红星煤矿（二号井）越界开采", "红星煤矿占用林地"], "红星煤矿二号井", 1),
            (["红星煤矿（二号井）越界开采", "红星煤矿占用林地"], "红星煤矿", 2), (["红星煤矿二号井越界开采", "红星煤矿占用林地"], "红星煤矿（扩建）", 2),
            (["东山石料厂二期占地", "东山石料厂未恢复"], "某某矿业有限公司东山石料厂【二期】", 1),
            (["东山石料厂一期占地", "东山石料厂二期占地"], "东山石料厂（二期）", 2),
        ])
    func bracketsBelongToTheNameWhereAnItemHasThem(_ problems: [String], _ name: String, _ item: Int) {
        #expect(Self.outcome(name, problems) == (.linked, [item]))
    }

    /// The name stands in both items as it is: nothing tells which is meant.
    @Test func equalEvidenceIsAmbiguous() {
        #expect(Self.outcome("哈拉沟铁矿", ["哈拉沟铁矿占用草原", "哈拉沟铁矿占用草原"]) == (.ambiguous, [1, 2]))
    }

    /// A number says one item and the name stands in another alone.
    @Test func aNumberAgainstANameIsLeftToSomebody() {
        let problems = ["哈拉沟铁矿占用草原", "东风煤矿越界开采"]
        #expect(Self.outcome("东风煤矿", number: "1", problems) == (.ambiguous, [1, 2]))
        #expect(Self.outcome("东风煤矿", number: "2", problems) == (.linked, [2]))
        #expect(Self.outcome("东风煤矿二采区", number: "1、2", problems) == (.linked, [1, 2]))
        #expect(Self.outcome("三号地块", number: "1", problems) == (.linked, [1]))
    }

    /// Of twelve items 1 may have been 10 to 12, unless the name stands in item 1 as well.
    @Test func aNumberThatFillsItsFieldMayBeTheBeginningOfAnother() {
        let problems = ["哈拉沟铁矿占用草原", "东风煤矿越界开采"] + (3...12).map { "第\($0)处垃圾清运不及时" }
        #expect(Self.outcome("地块", number: "1", ending: .full, problems).0 == .ambiguous)
        #expect(Self.outcome("地块", number: "2、1", ending: .full, problems).0 == .ambiguous)
        #expect(Self.outcome("地块", number: "1", problems) == (.linked, [1]))
        #expect(Self.outcome("地块", number: "2、3", ending: .full, problems) == (.linked, [2, 3]))
        #expect(Self.outcome("哈拉沟铁矿", number: "1", ending: .full, problems) == (.linked, [1]))
    }
}
