package import Geodesy

/// So many of some things at most: bad news before doubtful and that before the rest, large before small, the first before
/// those after it (择要列出).
package struct Foremost<Element> {
    private typealias Placed = (position: Int, urgency: Int, size: Area, element: Element)

    private let limit: Int
    private var kept: [Placed] = []
    /// The last of those that were kept when there were too many: what comes after it and goes behind it is not.
    private var floor: (urgency: Int, size: Area)?
    /// How many there were.
    package private(set) var count = 0

    /// - Parameter limit: how many are kept.
    package init(_ limit: Int) { self.limit = limit }

    /// Enters the next one.
    package mutating func enter(_ element: Element, urgency: Int, size: Area) {
        defer { count += 1 }
        if let floor, urgency < floor.urgency || (urgency == floor.urgency && size <= floor.size) { return }
        kept.append((count, urgency, size, element))
        // Now and then, so that no more than twice as many are held as are kept.
        if kept.count / 2 > limit { keepTheFirst() }
    }

    /// Those that are kept, in the order in which they were entered, with their positions in it.
    package func listed() -> [(position: Int, element: Element)] {
        var all = self
        if all.kept.count > limit { all.keepTheFirst() }
        return all.kept.sorted { $0.position < $1.position }.map { ($0.position, $0.element) }
    }

    private mutating func keepTheFirst() {
        kept.sort { left, right in
            if left.urgency != right.urgency { return left.urgency > right.urgency }
            return left.size == right.size ? left.position < right.position : left.size > right.size
        }
        kept.removeLast(kept.count - limit)
        floor = kept.last.map { ($0.urgency, $0.size) } ?? (.max, .zero)
    }
}

extension Foremost: Sendable where Element: Sendable {}
