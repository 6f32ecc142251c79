import FoundationEssentials

/// How the parcels of a run are dealt out, to show that its results do not depend on it (分块).
package struct RunCut: Sendable {
    /// The number of parts.
    package let parts: Int
    private let seed: UInt64

    /// Not cut.
    package static let whole = RunCut(parts: 1, seed: 0)

    /// Parcels dealt to so many parts by chance, whose states are written, read back and joined in an order of chance.
    package init(parts: Int, seed: UInt64) {
        self.parts = parts
        self.seed = seed
    }

    /// The part of a feature.
    ///
    /// - Parameter ordinal: its position in its source.
    func part(of ordinal: Int) -> Int { parts == 1 ? 0 : Int(mixed(UInt64(ordinal) ^ seed) % UInt64(parts)) }

    /// Parts in the order in which they are joined.
    func shuffled<Part>(_ parts: [Part]) -> [Part] {
        self.parts == 1
            ? parts
            : parts.enumerated().sorted { mixed(UInt64($0.offset) &+ seed) < mixed(UInt64($1.offset) &+ seed) }
                .map(\.element)
    }

    /// A state, written and read back where parts are told apart.
    func passedOn<State: Codable>(_ state: State) throws -> State {
        guard parts > 1 else { return state }
        let (writer, reader) = (JSONEncoder(), JSONDecoder())
        writer.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        reader.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return try reader.decode(State.self, from: writer.encode(state))
    }
}

/// A number that follows from another as if by chance, by which samples are drawn.
///
/// It is splitmix64 (Steele, Lea, Flood 2014).
func mixed(_ number: UInt64) -> UInt64 {
    var mixed = number &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
}
