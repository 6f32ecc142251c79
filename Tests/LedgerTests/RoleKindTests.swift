import Testing

@testable import Ledger

/// Kinds of clauses whose figures only state, were taken or were done; each role was told by eye from its sentence.
struct RoleKindTests {
    /// What is on its way, made known by the paper, found, proposed or counted at a day is there, and no deed.
    @Test(arguments: [
        ("已办结3处、施工中4处、修复中2处。", [ClaimRole.completed, .unstated, .unstated]), ("复绿中30亩。", [.planned]),
        ("本月通报典型案例12起，比上月的9起增加3起。", [.unstated, .unstated, .unstated]), ("印发通知12份。", [.completed]),
        ("2021年末全市在营砂场48家，比2018年末的75家减少27家。", [.unstated, .unstated, .unstated]),
        ("查处案件40起，比上年的32起增加8起。", [.completed, .completed, .unstated]),
        ("督导组提出建议12条。", [.unstated]), ("摸排隐患34处。", [.unstated]),
        ("已销号9项、继续整改3项。", [.completed, .unstated]), ("收回选票35票。", [.unstated]),
    ])
    func stated(sentence: String, expected: [ClaimRole]) {
        #expect(claims(sentence).map(\.role) == expected)
    }

    /// What was sold, used, put on or stopped is done; what is left and put to another use is no task.
    @Test(arguments: [
        ("拍卖存煤3.2万吨。", [ClaimRole.completed]), ("现场存砂5000立方米。", [.unstated]), ("场地覆土，用沙8000立方米。", [.completed]),
        ("栽植沙棘，用苗9600株。", [.completed]), ("裸露坡面加盖防尘网6000平方米。", [.completed]),
        ("减畜800只，禁牧6000亩。", [.completed, .completed]),
        ("招录32名。", [.completed]), ("关停14口，剩下2口留作观测井。", [.completed, .unstated]),
        ("退出6宗，其余3宗解除承包合同。", [.completed, .unstated]), ("恢复60亩，剩余9亩下月补播。", [.restored, .planned]),
        ("拆除棚房46座，包括钢棚29座、砖房17座。", [.completed, .completed, .completed]),
        ("恢复草地80亩，包括北坡50亩、南坡30亩。", [.restored, .restored, .restored]),
        ("计划种树8000株，实种7600株。", [.planned, .restored]), ("拟退耕90亩，实退84亩。", [.planned, .restored]),
        ("首批复耕30亩，次批复垦25亩。", [.restored, .restored]), ("省厅批复用地30亩。", [.approved]),
        ("计划总投资3.6亿元。", [.planned]), ("总投资700万元。", [.total]),
    ])
    func done(sentence: String, expected: [ClaimRole]) {
        #expect(claims(sentence).map(\.role) == expected)
    }

    /// What was dug, what lies over a reserve and what a task extends to is ground taken.
    @Test(arguments: [
        ("经勘测，挖山采石毁坏林地22亩。", [ClaimRole.occupied]), ("实际占用52亩；挖塘30亩。", [.occupied, .occupied]),
        ("挖除菌包3000个。", [.completed]), ("经核实，80亩草场被翻成旱地、栽了枸杞。", [.occupied]),
        ("整改任务涉及占地640亩，已恢复300亩。", [.occupied, .restored]), ("该任务共涉及占用草原88亩。", [.occupied]),
        ("规划占用草原30亩。", [.planned]), ("核减重叠面积3平方公里。", [.completed]),
    ])
    func taken(sentence: String, expected: [ClaimRole]) {
        #expect(claims(sentence).map(\.role) == expected)
    }

    @Test(arguments: [
        ("矿区与自然保护区重叠3.2平方公里", ClaimRole.occupied), ("河边湿地被填土种菜，有60多亩", .occupied),
        ("水渠被堵，有3公里", .background), ("施工队取土，形成取土坑3600平方米", .occupied),
        ("全县地膜种植40万亩，回收率低", .background), ("某合作社在林地内种植玉米40亩", .occupied),
        ("違規使用草地46畝", .occupied),
    ])
    func problems(problem: String, role: ClaimRole) {
        let text = "1．问题：\(problem)。\n整改状态：整改中\n进展情况：正在整改。\n"
        #expect(Ledger(text).items.first?.claims.map(\.role) == [role])
    }

    /// A time behind a figure, or in front of it, is weighed against the day of the report.
    @Test(arguments: [
        ("5项在2022年底前完成，4项在2023年6月底前完成。", [ClaimRole.planned, .planned]), ("8座在2021年底前完成整治。", [.restored]),
        ("到2022年8月底，18处渣场全部复绿，面积640亩。", [.restored, .restored]), ("到2022年12月底，复绿渣场18处。", [.planned]),
    ])
    func times(sentence: String, expected: [ClaimRole]) {
        let text = "某市整改清单\n至2022年9月30日，进度如下。\n1.题\n整改状态：整改中\n进展情况：\(sentence)\n"
        #expect(Ledger(text).items.first?.claims.map(\.role) == expected)
    }

    /// Names of towns and definitions of units are no figures; words behind a unit leave it one.
    @Test(arguments: [
        ("三家镇政府补种树苗，六所乡配合。", [String]()), ("三家镇办企业停产。", ["3 家"]), ("面积按1公顷合15亩换算。", []),
        ("恢复1公顷，合15亩。", ["1 公顷", "15 亩"]), ("1公顷=15亩。", []), ("拆除12顶经营性毡房。", ["12 顶"]),
        ("海上巡查126航次。", ["126 航次"]), ("得票35票。", ["35 票"]),
    ])
    func found(sentence: String, expected: [String]) {
        #expect(figures(claims(sentence)) == expected)
    }
}
