import Foundation
import Geodesy
import Geometry
import Intake
import Land
import Project
import TestSupport
import Testing
import VectorFiles

@testable import Subjects

/// Squares of 100 m in a GeoPackage, whose fields keep so many characters.
private struct Table {
    let name: String
    let fields: [(name: String, width: Int)]
    /// Per square how far it lies to the east, and its texts.
    let rows: [(east: Double, texts: [String])]

    func write(to folder: TemporaryFolder) throws {
        let features = rows.map { row -> LayerContent.Feature in
            let corners = [(0.0, 0.0), (0, 100), (100, 100), (100, 0), (0, 0)].map {
                Coordinate(x: 41_500_000 + row.east + $0.0, y: 5_100_000 + $0.1)
            }
            return (shape: .polygons(MultiPolygon(shell: corners)), values: row.texts.map { .text($0) })
        }
        let definition = LayerDefinition(
            name: name, geometry: .polygon, fields: fields.map { Field($0.name, .text(width: $0.width)) },
            referenceSystem: "EPSG:4529")
        try VectorFileWriter.write(
            [LayerContent(definition, features: features)], to: folder.path("\(name).gpkg"), format: .geoPackage
        )
    }
}

private func run(_ tables: [Table], _ project: String) async throws -> SurveyResult {
    let folder = try TemporaryFolder()
    for table in tables { try table.write(to: folder) }
    let path = try folder.write(project, to: "project.yaml")
    return try await SurveyRun.run(try ProjectReader.read(path: path))
}

/// Two rights in force by their days, of one of which a text fills its field or has room to spare: what it says is then open or
/// told, whatever it is read for.
@Test(arguments: [
    ("ZT", "注销登记", 4, Verdict.notVerifiable), ("ZT", "注销登记", 10, .confirmed), ("ZT", "已注销", 3, .confirmed),
    ("YXQZ", "2024-06-3", 9, .notVerifiable), ("YXQZ", "2024-06-3", 10, .confirmed),
    ("YXQZ", "2024-05-31", 10, .confirmed), ("YXQQ", "2024-06-2", 9, .notVerifiable),
    ("YXQQ", "2024-06-20", 10, .confirmed),
])
func aTextThatFillsItsFieldIsOpenWhereItIsReadByItsRole(
    field: String, text: String, width: Int, verdict: Verdict
) async throws {
    let own = [("XKZH", "C0"), ("ZT", "有效"), ("YXQQ", "2015-1-1"), ("YXQZ", "2032-1-1")]
    let rights = Table(
        name: "rights", fields: own.map { ($0.0, $0.0 == field ? width : 40) },
        rows: [
            (0, own.map(\.1)), (200, own.map { $0.0 == field ? text : $0.0 == "XKZH" ? "C1" : $0.1 }),
        ])
    let check = try await run(
        [rights],
        """
        layers:
          rights: {source: rights.gpkg, kind: mining-right}
        checks:
          - {item: 1, measure: {count: rights, as-of: 2024-06-15}, expect: {equals: 1}}
        """
    ).checks[0]
    #expect(check.verdict == verdict)
    #expect((check.verdict == .notVerifiable) == check.doubts.contains { $0.reason == .cutText })
}

/// Occupied ground restored in full: what of it counts as restored when days were cut short.
@Test(arguments: [
    // Occupied on the third or the thirtieth, restored on the fifteenth.
    ("2024-06-3", 9, "2024-06-15", 10, true), ("2024-06-3", 20, "2024-06-15", 10, false),
    // Occupied from 2021 on, to a year that is missing; restored in 2022.
    ("2021-20", 7, "2022", 4, true), ("2021-2", 6, "2022", 4, true), ("2021", 4, "2022", 4, false),
    // Restored in June, before or after the day of the account; in October or January.
    ("2023", 4, "2024-06-", 8, true), ("2023", 4, "2024-1", 6, true), ("2023", 4, "2024-05-1", 9, false),
    ("2022", 4, "2023", 4, false),
])
func theOrderOfDaysThatWereCutShortIsADoubtOfAnAccount(
    occupied: String, occupiedWidth: Int, restored: String, restoredWidth: Int, isOpen: Bool
) async throws {
    let result = try await run(
        [
            Table(name: "occupied", fields: [("RQ", occupiedWidth)], rows: [(0, [occupied])]),
            Table(name: "restored", fields: [("RQ", restoredWidth)], rows: [(0, [restored])]),
        ],
        """
        layers:
          occupied: {source: occupied.gpkg, kind: occupied, fields: {date: RQ}}
          restored: {source: restored.gpkg, kind: restored, fields: {date: RQ}}
        checks: []
        accounts:
          - {item: 1, occupied: occupied, restored: [restored]\(restored.hasPrefix("2024-") && restored.count < 9 ? ", as-of: 2024-06-20" : "")}
        """)
    let account = try #require(result.accounts.first)
    #expect(account.doubts.isEmpty == !isOpen, "\(account.doubts)")
    if isOpen { #expect(account.doubts.contains { $0.reason == .undated && $0.stake.less > Rational(9999) }) }
}

/// One right moved onto the ground of another: by whole numbers all of its ground is gained; numbers and names that were cut
/// short do not tell.
@Test(arguments: [
    ("C152200201001713005", 19, "甲石料厂", "乙石料厂", Verdict.notVerifiable),
    ("C152200201001713005", 19, "兴安一矿", "兴安二矿", .notVerifiable),
    ("C152200201001713005", 40, "甲石料厂", "乙石料厂", .notVerifiable),
    ("C1522002010017130050001", 40, "甲石料厂", "乙石料厂", .confirmed), ("", 40, "兴安第一", "兴安第一", .notVerifiable),
    ("1522000510001", 13, "东采区", "西采区", .confirmed),
])
func rightsThatTextsDoNotTellApartAreNotCompared(
    number: String, width: Int, first: String, second: String, verdict: Verdict
) async throws {
    let fields = [("XKZH", width), ("KSMC", 4)]
    let check = try await run(
        [
            Table(name: "before", fields: fields, rows: [(0, [number, first]), (300, [number, second])]),
            Table(name: "after", fields: fields, rows: [(300, [number, first])]),
        ],
        """
        layers:
          before: {source: before.gpkg, kind: mining-right}
          after: {source: after.gpkg, kind: mining-right}
        checks:
          - {item: 1, measure: {change: after, from: before, part: gained, per: feature}, expect: {equals: 0 m²}}
        """
    ).checks[0]
    #expect(check.verdict == verdict)
}

/// Texts under which several things may stand, by their field and what they are.
@Test(arguments: [
    // Two of one name that does not end as names do; whole names; one alone.
    ("MC", 4, ["兴安第一", "兴安第一"], true), ("MC", 9, ["兴安第一", "兴安第一"], false),
    ("MC", 4, ["兴安石矿", "兴安石矿"], false), ("MC", 4, ["兴安第一", "兴安第二"], false),
    ("MC", 9, ["内蒙古图牧吉国家", "内蒙古图牧吉国家"], false), ("MC", 8, ["内蒙古图牧吉国家", "内蒙古图牧吉国家"], true),
    ("MC", 11, ["哈拉沟煤矿（一采区）", "哈拉沟煤矿（一采区）"], false), ("MC", 5, ["科尔沁草原", "科尔沁草原"], false),
    ("MC", 12, ["Halagou Mine", "Halagou Mine"], false), ("MC", 6, ["DK-001", "DK-001"], false),
    ("XZQMC", 3, ["科尔沁", "突泉县"], true), ("XZQMC", 3, ["突泉县", "突泉县"], false),
    ("XZQMC", 4, ["乌兰浩特", "扎赉特旗"], false), ("XZQMC", 6, ["152221", "152222"], false),
    ("NF", 3, ["202", "202"], true), ("NF", 4, ["2022", "2023"], false), ("NF", 9, ["2021-2023", ""], false),
    ("NF", 7, ["2021-20", "2022"], true), ("NF", 6, ["2021-2", "2022"], true),
    ("NF", 7, ["2023-24", "2022"], false),
    ("NF", 2, ["23", "24"], false), ("NF", 3, ["第1批", "第2批"], false),
    ("XKZH", 13, ["1522000510001", "1522000510001"], false),
])
func textsThatReadAsIfTheyWentOnAreFlagged(
    field: String, width: Int, texts: [String], isFlagged: Bool
) async throws {
    let table = Table(
        name: "ground", fields: [(field, width)],
        rows: texts.enumerated().map { (Double($0 * 200), [$1]) })
    let result = try await run(
        [table],
        """
        layers:
          ground: {source: ground.gpkg, kind: occupied}
        checks:
          - {item: 1, measure: {count: ground}, expect: {equals: 2}}
        """)
    #expect(result.checks[0].verdict == .confirmed)
    #expect(result.layers[0].suspects.map(\.code) == (isFlagged ? [.cutText] : []))
}

/// A name under which two things stand fills its field: it is whole when it ends as other names do that are.
@Test(arguments: [
    (["哈拉沟露天煤", "哈拉沟露天煤", "甲煤矿"], true), (["哈拉沟露天煤矿", "哈拉沟露天煤矿", "甲煤矿"], false),
    (["巴彦乌拉灌溉", "巴彦乌拉灌溉", "东灌区"], true), (["归流河镇胜利村一", "归流河镇胜利村一", "永安村"], true),
    (["归流河镇胜利村", "归流河镇胜利村", "永安村"], false), (["哈拉沟露天煤", "突泉县砂石料", "甲煤矿"], false),
    (["哈拉沟露天煤", "哈拉沟露天煤"], false),
])
func aNameThatEndsLikeNoOtherMayHaveBeenCutShort(names: [String], isFlagged: Bool) async throws {
    let width = names.map(\.count).max() ?? 0
    let table = Table(
        name: "ground", fields: [("MC", width)], rows: names.enumerated().map { (Double($0 * 200), [$1]) })
    let result = try await run(
        [table],
        """
        layers:
          ground: {source: ground.gpkg, kind: occupied}
        checks:
          - {item: 1, measure: {count: ground}, expect: {equals: \(names.count)}}
        """)
    #expect(result.layers[0].suspects.map(\.code) == (isFlagged ? [.cutText] : []))
}

/// What visibly breaks off may go on as a pattern asks; numbers that are alike where they fill their field were several.
///
/// One more square is selected in all cases.
@Test(arguments: [
    ("QYMC", 7, ["青山矿业有限公", "东沟铁矿"], "QYMC LIKE '%北矿区'", 1, Verdict.notVerifiable),
    ("QYMC", 8, ["东沟铁矿（北部采", "白音铁矿"], "QYMC LIKE '%北部采区%'", 1, .notVerifiable),
    ("QYMC", 20, ["青山矿业有限公", "东沟铁矿"], "QYMC LIKE '%北矿区'", 1, .confirmed),
    ("QYMC", 6, ["青山采石场东", "东沟一号铁矿"], "QYMC LIKE '%北矿区'", 1, .notVerifiable),
    ("QYMC", 6, ["青山北采石场", "东沟一号铁矿"], "QYMC LIKE '%北矿区'", 1, .confirmed),
    ("QYMC", 10, ["内蒙古自治区兴安盟科", "东沟一号铁矿"], "QYMC NOT LIKE '%铁矿'", 2, .notVerifiable),
    ("DLMC", 5, ["天然牧草地", "人工牧草地"], "DLMC LIKE '%沼泽%'", 1, .confirmed),
    ("QYMC", 4, ["东山石料", "白音铁矿"], "QYMC LIKE '%北矿区'", 1, .notVerifiable),
    ("QSXZ", 4, ["国家所有", "集体所有"], "QSXZ = '国家所有'", 2, .confirmed),
    ("SHZT", 4, ["停产整顿", "正常生产"], "SHZT LIKE '%注销%'", 1, .confirmed),
    ("BSM", 9, ["TB2024-00", "TB2024-00"], "BSM = 'TB2024-00'", 3, .notVerifiable),
    ("BSM", 9, ["TB2024-00", "TB2024-00"], "BSM IN ('TB2024-00', 'TB2025-00')", 3, .notVerifiable),
    ("BSM", 9, ["TB2024-00", "TB2024-01"], "BSM = 'TB2024-00'", 2, .confirmed),
    ("BSM", 20, ["TB2024-00", "TB2024-00"], "BSM = 'TB2024-00'", 3, .confirmed),
    ("BSM", 9, ["TB2024-00", "TB2024-00"], "BSM LIKE 'TB2024-0%'", 3, .confirmed),
    ("ZLDWMC", 3, ["突泉县", "突泉县"], "ZLDWMC = '突泉县'", 3, .confirmed),
])
func aTextThatBreaksOffMayGoOnAsAConditionAsks(
    field: String, width: Int, texts: [String], condition: String, squares: Int, verdict: Verdict
) async throws {
    let land = Table(
        name: "land", fields: [(field, width)],
        rows: texts.enumerated().map { (300 * Double($0), [$1]) } + [(900, ["X"])])
    let measure = "area: land, where: \"\(condition) OR \(field) = 'X'\""
    let check = try await run(
        [land],
        """
        layers:
          land: {source: land.gpkg, kind: project}
        checks:
          - {item: 1, measure: {\(measure)}, expect: {equals: \(squares * 10000) m²}}
        """
    ).checks[0]
    #expect(check.verdict == verdict, "\(check.doubts)")
}
