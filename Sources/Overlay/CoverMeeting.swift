import Geometry

/// The covers that a box meets: those over its corner, and the edges that may run through it.
struct CoverMeeting {
    /// The covers over the north-west corner, as owners, ascending.
    private(set) var inside: [Int32] = []
    /// The edges that may meet the box, each once, with their owners.
    private(set) var edges: [Edge] = []
    /// Per owner its layer; the first is the parcel's, unused.
    private(set) var layerOfOwner: [Int32] = [0]

    /// Per bit what it was dealt to, when several meetings were joined.
    private(set) var sources: [CoverSource] = []

    /// Whether an edge of a cover may run through the box.
    var isPartial: Bool { !edges.isEmpty }

    // Scratch. Owners are numbered from 1 in the order of the covers.
    private var coverOfOwner: [Int32] = []
    private var indexOfOwner: [Int32] = []
    private var ownerOfCover: [Int32]
    private var corner: [Int32] = []
    private var stamps: [UInt32]
    private var stamp: UInt32 = 0
    private var path: [Int32] = []
    private var stack: [Int32] = []

    init(_ index: CoverIndex) {
        ownerOfCover = [Int32](repeating: 0, count: index.covers.count)
        stamps = [UInt32](repeating: 0, count: index.edges.count)
    }

    /// A meeting of no index of its own, for joining others.
    init() {
        ownerOfCover = []
        stamps = []
    }

    /// The cover of an owner: the number of its index, and its own in the index.
    func cover(ofOwner owner: Int32) -> (index: Int, cover: Int) {
        let place = Int(owner) - 1
        return (indexOfOwner.isEmpty ? 0 : Int(indexOfOwner[place]), Int(coverOfOwner[place]))
    }

    /// Becomes what some of several meetings found, and deals bits to their layers.
    ///
    /// - Throws: `tooManyLayers` when more than 64 layers are to be told apart.
    mutating func join(_ meetings: [CoverMeeting], _ choices: [CoverChoice]) throws(OverlayError) {
        edges.removeAll(keepingCapacity: true)
        inside.removeAll(keepingCapacity: true)
        coverOfOwner.removeAll(keepingCapacity: true)
        indexOfOwner.removeAll(keepingCapacity: true)
        layerOfOwner.removeAll(keepingCapacity: true)
        layerOfOwner.append(0)
        sources.removeAll(keepingCapacity: true)
        for choice in choices {
            // Field by field: the whole is many arrays.
            let layers = meetings[choice.index].layerOfOwner
            let covers = meetings[choice.index].coverOfOwner
            // Per owner of the other meeting its number here; 0 for one that does not count.
            var numbers = [Int32](repeating: 0, count: max(1, layers.count))
            // Owners are in the order of their layers.
            for owner in 1..<numbers.count {
                let layer = Int(layers[owner])
                guard choice.onlyLayer == nil || choice.onlyLayer == layer else { continue }
                numbers[owner] = Int32(layerOfOwner.count)
                let source = CoverSource(part: choice.part, layer: choice.isDivided ? layer : nil)
                if sources.last != source {
                    guard sources.count < LayerMask.maximumLayers else { throw OverlayError(.tooManyLayers) }
                    sources.append(source)
                }
                layerOfOwner.append(Int32(sources.count - 1))
                coverOfOwner.append(covers[owner - 1])
                indexOfOwner.append(Int32(choice.index))
            }
            for var edge in meetings[choice.index].edges where numbers[Int(edge.owner)] > 0 {
                edge.owner = numbers[Int(edge.owner)]
                edges.append(edge)
            }
            for owner in meetings[choice.index].inside where numbers[Int(owner)] > 0 {
                inside.append(numbers[Int(owner)])
            }
        }
    }

    /// The layers that owners have, ascending.
    static func layers(_ layerOfOwner: [Int32]) -> [Int] {
        layerOfOwner.dropFirst().reduce(into: []) { layers, layer in
            if layers.last != Int(layer) { layers.append(Int(layer)) }
        }
    }

    /// Finds what a box meets.
    mutating func find(_ box: Box, in index: CoverIndex) {
        edges.removeAll(keepingCapacity: true)
        inside.removeAll(keepingCapacity: true)
        coverOfOwner.removeAll(keepingCapacity: true)
        layerOfOwner.removeAll(keepingCapacity: true)
        layerOfOwner.append(0)
        corner.removeAll(keepingCapacity: true)
        guard !index.edges.isEmpty, box.meets(index.bounds) else { return }
        let start = findCorner(box, index)
        findEdges(box, index, from: start)
        number(index)
    }

    /// Per owner its edges, as if it were the only one: they belong to owner 1.
    func edgesByOwner() -> [(owner: Int32, edges: [Edge])] {
        var all = (1..<max(1, Int32(layerOfOwner.count))).map { (owner: $0, edges: [Edge]()) }
        for var edge in edges {
            let place = Int(edge.owner) - 1
            edge.owner = 1
            all[place].edges.append(edge)
        }
        return all
    }

    /// Whether an edge lies between the north-west corner of a box and a position in it.
    private static func lies(_ edge: Edge, between box: Box, and position: Coordinate) -> Bool {
        // First south along the western side, then east.
        edge.isCrossed(alongX: box.minX, from: box.maxY, to: position.y)
            != edge.isCrossed(alongY: position.y, from: box.minX, to: position.x)
    }

    /// Whether a cover with these edges is left, or entered, on the way from the north-west corner of a box to a position in it.
    static func isLeft(_ edges: [Edge], from box: Box, to position: Coordinate) -> Bool {
        edges.reduce(false) { $0 != lies($1, between: box, and: position) }
    }

    /// Makes `inside` the covers over another position in the box.
    mutating func move(to position: Coordinate, in box: Box) {
        for edge in edges {
            guard Self.lies(edge, between: box, and: position) else { continue }
            if let place = inside.firstIndex(of: edge.owner) {
                inside.remove(at: place)
            } else {
                inside.insert(edge.owner, at: inside.firstIndex { $0 > edge.owner } ?? inside.count)
            }
        }
    }

    /// The covers over the north-west corner, with repetitions: those that occur an odd number of times.
    ///
    /// - Returns: a node that holds the box, the smallest one when the corner is within the bounds.
    private mutating func findCorner(_ box: Box, _ index: CoverIndex) -> Int32 {
        let x = box.minX
        let y = box.maxY
        let bounds = index.bounds
        guard x > bounds.minX, x < bounds.maxX, y > bounds.minY, y < bounds.maxY else { return 0 }
        var holder: Int32 = 0
        var isHeld = true
        var west = bounds.minX
        var south = bounds.minY
        var node = 0
        path.removeAll(keepingCapacity: true)
        path.append(0)
        while index.nodes[node].firstChild >= 0 {
            let at = index.nodes[node]
            var child = Int(at.firstChild)
            if x >= at.middleX {
                child += 1
                west = at.middleX
            }
            if y >= at.middleY {
                child += 2
                south = at.middleY
            }
            node = child
            path.append(Int32(node))
            isHeld =
                isHeld && (x >= at.middleX || box.maxX < at.middleX)
                && (y < at.middleY || box.minY > at.middleY)
            if isHeld { holder = Int32(node) }
        }
        for place in path.reversed() {
            let at = index.nodes[Int(place)]
            for reference in at.covering { corner.append(index.covering[Int(reference)]) }
            if at.isComplete { break }
        }
        for reference in index.nodes[node].references {
            let edge = index.edges[Int(index.references[Int(reference)])]
            // First north along the side of the leaf, then east along the side of the box.
            if edge.isCrossed(alongX: west, from: south, to: y) { corner.append(edge.owner) }
            if edge.isCrossed(alongY: y, from: west, to: x) { corner.append(edge.owner) }
        }
        return holder
    }

    private mutating func findEdges(_ box: Box, _ index: CoverIndex, from start: Int32) {
        stamp &+= 1
        if stamp == 0 {
            for place in stamps.indices { stamps[place] = 0 }
            stamp = 1
        }
        stack.removeAll(keepingCapacity: true)
        stack.append(start)
        let (allNodes, allReferences, allEdges) = (index.nodes, index.references, index.edges)
        let nodes = allNodes.span
        let references = allReferences.span
        let all = allEdges.span
        while let node = stack.popLast() {
            let at = nodes[Int(node)]
            if at.firstChild >= 0 {
                let west = box.minX <= at.middleX
                let east = box.maxX >= at.middleX
                if box.maxY >= at.middleY {
                    if east { stack.append(at.firstChild + 3) }
                    if west { stack.append(at.firstChild + 2) }
                }
                if box.minY <= at.middleY {
                    if east { stack.append(at.firstChild + 1) }
                    if west { stack.append(at.firstChild) }
                }
                continue
            }
            for reference in at.references {
                let number = Int(references[Int(reference)])
                guard Orientation.mayMeet(all[number], box), stamps[number] != stamp else { continue }
                stamps[number] = stamp
                edges.append(all[number])
            }
        }
    }

    /// Gives owners to the covers found.
    private mutating func number(_ index: CoverIndex) {
        if corner.count > 1 { corner.sort() }
        var odd = 0
        for cover in corner {
            if odd > 0, corner[odd - 1] == cover {
                odd -= 1
            } else {
                corner[odd] = cover
                odd += 1
            }
        }
        corner.removeSubrange(odd...)
        coverOfOwner.append(contentsOf: corner)
        var last: Int32 = -1
        for edge in edges where edge.owner != last {
            last = edge.owner
            coverOfOwner.append(last)
        }
        if coverOfOwner.count > 1 {
            coverOfOwner.sort()
            var last = 0
            for place in 1..<coverOfOwner.count where coverOfOwner[place] != coverOfOwner[last] {
                last += 1
                coverOfOwner[last] = coverOfOwner[place]
            }
            coverOfOwner.removeSubrange((last + 1)...)
        }
        for (place, cover) in coverOfOwner.enumerated() {
            ownerOfCover[Int(cover)] = Int32(place + 1)
            layerOfOwner.append(Int32(index.covers[Int(cover)].layer))
        }
        for cover in corner { inside.append(ownerOfCover[Int(cover)]) }
        for place in edges.indices { edges[place].owner = ownerOfCover[Int(edges[place].owner)] }
    }
}
