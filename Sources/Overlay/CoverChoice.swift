/// Covers that a question is about: the features of one index, as one cover or each of its layers for itself (压盖选择).
public struct CoverChoice: Sendable, Hashable {
    /// The number of the index in the engine.
    public let index: Int
    /// What it is in its question; choices that follow each other with one number count as one cover.
    public let part: Int
    /// Whether its layers are told apart.
    public let isDivided: Bool
    /// The only layer of the index that counts; `nil` for all.
    public let onlyLayer: Int?

    /// A choice of an index.
    public init(_ index: Int, part: Int, isDivided: Bool = false, onlyLayer: Int? = nil) {
        self.index = index
        self.part = part
        self.isDivided = isDivided
        self.onlyLayer = onlyLayer
    }
}

/// What a bit of a mask stands for.
public struct CoverSource: Sendable, Hashable {
    /// The number of the choice in its question.
    public let part: Int
    /// The layer in its index; `nil` for all of them as one.
    public let layer: Int?
}
