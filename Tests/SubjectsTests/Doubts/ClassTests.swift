import Geodesy
import Land
import Testing

@testable import Subjects

/// Squares of a hectare with classes however they are written: what a condition selects by them, and how much less or more it may be.
@Test(
    arguments: [
        ("0401,0401/0404,0301", "DLBM = '0401'", 1, 0, 1), ("0401,0401/0404,0301", "DLBM = '0301'", 1, 0, 0),
        ("0401,0401/0404,0301", "DLBM IN ('0404')", 0, 0, 1),
        ("0401,0401/0404,0301", "DLBM LIKE '04%'", 2, 0, 0),
        ("0401,0401/0404,0301", "DLBM = '0401/0404'", 1, 0, 0),
        ("0401,0401/0404,0301", "DLBM <> '0401'", 2, 1, 0), ("0401,0401/0404,0301", "DLBM <> '0301'", 2, 0, 0),
        ("0401,0401/0404,0301", "DLBM LIKE '%0401%'", 2, 1, 0),
        ("0401,0401/0404,0301", "DLBM = '0401' AND DLBM NOT LIKE '%/%'", 1, 0, 0),
        ("0401,0401(0.6)0404(0.4)", "DLBM IN ('0401', '0404')", 1, 0, 1),
        ("天然牧草地,采矿用地和天然牧草地,采矿用地", "DLBM = '天然牧草地'", 1, 0, 1),
        ("0401,401,0401 天然牧草地,0301", "DLBM = '0401'", 1, 0, 2),
        ("0401,401,0301", "DLBM >= '0401' AND DLBM <= '0404'", 1, 0, 1),
        ("0401,0401 天然牧草地,0404", "DLBM LIKE '04%' AND DLBM <> '0401'", 2, 1, 0),
        ("0401,401,0301", "DLBM = '401'", 1, 0, 1), ("0401,0401 天然牧草地,0301", "DLBM LIKE '%天然%'", 1, 0, 1),
        // Those of the second survey are what they are.
        ("041,101,203", "DLBM LIKE '02%'", 0, 0, 0), ("041,101,203", "DLBM > '10'", 2, 0, 0),
        ("041,101,203", "DLBM <> '041'", 2, 0, 0),
        ("0201,0201K,0404", "DLBM = '0201'", 1, 0, 0), ("0401,0404", "DLBM BETWEEN '0401' AND '0404'", 2, 0, 0),
    ])
func aConditionOnClassesIsOpenWhereACellSaysThemOtherwise(
    cells: String, filter: String, area: Int, less: Int, more: Int
) async throws {
    for field in ["DLBM", "现状"] {
        // Another name tells nothing: what the field is compared with does.
        if field != "DLBM", !filter.contains("= '0401'"), !filter.contains("= '天然") { continue }
        let squares = cells.split(separator: ",").enumerated().map { place, cell -> Case.Square in
            (Double(place) * 200, 100, "\"\(field)\": \"\(cell)\"")
        }
        let check = try await Case.run(
            [("lu", "other", squares)],
            checks(
                "area: lu, where: \"\(filter.replacing("DLBM", with: field))\"",
                "equals: \(area * 10000) m²")
        ).checks[0]
        let found = check.doubts.filter { $0.reason == .cutText }.reduce((0.0, 0.0)) {
            ($0.0 + $1.stake.less.double, $0.1 + $1.stake.more.double)
        }
        #expect(abs(found.0 - Double(less * 10000)) < 1 && abs(found.1 - Double(more * 10000)) < 1, "\(found)")
        #expect(
            check.verdict == (less + more > 0 || area == 0 ? .notVerifiable : .confirmed),
            "\(check.verdict)")
    }
}
