/// Where the fields of a report begin anew: each time another item begins.
struct FieldCycles {
    /// The indices of the marks that open a cycle, in order; fewer than two where nothing comes again.
    let anchors: [Int]

    /// The kinds that an item has but once, the most telling first.
    private static let telling: [LedgerField.Kind] = [
        .problem, .status, .progress, .acceptance, .goal, .deadline, .measures,
    ]

    init(_ marks: [Layout.Mark], in source: SourceText) {
        let fields = marks.indices.compactMap { index in marks[index].field.map { (index: index, field: $0) } }
        let names = fields.map { source.text(in: $0.field.name).folded.filter { $0 != " " } }
        var counts: [String: Int] = [:]
        for name in names { counts[name, default: 0] += 1 }
        // 调查核实情况 and 处理情况 tell the progress of one item under two names: a name is what comes again.
        let key = Self.telling.lazy.compactMap { kind in
            fields.indices.filter { fields[$0].field.kind == kind }
                .map { names[$0] }.max { counts[$0, default: 0] < counts[$1, default: 0] }
                .flatMap { counts[$0, default: 0] > 1 ? $0 : nil }
        }.first
        guard let key else {
            anchors = []
            return
        }
        let keys = fields.indices.filter { names[$0] == key }
        // What stands before the first one and comes again belongs to its cycle.
        let lead = Set(names[..<(keys.first ?? 0)].filter { counts[$0, default: 0] > 1 })
        var floor = -1
        anchors = keys.map { position in
            var first = position
            while first - 1 > floor, lead.contains(names[first - 1]) { first -= 1 }
            floor = position
            return fields[first].index
        }
    }
}
