import CornerLists
import Foundation
import Geometry
import Testing

/// Numbers that are the same in every run.
private struct Random {
    var state: UInt64
    mutating func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }
}

/// Names that would be something else on a line of their own.
private let tableNames = ["东山", "1", "扣除区", "控制点", "共4个拐点", "41带", "停用采石场", "坐标系", "面积5公顷", "X坐标", "地块2"]

/// A file of random parcels with holes, parts and levels, as the form can hold them.
private func file(_ form: CornerForm, _ random: inout Random) -> CornerFile {
    let notation: CornerNotation =
        form == .registration && random.next(2) == 0
        ? .packed : form == .table && random.next(2) == 0 ? .marked : .metres
    func padded(_ number: Int, _ width: Int) -> String {
        String(repeating: "0", count: width - "\(number)".count) + "\(number)"
    }
    /// - Parameter part: from 0 to 1, of 100 km or a degree.
    func ordinate(_ metres: Int, _ degrees: Int, _ part: Double) -> CornerOrdinate {
        let units = Int(part * 3_600_000)
        let (minutes, seconds) = ("\(padded(units / 60_000, 2))", padded(units / 1000 % 60, 2))
        let text =
            switch notation {
            case .packed: "\(degrees).\(minutes)\(seconds)\(padded(units % 1000, 3))"
            case .marked: "\(degrees)°\(minutes)′\(seconds).\(padded(units % 1000, 3))″"
            default: "\(metres + Int(part * 100_000)).\(padded(random.next(10_000), 4))"
            }
        return CornerOrdinate(text: text, value: notation.degrees(text) ?? .nan)
    }
    /// Corners around a place, so that no side crosses another.
    func ring(_ count: Int, _ number: inout Int) -> [Corner] {
        let (x, y) = (0.3 + Double(random.next(400)) / 1000, 0.3 + Double(random.next(400)) / 1000)
        return (0..<count).map { index in
            let angle = (Double(index) + Double(random.next(600)) / 1000) / Double(count) * 2 * Double.pi
            let reach = 0.05 + Double(random.next(200)) / 1000
            number += 1
            return Corner(
                label: form == .survey ? "J\(number)" : "\(number)",
                north: ordinate(5_100_000, 46, x + reach * cos(angle)),
                east: ordinate(41_400_000, 121, y + reach * sin(angle)))
        }
    }
    let isSigned = form == .registration || form == .application
    let parcels = (0..<(1 + random.next(4))).map { index -> CornerParcel in
        var number = 0
        let rings = (0..<(1 + random.next(3))).map { place in
            CornerRing(
                number: isSigned ? "" : "\(place + 1)",
                isExcluded: isSigned && place > 0 && random.next(2) == 0,
                corners: ring(3 + random.next(9), &number))
        }
        let attributes: [CornerEntry] =
            switch form {
            case .survey:
                [
                    CornerEntry(CornerField.area, "\(random.next(1000)).1234"),
                    CornerEntry(CornerField.id, "\(index)"),
                    CornerEntry(CornerField.name, "地块\(index)"), CornerEntry(CornerField.use, "恢复"),
                    CornerEntry("属性10", "备注\(index)"),
                ]
            case .registration:
                [
                    CornerEntry(CornerField.id, "C15000\(index)"),
                    CornerEntry(CornerField.top, "\(900 - index)"),
                    CornerEntry(CornerField.bottom, "-\(random.next(100))"),
                ]
            case .application:
                [
                    CornerEntry(CornerField.id, "C15000"), CornerEntry(CornerField.top, "\(900 - index)"),
                    CornerEntry(CornerField.bottom, "\(random.next(100))"),
                ]
            case .table:
                [
                    CornerEntry(CornerField.id, "\(index + 1)"),
                    CornerEntry(CornerField.name, tableNames[random.next(tableNames.count)]),
                ]
            }
        return CornerParcel(attributes: attributes, rings: rings)
    }
    return CornerFile(form: form, notation: notation, parcels: parcels)
}

/// What is written is read as the same, in every form, whatever the line ends.
@Test(arguments: CornerForm.allCases) func whatIsWrittenIsReadAgain(form: CornerForm) throws {
    var random = Random(state: 20_261_124)
    for round in 0..<200 {
        let original = file(form, &random)
        let text = CornerWriter.text(of: original)
        let again = try CornerReading(round.isMultiple(of: 2) ? text : text.replacing("\r\n", with: "\n"))
        #expect(again.file.parcels == original.parcels, "\(form) \(round)")
        #expect(again.file.notation == original.notation && again.file.form == form)
        // And what was read is written as it was.
        #expect(CornerWriter.text(of: again.file) == text || form == .application)
    }
}

/// No text whatever stops the readers: they read it or say why not.
@Test func mutatedTextsAreReadOrRefused() throws {
    let rounds = ProcessInfo.processInfo.environment["TUBAN_FUZZ"].flatMap { Int($0) } ?? 4000
    var random = Random(state: 7)
    var seeds: [[Unicode.Scalar]] = CornerForm.allCases.map {
        Array(CornerWriter.text(of: file($0, &random)).unicodeScalars)
    }
    seeds.append(Array(surveyText.unicodeScalars))
    let alphabet = Array(",，.-0123456789°′″@[]【】=\n\r\t JXY标高面度分秒eE+nan\u{0}\u{FEFF}\u{3000}𠀀".unicodeScalars)
    var read = 0
    for round in 0..<rounds {
        var text = seeds[random.next(seeds.count)]
        for _ in 0..<(1 + random.next(12)) {
            let place = random.next(max(1, text.count))
            switch random.next(4) {
            case 0 where !text.isEmpty: text.remove(at: place)
            case 1: text.insert(alphabet[random.next(alphabet.count)], at: min(place, text.count))
            case 2 where !text.isEmpty: text[place] = alphabet[random.next(alphabet.count)]
            default: text.removeSubrange(min(place, text.count)..<min(text.count, place + random.next(40)))
            }
        }
        if round.isMultiple(of: 5) {
            text = (0..<random.next(200)).map { _ in alphabet[random.next(alphabet.count)] }
        }
        let string = String(String.UnicodeScalarView(text))
        guard let reading = try? CornerReading(string) else { continue }
        read += 1
        let isFinite = reading.file.parcels.allSatisfy { $0.polygons.coordinates.allSatisfy { $0.isFinite } }
        #expect(isFinite)
        _ = try? CornerSystem(of: reading.file)
        _ = CornerWriter.text(of: reading.file)
    }
    #expect(read > rounds / 40)
}

/// Rings keep what they are when the form changes: ground by containment becomes ground by sign, and back.
@Test func theGroundStaysInAnotherForm() throws {
    let survey = try CornerReading(surveyText).file
    for form in [CornerForm.registration, .application, .table] {
        let (converted, lost) = survey.converted(to: form)
        #expect(lost.contains(CornerField.area))
        let again = try CornerReading(CornerWriter.text(of: converted)).file
        #expect(again.parcels.map { $0.polygons.planarArea } == [994_000])
        let back = try CornerReading(CornerWriter.text(of: again.converted(to: .survey).file)).file
        #expect(back.parcels.map { $0.polygons.planarArea } == [994_000])
    }
}

@Test func printedNumbersAreRoundedOnce() {
    #expect(PrintedNumber.text(41_428_000.125, decimals: 2) == "41428000.13")
    #expect(PrintedNumber.text(-0.004, decimals: 2) == "0.00")
    #expect(PrintedNumber.text(999.9996, decimals: 3) == "1000.000")
    #expect(PrintedNumber.text(5, decimals: 0) == "5")
    // 59.9996″ to two places is a minute.
    #expect(PrintedNumber.angle(119 + 59.9996 / 3600, .marked, decimals: 2) == "119°01′00.00″")
    #expect(PrintedNumber.angle(119.5, .packed, decimals: 3) == "119.3000000")
    #expect(PrintedNumber.angle(121 + 59.0 / 60 + 59.9999 / 3600, .marked, decimals: 2) == "122°00′00.00″")
}
