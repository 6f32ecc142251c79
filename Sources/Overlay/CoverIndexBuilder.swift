import Geometry

/// Builds the tree of a cover index from its edges.
struct CoverIndexBuilder {
    private(set) var nodes: [CoverIndex.Node] = []
    private(set) var references: [Int32] = []
    private(set) var covering: [Int32] = []

    private let edges: [Edge]
    /// No more references than this, whatever the edges do: a leaf may then be long.
    private let referenceLimit: Int

    private static let leafCapacity = 32
    private static let maximumDepth = 26

    init(edges: [Edge]) {
        self.edges = edges
        referenceLimit = 12 * edges.count + 100_000
    }

    /// Builds the tree over all edges.
    ///
    /// - Parameter box: with its south-west corner outside every cover.
    mutating func build(_ box: Box) {
        nodes.append(CoverIndex.Node())
        divide(0, box, Array(Int32(0)..<Int32(edges.count)), corner: [], depth: 0)
    }

    /// Divides a node, or makes it a leaf.
    ///
    /// - Parameters:
    ///   - list: all edges that may meet the closed box.
    ///   - corner: the covers over the south-west corner, ascending.
    private mutating func divide(_ node: Int, _ box: Box, _ list: [Int32], corner: [Int32], depth: Int) {
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
        let lists = split(list, x, y, boxes)
        // Edges that all run through a node side by side, as a boundary drawn in many layers does, cannot be told apart
        // by dividing further.
        let total = lists.reduce(0) { $0 + $1.count }
        let largest = lists.reduce(0) { max($0, $1.count) }
        guard 2 * total <= 3 * list.count || 10 * largest < 9 * list.count else { return makeLeaf(node, list) }

        let first = nodes.count
        nodes[node].middleX = x
        nodes[node].middleY = y
        nodes[node].firstChild = Int32(first)
        for _ in 0..<4 { nodes.append(CoverIndex.Node()) }
        let south = passedAlongX(list, y: box.minY, from: box.minX, to: x)
        let west = passedAlongY(list, x: box.minX, from: box.minY, to: y)
        let middle = passedAlongY(list, x: x, from: box.minY, to: y)
        let differences = [[], south, west, Self.symmetricDifference(south, middle)]
        for index in 0..<4 {
            let covers = Self.symmetricDifference(corner, differences[index])
            let isComplete = covers.count <= max(4, 2 * differences[index].count)
            let start = Int32(covering.count)
            covering.append(contentsOf: isComplete ? covers : differences[index])
            nodes[first + index].covering = start..<Int32(covering.count)
            nodes[first + index].isComplete = isComplete
            divide(first + index, boxes[index], lists[index], corner: covers, depth: depth + 1)
        }
    }

    /// Per quarter of a box the edges that may meet it.
    private func split(_ list: [Int32], _ x: Double, _ y: Double, _ boxes: [Box]) -> [[Int32]] {
        var southWest: [Int32] = []
        var southEast: [Int32] = []
        var northWest: [Int32] = []
        var northEast: [Int32] = []
        southWest.reserveCapacity(list.count / 3)
        southEast.reserveCapacity(list.count / 3)
        northWest.reserveCapacity(list.count / 3)
        northEast.reserveCapacity(list.count / 3)
        for number in list {
            let edge = edges[Int(number)]
            let west = min(edge.ax, edge.bx) <= x
            let east = max(edge.ax, edge.bx) >= x
            let south = min(edge.ay, edge.by) <= y
            let north = max(edge.ay, edge.by) >= y
            // Only an edge that reaches into quarters across from each other may miss one of the others.
            let isLong = west && east && south && north
            if west && south && (!isLong || Orientation.mayMeet(edge, boxes[0])) { southWest.append(number) }
            if east && south && (!isLong || Orientation.mayMeet(edge, boxes[1])) { southEast.append(number) }
            if west && north && (!isLong || Orientation.mayMeet(edge, boxes[2])) { northWest.append(number) }
            if east && north && (!isLong || Orientation.mayMeet(edge, boxes[3])) { northEast.append(number) }
        }
        return [southWest, southEast, northWest, northEast]
    }

    private mutating func makeLeaf(_ node: Int, _ list: [Int32]) {
        let start = Int32(references.count)
        references.append(contentsOf: list)
        nodes[node].references = start..<Int32(references.count)
    }

    /// The covers whose inside and outside change on the way along a parallel to the x axis.
    private func passedAlongX(_ list: [Int32], y: Double, from start: Double, to end: Double) -> [Int32] {
        var passed: [Int32] = []
        for index in list {
            let edge = edges[Int(index)]
            if edge.isCrossed(alongY: y, from: start, to: end) { passed.append(edge.owner) }
        }
        return Self.odd(passed)
    }

    /// The covers whose inside and outside change on the way along a parallel to the y axis.
    private func passedAlongY(_ list: [Int32], x: Double, from start: Double, to end: Double) -> [Int32] {
        var passed: [Int32] = []
        for index in list {
            let edge = edges[Int(index)]
            if edge.isCrossed(alongX: x, from: start, to: end) { passed.append(edge.owner) }
        }
        return Self.odd(passed)
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
