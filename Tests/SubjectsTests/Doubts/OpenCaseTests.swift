import Bilingual
import Geodesy
import Land
import Project
import TestSupport
import Testing

@testable import Subjects

/// Occupied ground restored over all of it, by what fields call their times: restored before it was occupied counts for nothing,
/// whatever the field is called; administrative times are no times of ground.
@Test(arguments: [
    ("占用时间", "恢复时间", true), ("ZYSJ", "HFSJ", true), ("占用年度", "恢复年度", true), ("违法日期", "验收日期", true),
    ("BHSJ", "WCSJ", true), ("NF", "NF", true), ("更新时间", "入库时间", false), ("制图日期", "录入日期", false),
    ("侵占时间", "还草时间", true), ("毁草日期", "种植日期", true), ("采挖时间", "播种时间", true), ("建设年份", "植被恢复时间", true),
])
func timesOfGroundAreKnownByWhatTheirNamesAreMadeOf(occupied: String, restored: String, isKnown: Bool)
    async throws
{
    let result = try await Case.run(
        [
            ("occ", "occupied", [(0, 100, "\"\(occupied)\":\"2023-05-10\"")]),
            ("res", "restored", [(0, 100, "\"\(restored)\":\"2021-07-01\"")]),
        ], "checks: []\naccounts:\n  - {item: 1, occupied: occ, restored: [res]}")
    let account = try #require(result.accounts.first)
    #expect(abs(account.total.outstanding.squareMetres - (isKnown ? 10_000 : 0)) < 1)
}

/// Which of two was first is a doubt where nothing tells which field is the time; a layer without any is a note.
@Test(arguments: [
    ("\"填埋时间\":\"2023-05-10\"", "\"封山时间\":\"2021-07-01\"", 10_000.0, 0),
    ("\"QZSJ\":\"2023-05-10\"", "\"HCSJ\":\"2021-07-01\"", 10_000, 0),
    ("\"占用时间\":\"2019-01-01\",\"违法时间\":\"2023-01-01\"", "\"NF\":2021", 10_000, 0),
    ("\"占用时间\":\"45056\"", "\"恢复时间\":\"44326\"", 10_000, 0),
    ("\"占用时间\":\"2018-05-10\"", "\"恢复时间\":\"拟2021年\"", 10_000, 0),
    ("\"占用时间\":\"2018-05-10\",\"占用年度\":2018", "\"恢复时间\":\"2020-01-02\",\"验收时间\":\"2021-07-01\"", 0, 0),
    ("\"备注\":\"甲\"", "\"NF\":2021", 0, 1), ("\"备注\":\"甲\"", "\"备注\":\"乙\"", 0, 0),
])
func fieldsThatMayBeTheTimeLeaveTheOrderOpen(occupied: String, restored: String, stake: Double, notes: Int)
    async throws
{
    let result = try await Case.run(
        [("occ", "occupied", [(0, 100, occupied)]), ("res", "restored", [(0, 100, restored)])],
        "checks: []\naccounts:\n  - {item: 1, occupied: occ, restored: [res]}")
    let account = try #require(result.accounts.first)
    let doubts = account.doubts.filter { $0.reason == .undated }
    #expect(abs((doubts.first?.stake.less.double ?? 0) - stake) < 1)
    #expect(account.notes.count == notes)
    #expect(doubts.isEmpty || stake > 0)
}

/// What was restored by a day is open where it is not known which field tells when.
@Test(arguments: [
    ("\"封山时间\":\"2021-07-01\"", Verdict.notVerifiable), ("\"还草时间\":\"2021-07-01\"", .confirmed),
    ("\"还草时间\":\"2024-07-01\"", .differs), ("\"入库时间\":\"2024-07-01\"", .confirmed),
    ("\"恢复时间\":\"2021-07-01\",\"整治时间\":\"2024-07-01\"", .notVerifiable), ("\"恢复时间\":\"未恢复\"", .notVerifiable),
    (
        "\"恢复年度\":2023,\"说明\":\"a\"", .confirmed
    ),
])
func restoredGroundOfADayNeedsItsTime(field: String, verdict: Verdict) async throws {
    let result = try await Case.run(
        [("land", "occupied", [(0, 100, "\"占用日期\":\"2019-3-1\"")]), ("res", "restored", [(0, 100, field)])],
        checks("overlap: land, with: [res], as-of: 2023-12-31", "equals: 10000 m²"))
    #expect(result.checks[0].verdict == verdict)
}

/// Damaged in 2020 and, over its eastern half, again in 2024; restored in 2022: half of it is open.
@Test func groundThatWasOccupiedAgainIsADoubt() async throws {
    let result = try await Case.run(
        [
            ("occ", "occupied", [(0, 100, "\"NF\":2020"), (50, 50, "\"NF\":2024")]),
            ("res", "restored", [(0, 100, "\"NF\":2022")]),
        ], "checks: []\naccounts:\n  - {item: 1, occupied: occ, restored: [res]}")
    let doubts = try #require(result.accounts.first).doubts.filter { $0.reason == .timing }
    #expect(doubts.contains { abs($0.stake.less.double - 5_000) < 1 })
}

/// A blank last day among approvals that have one is not for ever; in a layer without such a field it is.
@Test(arguments: [("\"有效期止\":\"\"", Verdict.notVerifiable), ("\"有效期止\":\"长期\"", .confirmed)])
func aBlankLastDayOfAnApprovalIsOpen(last: String, verdict: Verdict) async throws {
    let result = try await Case.run(
        [
            ("occ", "occupied", [(0, 100, "\"A\":1")]),
            (
                "app", "approved",
                [
                    (0, 100, "\"有效期起\":\"2020-01-01\",\(last)"),
                    (900, 100, "\"有效期起\":\"2020-01-01\",\"有效期止\":\"2030-01-01\""),
                ]
            ),
        ], checks("outside: occ, with: [app], as-of: 2024-06-30", "equals: 0 m²"))
    #expect(result.checks[0].verdict == verdict)
}

/// Restored ground of which nothing tells whether it was there on the day of its account.
@Test(arguments: [
    ("\"A\":1", ", as-of: 2024-06-30", 10000), ("\"计划恢复时间\":\"2023-05-01\"", ", as-of: 2024-06-30", 10000),
    ("\"恢复时间\":\"2023-05-01\"", ", as-of: 2024-06-30", 0), ("\"A\":1", "", 0),
])
func undatedRestorationIsOpenOnTheDayOfAnAccount(time: String, day: String, stake: Double) async throws {
    let result = try await Case.run(
        [("occ", "occupied", [(0, 100, "\"占用时间\":\"2021-03-01\"")]), ("res", "restored", [(0, 100, time)])],
        "checks: []\naccounts:\n  - {item: 1, occupied: occ, restored: [res]\(day)}")
    let account = try #require(result.accounts.first)
    let late = account.doubts.filter { $0.message.zh.contains("as-of") }
    #expect(abs(late.reduce(0) { $0 + $1.stake.less.double } - stake) < 1, "\(account.doubts)")
}

/// Approvals and rights that are no more count where no day is asked for, which is a doubt; where the condition asks for their state it
/// is none.
@Test(arguments: [
    ("\"有效期止\":\"2022-06-30\"", "", Verdict.notVerifiable), ("\"有效期止\":\"2052-06-30\"", "", .confirmed),
    ("\"有效期止\":\"长期\"", "", .confirmed), ("\"状态\":\"已注销\"", "", .notVerifiable),
    ("\"审批状态\":\"未批准\"", "", .notVerifiable),
    ("\"审批状态\":\"已批准\"", "", .confirmed), ("\"有效期止\":\"2022-06-30\"", ", as-of: 2021-06-30", .confirmed),
    ("\"有效期止\":\"2022-06-30\"", ", as-of: 2023-06-30", .differs),
])
func coversThatAreNoMoreAreDoubts(term: String, day: String, verdict: Verdict) async throws {
    let result = try await Case.run(
        [
            ("occ", "occupied", [(0, 100, "\"A\":1")]),
            ("app", "approved", [(0, 100, "\"有效期起\":\"2010-01-01\",\(term)")]),
        ],
        checks("outside: occ, with: [app]\(day)", "equals: 0 m²"))
    #expect(result.checks[0].verdict == verdict, "\(result.checks[0].doubts)")
}

@Test(arguments: [
    ("count: rights", "equals: 2", Verdict.confirmed, true),
    ("count: rights, where: \"状态 = '注销'\"", "equals: 1", .confirmed, false),
    ("area: rights", "equals: 20000 m²", .confirmed, true),
    ("area: rights, where: \"许可证号 = 'C1'\"", "equals: 10000 m²", .confirmed, false),
    ("count-overlapping: rights, with: [res]", "equals: 2", .notVerifiable, false),
    ("overlap: rights, with: [res]", "equals: 20000 m²", .notVerifiable, false),
    ("overlap: rights, with: [res], where: \"许可证号 = 'C1'\"", "equals: 10000 m²", .confirmed, false),
])
func rightsThatAreNoMoreAreDoubts(
    measure: String, expected: String, verdict: Verdict, isTold: Bool
) async throws {
    let result = try await Case.run(
        [
            (
                "rights", "mining-right",
                [
                    (0, 100, "\"许可证号\":\"C1\",\"状态\":\"有效\""),
                    (300, 100, "\"许可证号\":\"C2\",\"状态\":\"注销\""),
                ]
            ),
            ("res", "nature-reserve", [(0, 1000, "\"名称\":\"青山\"")]),
        ], checks(measure, expected))
    #expect(result.checks[0].verdict == verdict, "\(result.checks[0].doubts)")
    let stakes = result.checks[0].doubts.map(\.stake)
    #expect(stakes.contains(.nothing) == isTold && stakes.isEmpty == (verdict == .confirmed && !isTold))
}

/// A right that is renamed is on both sides of a change, though its condition selects it on one; what is cancelled is not.
@Test(arguments: [
    ("甲矿", "有效", Verdict.confirmed, 0.0), ("甲矿（新）", "有效", .notVerifiable, 10000),
    ("甲矿（新）", "已注销", .confirmed, 0),
])
func aConditionThatSelectsOneSideOfAChangeIsADoubt(
    name: String, state: String, verdict: Verdict, stake: Double
) async throws {
    let result = try await Case.run(
        [
            (
                "before", "mining-right",
                [
                    (0, 100, "\"许可证号\":\"C1\",\"名称\":\"甲矿\",\"状态\":\"有效\""),
                    (300, 100, "\"许可证号\":\"C2\",\"名称\":\"乙矿\",\"状态\":\"有效\""),
                ]
            ),
            (
                "after", "mining-right",
                [
                    (0, 100, "\"许可证号\":\"C1\",\"名称\":\"\(name)\",\"状态\":\"\(state)\""),
                    (300, 100, "\"许可证号\":\"C2\",\"名称\":\"乙矿\",\"状态\":\"有效\""),
                ]
            ),
        ],
        checks(
            "change: after, from: before, part: lost, where: \"名称 IN ('甲矿', '乙矿')\"",
            "equals: \(name == "甲矿" ? 0 : 10000) m²"))
    let doubts = result.checks[0].doubts.filter { $0.reason == .reading }
    #expect(result.checks[0].verdict == verdict, "\(result.checks[0].doubts)")
    #expect(abs(doubts.reduce(0) { $0 + $1.stake.less.double } - stake) < 1)
}

/// A right with a block on each side of a border is one, in a sum of counts as well.
@Test func aRightCountedInTwoPartsOfASumIsADoubt() async throws {
    let result = try await Case.run(
        [
            ("north", "mining-right", [(0, 100, "\"许可证号\":\"C1\""), (200, 100, "\"许可证号\":\"C2\"")]),
            ("south", "mining-right", [(400, 100, "\"许可证号\":\"C1\""), (600, 100, "\"许可证号\":\"C3\"")]),
        ],
        "checks:\n  - {item: 1, measure: {sum: [{count: north}, {count: south}]}, expect: {equals: 4}}\n"
            + "  - {item: 1, measure: {count: north}, expect: {equals: 2}}")
    #expect(result.checks.map(\.verdict) == [.notVerifiable, .confirmed])
    #expect(result.checks[0].doubts.map(\.stake.less) == [Rational(1)])
}

/// What excludes a value does not decide about ground without one; what asks for a value does.
@Test(arguments: [
    ("区 <> '实验区'", Verdict.notVerifiable), ("区 = '核心区'", .confirmed), ("区 NOT IN ('实验区')", .notVerifiable),
    ("年 <> 2021", .notVerifiable),
    ("年 > 2021", .confirmed), ("年 < 2024 AND 年 > 2021", .confirmed),
])
func aConditionThatExcludesLeavesBlanksOpen(condition: String, verdict: Verdict) async throws {
    let result = try await Case.run(
        [
            (
                "land", "occupied",
                [
                    (0, 100, "\"区\":\"核心区\",\"年\":2023"), (200, 100, "\"区\":\"实验区\",\"年\":2021"),
                    (400, 100, "\"区\":null,\"年\":null"),
                ]
            )
        ], checks("area: land, where: \"\(condition)\"", "equals: 10000 m²"))
    #expect(result.checks[0].verdict == verdict)
}

/// Two strips drawn 4 cm over one another: a bound does not rest on that boundary.
@Test(arguments: [
    ("at-least: 19999 m²", Verdict.confirmed), ("at-least: 20003 m²", .differs),
    ("equals: 20000 m²", .confirmed),
    ("equals: 20004 m²", .notVerifiable),
])
func aSumDoesNotRestOnBoundariesDrawnTwice(expect: String, verdict: Verdict) async throws {
    let result = try await Case.run(
        [("land", "occupied", [(0, 100.04, "\"A\":1"), (100, 100, "\"A\":2")])], checks("area: land", expect))
    #expect(result.checks[0].verdict == verdict)
}
