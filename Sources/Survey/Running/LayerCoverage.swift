import Covering
public import Geodesy
import Intake
import Parcels
import Project

/// What lies over the parcels of one layer, all covers together, for tables and sheets (压盖情况).
///
/// Each parcel's pieces are whole hundredths of a square metre that add up to the parcel. Figures are not read from here: each
/// is an answer to its own question.
public struct LayerCoverage: Sendable {
    /// A cover layer, or those of its features with one value.
    public struct Cover: Sendable, Hashable {
        /// The name of the layer.
        public let layer: String
        /// What its features have in common, such as a county; `nil` for a whole layer.
        public let value: String?
        /// The layer, and the value behind a colon.
        public var name: String { value.map { "\(layer):\($0)" } ?? layer }
    }

    /// Ground under exactly these covers.
    public struct Piece: Sendable {
        /// The covers, in the project's order of layers.
        public let covers: [Cover]
        /// Its area.
        public let area: Area
    }

    /// The name of the layer whose parcels are covered.
    public let subject: String
    /// The names of the cover layers.
    public let layers: [String]
    /// Per parcel, in the order of the layer, its pieces.
    public let parcels: [[Piece]]

    /// The question that tells all covers of a layer apart; `nil` when there are none.
    ///
    /// - Parameters:
    ///   - covers: the numbers of the cover layers.
    ///   - counties: the number of the layer of counties.
    static func question(covers: [Int], counties: Int?, layers: [LoadedLayer]) -> CoverQuestion? {
        guard !covers.isEmpty || counties != nil else { return nil }
        return CoverQuestion(
            covers.map { number in
                CountySummary.tellsZones(layers[number])
                    ? .divided(number, .functionalZone) : .together([number])
            }, counties: counties)
    }

    /// Gathers the answers to that question.
    init?(of number: Int, to question: CoverQuestion, in ground: CoveredGround) {
        func name(_ layer: Int) -> String { ground.layers[layer].declaration.name }
        subject = name(number)
        let numbers = question.parts.flatMap(\.layers)
        layers = (numbers + (question.counties.map { [$0] } ?? [])).sorted().map(name)
        var parcels: [[Piece]] = []
        for parcel in ground.layers[number].parcels.indices {
            guard let answer = ground.answer(to: question, layer: number, parcel: parcel) else { return nil }
            parcels.append(
                answer.pieces.map { piece in
                    var covers = piece.covers.map { (layer: numbers[$0.part], value: $0.value) }
                    if let counties = question.counties {
                        covers += piece.counties.map { (layer: counties, value: $0) }
                    }
                    return Piece(
                        covers: covers.sorted { $0.layer < $1.layer }.map {
                            Cover(layer: name($0.layer), value: $0.value)
                        }, area: piece.area)
                })
        }
        self.parcels = parcels
    }
}
