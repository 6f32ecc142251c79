import Foundation
import Geodesy
import TestSupport
import Testing

@testable import Ledger

/// The published report, read by eye before the parser ran; skipped where it is absent.
@Suite(.enabled(if: Places.shared("seed/xinganmeng-progress.txt") != nil))
struct RealReportTests {
    let source: SourceText
    let ledger: Ledger

    init() throws {
        let path = try #require(Places.shared("seed/xinganmeng-progress.txt"))
        source = try SourceText(utf8: [UInt8](Data(contentsOf: URL(filePath: path))))
        ledger = Ledger(source)
    }

    /// `value unit` of every figure, by item and kind.
    static let expected: [Int: [ClaimKind: [String]]] = [
        1: [.count: ["21 次", "19 次", "25 期", "5900 人次", "11 期", "11000 人次", "45 次", "19 次", "3 次"]],
        2: [.count: ["110 件", "3 件"]],
        3: [
            .area: ["500 平方公里", "0.2536 平方公里"], .count: ["1482 家", "83 家", "59 家"], .ratio: ["61.6 %"],
        ],
        4: [
            .count: ["12 个", "6 个", "40 个", "3 家", "5 家"],
            .ratio: ["14 %", "16.7 %", "76 %", "52 %", "10.1 %", "1.4 %", "8.4 %", "70 %", "30 个百分点"],
            .money: ["151 亿元"], .mass: ["10 万吨标准煤"],
        ],
        5: [.count: ["53 宗"]],
        6: [.count: ["7 个", "11 个", "5 个"]],
        7: [
            .area: ["174.3 万亩", "48.7 万亩", "2746.68 万亩", "1860.56 万亩", "886.12 万亩", "5 万亩"],
            .count: ["2 人", "5 人", "52 人", "628 人", "1060 人", "1 万名", "3262 件"], .ratio: ["61.2 %"],
        ],
        8: [.area: ["938 亩", "937.36 亩", "937.36 亩"], .money: ["450196.8 元"]],
        9: [.area: ["31000 亩"], .count: ["805 块", "4230 根"]],
        10: [
            .count: ["12 个", "8 个", "3 处", "7 处", "27 处", "6 处"],
            .ratio: ["35 %", "31.3 %", "43.9 %"],
        ],
        11: [.area: ["14 万亩", "10 万亩", "16 万亩", "81.4 万亩"]],
        12: [.area: ["1 万亩"], .ratio: ["50 一半"]],
        13: [
            .area: ["1300 平方公里", "245 平方公里"],
            .count: [
                "5824 条", "935 条", "162 条", "82 条", "80 条", "265 条", "33 条", "13 条", "20 条", "82 条", "80 条",
                "265 条",
            ],
            .ratio: ["84 %"], .money: ["1.19 亿元", "1 亿元"],
        ],
        14: [.count: ["98 座", "23 座", "48 家", "35 家", "11 家", "14 个", "5 个", "4 座", "3 期"]],
        15: [.count: ["69 个", "20 个", "14 座"]],
        16: [.count: ["750 座", "709 座", "4 座", "1 座"], .ratio: ["95 %"]],
        17: [
            .area: ["1.72 亿亩", "2718 万亩", "30 万亩", "50 万亩", "15 万亩"], .count: ["4 个", "16 次", "20 次"],
            .ratio: ["82 %", "52.6 %", "23.3 %"], .money: ["725 万元"],
            .mass: ["9.44 万吨", "2.84 万吨", "1.49 万吨", "1.16 万吨", "0.27 万吨"],
        ],
    ]

    @Test func seventeenItemsAndTheTitle() {
        #expect(ledger.items.map(\.number) == Array(1...17))
        #expect(ledger.titleLines.count == 2)
        #expect(ledger.title.hasPrefix("兴安盟") && ledger.title.hasSuffix("整改进展情况"))
        #expect(ledger.unplaced.isEmpty)
        #expect(ledger.item(12)?.problem.text.hasPrefix("2018年以来") == true)
    }

    @Test func statuses() {
        for item in ledger.items {
            let (status, words): (ItemStatus, String) =
                switch item.number {
                case 3, 10, 13, 15: (.onSchedule, "达到序时进度")
                case 5, 6, 16: (.awaitingAcceptance, "已完成，待自治区验收销号")
                case 17: (.completed, "已完成")
                default: (.closed, "已销号")
                }
            #expect(item.status == status, "item \(item.number)")
            #expect(item.statusText?.text == words, "item \(item.number)")
        }
        #expect(ledger.items.filter { $0.status == .closed }.map(\.number) == [1, 2, 4, 7, 8, 9, 11, 12, 14])
    }

    @Test func clauses() {
        #expect(ledger.items.map(\.clauses.count) == [6, 3, 3, 4, 1, 4, 4, 2, 4, 4, 3, 3, 3, 3, 2, 5, 4])
        #expect(ledger.item(5)?.clauses.map(\.label) == [nil])
        #expect(ledger.item(10)?.clauses.map(\.label) == ["（一）", "（二）", "（三）", "（四）"])
        // Every other item labels all its clauses.
        for item in ledger.items where ![5, 11].contains(item.number) {
            #expect(item.clauses.allSatisfy { $0.label != nil }, "item \(item.number)")
        }
        #expect(ledger.item(9)?.clauses.first?.label == "(一）")
        #expect(ledger.item(11)?.clauses.map(\.label) == [nil, "（二）", "（三）"])
        #expect(ledger.item(13)?.clauses.map(\.number) == [1, 2, 3])
    }

    @Test(arguments: 1...17)
    func figures(number: Int) throws {
        let item = try #require(ledger.item(number))
        for kind in ClaimKind.allCases {
            let found = item.claims.filter { $0.kind == kind }.map { "\($0.value) \($0.unit.text)" }
            #expect(found == Self.expected[number]?[kind] ?? [], "item \(number), \(kind)")
        }
    }

    @Test func offsetsPointAtTheQuotedText() {
        for item in ledger.items {
            for claim in item.claims {
                #expect(source.text(in: claim.figure.range) == claim.figure.text)
                #expect(source.text(in: claim.quote.range) == claim.quote.text)
                #expect(claim.quote.range.contains(claim.figure.offset))
            }
            for clause in item.clauses { #expect(source.text(in: clause.text.range) == clause.text.text) }
        }
    }

    @Test func theMineOfItemEight() throws {
        let item = try #require(ledger.item(8))
        let claim = try item.claim(quoting: "违规占用草原937.36亩")
        #expect(claim.figure.text == "937.36亩")
        #expect(claim.unit.area == .mu)
        #expect(claim.role == .occupied)
        #expect(claim.scope == .local)
        #expect(claim.clause == 0)
        // 937.36 × 2000/3 m², by hand.
        #expect(claim.amount == Rational(93736 * 20, 3))
        #expect(try item.claim(quoting: "占用的９３７.３６ 亩").clause == 1)
        #expect(throws: QuotationError.self) { try item.claim(quoting: "违规占用草原973.36亩") }
    }

    @Test(arguments: [
        (3, "500多平方公里", ClaimQualifier.over), (12, "近万亩", .nearly), (12, "一半以上", .atLeast),
        (16, "近95%", .nearly), (9, "4230余根", .over), (7, "1万余名", .over), (4, "10万吨标准煤左右", .about),
        (10, "35%以上", .atLeast), (8, "草原938亩", .none), (13, "162条", .none),
    ])
    func qualifiers(item: Int, quotation: String, qualifier: ClaimQualifier) throws {
        #expect(try #require(ledger.item(item)).claim(quoting: quotation).qualifier == qualifier)
    }

    @Test(arguments: [
        (17, "2.84万吨", ClaimScope.elsewhere("巴彦淖尔市")), (17, "1.72亿亩", .region), (12, "近万亩", .region),
        (7, "174.3万亩", .region), (7, "886.12万亩", .local), (8, "草原938亩", .local), (13, "162条", .local),
        (14, "14个", .elsewhere("呼伦贝尔市")), (10, "8个", .region), (4, "52%", .elsewhere("乌兰察布市")),
        (1, "研讨21次", .local),
    ])
    func scopes(item: Int, quotation: String, scope: ClaimScope) throws {
        #expect(try #require(ledger.item(item)).claim(quoting: quotation).scope == scope)
    }

    @Test(arguments: [
        (7, "174.3万亩", ClaimRole.occupied), (7, "2746.68万亩", .completed), (7, "5万亩", .restored),
        (9, "31000亩", .restored), (8, "450196.8元", .penalty), (8, "草原938亩", .occupied),
        (3, "500多平方公里", .planned), (3, "0.2536平方公里", .restored), (17, "30万亩", .planned),
        (13, "1300平方公里", .planned), (13, "245平方公里", .restored), (14, "23座", .background),
        (17, "15万亩", .completed),
    ])
    func roles(item: Int, quotation: String, role: ClaimRole) throws {
        #expect(try #require(ledger.item(item)).claim(quoting: quotation).role == role)
    }
}
