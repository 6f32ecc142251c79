import Bilingual
import Project
import Testing

/// A generator of the same numbers each time (splitmix64).
private struct SameNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }
}

/// What the canonical spelling of a condition says.
private func spelledAgain(_ condition: Condition) -> Condition? { try? Condition(condition.description) }

/// Whatever is typed: an answer or a fault inside the text, soon, and one spelling that reads back.
@Test func anyTextIsReadOrRefusedAtAPlaceOfIt() throws {
    let seeds = [
        "\"SPZT\" <> '未批' AND NF IN (2022, 2023)", "KSMC LIKE '%扎木钦%' ESCAPE '!' OR NOT MJ >= 1.5e-3",
        "date BETWEEN DATE '2024-01-01' AND '2024年6月30日'", "“矿业权类型” ＝ ‘采矿权’ or [YXQ] is not null",
        "((FID IN (1,2)) AND list ILIKE '_a') OR TRUE",
    ]
    let pieces = [
        "'", "\"", "(", ")", ",", "%", "=", "<", ">", "!", "-", "NOT ", " AND ", " OR ", "NULL", "IN", "LIKE",
        "BETWEEN",
        "DATE ", "1", "9", ".", "e", "亩", "；", "’", "“", "[", "`", "\u{301}", "\u{0}", "\u{FFFD}", "👨‍👩‍👧", "𠮷",
        "\r\n",
    ]
    let values: [ConditionValue] = [
        .integer(2022), .real(0.0015), .text("扎木钦a"), .text("未批"), .text("2024/06/30"), .missing, .text(" "),
        .text("𠮷a"),
    ]
    var generator = SameNumbers(state: 7)
    var usable = 0
    let time = ContinuousClock().measure {
        for round in 0..<20_000 {
            var scalars = Array(seeds[round % seeds.count].unicodeScalars)
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let place = Int.random(in: 0..<max(1, scalars.count), using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0 where !scalars.isEmpty: scalars.remove(at: place)
                case 1 where !scalars.isEmpty:
                    let end = min(scalars.count, place + Int.random(in: 1...20, using: &generator))
                    scalars.insert(contentsOf: Array(scalars[place..<end]), at: place)
                case 2 where !scalars.isEmpty:
                    scalars.swapAt(place, Int.random(in: scalars.indices, using: &generator))
                default:
                    let piece = pieces.randomElement(using: &generator) ?? ""
                    scalars.insert(contentsOf: piece.unicodeScalars, at: min(place, scalars.count))
                }
            }
            let text = String(String.UnicodeScalarView(scalars))
            do throws(ConditionFault) {
                let condition = try Condition(text)
                let bound = try condition.bound(to: sampleFields)
                let again = spelledAgain(condition)
                #expect(again?.description == condition.description, "\(text)")
                let answer = bound.evaluate(fid: 2) { values[$0] }
                let second = try again?.bound(to: sampleFields).evaluate(fid: 2) { values[$0] }
                #expect(second == answer, "\(text)")
                usable += 1
            } catch {
                #expect((1...text.count + 1).contains(error.column), "\(text)")
                #expect(!error.message.zh.isEmpty)
            }
        }
    }
    #expect(usable > 450)
    #expect(time < .seconds(60))
}
