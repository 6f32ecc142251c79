import CGDAL

/// Fills the spatial index of a new layer in a GeoPackage, all at once (空间索引).
///
/// GDAL before 3.8 enters the features one by one when the file is closed, which costs more than writing them. Here their
/// boxes are packed into full nodes along a Hilbert curve and written as the tables of SQLite's R*Tree module
/// (https://www.sqlite.org/rtree.html#internals); the library makes the index itself, empty, and keeps it afterwards.
@safe
struct SpatialIndexWriter: ~Copyable {
    /// The box of a feature or of a node, rounded outwards, as the module keeps it.
    private struct Box {
        let id: Int64
        var minX: Float
        var maxX: Float
        var minY: Float
        var maxY: Float

        mutating func unite(_ other: Box) {
            (minX, maxX) = (min(minX, other.minX), max(maxX, other.maxX))
            (minY, maxY) = (min(minY, other.minY), max(maxY, other.maxY))
        }
    }

    /// Features are packed in runs of so many, so that memory grows by a box for each node, not for each feature.
    private static let runLength = 1 << 17
    private static let root: Int64 = 1
    /// The identifier, and four coordinates.
    private static let boxSize = 8 + 4 * 4

    private let dataset: GDALDatasetH
    private let index: String
    /// What creates the trigger that enters features one by one.
    private let trigger: (name: String, creation: String)
    private let nodeSize: Int
    private var capacity: Int { (nodeSize - 4) / Self.boxSize }
    private var run: [Box] = []
    /// The boxes of the nodes above the features.
    private var leaves: [Box] = []
    private var nextNode = root + 1
    /// Whether the database refused something; nothing more is tried then.
    private(set) var isBroken = false

    /// Creates the index of a layer in which nothing is yet; `nil` when the library refuses.
    init?(of layer: OGRLayerH, in dataset: GDALDatasetH) {
        unsafe self.dataset = dataset
        let table = unsafe String(cString: OGR_L_GetName(layer))
        let column = unsafe String(cString: OGR_L_GetGeometryColumn(layer))
        index = "rtree_\(table)_\(column)"
        trigger.name = "\(index)_insert"
        let created = unsafe Self.text(
            "SELECT CreateSpatialIndex(\(Self.literal(table)), \(Self.literal(column)))", in: dataset)
        guard created == "1",
            let creation = unsafe Self.text(
                "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = \(Self.literal(trigger.name))",
                in: dataset),
            let size = unsafe Self.text(
                "SELECT length(data) FROM \(Self.name(index + "_node")) WHERE nodeno = \(Self.root)",
                in: dataset
            ).flatMap({ Int($0) }), size >= 4 + 2 * Self.boxSize
        else { return nil }
        trigger.creation = creation
        nodeSize = size
        execute("DROP TRIGGER \(Self.name(trigger.name))")
    }

    /// Takes the box of a feature that was written.
    mutating func enter(_ fid: Int64, _ box: OGREnvelope) {
        run.append(
            Box(
                id: fid, minX: Self.down(box.MinX), maxX: -Self.down(-box.MaxX), minY: Self.down(box.MinY),
                maxY: -Self.down(-box.MaxY)))
        if run.count == Self.runLength { packRun() }
    }

    /// Writes what is left, and hands the index over to the library.
    mutating func finish() {
        if leaves.isEmpty, run.count <= capacity {
            // The root holds the features.
            write(Self.root, depth: 0, run)
            noteNodes([(run[...], Self.root)])
        } else {
            packRun()
            var level = leaves
            var depth = 1
            while level.count > capacity {
                level = pack(level).map { members, node in
                    note(members.map { ($0.id, node) }, "_parent(nodeno, parentnode)")
                    write(node, depth: 0, members)
                    return Self.box(of: members, node)
                }
                depth += 1
            }
            note(level.map { ($0.id, Self.root) }, "_parent(nodeno, parentnode)")
            write(Self.root, depth: depth, level)
        }
        execute(trigger.creation)
    }

    private mutating func packRun() {
        let nodes = pack(run)
        noteNodes(nodes)
        for (members, node) in nodes {
            write(node, depth: 0, members)
            leaves.append(Self.box(of: members, node))
        }
        run.removeAll(keepingCapacity: true)
    }

    /// Boxes as the members of nodes, neighbours together, each with a number of its own.
    private mutating func pack(_ boxes: [Box]) -> [(members: ArraySlice<Box>, node: Int64)] {
        let sorted = Self.alongCurve(boxes)
        return stride(from: 0, to: sorted.count, by: capacity).map { first in
            defer { nextNode += 1 }
            return (sorted[first..<min(first + capacity, sorted.count)], nextNode)
        }
    }

    private static func box(of members: ArraySlice<Box>, _ node: Int64) -> Box {
        members.dropFirst().reduce(
            into: members.first.map {
                Box(id: node, minX: $0.minX, maxX: $0.maxX, minY: $0.minY, maxY: $0.maxY)
            } ?? Box(id: node, minX: 0, maxX: 0, minY: 0, maxY: 0)
        ) { $0.unite($1) }
    }

    /// Boxes in the order in which a Hilbert curve over all of them meets their centres.
    private static func alongCurve(_ boxes: [Box]) -> [Box] {
        let all = box(of: boxes[...], 0)
        func cell(_ low: Float, _ high: Float, _ first: Float, _ last: Float) -> UInt32 {
            let share = (Double(low) + Double(high) - 2 * Double(first)) / (2 * (Double(last) - Double(first)))
            return share.isFinite ? UInt32(min(max(share, 0), 1) * 65535) : 0
        }
        let keys = boxes.enumerated().map { position, box in
            UInt64(
                distanceOnCurve(
                    cell(box.minX, box.maxX, all.minX, all.maxX), cell(box.minY, box.maxY, all.minY, all.maxY)))
                << 32 | UInt64(position)
        }
        return keys.sorted().map { boxes[Int($0 & 0xFFFF_FFFF)] }
    }

    /// How far along the Hilbert curve over a square of 65,536 × 65,536 cells a cell is (Hilbert 1891).
    static func distanceOnCurve(_ x: UInt32, _ y: UInt32) -> UInt32 {
        var (x, y, distance) = (x, y, UInt32(0))
        var side: UInt32 = 1 << 15
        while side > 0 {
            let (right, upper) = (x & side != 0, y & side != 0)
            distance += side * side * (right ? (upper ? 2 : 3) : (upper ? 1 : 0))
            if !upper {
                if right { (x, y) = (0xFFFF - x, 0xFFFF - y) }
                swap(&x, &y)
            }
            side >>= 1
        }
        return distance
    }

    /// Notes in which nodes features are, in the order of the features.
    private mutating func noteNodes(_ nodes: [(members: ArraySlice<Box>, node: Int64)]) {
        let pairs = nodes.flatMap { members, node in members.map { ($0.id, node) } }
        note(pairs.sorted { $0.0 < $1.0 }, "_rowid(rowid, nodeno)")
    }

    private mutating func note(_ pairs: [(Int64, Int64)], _ table: String) {
        let parts = table.split(separator: "(")
        let head = Array("INSERT INTO \(Self.name(index + parts[0]))(\(parts[1]) VALUES ".utf8)
        for first in stride(from: 0, to: pairs.count, by: 1000) {
            var statement = head
            for (left, right) in pairs[first..<min(first + 1000, pairs.count)] {
                if statement.count > head.count { statement.append(UInt8(ascii: ",")) }
                statement.append(UInt8(ascii: "("))
                statement += String(left).utf8
                statement.append(UInt8(ascii: ","))
                statement += String(right).utf8
                statement.append(UInt8(ascii: ")"))
            }
            execute(String(decoding: statement, as: UTF8.self))
        }
    }

    /// Writes a node: the depth of the tree where it is the root, the number of boxes, the boxes, all big-endian.
    private mutating func write(_ node: Int64, depth: Int, _ boxes: some Collection<Box>) {
        var digits: [UInt8] = []
        digits.reserveCapacity(2 * nodeSize)
        func add(_ number: UInt64, digits width: Int) {
            var shift = 4 * width
            while shift > 0 {
                shift -= 4
                let digit = UInt8(truncatingIfNeeded: number >> UInt64(shift)) & 0xF
                digits.append(digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "A") - 10))
            }
        }
        func add(_ side: Float) { add(UInt64(side.bitPattern), digits: 8) }
        add(UInt64(depth), digits: 4)
        add(UInt64(boxes.count), digits: 4)
        for box in boxes {
            add(UInt64(bitPattern: box.id), digits: 16)
            add(box.minX)
            add(box.maxX)
            add(box.minY)
            add(box.maxY)
        }
        digits += Array(repeating: UInt8(ascii: "0"), count: 2 * nodeSize - digits.count)
        execute(
            "INSERT OR REPLACE INTO \(Self.name(index + "_node"))(nodeno, data) VALUES (\(node), X'\(String(decoding: digits, as: UTF8.self))')"
        )
    }

    /// A fault is told by the library, to whoever collects its messages.
    private mutating func execute(_ statement: String) {
        guard !isBroken else { return }
        CPLErrorReset()
        unsafe GDALDatasetReleaseResultSet(
            dataset, GDALDatasetExecuteSQL(dataset, statement, nil, nil))
        isBroken = CPLGetLastErrorType() == CE_Failure
    }

    /// The first value of a query.
    private static func text(_ query: String, in dataset: GDALDatasetH) -> String? {
        guard let rows = unsafe GDALDatasetExecuteSQL(dataset, query, nil, nil) else { return nil }
        defer { unsafe GDALDatasetReleaseResultSet(dataset, rows) }
        guard let row = unsafe OGR_L_GetNextFeature(rows) else { return nil }
        defer { unsafe OGR_F_Destroy(row) }
        return unsafe String(cString: OGR_F_GetFieldAsString(row, 0))
    }

    private static func name(_ text: String) -> String {
        "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    private static func literal(_ text: String) -> String {
        "'" + text.replacing("'", with: "''") + "'"
    }

    /// - Returns: 0 for what is not a number, as SQLite stores it: it would hide its neighbours.
    private static func down(_ value: Double) -> Float {
        guard !value.isNaN else { return 0 }
        let near = Float(value)
        return Double(near) > value ? near.nextDown : near
    }
}
