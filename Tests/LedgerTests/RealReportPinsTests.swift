import Foundation
import TestSupport
import Testing

@testable import Ledger

/// Role and scope of every area of the published report, and of the counts that land can answer.
///
/// Written by hand from the text before the parser was changed to agree.
@Suite(.enabled(if: Places.shared("seed/xinganmeng-progress.txt") != nil))
struct RealReportPinsTests {
    struct Pin: Sendable {
        let item: Int
        let figure: String
        let role: ClaimRole
        let scope: ClaimScope

        init(_ item: Int, _ figure: String, _ role: ClaimRole, _ scope: ClaimScope = .local) {
            (self.item, self.figure, self.role, self.scope) = (item, figure, role, scope)
        }
    }

    static let areas = [
        Pin(3, "500多平方公里", .planned, .region), Pin(3, "0.2536平方公里", .restored),
        Pin(7, "174.3万亩", .occupied, .region), Pin(7, "48.7万亩", .part, .region),
        Pin(7, "2746.68万亩", .completed), Pin(7, "1860.56万亩", .part), Pin(7, "886.12万亩", .part),
        Pin(7, "5万亩", .restored), Pin(8, "938亩", .occupied), Pin(8, "937.36亩", .occupied),
        Pin(8, "937.36亩", .approved), Pin(9, "31000亩", .restored), Pin(11, "14万亩", .completed),
        Pin(11, "10万亩", .completed), Pin(11, "16万亩", .completed), Pin(11, "81.4万亩", .completed),
        Pin(12, "万亩", .occupied, .region), Pin(13, "1300平方公里", .planned, .region),
        Pin(13, "245平方公里", .restored, .region), Pin(17, "1.72亿亩", .background, .region),
        Pin(17, "2718万亩", .background, .region), Pin(17, "30万亩", .planned), Pin(17, "50万亩", .completed),
        Pin(17, "15万亩", .completed),
    ]

    /// Mines, wetlands, stakes, gullies, landfills, tailings ponds.
    static let counts = [
        Pin(2, "110件", .unstated), Pin(2, "3件", .total), Pin(3, "1482家", .background, .region),
        Pin(3, "83家", .unstated), Pin(3, "59家", .completed), Pin(5, "53宗", .approved, .region),
        Pin(7, "3262件", .total), Pin(9, "805块", .completed), Pin(9, "4230余根", .completed),
        Pin(10, "3处", .protected), Pin(10, "7处", .protected), Pin(10, "27处", .protected),
        Pin(10, "6处", .protected), Pin(13, "5824条", .planned, .region), Pin(13, "935条", .restored, .region),
        Pin(13, "162条", .planned), Pin(13, "82条", .part), Pin(13, "80条", .part), Pin(13, "265条", .planned),
        Pin(13, "33条", .planned), Pin(13, "13条", .part), Pin(13, "20条", .part), Pin(13, "82条", .restored),
        Pin(13, "80条", .restored), Pin(13, "265条", .planned), Pin(14, "98座", .background, .region),
        Pin(14, "23座", .background, .region), Pin(14, "4座", .completed), Pin(16, "750座", .total, .region),
        Pin(16, "709座", .part, .region), Pin(16, "4座", .completed), Pin(16, "1座", .completed),
    ]

    /// The things that the counts above count.
    private static let units: Set<String> = ["件", "家", "宗", "块", "根", "处", "条", "座"]

    /// Counts of those units that no layer of land answers: surveys, firms that burn coal.
    private static let others: Set<String> = ["4 3家", "4 5家", "4 三家", "14 48家", "14 35家", "14 11家", "15 14座"]

    private func claims(_ kind: ClaimKind) throws -> [(item: Int, claim: Claim)] {
        let path = try #require(Places.shared("seed/xinganmeng-progress.txt"))
        let ledger = Ledger(try SourceText(utf8: [UInt8](Data(contentsOf: URL(filePath: path)))))
        return ledger.items.flatMap { item in
            item.claims.filter { $0.kind == kind }.map { (item.number, $0) }
        }
    }

    private func compare(_ found: [(item: Int, claim: Claim)], _ pins: [Pin]) {
        #expect(found.map { "\($0.item) \($0.claim.figure.text)" } == pins.map { "\($0.item) \($0.figure)" })
        for (found, pin) in zip(found, pins) {
            #expect(found.claim.role == pin.role, "item \(pin.item), \(found.claim.quote.text)")
            #expect(found.claim.scope == pin.scope, "item \(pin.item), \(found.claim.quote.text)")
        }
    }

    @Test func theAreas() throws {
        compare(try claims(.area), Self.areas)
    }

    @Test func theCounts() throws {
        let found = try claims(.count).filter { item, claim in
            Self.units.contains(claim.unit.text) && !Self.others.contains("\(item) \(claim.figure.text)")
        }
        compare(found, Self.counts)
    }

    /// `鄂尔多斯市、乌兰察布市分别上升76%、52%`, `+10.1%` in words, and the other places named.
    @Test(arguments: [
        (4, "76%", ClaimScope.elsewhere("鄂尔多斯市")), (4, "52%", .elsewhere("乌兰察布市")),
        (14, "14个", .elsewhere("呼伦贝尔市")), (14, "5个", .elsewhere("呼伦贝尔市")), (10, "8个", .region),
        (17, "4个", .region), (17, "82%", .region), (17, "1.16万吨", .elsewhere("乌兰察布市")),
        (17, "0.27万吨", .elsewhere("乌兰察布市")), (4, "12个", .region), (6, "11个", .region),
        (16, "750座", .region), (6, "5个", .local),
    ])
    func otherScopes(item: Int, figure: String, scope: ClaimScope) throws {
        let all = try ClaimKind.allCases.flatMap { try claims($0) }
        let found = try #require(all.first { $0.item == item && $0.claim.figure.text == figure })
        #expect(found.claim.scope == scope)
    }

    /// No quotation starts or ends inside a word or a list: each, read by eye, is whole.
    @Test(arguments: [
        (8, 1, "针对兴安盟释佳矿业有限公司扎木钦铅锌矿项目自2008年6月至2012年7月进行的矿采活动违规占用草原937.36亩行为"),
        (14, 7, "乌兰浩特市、科右前旗、阿尔山市、科右中旗4座生活垃圾填埋场已完成渗滤液处理设施建设及调试"),
        (16, 3, "全盟4座符合闭库条件的尾矿库已全部完成闭库工作"),
        (4, 2, "12个盟市均未完成单位GDP能耗下降目标"), (4, 5, "鄂尔多斯市、乌兰察布市分别上升76%、52%"),
        (11, 2, "2022年16万亩黑土地保护建设"), (17, 3, "其中巴彦淖尔、赤峰、乌兰察布、呼和浩特等4个地市覆膜面积占全区82%"),
    ])
    func wholeQuotations(item: Int, index: Int, quote: String) throws {
        let path = try #require(Places.shared("seed/xinganmeng-progress.txt"))
        let ledger = Ledger(try SourceText(utf8: [UInt8](Data(contentsOf: URL(filePath: path)))))
        #expect(try #require(ledger.item(item)).claims[index].quote.text == quote)
    }

    /// The names that figures are about.
    @Test(arguments: [
        (8, 0, ["兴安盟释佳矿业有限公司扎木钦铅锌矿"]), (8, 1, ["兴安盟释佳矿业有限公司扎木钦铅锌矿"]),
        (8, 3, ["兴安盟释佳矿业有限公司扎木钦铅锌矿"]), (9, 0, ["科尔沁右翼前旗"]),
        (11, 0, ["扎赉特旗"]), (17, 5, ["巴彦淖尔市"]), (3, 4, []), (8, 2, ["兴安盟释佳矿业有限公司扎木钦铅锌矿"]), (14, 1, []),
        (10, 5, []),
    ])
    func subjects(item: Int, index: Int, names: [String]) throws {
        let path = try #require(Places.shared("seed/xinganmeng-progress.txt"))
        let ledger = Ledger(try SourceText(utf8: [UInt8](Data(contentsOf: URL(filePath: path)))))
        #expect(try #require(ledger.item(item)).claims[index].subjects == names)
    }
}
