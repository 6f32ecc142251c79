import Foundation
import Project
import Testing

/// Random conditions over random rows against what SQLite answered (Fixtures/sqlite.py wrote them).
struct SQLiteTests {
    private let fields: [ConditionField]
    private let rows: [[ConditionValue]]
    private let conditions: [(text: String, answers: String)]

    init() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/sqlite.tsv")
            .path
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        let kinds: [String: ConditionField.Kind] = ["INTEGER": .integer, "REAL": .real, "TEXT": .text]
        fields = try lines[0].map { cell in
            let parts = cell.split(separator: ":").map(String.init)
            return ConditionField(parts[0], try #require(kinds[parts[1]]))
        }
        rows = try lines.filter { $0[0] == "row" }.map { [fields] line in
            try zip(fields, line.dropFirst()).map { field, cell in
                if cell.isEmpty { return .missing }
                switch field.kind {
                case .integer: return .integer(try #require(Int64(cell)))
                case .real: return .real(try #require(Double(cell)))
                case .text, .date, .other: return .text(cell)
                }
            }
        }
        conditions = lines.filter { $0[0] == "condition" }.map { ($0[1], $0[2]) }
    }

    private func answers(_ condition: Condition) throws -> String {
        let bound = try condition.bound(to: fields)
        let letters = rows.enumerated().map { number, row -> Character in
            switch bound.evaluate(fid: Int64(number + 1), value: { row[$0] }) {
            case true?: "T"
            case false?: "F"
            case nil: "U"
            }
        }
        return String(letters)
    }

    @Test func answersAreThoseOfSQLite() throws {
        #expect(conditions.count == 600 && rows.count == 24)
        for (text, expected) in conditions { #expect(try answers(Condition(text)) == expected, "\(text)") }
    }

    @Test func theCanonicalSpellingSaysTheSame() throws {
        for (text, expected) in conditions {
            let spelling = try Condition(text).description
            let again = try Condition(spelling)
            #expect(again.description == spelling)
            #expect(try answers(again) == expected, "\(spelling)")
        }
    }
}
