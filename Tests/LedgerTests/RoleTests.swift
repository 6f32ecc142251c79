import Geodesy
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
        ("违规种植农作物5亩。", [.occupied]), ("补办征占用草原手续86公顷。", [.approved]), ("已补办用地手续86公顷。", [.completed]),
        ("补办占用手续86公顷，省厅已批复。", [.approved]), ("86公顷草原补办了审批手续。", [.approved]),
        ("占用草原1,256.78亩（其中甲地1,000.5亩、乙地256.28亩）。", [.occupied, .part, .part]),
    ])
    func land(sentence: String, expected: [ClaimRole]) {
        #expect(claims(sentence).map(\.role) == expected)
    }

    /// People, events and papers are no ground, and money is none.
    @Test(arguments: [
        ("恢复草原5亩，出动30人。", [ClaimRole.restored, .completed]), ("恢复草原5亩，投入20万元。", [.restored, .completed]),
        ("参与治理30人次。", [.unstated]), ("完成培训30人次。", [.completed]), ("共开展巡查30次。", [.completed]),
        ("治理沟道5条。", [.restored]), ("拆除违建5处，涉及农户40户。", [.completed, .unstated]),
        ("46个嘎查村污水治理率提高。", [.unstated]), ("大棚房15处未拆除。", [.planned]), ("未建成设施3座。", [.planned]),
        ("建设应急池3座。", [.completed]), ("完成造林6亩，占计划任务的50%。", [.restored, .restored]),
        ("工程治理分为三期。", [.unstated]), ("整治33处（13处+20处）。", [.restored, .part, .part]),
    ])
    func otherThings(sentence: String, expected: [ClaimRole]) {
        #expect(claims(sentence).map(\.role) == expected)
    }

    /// What a verb does to the ground decides, whatever the verb; behind the figure where the figure is its object.
    @Test(arguments: [
        ("有人在约40亩林地里倾倒弃渣。", [ClaimRole.occupied]), ("某公司将65亩耕地用于堆煤。", [.occupied]), ("砂场压占滩地12亩。", [.occupied]),
        ("农户擅自将30亩退耕还林地改种药材。", [.occupied]), ("涉及草原150亩，已恢复90亩。", [.occupied, .restored]),
        ("清退后还湿70亩。", [.restored]), ("补种沙棘25亩，覆土8亩。", [.restored, .restored]),
        ("2023年完成修复图斑4个，面积9.6公顷。", [.restored, .restored]), ("有33亩坡地实施了生态修复。", [.restored]),
        ("55亩林地全部退出并恢复植被。", [.restored]), ("恢复被占用的草原18亩。", [.restored]),
        ("对违规占用草原120亩恢复植被。", [.restored]), ("未经审批占地31亩。", [.occupied]), ("未办理审批手续占用草地48亩。", [.occupied]),
        ("损毁草原18.6公顷（折合279亩）。", [.occupied, .occupied]), ("修建便道占用草原7亩。", [.occupied]),
        ("占用草原86亩（甲乡50亩、乙乡36亩）。", [.occupied, .occupied, .occupied]),
        ("覆土绿化45亩，折合3公顷。", [.restored, .restored]),
        ("开垦地1万5千亩全部退出并实施修复。", [.restored]), ("某公司平整土地时毁林640亩。", [.occupied]),
        ("违规堆渣占耕45亩，责令限期清走。", [.occupied]),
        ("部分种植大户以发展产业为名侵占林地80亩。", [.occupied]),
    ])
    func verbs(sentence: String, expected: [ClaimRole]) {
        #expect(claims(sentence).map(\.role) == expected)
    }

    /// A deed to come, aimed at, ordered, only said or taken back behind the figure gives no ground back.
    @Test(arguments: [
        ("后年修复湿地35亩。", [ClaimRole.planned]), ("今年年底前，修复湿地35亩。", [.planned]),
        ("截至2021年5月修复湿地20亩，2024年修复湿地35亩。", [.restored, .planned]),
        ("难以修复湿地35亩。", [.planned]), ("争取修复湿地35亩。", [.planned]), ("判令砖厂修复湿地35亩。", [.planned]),
        ("主要修复湿地35亩。", [.restored]), ("督促砖厂完成湿地修复35亩。", [.restored]),
        ("砖厂称已修复湿地35亩。", [.unstated]), ("谎报修复湿地35亩。", [.unstated]), ("修复湿地35亩不实。", [.unstated]),
        ("修复湿地35亩（未完成）。", [.planned]), ("修复湿地35亩，目前正在播种。", [.planned]), ("修复湿地35亩，尚未完成。", [.planned]),
        ("若修复湿地35亩，可销号。", [.planned]), ("如期修复湿地35亩。", [.restored]),
        ("完成35亩湿地修复招标。", [.planned]), ("修复湿地35亩的方案已通过。", [.planned]), ("没有完成补播35亩。", [.planned]),
        ("将新建泵站2座，新增护林员9名。", [.planned, .planned]),
        ("将废弃砖窑复垦为耕地35亩。", [.restored]), ("农户将退耕地改种土豆35亩。", [.occupied]),
    ])
    func notDone(sentence: String, expected: [ClaimRole]) {
        #expect(claims(sentence).map(\.role) == expected)
    }

    /// What the words around a deed deny, only report, hand on, or leave to a paper is not done.
    @Test(arguments: [
        ("镇里拒绝整治河滩地26亩。", [ClaimRole.unstated]), ("另有37亩不宜人工造林。", [.unstated]), ("63亩沙地尚不具备复垦条件。", [.unstated]),
        ("距完成年度种草目标还差310亩。", [.planned]), ("已验收30亩，待验收44亩。", [.completed, .planned]),
        ("造林检查不合格面积33亩。", [.unstated]),
        ("对没有治理到位的16亩，已责令矿方返工。", [.planned]), ("对不合格的23亩已全部补植到位。", [.restored]),
        ("乡政府称58亩河滩已修复。", [.unstated]), ("据砂场介绍，已平整采坑19亩。", [.unstated]), ("合作社自报补植38亩。", [.unstated]),
        ("所谓治理的29亩只撒了草籽。", [.unstated]), ("所说“已还林66亩”与事实不符。", [.unstated]), ("修复湿地77亩，现场未见施工痕迹。", [.unstated]),
        ("曾种草150亩，后因放牧被毁。", [.unstated]), ("采石场侵占已复绿林地31亩。", [.occupied]), ("曾被占用的23亩草原已恢复。", [.restored]),
        ("整改目标：修复岸滩45亩。", [.planned]), ("治理沙地500亩，由水务局负责。", [.planned]), ("由林业站负责补植的17亩已全部成活。", [.restored]),
        ("已将63亩荒坡交由矿方治理。", [.planned]), ("可采取封育方式恢复的草场88亩。", [.planned]), ("还湿面积按方案为90亩。", [.planned]),
        ("已对修复湿地70亩开展可行性论证。", [.planned]), ("植草80亩的配套工程尚未开工。", [.planned]),
        ("对退化草场600亩实施封育，预计五年后恢复。", [.planned]), ("用于修复沙地130亩，工程进度过半。", [.planned]),
        ("邻县修复湿地410亩，经验可供我县借鉴。", [.unstated]), ("不包括企业自行复垦的64亩。", [.unstated]),
        ("不断加大投入，修复湿地28亩。", [.restored]), ("委托绿化公司补种沙棘23亩。", [.restored]), ("恢复植被23亩，由林业站验收合格。", [.restored]),
    ])
    func doubted(sentence: String, expected: [ClaimRole]) {
        #expect(claims(sentence).map(\.role) == expected)
    }

    /// A share is what its subject is; what another is measured by is a plan or the deed of another time.
    @Test(arguments: [
        ("已复垦窑场45处，占窑场总数62.5%。", [ClaimRole.restored, .restored]),
        ("拟治理沙地120亩，占沙地总面积的30%。", [.planned, .planned]),
        ("铺设管网18公里，占计划30公里的60%。", [.completed, .planned, .completed]),
        ("回填渣土90万立方米，完成计划量120万立方米的75%。", [.completed, .planned, .restored]),
        ("造林510亩，比上年的340亩增长50%。", [.restored, .restored, .unstated]),
        ("今年复垦86宗，是去年43宗的2倍。", [.restored, .restored, .unstated]),
        ("累计整治54处、1260亩；9月底分别为41处、985亩。", [.restored, .restored, .restored, .restored]),
        ("占损毁面积640亩的35%。", [.occupied, .unstated]),
    ])
    func measures(sentence: String, expected: [ClaimRole]) {
        #expect(claims(sentence).map(\.role).prefix(expected.count) == expected[...])
    }

    /// A figure that only goes on, sums up or takes up what was told has its deed.
    @Test(arguments: [
        ("播种草籽恢复植被，2021年完成260亩，2022年完成185亩。", [ClaimRole.restored, .restored]),
        ("采取措施治理采石坑，年内完成7处。", [.restored]), ("推进河道清淤，上半年完成12公里。", [.completed]),
        ("一片复绿56亩、二片复绿44亩，合计100亩。", [.restored, .restored, .restored]),
        ("道路占用林地22亩，堆场占用林地31亩，两处实测合计53亩。", [.occupied, .occupied, .unstated, .occupied]),
        ("治理剩余的18亩和越界的7亩，共25亩。", [.restored, .restored, .restored]),
        ("被毁耕地全部复垦，面积62亩。", [.restored]), ("需补种的27亩已补种21亩。", [.planned, .restored]),
        ("计划投资620万元，到位480万元。", [.planned, .completed]), ("剩余6.5公里2025年5月底前完工。", [.planned]),
        ("剩余48亩移交乡镇统一利用。", [.unstated]), ("其余3家欠缴的210万元申请分期缴纳。", [.planned, .planned]),
    ])
    func goingOn(sentence: String, expected: [ClaimRole]) {
        #expect(claims(sentence).map(\.role) == expected)
    }

    /// What is there, how thick it lies and what is only told of have no deed; permits are approved, papers made out.
    @Test(arguments: [
        ("煤棚封闭1.2万平方米，存煤3万吨。", [ClaimRole.completed, .unstated]), ("采坑全部回填，覆土平均0.5米。", [.unstated]),
        ("编制完成监测报告，其他3个乡镇水质均为优良。", [.unstated]), ("现将6个重点案件查办情况通报如下。", [.unstated]),
        ("弃渣场29处，已复绿24处。", [.unstated, .restored]), ("发现问题线索43条。", [.unstated]),
        ("共有5个镇32个村发生秸秆焚烧。", [.unstated, .unstated]), ("全县共有养殖场86家。", [.total]),
        ("化肥施用量8.6万吨，其中三个县占全市71%。", [.unstated, .part, .part]),
        ("52处砂场中，31处位于林区，其中8处位于河道。", [.unstated, .part, .part]),
        ("共批复节水项目14个。", [.approved]), ("核发取水许可证41本。", [.completed]),
        ("审批文件63份，不予批准2份。", [.completed, .unstated]),
        ("砖厂超审批占用耕地12.6亩。", [.occupied]), ("违规网箱养殖3.2公顷。", [.occupied]), ("补充耕地640亩。", [.completed]),
        ("查处非法采砂5案9人，移送公安2案。", [.completed, .completed, .completed]),
    ])
    func withoutDeed(sentence: String, expected: [ClaimRole]) {
        #expect(claims(sentence).map(\.role) == expected)
    }

    /// What an inspection found, what is paid for, how high a heap is and what was put down wrongly are no deeds.
    @Test(arguments: [
        ("疑似违法图斑318个，经核查合法192个、违法126个，违法用地面积410亩。", [ClaimRole.unstated, .unstated, .unstated, .occupied]),
        ("兑付草原补助，涉及面积460万亩。", [.unstated]), ("治理沙地95亩有误。", [.unstated]),
        ("已审结9案，另3案正在审理。", [.completed, .planned]),
        ("批准用地86公顷，实际用地112公顷。", [.approved, .occupied]), ("划定任务38万亩，实际划定39万亩。", [.planned, .completed]),
        ("完成防沙治沙46万亩。", [.restored]), ("收取植被恢复费43.5万元。", [.completed]),
        ("剩余8座、382亩因权属纠纷，计划次年拆除。", [.planned, .planned]),
    ])
    func found(sentence: String, expected: [ClaimRole]) {
        #expect(claims(sentence).map(\.role) == expected)
    }

    /// What was done of a task is done, though the task stands before it.
    @Test(arguments: [
        ("原计划治理沟壑80亩，因苗木未到位仅完成47亩。", [ClaimRole.planned, .restored]),
        ("截至2020年底累计修复70亩，2021年新增修复30亩，累计达100亩。", [.restored, .restored, .restored]),
        ("应复垦600亩，已复垦过半，达340亩。", [.planned, .restored]), ("造林任务500亩、完成420亩。", [.planned, .restored]),
        ("计划投资90万元，实际到位75万元。", [.planned, .completed]), ("种草150亩（计划200亩）。", [.restored, .planned]),
        ("任务300亩，实际造林360亩，超任务60亩。", [.planned, .restored, .restored]),
        ("比任务多造林60亩。", [.restored]),
    ])
    func doneOfTask(sentence: String, expected: [ClaimRole]) {
        #expect(claims(sentence).map(\.role) == expected)
    }

    /// Who is said not to occupy does not, though another occupies as much.
    @Test(arguments: [
        ("甲公司占用湿地35亩。乙公司未占用湿地35亩。", [ClaimRole.occupied, .unstated]),
        ("甲公司占用湿地35亩。乙公司承包湿地35亩。", [.occupied, .unstated]),
        ("不存在占用湿地35亩的情况。", [.unstated]), ("不再占用湿地35亩。", [.unstated]),
        ("举报的开垦湿地35亩不属实。", [.unstated]), ("被砖厂侵占的35亩湿地已归还。", [.restored]),
        ("恢复后又被开垦35亩。", [.occupied]), ("未经批准占用湿地35亩。", [.occupied]),
    ])
    func denied(sentence: String, expected: [ClaimRole]) {
        #expect(claims(sentence).map(\.role) == expected)
    }

    /// What is needed, required, on its way, begun or not begun is not done.
    @Test(arguments: [
        ("需恢复治理面积约9亩。", [ClaimRole.planned]), ("拟于2025年修复湿地30公顷。", [.planned]), ("治理面积8公顷，即将完工。", [.planned]),
        ("应治理图斑40处、面积7.5平方公里。", [.planned, .planned]), ("计划治理60亩，实际治理72亩。", [.planned, .restored]),
        ("还有14平方公里正在施工。", [.planned]), ("正在治理8座，尚未启动4座。", [.planned, .planned]), ("仅启动6条。", [.unstated]),
        ("剩余12处、3.1平方公里列入2025年治理计划。", [.planned, .planned]), ("还剩900立方米没有处置。", [.planned]),
        ("需投资约3.5亿元，已落实1.2亿元。", [.planned, .completed]), ("责令恢复原状12亩。", [.planned]), ("其余5个正在设计。", [.planned]),
        ("剩余9处列入明年清运计划。", [.planned]), ("应建账户的矿山企业238家。", [.unstated]),
        ("下一步，治理剩余的20亩，种草6亩。", [.planned, .planned]), ("到2027年，修复退化草原90万亩。", [.planned]),
    ])
    func modes(sentence: String, expected: [ClaimRole]) {
        #expect(claims(sentence).map(\.role) == expected)
    }

    /// Ground that is left or handed back is given back; a right, a building and cattle are not ground.
    @Test(arguments: [
        ("腾退林地37.6公顷。", [ClaimRole.restored]), ("收回草场2340亩交集体管护。", [.restored]), ("清退羊640只。", [.completed]),
        ("退出采矿权面积3平方公里。", [.completed]), ("剩余2家下半年退出。", [.planned]),
        ("清退开垦湿地110亩，剩余19亩。", [.restored, .planned]),
    ])
    func groundLeft(sentence: String, expected: [ClaimRole]) {
        #expect(claims(sentence).map(\.role) == expected)
    }

    /// What is put off, set by a plan, or follows upon what is still to be done is not done.
    @Test(arguments: [
        ("二期88亩的复垦已纳入2026年度计划。", [ClaimRole.planned]), ("67亩覆土推迟至来年进行。", [.planned]),
        ("方案确定治理沙地5.6万亩。", [.planned]), ("沙地治理任务5.6万亩如期完成。", [.restored]), ("二期460亩尚在招标。", [.planned]),
        ("按照合同还应清运弃渣5.3万立方米。", [.planned]), ("剩余20亩安排在2030年恢复。", [.planned]), ("不再安排补植47亩。", [.planned]),
        ("要求月底前清完；清完后恢复滩地17亩。", [.planned]), ("方案实施后，恢复林地86亩。", [.planned]),
        ("应复垦的97亩，现已复垦完毕。", [.restored]), ("上报治理60亩，实测为41亩。", [.unstated, .unstated]),
    ])
    func putOff(sentence: String, expected: [ClaimRole]) {
        #expect(claims(sentence).map(\.role) == expected)
    }

    /// The object tells what a verb does, and who deals with a case does not take the ground.
    @Test(arguments: [
        ("硬化防汛通道1.6亩。", [ClaimRole.completed]), ("将草原硬化为停车场5亩。", [.occupied]), ("未办手续先行占用林地60亩。", [.occupied]),
        ("查处乱采滥挖案件14起，涉及草原63亩。", [.completed, .occupied]), ("纠正占林问题6起。", [.completed]),
        ("村民种植玉米5公顷，退出后种植杨树5公顷。", [.unstated, .restored]), ("用于安置搬迁户18户。", [.unstated]),
        ("证照齐全的3家。", [.unstated]), ("覆土厚40厘米。", [.unstated]), ("与上年的214件相比减少56件。", [.unstated, .unstated]),
        ("治理废弃矿山42平方公里。", [.restored]), ("核减载畜量113只，分为出栏79只、舍饲34只。", [.completed, .completed, .completed]),
        ("侵占草原23亩，其中甲乡8亩，占35%；乙乡7亩，占29%。", [.occupied, .part, .part, .part, .part]),
        ("全镇应拆除违建112处，已拆97处。", [.planned, .completed]), ("下达整改通知书12份。", [.completed]),
        ("18亩为规划建设用地。", [.unstated]), ("应收罚款28万元，已收缴25万元。", [.penalty, .penalty]),
    ])
    func objects(sentence: String, expected: [ClaimRole]) {
        #expect(claims(sentence).map(\.role) == expected)
    }

    /// A year behind that of the report is one to come; which year that is, its last day tells, or its title.
    @Test(arguments: [
        ("2024年度整改情况", "2026年恢复草原50亩。", ClaimRole.planned), ("2024年度整改情况", "2024年恢复草原50亩。", .restored),
        ("整改情况", "2026年恢复草原50亩。\n2025年3月4日", .planned), ("整改情况", "2022年底前仅恢复草原50亩。\n2025年3月4日", .restored),
        ("整改情况", "2026年恢复草原50亩。", .restored), ("2021年督察反馈问题整改情况", "2023年恢复草原50亩。", .restored),
    ])
    func years(title: String, progress: String, role: ClaimRole) {
        let text = "某县\(title)\n\n1.某矿占用草原。\n整改状态：整改中\n进展情况：\(progress)\n"
        #expect(Ledger(text).items.first?.claims.first?.role == role)
    }

    /// Another thing that a deed names, one deed under the will of another, and what waits for a third are not done.
    @Test(arguments: [
        ("复绿96亩的预算已通过评审。", [ClaimRole.planned]), ("该矿的41亩复垦义务由县里承担。", [.unstated]),
        ("完成4个台阶共21公顷的覆土植草。", [.completed, .restored]),
        ("计划分两期恢复，一期36亩、二期29亩。", [.planned, .planned]), ("需造林36公顷，其中人工造林19公顷。", [.planned, .planned]),
        ("今春拟栽植杨树8万株，绿化河岸12公里。", [.planned, .planned]), ("计划治理60亩，治理52亩。", [.planned, .restored]),
        ("待拆迁完成后，再实施85亩绿化。", [.planned]), ("剩余石料3万立方米计划外运，场地60亩随后恢复。", [.planned, .planned]),
        ("正组织对130亩山体进行喷播。", [.planned]), ("围栏内21亩草场是否退还，正在协商。", [.planned]),
        ("剩余5处计划明年完成，动用土石方93立方米。", [.planned, .completed]), ("林带改造1.4公里未能如期实施。", [.planned]),
        ("213亩均达到标准，正在履行销号手续。", [.unstated]), ("12处砂坑已回填10处。", [.unstated, .restored]),
        ("应完成的14项已完成11项，滞后3项。", [.planned, .completed, .planned]), ("发现并整改问题21个。", [.completed]),
        ("收回非法开垦的草原后统一种植牧草，面积12公顷。", [.restored]), ("其余3公顷已停止占用。", [.unstated]), ("清理出违规图斑156个。", [.unstated]),
        ("对7处场地逐一清零。", [.completed]),
    ])
    func underAnother(sentence: String, expected: [ClaimRole]) {
        #expect(claims(sentence).map(\.role) == expected)
    }

    /// A problem tells of ground that was taken by a verb that is not known.
    @Test(arguments: [
        ("水产公司挖塘养蟹，吞食湖滨湿地126公顷。", ClaimRole.occupied), ("某县土地贫瘠，天然草原126公顷。", .background),
        ("检修路实际使用草原68.9公顷。", .occupied), ("应退出油井的井场占地146亩。", .occupied),
    ])
    func unknownVerbs(problem: String, role: ClaimRole) {
        let text = "某县整改情况\n\n1.\(problem)\n整改状态：整改中\n进展情况：已编制方案。\n"
        #expect(Ledger(text).items.first?.claims.first?.role == role)
    }

    /// What was brought to its end, by a verb of the list or by its place before the thing it is done to.
    @Test(arguments: [
        ("已办结78件，阶段性办结4件。", [ClaimRole.completed, .unstated]), ("注销采矿权3宗，缩小范围避让2宗。", [.completed, .completed]),
        ("关闭自备井20眼，聘用管护员15名。", [.completed, .completed]),
        ("回收残膜300吨，处置积存渗滤液1.2万立方米。", [.completed, .completed]),
        ("剔牙山脚加铺碎石垫层40吨。", [.completed]), ("全市共有企业47家。", [.total]), ("转办群众举报12批86件。", [.unstated, .unstated]),
        ("核查图斑65个，其中属实4个。", [.completed, .part]),
        ("已销号2项，已完成待验收1项，整改中3项。", [.completed, .completed, .unstated]),
        ("自燃点由17处减少到4处。", [.unstated, .unstated]), ("采砂坑最深14米。", [.unstated]),
        ("其余40家以租赁土地生产。", [.unstated]), ("9块湿地中有7块被开垦。", [.unstated, .part]),
        ("占总投资9.6亿元的86%。", [.total, .unstated]), ("比概算2450万元少。", [.unstated]), ("没收违法所得31万元。", [.penalty]),
    ])
    func things(sentence: String, expected: [ClaimRole]) {
        #expect(claims(sentence).map(\.role) == expected)
    }

    /// A problem tells what was found there, and ground told again is that ground.
    @Test func problems() throws {
        let text =
            "1.某矿边开采边治理不到位，占用草原120亩，矿坑26个，仅建成1座淋溶水池，应治理沟道18条，启动2条。\n整改状态：整改中\n"
            + "进展情况：（一）对120亩草原逐块核实。（二）涉案的120亩草原全部停止侵占。"
        let item = try #require(Ledger(text).item(1))
        #expect(
            item.claims.map(\.role)
                == [.occupied, .background, .background, .planned, .background, .occupied, .occupied])
    }

    /// The heading of a column tells the role of the cells below it.
    @Test(arguments: [
        ("涉及面积（亩）", ClaimRole.occupied), ("已恢复面积（亩）", .restored), ("未恢复面积", .planned),
        ("违法占用草原面积（公顷）", .occupied),
        ("剩余面积", .planned), ("应治理面积(亩)", .planned), ("治理任务（亩）", .planned), ("完成治理面积", .restored),
        ("损毁土地", .occupied),
        ("面积（亩）", nil), ("审批面积", .approved), ("总面积", .total), ("待治理面积", .planned), ("整改面积", .completed),
    ])
    func headings(heading: String, role: ClaimRole?) {
        let unit = ClaimUnit(text: "亩", base: .area(.mu))
        #expect(RoleReader.role(ofHeading: heading, kind: .area, unit: unit) == role)
    }

    @Test(arguments: [
        ("投入资金（万元）", ClaimRole.completed), ("罚款金额（万元）", .penalty), ("计划投资", .planned), ("资金（万元）", nil),
        ("总投资", .total), ("投资（万元）计划", .planned), ("投资计划", .planned),
    ])
    func headingsOfMoney(heading: String, role: ClaimRole?) {
        let unit = ClaimUnit(text: "万元", base: .yuan, multiplier: 10_000)
        #expect(RoleReader.role(ofHeading: heading, kind: .money, unit: unit) == role)
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

    /// Measures are plans, but where no other field tells what was done and they tell of the past beside a status.
    @Test func measuresBesideAStatus() {
        func roles(_ measures: [String]) -> [ClaimRole] {
            let items = measures.enumerated().map {
                "\($0 + 1)．问题：草地被占。\n举措：\($1)\n状态：正在整改\n"
            }
            return Ledger("排查问题清单\n" + items.joined()).items.flatMap { $0.claims.map(\.role) }
        }
        #expect(roles(["恢复草地133亩，剩余52亩未恢复。", "恢复林地58亩，占80%。"]).prefix(1) == [.restored])
        #expect(roles(["2027年底前完成恢复草地133亩。", "力争恢复林地58亩。"]).allSatisfy { $0 == .planned })
    }
}
