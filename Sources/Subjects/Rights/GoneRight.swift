public import Geodesy
import Land

/// A right of before that has become no right of now (现已没有的矿业权).
public struct GoneRight: Sendable {
    /// Its identifier.
    public let id: String
    /// Its name.
    public let name: String?
    /// Its area.
    public let area: Area
    /// What it shared with reserves.
    public let inReserves: Area
    /// The state that told already then that it was no more, as it is written there; `nil` for another.
    public let endedState: String?
    /// Whether a feature of now has its number or name, of which the outline could not be read.
    public let isOutlineMissing: Bool

    /// A right of before.
    ///
    /// - Parameter unread: the values of the features of now that could not be read.
    init(_ right: RightLicence, inReserves: Area, unread: [Attributes]) {
        (id, name, area) = (right.id, right.name, right.parcel.area)
        self.inReserves = inReserves
        endedState = right.isOver ? right.current.lazy.compactMap { $0.attributes[.state] }.first : nil
        isOutlineMissing = unread.contains { attributes in
            // Only where one of the two has no number the name tells that they are one.
            if let own = right.licence, let number = LicenceKey(attributes) { return own == number }
            return right.nameKey != nil && right.nameKey == RightLicence.nameKey(attributes)
        }
    }
}
