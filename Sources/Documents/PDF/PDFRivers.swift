/// White that runs down through lines and parts columns, however narrow it is in some of them.
struct PDFRivers {
    /// White at one place through lines that follow each other.
    private struct River {
        var left: Double
        var right: Double
        var last: Int
        /// The lines with words on both sides, and whether the white is wide in one of them.
        var lines: [Int]
        var isWide: Bool

        var parts: Bool { isWide && lines.count > 2 }
    }

    /// The narrowest white that parts anything, in widths of a character.
    private static let least = 0.25
    /// More are those of a drawing.
    private static let most = 64

    /// Lines from the top down, each with the places where rivers part it.
    static func marked(_ lines: [PDFLine]) -> [PDFLine] {
        var open: [River] = []
        var result = lines
        func close(_ river: River) {
            guard river.parts else { return }
            let place = (river.left + river.right) / 2
            for line in river.lines { result[line].breaks.append(place) }
        }
        for (index, line) in lines.enumerated() {
            let least = Self.least * line.size
            var gaps = zip(line.words, line.words.dropFirst()).compactMap { word, next in
                next.left - word.right >= least ? (left: word.right, right: next.left) : nil
            }
            if gaps.count > most { gaps = [] }
            let (start, end) = (line.left, line.right)
            var next: [River] = []
            var used: [Bool] = gaps.map { _ in false }
            for var river in open {
                let isNear = line.top - lines[river.last].bottom < 3 * line.height
                var pieces: [(left: Double, right: Double, isInside: Bool, isWide: Bool)] = []
                for (place, gap) in gaps.enumerated() where gap.left < river.right && river.left < gap.right {
                    pieces.append(
                        (
                            max(gap.left, river.left), min(gap.right, river.right), true,
                            gap.right - gap.left >= 0.9 * line.size
                        ))
                    if pieces[pieces.count - 1].right - pieces[pieces.count - 1].left >= least {
                        used[place] = true
                    }
                }
                if start > river.left { pieces.append((river.left, min(start, river.right), false, false)) }
                if end < river.right { pieces.append((max(end, river.left), river.right, false, false)) }
                guard isNear, let piece = pieces.max(by: { $0.right - $0.left < $1.right - $1.left }),
                    piece.right - piece.left >= least
                else {
                    close(river)
                    continue
                }
                (river.left, river.right, river.last) = (piece.left, piece.right, index)
                if piece.isInside {
                    river.lines.append(index)
                    river.isWide = river.isWide || piece.isWide
                }
                next.append(river)
            }
            for (gap, isUsed) in zip(gaps, used) where !isUsed && next.count < most {
                next.append(
                    River(
                        left: gap.left, right: gap.right, last: index, lines: [index],
                        isWide: gap.right - gap.left >= 0.9 * line.size))
            }
            open = next
        }
        open.forEach(close)
        return result
    }
}
