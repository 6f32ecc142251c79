package import Intake
package import Land

/// A parcel as the subjects of a run see it (图斑及其压盖).
package struct CoveredParcel {
    /// The parcel.
    package let parcel: Parcel
    /// What lies over it, in the order of the questions about its layer.
    package let answers: [CoverAnswer]

    /// A parcel with what lies over it.
    package init(_ parcel: Parcel, _ answers: [CoverAnswer]) {
        self.parcel = parcel
        self.answers = answers
    }
}

/// Something that a run finds out about a layer as a mergeable sum (专题累计).
///
/// It takes parcels one at a time in any order and can be joined with another of its kind; what it is in the end does not
/// depend on how the parcels were dealt out. So no floating-point number is summed in it, and all order in it is by key.
package protocol Subject: Sendable {
    /// What was found so far, which can be written and read back.
    associatedtype State: Sendable, Codable
    /// What was found so far; nothing at first.
    var state: State { get set }
    /// Takes a parcel.
    ///
    /// - Parameter row: takes what is to be looked up of the parcel afterwards (`AnswerRows.notes`).
    mutating func add(_ covered: CoveredParcel, _ row: inout RecordWriter)
    /// Takes in what another of its kind found in other parcels.
    mutating func merge(_ other: State)
}

extension Subject {
    mutating func merge(subject: any Subject) {
        if let other = subject.state as? State { merge(other) }
    }
}

/// Something that one parcel decides, such as an error: of several parcels the first one's counts (首个情形).
package struct First<Value: Sendable & Codable>: Sendable, Codable {
    private var ordinal = Int.max
    /// What the first parcel decided; `nil` for none.
    package private(set) var value: Value?

    /// Nothing.
    package init() {}

    /// Enters what a parcel decides.
    package mutating func enter(_ value: Value, ordinal: Int) {
        if ordinal < self.ordinal { (self.ordinal, self.value) = (ordinal, value) }
    }

    /// Takes in another.
    package mutating func merge(_ other: First) {
        if let value = other.value { enter(value, ordinal: other.ordinal) }
    }
}
