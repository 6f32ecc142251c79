/// A short text in folded form that is searched for many words.
struct Wording {
    let scalars: ArraySlice<Unicode.Scalar>
    /// The scalars that occur, by their last six bits: most words are ruled out by their first scalar.
    private let occurring: UInt64

    init(_ scalars: ArraySlice<Unicode.Scalar>) {
        self.scalars = scalars
        occurring = scalars.reduce(0) { $0 | Self.bit($1) }
    }

    private static func bit(_ scalar: Unicode.Scalar) -> UInt64 { 1 << UInt64(scalar.value & 63) }

    /// Whether it holds a word.
    func says(_ word: String) -> Bool {
        let word = word.unicodeScalars
        guard let first = word.first, occurring & Self.bit(first) != 0 else { return false }
        return scalars.indices.contains { scalars[$0] == first && scalars[$0...].starts(with: word) }
    }

    /// Whether it holds one of some words.
    func says(_ words: [String]) -> Bool { words.contains(where: says) }

    /// Whether it is a word and nothing else.
    func isWord(_ word: String) -> Bool { scalars.elementsEqual(word.unicodeScalars) }

    /// Its parts between the scalars that part them; empty parts are left out.
    func split(where parts: (Unicode.Scalar) -> Bool) -> [Wording] {
        scalars.split(whereSeparator: parts).map(Wording.init)
    }
}
