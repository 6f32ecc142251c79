import Bilingual
import Testing

@testable import Ledger

/// Figures beside the parts of a total that are none of it, and operands that the words of a rest or a gap name: each text with
/// its right number and with the one that the foreign figure would make, worked out by hand.
struct ForeignPartsTests {
    private func sums(_ text: String) -> [String] {
        FindingTests.findings(text, problem: "某处问题").filter { [.sum, .difference].contains($0.rule) }.map {
            "\($0.verdict) \($0.arithmetic.zh)"
        }
    }

    private func isConfirmed(_ text: String) -> Bool { sums(text).contains { $0.hasPrefix("holds") } }

    @Test(arguments: [
        // 9 + 6 = 15, and 4 wait.
        ("今年以来共清运渣土", "15万方", "19万方", "，其中东山片区9万方、南湖片区6万方，另有4万方待清运。"),
        // 11 + 9 = 20, and 5 next year.
        ("累计关闭石料厂", "20家", "25家", "，其中主动关闭11家、依法关闭9家，另有5家拟于明年关闭。"),
        // 4200 + 3900 = 8100; two years are counted.
        ("前两年共补植苗木", "8100株", "10600株", "，其中2020年4200株、2021年3900株，2022年预计补植2500株。"),
        // 46 + 31 = 77 of the third quarter.
        ("第三季度共受理投诉", "77件", "90件", "，其中噪声类46件、油烟类31件，第二季度结转13件。"),
        // 420 + 280 = 700 of 2022.
        ("2022年共安排资金", "700万元", "850万元", "，其中河道清淤420万元、岸坡加固280万元，2021年结转150万元。"),
        // 4 + 3 = 7 that are new.
        ("新建垃圾中转站共", "7座", "9座", "，其中红桥镇4座、柳林镇3座，修缮旧站2座。"),
        // 130 + 90 + 80 = 300 of the three towns.
        ("三镇共建成人工湿地", "300亩", "370亩", "，其中安镇130亩、平镇90亩、和镇80亩，相邻的丰镇建成70亩。"),
        // 17 + 12 = 29 that are closed.
        ("共封堵排污口", "29个", "35个", "：左岸封堵17个、右岸封堵12个，支流上6个正在封堵。"),
        // 6 + 8 = 14 that are built.
        ("北段建成护岸6公里、中段建成护岸8公里，南段计划建设护岸5公里，共建成", "14公里", "19公里", "。"),
        // 21 + 14 = 35 of coal and power.
        ("煤、电、油三类投诉分别为21件、14件、9件，煤、电两类投诉共", "35件", "23件", "。"),
        // 40 + 25 = 65 of the two that are named.
        ("草、林、湿三类图斑依次为40个、25个、10个，其中草、林两类图斑共", "65个", "35个", "。"),
        // 12 + 9 = 21, and 5 are planned.
        ("截至目前已整治养殖圈舍共", "21处", "26处", "：坝上12处、坝下9处，坝上还有5处计划整治。"),
        // 300 + 260 = 560 of the two.
        ("两个乡镇累计退耕", "560亩", "710亩", "，其中东岭乡300亩、西岭乡260亩，邻县丘镇退耕150亩。"),
        // 18 - 11 = 7 of the second canal.
        ("一号渠需衬砌30公里，二号渠需衬砌18公里，二号渠已衬砌11公里，二号渠还剩", "7公里", "19公里", "。"),
        // 28 - 21 = 7 of the list.
        ("登记在册尾矿库36座，其中列入销号清单28座，已销号21座，清单内尚余", "7座", "15座", "。"),
        // 530 - 400 = 130 over the limit.
        ("核准排水量400万吨，全年排水量530万吨，前一年排水量460万吨，超核准排水", "130万吨", "70万吨", "。"),
        // 126 - 90 = 36 between the two that are named.
        ("许可开采面积90亩，实测开采面积126亩，其中采坑面积104亩，实测开采面积超许可面积", "36亩", "14亩", "。"),
        // 50 - 37 = 13 are wanting now.
        ("核定管护员岗位50个，现聘用37个，拟再聘用6个，目前岗位空缺", "13个", "7个", "。"),
        // 5900 - 4700 = 1200 of what was adjusted.
        ("初步设计投资6800万元，批复调整后投资5900万元，已落实资金4700万元，按批复调整后投资计算缺口", "1200万元", "2100万元", "。"),
        // 5200 - 2200 = 3000 of the north.
        ("南库存栏羊8000只、北库存栏羊5200只，北库已出栏2200只，北库剩余", "3000只", "5800只", "。"),
        // 12 - 7 = 5 of what is built.
        ("日用水需求12万吨，已建供水能力7万吨，拟建供水能力3万吨，已建供水能力缺口", "5万吨", "2万吨", "。"),
    ])
    func foreign(words: String, right: String, wrong: String, tail: String) {
        #expect(isConfirmed(words + right + tail))
        #expect(!isConfirmed(words + wrong + tail))
        #expect(!sums(words + right + tail).contains { $0.hasPrefix("doesNotHold") })
    }

    @Test(arguments: [
        // The total is of what there is: all stages are in it.
        "共排查沙坑45处，其中已回填28处、正在回填9处，尚未动工8处。",
        "应拆除圈舍60座，其中已拆除41座，正在拆除11座，拟拆除8座。",
        "五年规划造林5000亩，其中2021年完成1800亩、2022年完成1700亩，2023年计划完成1500亩。",
        "项目总投资3000万元，其中中央资金1500万元、省级资金900万元，拟自筹600万元。",
        "本次清查共登记坑塘52口，其中干涸18口、有水30口，另有在建4口。",
        "已完成验收40处，其中合格33处，需返工7处。",
        "完成整改50个，其中已销号30个、待销号20个。",
        "已拆除违建20处，其中复绿12处、正在复绿8处。",
        // The words of the total take up both.
        "上轮遗留问题6件、本轮交办问题29件，两轮共35件。",
        "新建道路绿带12公顷，改造旧绿带8公顷，共建设绿带20公顷。",
        "已完成治理210亩，正在治理90亩，共涉及300亩。",
    ])
    func own(text: String) {
        #expect(isConfirmed(text))
    }

    @Test(arguments: [
        "应搬迁农户150户，计划搬迁130户，已搬迁90户，剩余40户。",
        "总任务200公里，年度任务140公里，已完成110公里，剩余30公里。",
        "金矿、铜矿备案储量分别为300万吨、700万吨，已消耗储量分别为180万吨、520万吨。",
        "截至6月底已发放90份，截至9月底已发放150份，应发放240份。",
        "全旗共有取水井120眼，其中农灌井70眼、工业井35眼，另有生活井15眼。",
    ])
    func undecided(text: String) {
        #expect(!isConfirmed(text))
        #expect(!sums(text).contains { $0.hasPrefix("doesNotHold") })
    }

    /// 70 - 55 is not told: 96 - 70 = 26 are not replaced, and none of the 70.
    @Test func restOfTheWhole() {
        #expect(!sums("应更换仪表96台，已更换70台，其中已校准55台，尚未更换26台。").contains { $0.hasPrefix("doesNotHold") })
    }
}
