import Foundation
import Project
import TestSupport
import Testing

struct NameTests {
    @Test(arguments: [
        "矿业权类型 = '采矿权'", "\"矿业权类型\" = '采矿权'", "`矿业权类型` = '采矿权'", "[矿业权类型] = '采矿权'",
        "“矿业权类型” ＝ ‘采矿权’", "（矿业权类型＝＇采矿权＇）", "矿业权类型 in （‘探矿权’，‘采矿权’）", "矿业权类型 IN ('探矿权'、'采矿权')",
        "'采矿权' == 矿业权类型", "矿业权类型 ≠ '探矿权'", "矿业权类型<>’探矿权’ and 1＝1",
    ])
    func namesAreWrittenPlainlyOrInQuotes(text: String) throws {
        #expect(try answer(text, ["矿业权类型": .text("采矿权")]) == true)
    }

    @Test func theCaseOfLettersInNamesCountsOnlyWhereTwoDiffer() throws {
        let values: [String: ConditionValue] = ["NF": .integer(2024)]
        #expect(try answer("nf = 2024 and \"Nf\" ≥ 2024 AND NF ＜＝ 2024", values) == true)
        let twins = [ConditionField("nf", .integer), ConditionField("NF", .integer)]
        #expect(try answer("NF = 2024 AND nf IS NULL", values, fields: twins) == true)
        #expect(fault("Nf = 2024", fields: twins)?.reason == .ambiguousField("Nf", fields: ["nf", "NF"]))
    }

    @Test func fidIsTheNumberOfTheFeatureWhereNoFieldIsCalledSo() throws {
        #expect(try answer("FID IN (1,2)", fid: 2) == true)
        #expect(try answer("fid > 2", fid: 2) == false)
        #expect(try answer("FID IS NULL", fid: 2) == false)
        #expect(try answer("FID LIKE '1%'", fid: 12) == true)
        let bound = try Condition("FID = 1 OR NF = 1").bound(to: sampleFields)
        #expect(bound.fields == [0])
        let fields = [ConditionField("fid", .text)]
        #expect(try answer("FID = 'a'", ["fid": .text("a")], fields: fields) == true)
        let named = try Condition("gid = 7").bound(to: sampleFields, numberNames: ["FID", "gid"])
        #expect(named.evaluate(fid: 7) { _ in .missing } == true)
        #expect(fault("rowid = 7")?.reason == .featureNumber("rowid"))
    }

    @Test func aNameThatTheFileCutOffIsFoundByTheCaller() throws {
        let bound = try Condition("矿业权类型名称 = 'a' AND NF = 1").bound(to: sampleFields) {
            $0 == "矿业权类型名称" ? 5 : nil
        }
        #expect(bound.fields == [0, 5])
        #expect(bound.selects(fid: 1) { $0 == 5 ? .text("a") : .integer(1) })
    }

    @Test func fieldsAreThosePutToUse() throws {
        let bound = try Condition("MJ > 1 AND NOT (date IS NULL OR KSMC LIKE '%a' OR MJ < NF)").bound(
            to: sampleFields)
        #expect(bound.fields == [0, 1, 2, 4])
        #expect(try Condition("TRUE").bound(to: []).fields == [])
    }

    @Test func theConditionsOfTheSampleCanBeRead() throws {
        let project = try String(contentsOfFile: Places.sample("project.yaml"), encoding: .utf8)
        let conditions = project.split(separator: "where: \"").dropFirst().map { rest in
            let plain = rest.replacingOccurrences(of: "\\\"", with: "\u{1}")
            return plain.prefix { $0 != "\"" }.replacingOccurrences(of: "\u{1}", with: "\"")
        }
        #expect(conditions.count > 40)
        for condition in conditions { #expect(throws: Never.self, "\(condition)") { try Condition(condition) } }
    }

    @Test func theTextIsKeptAndThereIsOneSpelling() throws {
        let condition = try Condition(" nf  In(2022,+2023.50) And [a b] Like 'it''s' escape '!'")
        #expect(condition.text == " nf  In(2022,+2023.50) And [a b] Like 'it''s' escape '!'")
        #expect(condition.description == "nf IN (2022, 2023.5) AND \"a b\" LIKE 'it''s' ESCAPE '!'")
        #expect(
            try Condition("\"and\"=-.5 or \"a\"\"b\">1.5e3").description
                == "\"and\" = -0.5 OR \"a\"\"b\" > 1500")
        #expect(try Condition("d>=date '2024年6月1日'").description == "d >= DATE '2024-06-01'")
    }
}
