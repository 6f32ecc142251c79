import Bilingual

extension GeoJSONStructure {
    /// Checks the coordinates of a geometry: how deep they lie, how many there are, whether rings close.
    mutating func coordinates(of kind: Kind, levels: Int) throws(JSONSyntaxFault) {
        guard scanner.byte == UInt8(ascii: "[") else {
            report(
                .refuse, .position,
                Message(
                    zh: "\(kind.rawValue) 的 coordinates 层数不对，此处应为数组",
                    en: "the coordinates of a \(kind.rawValue) need an array here"))
            return try skip()
        }
        if levels == 0 {
            _ = try position()
        } else if levels == 1 {
            try positions(of: kind)
        } else {
            var array = try scanner.openArray()
            while try scanner.nextElement(&array) { try coordinates(of: kind, levels: levels - 1) }
        }
    }

    private mutating func positions(of kind: Kind) throws(JSONSyntaxFault) {
        var array = try scanner.openArray()
        var count = 0
        var first: Position?
        var last: Position?
        while try scanner.nextElement(&array) {
            last = try position()
            if count == 0 { first = last }
            count += 1
        }
        // A line or points without positions is the empty geometry; a ring without any is none.
        guard count > 0 || kind == .polygon || kind == .multiPolygon else { return }
        guard count >= kind.leastPositions else {
            return report(
                .repair, .tooFewPositions,
                Message(
                    zh: "\(kind.rawValue) 的一条线或环只有\(count)个点，至少\(kind.leastPositions)个",
                    en:
                        "a line or ring of a \(kind.rawValue) has \(count) positions; it needs \(kind.leastPositions)"
                ))
        }
        guard kind == .polygon || kind == .multiPolygon, let first, let last, !areSame(first, last) else {
            return
        }
        report(
            .repair, .unclosedRing,
            Message(
                zh: "环首末点不同，已补上首点使其闭合",
                en: "a ring does not end where it begins; it is closed by its first position"))
    }

    /// Where the numbers of a position are.
    private struct Position {
        var x = 0..<0
        var y = 0..<0
        var z = 0..<0
    }

    /// Steps over a position; `nil` when it is none.
    private mutating func position() throws(JSONSyntaxFault) -> Position? {
        guard scanner.byte == UInt8(ascii: "[") else {
            report(.refuse, .position, Message(zh: "点不是数组", en: "a position is not an array"))
            try skip()
            return nil
        }
        var result = Position()
        var count = 0
        var areNumbers = true
        var array = try scanner.openArray()
        while try scanner.nextElement(&array) {
            switch scanner.byte {
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                let range = try scanner.number()
                if !isFinite(range) {
                    report(
                        .refuse, .position, Message(zh: "坐标数值过大", en: "an ordinate is too large for a number"))
                }
                switch count {
                case 0: result.x = range
                case 1: result.y = range
                case 2: result.z = range
                default: break
                }
            default:
                areNumbers = false
                try skip()
            }
            count += 1
        }
        guard areNumbers else {
            report(.refuse, .position, Message(zh: "坐标不是数值", en: "an ordinate is not a number"))
            return nil
        }
        guard count >= 2 else {
            report(.refuse, .position, Message(zh: "点少于两个坐标", en: "a position has fewer than two ordinates"))
            return nil
        }
        if count > 3 {
            report(
                .repair, .position,
                Message(
                    zh: "点有\(count)个坐标，只用前三个",
                    en: "a position has \(count) ordinates; those after the third are left out"))
        }
        return result
    }

    private func isFinite(_ range: Range<Int>) -> Bool {
        // Without an exponent and with fewer than 300 digits no number is too large.
        guard range.count > 300 || scanner.hasExponent(range) else { return true }
        return scanner.double(range).isFinite
    }

    private func areSame(_ first: Position, _ second: Position) -> Bool {
        func areSame(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
            if scanner.areSame(first, second) { return true }
            guard !first.isEmpty, !second.isEmpty else { return false }
            return scanner.double(first) == scanner.double(second)
        }
        return areSame(first.x, second.x) && areSame(first.y, second.y) && areSame(first.z, second.z)
    }
}
