/// A text after so many random edits: a scalar removed, a piece put in, a run doubled, two scalars swapped.
func mutated(
    _ text: String, edits: Int, pieces: [String], using generator: inout some RandomNumberGenerator
) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<edits {
        if scalars.isEmpty { scalars = ["1"] }
        let place = Int.random(in: scalars.indices, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: scalars.remove(at: place)
        case 1:
            let piece = pieces.randomElement(using: &generator) ?? ""
            scalars.insert(contentsOf: piece.unicodeScalars, at: place)
        case 2:
            let end = min(scalars.count, place + Int.random(in: 1...20, using: &generator))
            let copy = Array(scalars[place..<end])
            scalars.insert(contentsOf: copy, at: Int.random(in: scalars.indices, using: &generator))
        default: scalars.swapAt(place, Int.random(in: scalars.indices, using: &generator))
        }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
}
