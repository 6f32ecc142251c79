extension TableRings {
    /// Makes parcels of lists of numbers, where the table gives each point once.
    ///
    /// - Throws: `ambiguous` where a number of a list is that of several points.
    mutating func compose(_ lists: PointLists) throws(CornerError) {
        var points: [TableNumber: TableCorner] = [:]
        for corner in parcels.flatMap(\.rings).flatMap(\.corners) {
            guard let number = TableNumber(corner.raw.label)?.folded else { continue }
            if let other = points[number], !other.isAt(corner) {
                throw CornerError(
                    .ambiguous, line: corner.raw.line,
                    zh:
                        "地块由点号串（第\(lists.lists[0].line)行）给出，而点号\(corner.raw.label)在第\(other.raw.line)行是另一点；请使点号唯一，或逐地块列出坐标",
                    en:
                        "parcels are lists of numbers (line \(lists.lists[0].line)), and number \(corner.raw.label) is another point in line \(other.raw.line); make numbers unique, or list the corners of each parcel"
                )
            }
            points[number] = corner
        }
        let columns = parcels.first.map(\.columns) ?? []
        let common = parcels.allSatisfy { $0.columns == columns } ? columns : []
        let count = parcels.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.open.count } }
        counts.removeAll { $0.ofCorners && $0.count == count }
        let stated = regions.flatMap(\.self) + pending
        pending = []
        (parcels, sides) = ([], [])
        for list in lists.lists {
            var ring = Ring(corners: list.numbers.compactMap { points[$0] })
            guard ring.corners.count == list.numbers.count else {
                throw CornerError(
                    .malformed, line: list.line, zh: "此行的点号不都在坐标表中，请核对后改正",
                    en: "some numbers of this line are not in the table of points; correct them")
            }
            if list.isExcluded { ring.exclusion = list.line }
            if let last = parcels.indices.last,
                list.isExcluded || list.name.isEmpty && parcels[last].line == list.line
                    || !list.name.isEmpty && parcels[last].title == list.name
            {
                parcels[last].rings.append(ring)
                continue
            }
            var parcel = Parcel(rings: [ring], columns: common, line: list.line)
            if !list.name.isEmpty {
                parcel.columns.removeAll { $0.key == CornerField.name }
                parcel.title = list.name
            }
            for case .attribute(let entry) in TableStatement.all(in: list.tail) { parcel.columns.append(entry) }
            parcels.append(parcel)
        }
        regions = [stated] + Array(repeating: [], count: parcels.count)
        isListed = true
    }
}
