import Bilingual
import Geodesy
import Land
import Project
import Testing

@testable import Subjects

/// Two squares of one hectare, of which a field says of the second that it is not what its layer shows: its ground is the stake,
/// unless the condition asks of that field.
@Test(arguments: [
    ("mining-right", "\"许可证号\":\"C1\"", "许可证现状", "有效", "注销", true),
    ("mining-right", "\"许可证号\":\"C1\"", "保证金", "已退还", "已注销", false),
    ("restored", "\"BH\":\"1\"", "验收结论", "合格", "不合格", true),
    ("restored", "\"BH\":\"1\"", "是否恢复", "是", "否", true),
    ("restored", "\"BH\":\"1\"", "治理前状况", "已治理", "未治理", false),
    ("occupied", "\"BH\":\"1\"", "核实结论", "属实", "不属实", true),
    ("approved", "\"BH\":\"1\"", "办理进度", "已办结", "审批中", true),
    ("nature-reserve", "\"BH\":\"1\"", "保护区现状", "存续", "已撤销", true),
    ("grassland", "\"BH\":\"1\"", "备注", "无", "未恢复", false),
])
func groundThatItsOwnRecordDeniesIsADoubt(
    kind: String, id: String, field: String, good: String, bad: String, isDoubt: Bool
) async throws {
    func fields(_ text: String) -> String {
        "\(id.replacing("1", with: text == good ? "1" : "2")),\"\(field)\":\"\(text)\""
    }
    let result = try await Case.run(
        [
            ("own", kind, [(0, 100, fields(good)), (300, 100, fields(bad))]),
            ("land", "grassland", [(0, 1000, "\"名称\":\"青山\"")]),
        ],
        """
        checks:
          - {item: 1, measure: {overlap: own, with: [land]}, expect: {at-least: 19999 m²}}
          - {item: 1, measure: {overlap: land, with: [own]}, expect: {at-least: 19999 m²}}
          - {item: 1, measure: {overlap: own, with: [land], where: "\(field) IN ('\(good)', '\(bad)')"}, expect: {at-least: 19999 m²}}
        """)
    #expect(
        result.checks.map(\.verdict)
            == (isDoubt ? [.notVerifiable, .notVerifiable, .confirmed] : [.confirmed, .confirmed, .confirmed]))
    for check in result.checks.prefix(2) where isDoubt {
        let doubt = try #require(check.doubts.first)
        #expect(abs(doubt.stake.less.double - 10_000) < 1 && doubt.features == 1)
        #expect(doubt.message.zh.contains(bad) || doubt.reason == .ended)
    }
}

/// A right that another field calls cancelled is none that is surely in force on a day; of a plain count it is one.
@Test(arguments: [
    ("as-of: 2024-06-30", Verdict.notVerifiable, 0),
    ("where: \"许可证号 = 'C1'\", as-of: 2024-06-30", .confirmed, 0),
    ("where: \"许可证号 IS NOT NULL\"", .confirmed, 1),
])
func aRightThatAnotherFieldCallsCancelledIsOpen(rest: String, verdict: Verdict, told: Int) async throws {
    let term = "\"有效期起\":\"2015-01-01\",\"有效期止\":\"2030-01-01\""
    let result = try await Case.run(
        [
            (
                "rights", "mining-right",
                [
                    (0, 100, "\"许可证号\":\"C1\",\"采矿权现势\":\"有效\",\(term)"),
                    (300, 100, "\"许可证号\":\"C2\",\"采矿权现势\":\"已灭失\",\(term)"),
                ]
            )
        ], checks("count: rights, \(rest)", "equals: \(rest.contains("C1") ? 1 : 2)"))
    #expect(result.checks[0].verdict == verdict, "\(result.checks[0].doubts)")
    #expect(result.checks[0].doubts.count { $0.reason == .ended && $0.stake == .nothing } == told)
}

/// What rests on denied ground alone is its stake in an account: restored ground under another parcel that is sure is none of it.
@Test(arguments: [("", 10_000.0), ("合格", 0.0)])
func anAccountDoubtsWhatRestsOnDeniedGroundAlone(second: String, stake: Double) async throws {
    var restored: [Case.Square] = [(0, 100, "\"BH\":\"1\",\"验收结论\":\"不合格\"")]
    if !second.isEmpty { restored.append((0, 100, "\"BH\":\"2\",\"验收结论\":\"\(second)\"")) }
    let result = try await Case.run(
        [("occ", "occupied", [(0, 100, "\"BH\":\"1\"")]), ("res", "restored", restored)],
        "checks: []\naccounts:\n  - {item: 1, occupied: occ, restored: [res]}")
    let account = try #require(result.accounts.first)
    #expect(abs(account.total.outstanding.squareMetres) < 1)
    let denied = account.doubts.filter { $0.reason == .denied }
    #expect(abs(denied.reduce(0) { $0 + $1.stake.less.double } - stake) < 1)
}

/// Two restored parcels over the same ground, of which neither is sure for a reason of its own, make none of each other sure; ground
/// that is not sure for two reasons is no more than it is.
@Test(arguments: [
    ["\"恢复时间\":\"2021-05-01\",\"完成情况\":\"未恢复\"", "\"恢复时间\":\"\",\"完成情况\":\"已恢复\""],
    ["\"恢复时间\":\"\",\"完成情况\":\"未恢复\""],
])
func restoredGroundOfWhichNothingIsSureIsAllInDoubt(fields: [String]) async throws {
    let result = try await Case.run(
        [
            ("occ", "occupied", [(0, 100, "\"占用时间\":\"2019-05-01\"")]),
            ("res", "restored", fields.map { (0, 100, $0) }),
        ], "checks: []\naccounts:\n  - {item: 1, occupied: occ, restored: [res], as-of: 2022-01-01}")
    let account = try #require(result.accounts.first)
    let stakes = account.doubts.map(\.stake.less.double)
    #expect(abs(stakes.reduce(0, +) - 10_000) < 1, "\(account.doubts)")
}

/// Nothing under a cover that is nowhere near proves nothing: the layer may be of another region.
@Test(arguments: [(100_000.0, Verdict.confirmed), (600_000.0, .notVerifiable)])
func aCoverThatIsNowhereNearProvesNothing(distance: Double, verdict: Verdict) async throws {
    let result = try await Case.run(
        [
            ("own", "restored", [(-distance / 2, 100, "\"BH\":\"1\"")]),
            ("res", "nature-reserve", [(distance / 2, 100, "\"名称\":\"青山\"")]),
        ], checks("overlap: own, with: [res]", "equals: 0 m²"))
    #expect(result.checks[0].verdict == verdict, "\(result.checks[0].doubts)")
}
