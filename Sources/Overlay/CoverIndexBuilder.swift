import Geometry

/// Builds the tree of a cover index from its edges.
struct CoverIndexBuilder {
    /// The root first.
    private(set) var nodes = [CoverIndex.Node()]
    private(set) var references: [Int32] = []
    private(set) var covering: [Int32] = []

    private let edges: [Edge]
    /// No more references than this, whatever the edges do: a leaf may then be long.
    private let referenceLimit: Int
    /// The edges of the nodes on the way down, and those of their quarters: ranges of one array.
    private var lists: [Int32]

    private static let leafCapacity = 32
    private static let maximumDepth = 26

    /// What one look at the edges of a box tells.
    private struct Division {
        /// How many edges may meet each quarter; they follow each other in `lists`.
        var counts = SIMD4<Int>.zero
        /// The covers whose inside and outside change on the way east along the southern side to its middle.
        var south: [Int32] = []
        /// The same on the way north along the western side to its middle.
        var west: [Int32] = []
        /// The same on the way north from the middle of the southern side to the middle of the box.
        var middle: [Int32] = []
    }

    init(edges: [Edge]) {
        self.edges = edges
        referenceLimit = 12 * edges.count + 100_000
        lists = []
    }

    /// Builds the tree over all edges.
    ///
    /// - Parameter box: their bounds.
    /// - Returns: the box of the root, whose corner lies outside everything, whatever ties do; that of no edges as it is.
    mutating func build(around box: Box) -> Box {
        guard !edges.isEmpty else { return box }
        let margin = max(box.width, box.height) * 1e-6 + 4 * max(box.minX.ulp, box.minY.ulp)
        let root = Box(
            minX: box.minX - margin, minY: box.minY - margin, maxX: box.maxX + margin, maxY: box.maxY + margin)
        lists = Array(Int32(0)..<Int32(edges.count))
        divide(0, root, 0..<edges.count, corner: [], depth: 0)
        return root
    }

    /// Divides a node, or makes it a leaf.
    ///
    /// - Parameters:
    ///   - list: all edges that may meet the closed box; nothing in `lists` behind them is needed.
    ///   - corner: the covers over the south-west corner, ascending.
    private mutating func divide(_ node: Int, _ box: Box, _ list: Range<Int>, corner: [Int32], depth: Int) {
        let x = (box.minX + box.maxX) / 2
        let y = (box.minY + box.maxY) / 2
        guard list.count > Self.leafCapacity, depth < Self.maximumDepth,
            box.minX < x, x < box.maxX, box.minY < y, y < box.maxY, references.count < referenceLimit
        else { return makeLeaf(node, list) }
        let boxes = [
            Box(minX: box.minX, minY: box.minY, maxX: x, maxY: y),
            Box(minX: x, minY: box.minY, maxX: box.maxX, maxY: y),
            Box(minX: box.minX, minY: y, maxX: x, maxY: box.maxY),
            Box(minX: x, minY: y, maxX: box.maxX, maxY: box.maxY),
        ]
        let start = lists.count
        defer { lists.removeSubrange(start...) }
        let division = Self.division(of: list, edges, &lists, box, x, y, boxes)
        let counts = division.counts
        // Edges that all run through a node side by side, as a boundary drawn in many layers does, cannot be told apart
        // by dividing further.
        guard 2 * counts.wrappedSum() <= 3 * list.count || 10 * counts.max() < 9 * list.count else {
            return makeLeaf(node, list)
        }

        let first = nodes.count
        nodes[node].middleX = x
        nodes[node].middleY = y
        nodes[node].firstChild = Int32(first)
        for _ in 0..<4 { nodes.append(CoverIndex.Node()) }
        let south = Self.odd(division.south)
        let differences = [
            [], south, Self.odd(division.west), Self.symmetricDifference(south, Self.odd(division.middle)),
        ]
        var end = lists.count
        // From the last to the first, so that what a quarter no longer needs can go; the order of nodes is free.
        for index in (0..<4).reversed() {
            let covers = Self.symmetricDifference(corner, differences[index])
            let isComplete = covers.count <= max(4, 2 * differences[index].count)
            let firstCover = Int32(covering.count)
            covering.append(contentsOf: isComplete ? covers : differences[index])
            nodes[first + index].covering = firstCover..<Int32(covering.count)
            nodes[first + index].isComplete = isComplete
            let range = (end - counts[index])..<end
            divide(first + index, boxes[index], range, corner: covers, depth: depth + 1)
            lists.removeSubrange(range.lowerBound...)
            end = range.lowerBound
        }
    }

    /// Writes the edges of each quarter of a box behind the other lists.
    private static func division(
        of list: Range<Int>, _ edges: [Edge], _ lists: inout [Int32], _ box: Box, _ x: Double, _ y: Double,
        _ boxes: [Box]
    ) -> Division {
        var result = Division()
        let start = lists.count
        lists.append(contentsOf: repeatElement(0, count: 4 * list.count))
        let starts = SIMD4(0, 1, 2, 3) &* list.count &+ start
        var (southWest, southEast, northWest, northEast) = (starts[0], starts[1], starts[2], starts[3])
        let edges = edges.span
        var span = lists.mutableSpan
        for place in list {
            let number = span[place]
            let edge = edges[Int(number)]
            let west = min(edge.ax, edge.bx) <= x
            let east = max(edge.ax, edge.bx) >= x
            let south = min(edge.ay, edge.by) <= y
            let north = max(edge.ay, edge.by) >= y
            // Only an edge that reaches into quarters across from each other may miss one of the others.
            let isLong = west && east && south && north
            if west && south && (!isLong || Orientation.mayMeet(edge, boxes[0])) {
                span[southWest] = number
                southWest += 1
            }
            if east && south && (!isLong || Orientation.mayMeet(edge, boxes[1])) {
                span[southEast] = number
                southEast += 1
            }
            if west && north && (!isLong || Orientation.mayMeet(edge, boxes[2])) {
                span[northWest] = number
                northWest += 1
            }
            if east && north && (!isLong || Orientation.mayMeet(edge, boxes[3])) {
                span[northEast] = number
                northEast += 1
            }
            if edge.isCrossed(alongY: box.minY, from: box.minX, to: x) { result.south.append(edge.owner) }
            if edge.isCrossed(alongX: box.minX, from: box.minY, to: y) { result.west.append(edge.owner) }
            if edge.isCrossed(alongX: x, from: box.minY, to: y) { result.middle.append(edge.owner) }
        }
        let ends = SIMD4(southWest, southEast, northWest, northEast)
        result.counts = ends &- starts
        var end = southWest
        for quarter in 1..<4 {
            for place in starts[quarter]..<ends[quarter] {
                span[end] = span[place]
                end += 1
            }
        }
        lists.removeSubrange(end...)
        return result
    }

    private mutating func makeLeaf(_ node: Int, _ list: Range<Int>) {
        let start = Int32(references.count)
        references.append(contentsOf: lists[list])
        nodes[node].references = start..<Int32(references.count)
    }

    /// The numbers that occur an odd number of times, ascending.
    private static func odd(_ numbers: [Int32]) -> [Int32] {
        var result: [Int32] = []
        for number in numbers.sorted() {
            if result.last == number { result.removeLast() } else { result.append(number) }
        }
        return result
    }

    /// The numbers in one of two ascending lists, ascending.
    private static func symmetricDifference(_ a: [Int32], _ b: [Int32]) -> [Int32] {
        if b.isEmpty { return a }
        if a.isEmpty { return b }
        return odd(a + b)
    }
}
