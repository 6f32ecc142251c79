package import Geodesy

/// So many of some things at most: bad news before doubtful and that before the rest, large before small, the first before
/// those after it (择要列出).
package struct Foremost<Element> {
    /// By what an element is chosen, and where it lies: sorting moves no element.
    private struct Place {
        let position: Int
        let urgency: Int
        let size: Area
        var slot: Int

        static func isBefore(_ left: Place, _ right: Place) -> Bool {
            if left.urgency != right.urgency { return left.urgency > right.urgency }
            return left.size == right.size ? left.position < right.position : left.size > right.size
        }
    }

    private let limit: Int
    private var places: [Place] = []
    /// The elements by slot.
    private var elements: [Element] = []
    /// The last of those that were kept when there were too many: what comes after it and goes behind it is not.
    private var floor: (urgency: Int, size: Area)?
    /// How many there were.
    package private(set) var count = 0

    /// - Parameter limit: how many are kept.
    package init(_ limit: Int) { self.limit = limit }

    /// Enters the next one.
    package mutating func enter(_ element: @autoclosure () -> Element, urgency: Int, size: Area) {
        defer { count += 1 }
        if let floor, urgency < floor.urgency || (urgency == floor.urgency && size <= floor.size) { return }
        places.append(Place(position: count, urgency: urgency, size: size, slot: elements.count))
        elements.append(element())
        // Now and then, so that no more than twice as many are held as are kept.
        if places.count / 2 > limit { keepTheFirst() }
    }

    /// Those that are kept, in the order in which they were entered, with their positions in it.
    package func listed() -> [(position: Int, element: Element)] {
        var all = self
        if all.places.count > limit { all.keepTheFirst() }
        return all.places.sorted { $0.position < $1.position }.map { ($0.position, all.elements[$0.slot]) }
    }

    private mutating func keepTheFirst() {
        places.sort(by: Place.isBefore)
        places.removeLast(places.count - limit)
        floor = places.last.map { ($0.urgency, $0.size) } ?? (.max, .zero)
        elements = places.map { elements[$0.slot] }
        for slot in places.indices { places[slot].slot = slot }
    }
}

extension Foremost: Sendable where Element: Sendable {}
