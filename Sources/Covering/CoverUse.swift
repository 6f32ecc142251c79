package import Land

/// A layer as a cover: all of its features, or those of them that count (压盖图层).
package struct CoverUse: Sendable, Hashable, Comparable {
    /// Which features count by their terms.
    package enum Time: Sendable, Hashable {
        /// All.
        case any
        /// Those that no state calls ended, and that no term has ended before a day (未注销、未到期).
        case notEnded(by: CalendarDate?)
        /// Those that are valid on a day, or do not tell.
        case on(CalendarDate)
    }

    /// The number of the layer.
    package let layer: Int
    /// The number of a condition among those asked of the layer; `nil` for none.
    package let condition: Int?
    /// Which features count by their terms.
    package let time: Time

    /// A layer as a cover.
    package init(_ layer: Int, condition: Int? = nil, time: Time = .any) {
        self.layer = layer
        self.condition = condition
        self.time = time
    }

    /// Whether all features count.
    var isWhole: Bool { condition == nil && time == .any }

    /// Whether a feature counts.
    package func takes(_ marks: Marks, _ attributes: Attributes) -> Bool {
        if let condition, !marks.contains(condition) { return false }
        switch time {
        case .any: return true
        case .notEnded(let day):
            let term = Validity(attributes)
            guard let day, let until = term.until else { return !term.isCancelled }
            return !term.isCancelled && until >= day
        case .on(let day): return Validity(attributes).isValid(on: day) ?? true
        }
    }

    /// Whether a feature counts.
    package func takes(_ parcel: Parcel) -> Bool { isWhole || takes(parcel.marks, parcel.attributes) }

    /// By layer.
    package static func < (left: CoverUse, right: CoverUse) -> Bool { left.layer < right.layer }
}
