/// Reads angles as offices print and type them.
enum AngleReader {
    private static let degreeMarks: Set<Character> = ["°", "º", "˚", "∘", "◦", "⁰", "度"]
    private static let minuteMarks: Set<Character> = ["′", "'", "’", "‘", "´", "`", "‵", "ʹ", "ˊ", "分"]
    private static let secondMarks: Set<Character> = ["″", "\"", "”", "“", "〃", "ʺ", "˝", "〞", "‶", "秒"]
    private static let hemispheres: Set<Character> = ["E", "N", "东", "北", "经", "纬"]

    /// Whether a text has a sign for degrees.
    static func isMarked(_ text: some StringProtocol) -> Bool { text.contains(where: degreeMarks.contains) }

    /// `119°30′12.345″`, also with 度分秒, primes of any kind, two for seconds, and a letter for the hemisphere.
    ///
    /// - Returns: degrees; `nil` without the sign for degrees, and for minutes or seconds of 60 and more.
    static func marked(_ text: String) -> Double? {
        var parts: [String] = []
        var digits = ""
        var isMarked = false
        var isBroken = false
        func close(after count: Int) -> Bool {
            guard parts.count == count, !digits.isEmpty else { return false }
            parts.append(digits)
            (digits, isBroken) = ("", false)
            return true
        }
        let characters = Array(text)
        var index = 0
        while index < characters.count {
            let character = characters[index]
            index += 1
            if ("0"..."9").contains(character) || character == "." {
                // A blank inside a number may stand for a digit.
                guard !isBroken else { return nil }
                if character == ".", digits.isEmpty, let last = parts.popLast() {
                    // 15″.12: the sign stands over the point.
                    digits = last
                }
                digits.append(character)
            } else if degreeMarks.contains(character) {
                guard close(after: 0) else { return nil }
                isMarked = true
            } else if minuteMarks.contains(character), parts.count < 2 {
                guard close(after: 1) else { return nil }
            } else if secondMarks.contains(character) || minuteMarks.contains(character) {
                // Two signs of minutes are one of seconds.
                if minuteMarks.contains(character), index < characters.count,
                    minuteMarks.contains(characters[index])
                {
                    index += 1
                }
                guard close(after: 2) else { return nil }
            } else if character == " " || hemispheres.contains(character) {
                isBroken = !digits.isEmpty
            } else {
                return nil
            }
        }
        // The last sign is left out now and then.
        if !digits.isEmpty { parts.append(digits) }
        return isMarked ? degrees(parts) : nil
    }

    /// `119-30-12.3`, `119:30:12.3`, `119 30 12.3` and `119.30.12.3` with signs: 119°30′12.3″.
    ///
    /// - Returns: `nil` for a text that is not so.
    static func marking(_ text: String) -> String? {
        guard let separator = text.first(where: { !("0"..."9").contains($0) }), "-: .".contains(separator)
        else {
            return nil
        }
        var parts = text.split(separator: separator, omittingEmptySubsequences: separator == " ").map(
            String.init)
        if separator == ".", parts.count == 4 { parts = [parts[0], parts[1], "\(parts[2]).\(parts[3])"] }
        guard parts.count == 3, degrees(parts) != nil else { return nil }
        return "\(parts[0])°\(parts[1])′\(parts[2])″"
    }

    /// The text with each angle in one piece: without blanks inside, and with one between two that touch.
    static func joined(_ text: String) -> String {
        guard isMarked(text) else { return text }
        let text = Array(text)
        let leads = leadsHemisphere(text)
        var result: [Character] = []
        var index = 0
        while index < text.count {
            guard degreeMarks.contains(text[index]) else {
                result.append(text[index])
                index += 1
                continue
            }
            // Back over the degrees and what names the hemisphere before them.
            trimBlanks(&result)
            var start = result.count
            while start > 0, ("0"..."9").contains(result[start - 1]) || result[start - 1] == "." { start -= 1 }
            if leads {
                var before = start
                while before > 0, result[before - 1] == " " { before -= 1 }
                if before > 0, hemispheres.contains(result[before - 1]) {
                    result.removeSubrange(before..<start)
                    start = before
                    while start > 0, hemispheres.contains(result[start - 1]) { start -= 1 }
                }
            }
            if start > 0,
                ("0"..."9").contains(result[start - 1]) || result[start - 1].isLetter
                    || minuteMarks.contains(result[start - 1]) || secondMarks.contains(result[start - 1])
            {
                result.insert(" ", at: start)
            }
            result.append(text[index])
            index += 1
            for marks in [minuteMarks, secondMarks.union(minuteMarks)] {
                guard let end = part(text, from: index, marks) else { break }
                result += text[index..<end].filter { $0 != " " }
                index = end
            }
            if !leads {
                var next = index
                while next < text.count, text[next] == " " { next += 1 }
                if next < text.count, hemispheres.contains(text[next]) { index = next }
                while index < text.count, hemispheres.contains(text[index]) {
                    result.append(text[index])
                    index += 1
                }
            }
            if index < text.count, ("0"..."9").contains(text[index]) || hemispheres.contains(text[index]) {
                // The last sign is left out now and then.
                while index < text.count, ("0"..."9").contains(text[index]) || text[index] == "." {
                    result.append(text[index])
                    index += 1
                }
                result.append(" ")
            }
        }
        return String(result)
    }

    /// Where a number with one of the marks behind it ends.
    private static func part(_ text: [Character], from start: Int, _ marks: Set<Character>) -> Int? {
        var index = start
        func skip(_ isSkipped: (Character) -> Bool) -> Bool {
            let before = index
            while index < text.count, isSkipped(text[index]) { index += 1 }
            return index > before
        }
        _ = skip { $0 == " " }
        guard skip({ ("0"..."9").contains($0) || $0 == "." }) else { return nil }
        _ = skip { $0 == " " }
        return skip(marks.contains) ? index : nil
    }

    /// Whether the hemisphere stands before the degrees.
    private static func leadsHemisphere(_ text: [Character]) -> Bool {
        guard let mark = text.firstIndex(where: degreeMarks.contains),
            let word = text.firstIndex(where: hemispheres.contains)
        else { return true }
        return word < mark
    }

    private static func trimBlanks(_ text: inout [Character]) {
        while text.last == " " { text.removeLast() }
    }

    /// `113.1212345` as 113°12′12.345″.
    ///
    /// - Returns: degrees; `nil` when its digits cannot be minutes and seconds.
    static func packed(_ text: String) -> Double? {
        let halves = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = halves.first.flatMap({ Double($0) }), whole >= 0 else { return nil }
        guard halves.count == 2, !halves[1].isEmpty else { return degrees(["\(halves[0])"]) }
        var rest = String(halves[1])
        guard rest.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
        while rest.count < 4 { rest += "0" }
        return degrees([
            "\(halves[0])", "\(rest.prefix(2))", "\(rest.dropFirst(2).prefix(2)).\(rest.dropFirst(4))0",
        ])
    }

    /// Degrees, minutes and seconds in digits; only the last of them has decimals.
    private static func degrees(_ parts: [String]) -> Double? {
        guard parts.count <= 3, parts.dropLast().allSatisfy({ !$0.contains(".") }) else { return nil }
        var values: [Double] = []
        for part in parts {
            guard part.allSatisfy({ ("0"..."9").contains($0) || $0 == "." }), let value = Double(part) else {
                return nil
            }
            values.append(value)
        }
        while values.count < 3 { values.append(0) }
        guard values[0].isFinite, (0..<60).contains(values[1]), (0..<60).contains(values[2]) else { return nil }
        return (values[0] * 3600 + values[1] * 60 + values[2]) / 3600
    }
}
