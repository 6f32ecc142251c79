import Testing

@testable import Subjects

/// Fields as offices fill them, against a report of items 1 to 17; right answers by reading them.
struct ItemNumbersTests {
    @Test(
        arguments: [
            ("8", [8]), ("08", [8]), ("8.0", [8]), ("第9项", [9]), ("问题13", [13]), ("（八）", [8]), ("第十二项", [12]),
            // Parts of an item.
            ("8-1", [8]), ("8-8", [8]), ("12.3", [12]), ("8（1）", [8]), ("8(1)", [8]), ("第8项之1", [8]),
            ("八-1", [8]),
            ("8－2", [8]), ("8—1", [8]), ("8 - 1", [8]), ("17-3-2", [17]), ("8之一", [8]), ("第8项第1点", [8]),
            ("8①", [8]),
            ("3-05", [3]), ("八（1）", [8]), ("８．１", [8]), ("8（1）、（2）", [8]), ("8-1至8-3", [8]), ("8-3~1", [8]),
            ("8a", [8]),
            ("8（草原，12亩）", [8]), ("三-5", [3]), ("16_2", [16]),
            // Lists.
            ("3、5", [3, 5]), ("3,5", [3, 5]), ("3和5", [3, 5]), ("3；5", [3, 5]), ("2、8", [2, 8]),
            ("3;7", [3, 7]),
            ("3 5", [3, 5]), ("第3项、第5项", [3, 5]), ("第3项第5项", [3, 5]), ("问题8问题9", [8, 9]), ("8-1、8-2", [8]),
            ("8-1、9-2", [8, 9]), ("三、五", [3, 5]), ("3/5", [3, 5]), ("8-1、12", [8, 12]), ("3、5等2项", [3, 5]),
            ("第 8 项", [8]),
            // Ranges.
            ("3至5", [3, 4, 5]), ("3～5", [3, 4, 5]), ("第3项-第5项", [3, 4, 5]), ("第三至五项", [3, 4, 5]),
            // Neither the year nor the round.
            ("2024-8", [8]), ("2023年第8项", [8]), ("第二轮第8项", [8]), ("第二轮督察第八项", [8]),
            // Not in the report, or no number at all.
            ("18", []), ("", []), ("一般问题", []), ("X2NM202404160023", []), ("20-1", []),
        ] as [(String, Set<Int>)])
    func fieldsNameTheirItems(_ text: String, _ items: Set<Int>) {
        let numbers = ItemNumbers(text, items: Set(1...17))
        #expect(numbers.certain == items)
        #expect(!numbers.isUnclear)
    }

    @Test(
        arguments: [
            ("3-5", [3], [3, 4, 5]), ("1-2", [1], [1, 2]), ("3—5", [3], [3, 4, 5]), ("8-1、2", [8], [2, 8]),
            ("8/1", [8], [1, 8]), ("第8项1", [8], [1, 8]), ("2-1至3", [2], [2, 3]),
            ("3-5、8", [3, 8], [3, 4, 5, 8]), ("12.3；7", [12], [7, 12]),
        ] as [(String, Set<Int>, Set<Int>)])
    func whatHasTwoReadingsIsUnclear(_ text: String, _ certain: Set<Int>, _ possible: Set<Int>) {
        let numbers = ItemNumbers(text, items: Set(1...17))
        #expect(numbers.isUnclear)
        #expect(numbers.certain == certain)
        #expect(numbers.possible == possible)
    }

    /// Items 1, 2 and 8, as in an extract: where all readings name the same items, nothing is unclear.
    @Test func theReportDecidesWhereItCan() {
        let extract: Set = [1, 2, 8]
        #expect(!ItemNumbers("8-12", items: extract).isUnclear)
        #expect(ItemNumbers("8-12", items: extract).certain == [8])
        #expect(ItemNumbers("1-2", items: extract).isUnclear)
        // A report that prints 3-5 itself numbers parts so.
        let numbered = ItemNumbers("3-5", items: Set(1...17)) { $0 == 3 && $1 == 5 }
        #expect(!numbered.isUnclear && numbered.certain == [3])
    }
}
