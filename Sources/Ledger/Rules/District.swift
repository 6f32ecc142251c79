import Places

/// The place a report is about, as far as its plain facts are known.
struct District {
    private let place: Place
    /// The number of its banners, counties, cities and districts (GB/T 2260).
    let counties: Int
    /// Whether these are all that a report may count: a city with districts has zones that count beside them.
    let isClosed: Bool

    /// The place that a title names; `nil` for places of no table.
    init?(title: String) {
        guard let place = HomePlace.named(in: SourceText(title)), place.level == .prefecture else { return nil }
        let inside = PlaceNames.counties(of: place)
        (self.place, counties) = (place, inside.count)
        isClosed = !inside.contains { $0.name.hasSuffix("区") }
    }

    /// The name.
    var name: String { place.name }

    /// The area in square kilometres, where it is known.
    var squareKilometres: Int64? { place.squareKilometres }

    /// How many of its counties a range names, each once.
    func count(in range: Range<Int>, of source: SourceText) -> Int {
        let named = range.compactMap { start in
            PlaceNames.match(startingAt: start, before: range.upperBound) { source[$0] }?.places.first {
                $0.level == .county && place.contains($0)
            }
        }
        return Set(named).count
    }
}
