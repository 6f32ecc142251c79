import Places

/// Finds the place that a report is of.
enum HomePlace {
    /// How much of a report is searched where its title names no place, in scalars.
    private static let longestSearch = 4000

    /// The place that a title names first: `青海省海西州`, `赤峰市敖汉旗` name the smaller one.
    static func named(in title: SourceText) -> Place? {
        var found: (place: Place, end: Int)?
        for match in matches(in: title) {
            if let head = found {
                guard match.range.lowerBound == head.end,
                    let place = match.places.first(where: head.place.contains)
                else { return head.place }
                found = (place, match.range.upperBound)
            } else {
                // 鼓楼区 alone may be any of them, and 木兰 is no county.
                guard match.places.count == 1 || match.places.dropFirst().allSatisfy(\.isFormer),
                    !match.isBare || match.places[0].level != .county, let place = match.places.first
                else { continue }
                found = (place, match.range.upperBound)
            }
        }
        return found?.place
    }

    /// Whether a title has no word of a place at all.
    static func isSilent(_ title: SourceText) -> Bool {
        !(0..<title.count).contains { ["市", "盟", "旗", "县", "州", "区", "省"].contains(title[$0]) }
    }

    /// The smallest place that holds all those that a text names by their full names; `nil` where it names none.
    static func common(in text: SourceText) -> Place? {
        let named = matches(in: text, before: min(text.count, longestSearch)).compactMap { match in
            match.places.count == 1 && !(match.isBare && match.places[0].level == .county)
                ? match.places[0] : nil
        }
        guard let first = named.first else { return nil }
        return PlaceNames.above(first).first { place in named.allSatisfy { place.contains($0) } }
    }

    /// The names in a text, from left to right, the longest at each place.
    private static func matches(in text: SourceText, before end: Int? = nil) -> [PlaceNames.Match] {
        let end = end ?? text.count
        var found: [PlaceNames.Match] = []
        var position = 0
        while position < end {
            guard let match = PlaceNames.match(startingAt: position, before: end, in: { text[$0] }),
                !(match.isBare && match.range.count < 3 && Gazetteer.isWord(text.text(in: match.range)))
            else {
                position += 1
                continue
            }
            found.append(match)
            position = match.range.upperBound
        }
        return found
    }
}
