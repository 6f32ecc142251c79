/// Finds the name that a misspelt one was meant to be.
enum NearestName {
    /// The one name that is nearest: at most two letters wrong, left out, put in or exchanged, and no more than a third.
    ///
    /// - Returns: `nil` when none is so near, or two are equally near.
    static func to(_ name: String, among names: [String]) -> String? {
        // A field with its layer or table before it.
        if let last = name.split(separator: ".").last, last.count < name.count,
            let field = names.first(where: { $0.lowercased() == last.lowercased() })
        {
            return field
        }
        let wanted = Array(name.lowercased().unicodeScalars)
        guard (2...64).contains(wanted.count) else { return nil }
        let allowed = min(2, max(1, wanted.count / 3))
        var best: (name: String, distance: Int)?
        var isTied = false
        for candidate in names {
            let letters = Array(candidate.lowercased().unicodeScalars)
            guard letters.count <= 64, abs(letters.count - wanted.count) <= allowed else { continue }
            let distance = distance(wanted, letters)
            guard distance <= allowed, distance <= best?.distance ?? allowed else { continue }
            isTied = distance == best?.distance
            if !isTied { best = (candidate, distance) }
        }
        return isTied ? nil : best?.name
    }

    /// The number of edits from one to the other; two neighbours exchanged are one edit.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var (beforeLast, last) = ([Int](), Array(0...right.count))
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let isEqual = left[row] == right[column]
                var edits = min(last[column] + (isEqual ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    edits = min(edits, beforeLast[column - 1] + 1)
                }
                current.append(edits)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}
