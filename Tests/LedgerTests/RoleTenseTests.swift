import Geodesy
import Testing

@testable import Ledger

/// What the place of a text says of its figures: plans, findings, items of one text, fines told apart.
struct RoleTenseTests {
    /// What a report that is a plan by its title tells is to be done, unless it says that it was.
    @Test(arguments: [
        ("清湾县砂坑整治实施方案", ClaimRole.planned), ("清湾县砂坑整治工作要点（2025年）", .planned),
        ("关于印发《清湾县砂坑整治行动计划》的通知", .planned), ("清湾县砂坑整治方案落实情况", .completed),
    ])
    func plans(title: String, role: ClaimRole) {
        let text = "\(title)\n\n　　今年回收旧网箱80口。去年已拆棚60座。\n1.问题：砂坑裸露。\n整改状态：整改中\n整改进展：拆棚9座。\n"
        let ledger = Ledger(text)
        #expect(ledger.claims.map(\.role) == [role, .completed])
        // Its fields of progress tell what was done all the same.
        #expect(ledger.items.flatMap(\.claims).map(\.role) == [.completed])
    }

    /// Steps are to be taken, and what is to be reached is a goal.
    @Test(arguments: ["具体步骤", "应达到", "工作措施"])
    func steps(name: String) {
        let text = "1.问题：砂坑裸露。\n\(name)：恢复植被30亩，拆棚5座。\n整改状态：整改中\n整改进展：恢复植被12亩。\n"
        #expect(Ledger(text).items.flatMap { $0.claims.map(\.role) } == [.planned, .planned, .restored])
    }

    /// What an inspection found is no deed where another field tells what was done.
    @Test func findings() {
        let text =
            "1.反映问题：水库边种瓜。\n核实情况：种植31亩，园内棚户25家。\n处理情况：退瓜31亩，拆棚25座。\n整改状态：已完成\n"
        #expect(
            Ledger(text).items.flatMap { $0.claims.map(\.role) } == [
                .occupied, .background, .restored, .completed,
            ])
    }

    /// The one text of an item tells what was done as well as what was wrong.
    @Test func itemsOfOneText() {
        let text = "典型案例通报\n\n1.河套村挖塘毁田。村里占用耕地23亩，目前塘已填平23亩，调土3600方，新购耕机2台。\n2.东沟村烧荒。扣减补助9万元。\n"
        #expect(
            Ledger(text).items.flatMap { $0.claims.map(\.role) } == [
                .occupied, .restored, .completed, .completed, .completed,
            ])
    }

    /// What a fine is divided into, what fines come to and what of them was paid are fines; money for another end is none.
    @Test(arguments: [
        ("罚款60万元，分别为25万元、35万元。", [true, true, true]),
        ("处罚款60万元，其中毁林案件25万元、毁草案件35万元。", [true, true, true]),
        ("罚款60万元；已收缴45万元。", [true, true]), ("罚款40万元、没收违法所得20万元，合计60万元。", [true, true, true]),
        ("首次罚20万元，按日计罚40万元。", [true, true]), ("罚款60万元，赔偿生态损失30万元。", [true, false]),
        ("罚款60万元，企业自筹30万元。", [true, false]), ("罚款60万元、植被恢复费8万元。", [true, false]),
        ("罚款60万元，尚欠15万元。", [true, false]), ("罚款60万元。投入90万元。", [true, false]),
    ])
    func fines(progress: String, areFines: [Bool]) {
        let text = "1.问题：毁林。\n整改状态：整改中\n整改进展：\(progress)\n"
        #expect(Ledger(text).items.flatMap { $0.claims.map { $0.role == .penalty } } == areFines)
    }

    /// Verbs of one character are told by their place, and names that open with one are none.
    @Test(arguments: [
        ("再退1.7万亩。", [ClaimRole.restored]), ("退瓜26亩，拆棚8座。", [.restored, .completed]),
        ("破堤2.4公里，注浆600方。", [.completed, .completed]), ("其余修挡墙860米。", [.completed]),
        ("2023年填坑12处。", [.restored]), ("清河镇3处。", [.unstated]), ("种苗3万株。", [.unstated]),
        ("黄土覆盖17公顷。", [.restored]), ("签退瓜承诺23份。", [.completed]),
    ])
    func shortVerbs(progress: String, roles: [ClaimRole]) {
        let text = "1.问题：湖滩被占。\n整改状态：整改中\n整改进展：\(progress)\n"
        #expect(Ledger(text).items.flatMap { $0.claims.map(\.role) } == roles)
    }

    /// What is owed or under way is a state; what is left until a time is to be done; what is left and the others differ.
    @Test(arguments: [
        ("拆棚30座，在建4座。", [ClaimRole.completed, .unstated]), ("应缴60万元，欠缴15万元。", [.planned, .unstated]),
        ("恢复植被80亩，剩余12亩定于明年5月播种。", [.restored, .planned]), ("恢复植被80亩，剩12亩10月撒播。", [.restored, .planned]),
        ("恢复植被80亩，剩余12亩分两年完成。", [.restored, .planned]), ("责令两家限期整治，清出淤泥1300吨。", [.unstated, .completed]),
        ("拟将剩下的35亩改为生态塘。", [.planned]), ("到2023年5月补植香樟1600株。", [.restored]),
        ("批复治理面积214公顷。", [.planned]), ("任务30座，拆除29座，少1座。", [.planned, .completed, .unstated]),
    ])
    func states(progress: String, roles: [ClaimRole]) {
        let text = "1.问题：湖滩被占。\n整改状态：整改中\n整改进展：\(progress)\n"
        #expect(Ledger(text).items.flatMap { $0.claims.map(\.role) } == roles)
    }

    /// What flows, what is missing, and what came from others are no deeds; outcomes of verbs are.
    @Test(arguments: [
        ("日转运垃圾80吨。", [ClaimRole.unstated]), ("每天涌水1.1万立方米。", [.unstated]), ("每周清掏井坑2次。", [.completed]),
        ("恢复草原30亩，仍超3亩。", [.restored, .unstated]), ("应付60万元，未付15万元。", [.planned, .planned]),
        ("棚房拆完16处，便桥建好2座。", [.completed, .completed]), ("未完成的3座渗坑治理。", [.planned]),
        ("渣场74亩已绿化69亩。", [.unstated, .restored]), ("拆棚9处，尚有2座在法院查封中。", [.completed, .planned]),
        ("还滩20亩，另15亩下月还滩。", [.restored, .planned]), ("厂区3台锅炉无除尘设施。", [.unstated]),
        ("发酵罐2座要到冬季才能建成。", [.planned]), ("抓获5人，群众满意15件。", [.completed, .unstated]),
    ])
    func deedsAndStates(progress: String, roles: [ClaimRole]) {
        let text = "1.问题：湖滩被占。\n整改状态：整改中\n整改进展：\(progress)\n"
        #expect(Ledger(text).items.flatMap { $0.claims.map(\.role) } == roles)
    }

    /// A plan tells what is there before it starts, and what it sets beside its goals was done.
    @Test func whatPlansTellOfThePast() {
        let plan = "清湾县湿地修复行动计划（2022—2024年）\n\n　　到2021年底，全县湿地6万亩，已修复湿地1500亩。三年修复湿地5600亩，拆棚18处。\n"
        let told = Ledger(plan)
        #expect(
            (told.claims + told.items.flatMap(\.claims)).map(\.role).suffix(3) == [
                .restored, .planned, .planned,
            ])
        let goal = "1.问题：湿地萎缩。\n年度目标：新建湿地420亩，实际建成446亩。\n整改状态：整改中\n整改进展：补水9万方。\n"
        #expect(Ledger(goal).items.flatMap { $0.claims.map(\.role) } == [.planned, .completed, .completed])
    }

    /// A problem tells what ground was turned to, whatever the verb.
    @Test func turnedGround() {
        let text = "1.问题：村集体将基本农田23亩租给他人挖塘。\n整改状态：整改中\n整改进展：填平23亩。\n"
        #expect(Ledger(text).items.flatMap { $0.claims.map(\.role) } == [.occupied, .restored])
        let unit = ClaimUnit(text: "亩", base: .area(.mu))
        #expect(RoleReader.role(ofHeading: "未退土地（亩）", kind: .area, unit: unit) == .planned)
        #expect(RoleReader.role(ofHeading: "未利用地面积（亩）", kind: .area, unit: unit) == nil)
    }
}
