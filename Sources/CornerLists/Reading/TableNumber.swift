/// The number in a label: J12 is 12 behind J.
struct TableNumber: Hashable {
    let prefix: String
    let number: Int

    init?(_ label: String) {
        if label.count == 1, let letter = label.unicodeScalars.first {
            switch letter.value {
            // ① …, A …
            case 0x2460...0x2473: (prefix, number) = ("○", Int(letter.value) - 0x245F)
            case 0x41...0x5A: (prefix, number) = ("A", Int(letter.value) - 0x40)
            case 0x61...0x7A: (prefix, number) = ("a", Int(letter.value) - 0x60)
            default:
                guard let number = Int(label) else { return nil }
                (prefix, self.number) = ("", number)
            }
            return
        }
        let digits = String(
            label.reversed().drop { "号点'".contains($0) }.prefix { ("0"..."9").contains($0) }.reversed())
        // Longer numbers are no count of anything.
        guard digits.count < 16, let number = Int(digits) else { return nil }
        self.number = number
        prefix = String(label[..<(label.range(ofLast: digits) ?? label.startIndex)])
    }

    init(prefix: String, number: Int) { (self.prefix, self.number) = (prefix, number) }

    /// Whether it is the next one.
    func follows(_ other: TableNumber) -> Bool { prefix == other.prefix && number == other.number + 1 }

    /// Whether a label between two others is mistyped, and begins nothing: the one before it and the one behind go on.
    static func goesOn(from before: String, to next: String?) -> Bool {
        guard let before = TableNumber(before), let next = next.flatMap({ TableNumber($0) }) else {
            return false
        }
        return next.prefix == before.prefix && next.number == before.number + 2
    }

    /// Whether it begins another ring with a prefix of its own: A1 … A4, B1 … B4, or 1-1 … 1-4, 2-1 … 2-4.
    ///
    /// - Parameters:
    ///   - ring: the labels before it.
    ///   - rest: the labels behind it; where they come back to the ring, it goes on.
    func begins(behind ring: some BidirectionalCollection<String>, before rest: some Sequence<String>) -> Bool {
        guard ring.count > 2, let first = ring.first.flatMap({ TableNumber($0) }), prefix != first.prefix,
            number == first.number || number == 1, let label = ring.last, let last = TableNumber(label),
            number < last.number,
            // J3-1 behind J3 is a corner put in.
            !prefix.hasPrefix(label), ring.allSatisfy({ TableNumber($0)?.prefix == first.prefix })
        else { return false }
        var (count, closing) = (1, false)
        for next in rest {
            let next = TableNumber(next)
            if closing { return next?.prefix == first.prefix && count > 2 }
            if next?.prefix == prefix {
                count += 1
            } else if next == first {
                closing = true
            } else {
                return next?.prefix != first.prefix && count > 2
            }
        }
        return !closing && count > 2
    }
}

/// A label in words: 西南角, 左上, 东北点, 第一点.
enum CornerWord {
    private static let signs = Set("东西南北左右上下正偏角点端第一二三四五六七八九十")

    /// Whether a text says which corner it is, and nothing else.
    static func isLabel(_ text: String) -> Bool {
        (2...5).contains(text.count) && text.allSatisfy(signs.contains)
    }
}

extension String {
    /// Where the last occurrence of a text begins.
    fileprivate func range(ofLast text: String) -> Index? { ranges(of: text).last?.lowerBound }
}
