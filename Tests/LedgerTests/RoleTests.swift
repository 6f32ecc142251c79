import Testing

@testable import Ledger

/// What a figure says by the words around it; each role was told by eye from its sentence.
struct RoleTests {
    /// What remains is still to be done, whatever deed its words name.
    @Test(arguments: [
        ("已恢复草原30亩，剩余10亩尚未恢复。", [ClaimRole.restored, .planned]),
        ("已恢复草原30亩，尚有5亩未治理。", [.restored, .planned]),
        ("未恢复草原5亩。", [.planned]), ("待治理3公顷。", [.planned]), ("5亩草原仍未修复。", [.planned]),
        ("甲矿占用草原12亩，三分之一未恢复。", [.occupied, .planned]),
        ("共破坏草原12亩，其中5亩未恢复。", [.occupied, .part]),
        ("未经批准占用草原5亩。", [.occupied]), ("破坏的5亩草原已恢复。", [.restored]),
        ("恢复草原5亩，无剩余问题。", [.restored]), ("另有80亩正在治理。", [.planned]), ("约380公顷未治理。", [.planned]),
        ("剩余0.65万亩将于2024年还草。", [.planned]), ("分别完成治理1.2、0.8、0.5万亩。", [.restored, .restored, .restored]),
        ("违规种植农作物5亩。", [.occupied]), ("补办征占用草原手续86公顷。", [.approved]),
        ("占用草原1,256.78亩（其中甲地1,000.5亩、乙地256.28亩）。", [.occupied, .part, .part]),
    ])
    func land(sentence: String, expected: [ClaimRole]) {
        #expect(claims(sentence).map(\.role) == expected)
    }

    /// People, events and papers are no ground, and money is none.
    @Test(arguments: [
        ("恢复草原5亩，出动30人。", [ClaimRole.restored, .unstated]), ("恢复草原5亩，投入20万元。", [.restored, .unstated]),
        ("参与治理30人次。", [.unstated]), ("完成培训30人次。", [.completed]), ("共开展巡查30次。", [.completed]),
        ("治理沟道5条。", [.restored]), ("拆除违建5处，涉及农户40户。", [.completed, .unstated]),
        ("46个嘎查村污水治理率提高。", [.unstated]), ("大棚房15处未拆除。", [.unstated]), ("未建成设施3座。", [.planned]),
        ("建设应急池3座。", [.unstated]), ("完成造林6亩，占计划任务的50%。", [.completed, .completed]),
        ("工程治理分为三期。", [.unstated]), ("整治33处（13处+20处）。", [.total, .part, .part]),
    ])
    func otherThings(sentence: String, expected: [ClaimRole]) {
        #expect(claims(sentence).map(\.role) == expected)
    }

    /// What a goal tells is planned, whatever its verb; one deed of a problem is that of the whole list.
    @Test func goalsAndLists() throws {
        let text = "1.某矿占用草原120亩、林地35亩。\n整改目标：恢复草原120亩。\n整改状态：整改中\n进展情况：恢复草原30亩。"
        let item = try #require(Ledger(text).item(1))
        #expect(item.claims.map(\.role) == [.occupied, .occupied, .planned, .restored])
    }

    @Test(arguments: [
        "罚款5万元。", "处5万元罚款。", "处以5万元的罚款。", "作出行政处罚，金额5万元。", "处罚企业，罚没5万元。", "行政处罚，共计5万元。",
    ])
    func fines(sentence: String) {
        #expect(claims(sentence).map(\.role) == [.penalty])
    }

    @Test func aFineOfEach() {
        let found = claims("分别对云台甲矿业有限公司、云台乙采石场两家企业罚款1万元、2万元。")
        #expect(figures(found) == ["2 家", "1 万元", "2 万元"])
        #expect(found.dropFirst().map(\.role) == [.penalty, .penalty])
        #expect(found.dropFirst().map(\.subjects) == [["云台甲矿业有限公司"], ["云台乙采石场"]])
    }

    /// Money beside a fine is none by itself.
    @Test(arguments: ["作出处罚，投入资金5万元。", "处罚两次后，补偿牧户5万元。"])
    func noFines(sentence: String) {
        #expect(claims(sentence).last?.role != .penalty)
    }

    /// A quotation holds the whole list of names that its figure counts.
    @Test(arguments: [
        ("对甲、乙、丙三家企业罚款10万元，已缴纳。", "对甲、乙、丙三家企业罚款10万元"),
        ("对甲企业罚款1万元、2万元、3万元。", "对甲企业罚款1万元、2万元、3万元"),
        ("完成2022年10万亩任务、2022年16万亩建设。", "2022年16万亩建设"),
    ])
    func quotations(sentence: String, quote: String) throws {
        #expect(try #require(claims(sentence).last).quote.text == quote)
    }
}
