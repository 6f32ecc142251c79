/// The names of all places, looked up in a text.
///
/// Every province, prefecture and county is a row of `places.csv`; nothing here knows any by name.
package enum PlaceNames {
    /// A name that stands in a text.
    package struct Match: Sendable {
        /// The places that bear it, in the order of their codes.
        package let places: [Place]
        /// Whether it lacks the suffix that tells the level: 烟台.
        package let isBare: Bool
        /// Where it stands.
        package let range: Range<Int>
    }

    /// All places, in the order of their codes.
    package static let all: [Place] = read(PackageResources.places_csv)

    /// The longest name that ends just before an offset.
    package static func match(
        endingAt end: Int, from floor: Int, in scalar: (Int) -> Unicode.Scalar
    ) -> Match? {
        backward.longest { $0 < end - floor ? scalar(end - 1 - $0) : nil }.map {
            Match(
                places: $0.entry.places.map { all[$0] }, isBare: $0.entry.isBare, range: (end - $0.count)..<end)
        }
    }

    /// The longest name that starts at an offset.
    package static func match(
        startingAt start: Int, before end: Int, in scalar: (Int) -> Unicode.Scalar
    ) -> Match? {
        forward.longest { $0 < end - start ? scalar(start + $0) : nil }.map {
            Match(
                places: $0.entry.places.map { all[$0] }, isBare: $0.entry.isBare,
                range: start..<(start + $0.count))
        }
    }

    /// Whether an offset lies inside a name of three scalars and more: 和 of 呼和浩特 is no "and".
    package static func covers(_ offset: Int, before end: Int, in scalar: (Int) -> Unicode.Scalar) -> Bool {
        (max(0, offset - 3)...offset).contains { start in
            match(startingAt: start, before: end, in: scalar).map {
                $0.range.count > 2 && $0.range.contains(offset)
            } ?? false
        }
    }

    /// A place and those that it lies in, the smallest first.
    package static func above(_ place: Place) -> [Place] {
        all.filter { $0.contains(place) }.sorted {
            $0.code % 10_000 != 0 && $1.code % 10_000 == 0 || $0.code % 100 != 0 && $1.code % 100 == 0
        }
    }

    /// The counties of a place that are so today.
    package static func counties(of place: Place) -> [Place] {
        all.filter { $0.level == .county && !$0.isFormer && place.contains($0) }
    }

    private static let forward = NameTree(all, isReversed: false)
    private static let backward = NameTree(all, isReversed: true)

    /// The rows of the table: `#` opens a remark, the first line names the columns.
    static func read(_ bytes: [UInt8]) -> [Place] {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
        return lines.dropFirst().compactMap { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard cells.count > 1, let code = Int(cells[0]) else { return nil }
            func cell(_ index: Int) -> String { index < cells.count ? cells[index] : "" }
            return Place(
                code: code, name: cells[1], moreForms: cell(2).split(separator: " ").map(String.init),
                squareKilometres: Int64(cell(3)), isFormer: cell(4) == "former")
        }
    }
}
