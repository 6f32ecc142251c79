/// The straight rules of pages, as `pdftocairo` writes them in PostScript, from the upper left corner.
struct PDFRules {
    /// A horizontal or vertical stroke.
    struct Rule {
        let isHorizontal: Bool
        /// Its height, or its distance from the left edge.
        let place: Double
        let range: ClosedRange<Double>
    }

    /// More are a drawing, no table.
    private static let most = 1500

    private typealias Point = (x: Double, y: Double)

    private(set) var rules: [Rule] = []
    /// How many more pieces of text run down the page than up it.
    private(set) var downward = 0
    /// The first two rows of the matrix from the file's points to those of the page.
    private var matrix: [Double]
    private var saved: [[Double]] = []
    private var path: [[Point]] = []

    /// The size of the page as it is seen.
    private(set) var width = 0.0
    private(set) var height = 0.0

    private init(width: Double, height: Double, isTurned: Bool) {
        // What is wider than high lies on its side, as printers want it.
        matrix = isTurned ? [0, 1, 1, 0, 0, 0] : [1, 0, 0, -1, 0, height]
        (self.width, self.height) = isTurned ? (height, width) : (width, height)
    }

    /// The rules of each page of an output.
    static func pages(of output: [UInt8]) -> [PDFRules] {
        var pages: [PDFRules] = []
        var current: PDFRules?
        var isLandscape = false
        for line in output.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true) {
            // Text and pictures are no drawing, and their lines are longer.
            guard line.count < 400 else { continue }
            let text = String(decoding: line, as: UTF8.self)
            if text.hasPrefix("%%Page:") {
                if let current { pages.append(current) }
                current = PDFRules(width: 0, height: 0, isTurned: false)
                isLandscape = false
            } else if text.hasPrefix("%%PageOrientation:") {
                isLandscape = text.hasSuffix("Landscape")
            } else if text.hasSuffix("cairo_set_page_size") {
                let sizes = text.split(separator: " ").prefix(2).compactMap { Double($0) }
                guard sizes.count == 2 else { continue }
                current = PDFRules(
                    width: sizes[0], height: sizes[1], isTurned: isLandscape && sizes[0] < sizes[1])
            } else {
                current?.take(text.split(separator: " "))
            }
        }
        if let current { pages.append(current) }
        return pages
    }

    /// Whether the page has the size of another, and rules that may be of tables.
    func fits(_ page: PDFPage) -> Bool {
        abs(width - page.width) < 3 && abs(height - page.height) < 3 && rules.count <= Self.most
    }

    /// Takes the operators of a line.
    private mutating func take(_ tokens: [Substring]) {
        var numbers: [Double] = []
        for token in tokens {
            if let number = Double(token) {
                numbers.append(number)
                continue
            }
            switch token {
            case "q": saved.append(matrix)
            case "Q": matrix = saved.popLast() ?? matrix
            case "Tm": if numbers.count == 6 { noteDirection(numbers) }
            case "cm": if numbers.count == 6 { concatenate(numbers) }
            case "m": if numbers.count == 2 { path.append([point(numbers[0], numbers[1])]) }
            case "l":
                if numbers.count == 2, !path.isEmpty {
                    path[path.count - 1].append(point(numbers[0], numbers[1]))
                }
            case "h": if let first = path.last?.first { path[path.count - 1].append(first) }
            case "re":
                if numbers.count == 4 {
                    let (x, y, width, height) = (numbers[0], numbers[1], numbers[2], numbers[3])
                    path.append([
                        point(x, y), point(x + width, y), point(x + width, y + height), point(x, y + height),
                        point(x, y),
                    ])
                }
            case "S", "s": stroke()
            case "f", "f*": fill()
            case "B", "B*", "b", "b*":
                stroke()
            case "n", "rectclip": path = []
            default: break
            }
            numbers = []
        }
    }

    private mutating func noteDirection(_ text: [Double]) {
        let across = text[0] * matrix[0] + text[1] * matrix[2]
        let down = text[0] * matrix[1] + text[1] * matrix[3]
        if abs(down) > abs(across) { downward += down > 0 ? 1 : -1 }
    }

    private mutating func concatenate(_ other: [Double]) {
        let (m, o) = (matrix, other)
        matrix = [
            o[0] * m[0] + o[1] * m[2], o[0] * m[1] + o[1] * m[3], o[2] * m[0] + o[3] * m[2],
            o[2] * m[1] + o[3] * m[3],
            o[4] * m[0] + o[5] * m[2] + m[4], o[4] * m[1] + o[5] * m[3] + m[5],
        ]
    }

    private func point(_ x: Double, _ y: Double) -> Point {
        (x * matrix[0] + y * matrix[2] + matrix[4], x * matrix[1] + y * matrix[3] + matrix[5])
    }

    private mutating func stroke() {
        for part in path {
            for (point, next) in zip(part, part.dropFirst()) { add(point, next) }
        }
        path = []
    }

    /// Many programs draw a rule as a thin filled box.
    private mutating func fill() {
        for part in path where part.count > 3 {
            let (xs, ys) = (part.map(\.x).sorted(), part.map(\.y).sorted())
            let (left, right, top, bottom) = (xs[0], xs[xs.count - 1], ys[0], ys[ys.count - 1])
            if bottom - top < 2.5 {
                add((left, (top + bottom) / 2), (right, (top + bottom) / 2))
            } else if right - left < 2.5 {
                add(((left + right) / 2, top), ((left + right) / 2, bottom))
            }
        }
        path = []
    }

    private mutating func add(_ point: Point, _ next: Point) {
        guard rules.count <= Self.most, [point.x, point.y, next.x, next.y].allSatisfy({ abs($0) < 20_000 })
        else { return }
        let (across, down) = (abs(point.x - next.x), abs(point.y - next.y))
        if down < 0.5, across > 3 {
            rules.append(
                Rule(isHorizontal: true, place: point.y, range: min(point.x, next.x)...max(point.x, next.x)))
        } else if across < 0.5, down > 3 {
            rules.append(
                Rule(isHorizontal: false, place: point.x, range: min(point.y, next.y)...max(point.y, next.y)))
        }
    }
}
