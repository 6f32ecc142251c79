/// How a text looks, as far as it decides whether anybody sees it.
struct TextLook {
    /// What lies behind a text.
    enum Ground: Equatable {
        case colour(TextColour)
        /// A picture, or what a style says that is not read.
        case unknown
    }

    /// Its colour; `nil` for the usual one, which is seen on any ground.
    var colour: TextColour?
    var ground = Ground.colour(.white)
    /// Its size in points, where it is said.
    var size: Double?

    /// How far a colour stands apart from its ground before anything is seen.
    static let faintest = 20
    /// Smaller text is none that anybody reads, in points.
    static let smallest = 2.5

    /// What is to be told of it: that it cannot be seen, or perhaps not; `nil` for a text that is seen.
    var mark: EditingMarks.Kind? {
        if let size, size < Self.smallest { return .unseen }
        guard let colour else { return nil }
        if colour.isTransparent { return .unseen }
        return switch ground {
        case .colour(let ground): colour.distance(from: ground) < Self.faintest ? .unseen : nil
        case .unknown: colour.distance(from: .white) < Self.faintest ? .pale : nil
        }
    }
}
