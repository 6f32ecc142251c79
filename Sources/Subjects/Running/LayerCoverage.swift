package import Covering
public import Geodesy
import Intake
import Land
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
    private let answers: AnswerRows
    private let question: Int
    private let counties: Int?
    /// Per part of the question its layer.
    private let numbers: [Int]
    /// The names of the layers of the run.
    private let names: [String]

    /// The question that tells all covers of a layer apart; `nil` when there are none.
    ///
    /// - Parameters:
    ///   - covers: the numbers of the cover layers.
    ///   - counties: the number of the layer of counties.
    static func question(covers: [Int], counties: Int?, layers: [LayerFacts]) -> CoverQuestion? {
        guard !covers.isEmpty || counties != nil else { return nil }
        return CoverQuestion(
            covers.map { number in
                layers[number].loaded.map(CountySummary.tellsZones) ?? false
                    ? .divided(number, .functionalZone) : .together([number])
            }, counties: counties)
    }

    /// The answers to that question; `nil` when it was not asked.
    init?(of number: Int, to question: CoverQuestion, in ground: CoveredGround) {
        answers = ground.answers(layer: number)
        guard let place = answers.number(of: question) else { return nil }
        self.question = place
        counties = question.counties
        names = ground.layers.map(\.declaration.name)
        numbers = question.parts.flatMap(\.layers)
        subject = names[number]
        let names = names
        layers = (numbers + (counties.map { [$0] } ?? [])).sorted().map { names[$0] }
    }

    /// The pieces of a parcel.
    ///
    /// - Parameter parcel: its position in the layer.
    package func pieces(of parcel: Int) -> [Piece] { pieces(of: answers.answers(about: parcel)) }

    /// The pieces of a parcel.
    ///
    /// - Parameter answers: about it, in the order of the questions.
    package func pieces(of answers: [CoverAnswer]) -> [Piece] {
        answers[question].pieces.map { piece in
            var covers = piece.covers.map { (layer: numbers[$0.part], value: $0.value) }
            if let counties { covers += piece.counties.map { (layer: counties, value: $0) } }
            return Piece(
                covers: covers.sorted { $0.layer < $1.layer }.map {
                    Cover(layer: names[$0.layer], value: $0.value)
                }, area: piece.area)
        }
    }
}
