import Project
import Testing

/// The three values of Kleene's logic, worked out by hand: t, f and u (unknown).
struct LogicTests {
    /// A condition with this value: NF is missing in the feature.
    private func condition(_ value: Character) -> String {
        switch value {
        case "t": "TRUE"
        case "f": "FALSE"
        default: "NF = 1"
        }
    }

    private func letter(_ text: String) throws -> Character {
        switch try answer(text) {
        case true?: "t"
        case false?: "f"
        case nil: "u"
        }
    }

    @Test(arguments: ["ttt", "tff", "tuu", "ftf", "fff", "fuf", "utu", "uff", "uuu"])
    func and(row: String) throws {
        let values = Array(row)
        #expect(try letter("\(condition(values[0])) AND \(condition(values[1]))") == values[2])
    }

    @Test(arguments: ["ttt", "tft", "tut", "ftt", "fff", "fuu", "utt", "ufu", "uuu"])
    func or(row: String) throws {
        let values = Array(row)
        #expect(try letter("\(condition(values[0])) OR \(condition(values[1]))") == values[2])
    }

    @Test(arguments: ["tf", "ft", "uu"])
    func not(row: String) throws {
        let values = Array(row)
        #expect(try letter("NOT \(condition(values[0]))") == values[1])
    }

    @Test func aMissingValueIsNeitherEqualNorDifferent() throws {
        for text in [
            "NF = 1", "NF <> 1", "NF < 1", "NOT NF = 1", "NF IN (1, 2)", "NF NOT IN (1, 2)",
            "NF BETWEEN 1 AND 2",
            "NF NOT BETWEEN 1 AND 2", "SPZT LIKE '%'", "SPZT NOT LIKE '%'", "SPZT ILIKE 'a'",
            "date > '2024-06-30'",
            "date IN ('2024-06-30')", "NF = MJ", "SPZT = KSMC", "date = YXQ", "YXQ = DATE '2024-06-30'",
        ] {
            #expect(try answer(text) == nil, "\(text)")
        }
        #expect(try answer("NF IS NULL") == true)
        #expect(try answer("NF IS NOT NULL") == false)
        #expect(try answer("NF IS NULL", ["NF": .integer(0)]) == false)
        #expect(try answer("MJ IS NULL", ["MJ": .real(.nan)]) == true)
        #expect(try answer("MJ = 1", ["MJ": .real(.nan)]) == nil)
    }

    @Test func notBindsCloserThanAndAndAndCloserThanOr() throws {
        #expect(try answer("NOT FALSE AND FALSE") == false)
        #expect(try answer("NOT (FALSE AND FALSE)") == true)
        #expect(try answer("TRUE OR FALSE AND FALSE") == true)
        #expect(try answer("(TRUE OR FALSE) AND FALSE") == false)
        #expect(try answer("not not true") == true)
        #expect(
            try Condition("((NF=1)) or (MJ>2 and (KSMC is null))").description
                == "NF = 1 OR MJ > 2 AND KSMC IS NULL")
        #expect(try Condition("not (a=1 or b=2) and c=3").description == "NOT (a = 1 OR b = 2) AND c = 3")
        #expect(
            try Condition("not a in (1) and not not b is null and c not like 'x'").description
                == "a NOT IN (1) AND NOT b IS NOT NULL AND c NOT LIKE 'x'")
    }
}
