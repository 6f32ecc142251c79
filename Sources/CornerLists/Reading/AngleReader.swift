/// Reads angles as offices print them.
enum AngleReader {
    /// `119°30′12.345″`, also with 度分秒, primes of any kind, and a letter for the hemisphere.
    ///
    /// - Returns: degrees; `nil` without the sign for degrees, and for minutes or seconds of 60 and more.
    static func marked(_ text: String) -> Double? {
        var parts: [Double] = []
        var digits = ""
        var isMarked = false
        for character in text {
            switch character {
            case "0"..."9", ".": digits.append(character)
            case "°", "度", "º":
                guard parts.isEmpty, let value = Double(digits) else { return nil }
                parts.append(value)
                digits = ""
                isMarked = true
            case "′", "'", "’", "分":
                guard parts.count == 1, let value = Double(digits) else { return nil }
                parts.append(value)
                digits = ""
            case "″", "\"", "”", "秒":
                guard parts.count == 2, let value = Double(digits) else { return nil }
                parts.append(value)
                digits = ""
            case " ", "E", "N", "东", "北", "经", "纬": continue
            default: return nil
            }
        }
        guard isMarked, digits.isEmpty || parts.count < 3 else { return nil }
        if !digits.isEmpty {
            // The last sign is left out now and then.
            guard let value = Double(digits) else { return nil }
            parts.append(value)
        }
        return degrees(parts)
    }

    /// `113.1212345` as 113°12′12.345″.
    ///
    /// - Returns: degrees; `nil` when its digits cannot be minutes and seconds.
    static func packed(_ text: String) -> Double? {
        let halves = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = halves.first.flatMap({ Double($0) }), whole >= 0 else { return nil }
        guard halves.count == 2, !halves[1].isEmpty else { return degrees([whole]) }
        var rest = String(halves[1])
        guard rest.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
        while rest.count < 4 { rest += "0" }
        let minutes = Double(rest.prefix(2)) ?? .nan
        let seconds = Double("\(rest.dropFirst(2).prefix(2)).\(rest.dropFirst(4))0") ?? .nan
        return degrees([whole, minutes, seconds])
    }

    private static func degrees(_ parts: [Double]) -> Double? {
        var parts = parts
        while parts.count < 3 { parts.append(0) }
        guard parts[0].isFinite, (0..<60).contains(parts[1]), (0..<60).contains(parts[2]) else { return nil }
        return (parts[0] * 3600 + parts[1] * 60 + parts[2]) / 3600
    }
}
