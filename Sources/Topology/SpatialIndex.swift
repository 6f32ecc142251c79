public import Geometry

/// A packed R-tree over boxes (空间索引), sorted by tiles (Leutenegger and others 1997, "STR").
///
/// Pure Swift rather than GEOS's tree: a value that any number of tasks may ask at once.
public struct SpatialIndex: Sendable {
    private static let fanout = 16

    /// Per level the boxes of its nodes, from the entries up to one level of at most `fanout`.
    private var levels: [[Box]] = []
    /// Per entry of the lowest level, its number in the input.
    private var numbers: [Int] = []

    /// An index of boxes.
    ///
    /// - Parameter boxes: empty ones are never found.
    public init(_ boxes: [Box]) {
        numbers = Self.tiled(boxes.indices.filter { !boxes[$0].isEmpty }, boxes)
        var level = numbers.map { boxes[$0] }
        levels.append(level)
        while level.count > Self.fanout {
            level = stride(from: 0, to: level.count, by: Self.fanout).map { start in
                level[start..<min(start + Self.fanout, level.count)].reduce(into: Box.empty) {
                    $0.extend(to: $1)
                }
            }
            levels.append(level)
        }
    }

    /// Sorts into vertical slices by the middle of the boxes, and each slice from south to north.
    private static func tiled(_ indices: [Int], _ boxes: [Box]) -> [Int] {
        let pages = (indices.count + fanout - 1) / fanout
        let slices = max(1, Int(Double(pages).squareRoot().rounded(.up)))
        let sliceSize = max(1, (pages + slices - 1) / slices * fanout)
        let byX = indices.sorted {
            (boxes[$0].minX + boxes[$0].maxX, $0) < (boxes[$1].minX + boxes[$1].maxX, $1)
        }
        return stride(from: 0, to: byX.count, by: sliceSize).flatMap { start in
            byX[start..<min(start + sliceSize, byX.count)].sorted {
                (boxes[$0].minY + boxes[$0].maxY, $0) < (boxes[$1].minY + boxes[$1].maxY, $1)
            }
        }
    }

    /// The numbers of the boxes that meet a box (touching counts), in ascending order.
    public func query(_ box: Box) -> [Int] {
        var found: [Int] = []
        visit(levels.count - 1, levels[levels.count - 1].indices, box, &found)
        return found.sorted()
    }

    private func visit(_ level: Int, _ nodes: Range<Int>, _ box: Box, _ found: inout [Int]) {
        for node in nodes where levels[level][node].meets(box) {
            if level == 0 {
                found.append(numbers[node])
            } else {
                let start = node * Self.fanout
                visit(level - 1, start..<min(start + Self.fanout, levels[level - 1].count), box, &found)
            }
        }
    }
}
