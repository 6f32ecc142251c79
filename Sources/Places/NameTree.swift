/// The forms of all names, scalar by scalar, from their first or from their last.
struct NameTree: Sendable {
    struct Entry: Sendable {
        var places: [Int]
        var isBare: Bool
    }

    private var children: [UInt64: Int32] = [:]
    private var entries: [Int32: Entry] = [:]

    init(_ places: [Place], isReversed: Bool) {
        var count: Int32 = 0
        for (index, place) in places.enumerated() {
            for form in PlaceForms(place).all {
                var node: Int32 = 0
                let scalars = Array(form.text.unicodeScalars)
                for scalar in isReversed ? scalars.reversed() : scalars {
                    let key = Self.key(node, scalar)
                    if let child = children[key] {
                        node = child
                    } else {
                        count += 1
                        children[key] = count
                        node = count
                    }
                }
                // A name with its suffix goes before a name without one.
                if let entry = entries[node], entry.isBare == form.isBare {
                    entries[node]?.places.append(index)
                } else if entries[node]?.isBare ?? true {
                    entries[node] = Entry(places: [index], isBare: form.isBare)
                }
            }
        }
    }

    /// The longest name along scalars; `nil` ends them.
    func longest(_ scalar: (Int) -> Unicode.Scalar?) -> (entry: Entry, count: Int)? {
        var node: Int32 = 0
        var count = 0
        var found: (Entry, Int)?
        while let next = scalar(count), let child = children[Self.key(node, next)] {
            node = child
            count += 1
            if let entry = entries[node] { found = (entry, count) }
        }
        return found.map { (entry: $0.0, count: $0.1) }
    }

    private static func key(_ node: Int32, _ scalar: Unicode.Scalar) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 32 | UInt64(scalar.value)
    }
}
