import Bilingual
import Geodesy
import Intake
import Land
import Project

/// What comes of a change when each feature is set against the one that it was (逐要素对照).
struct ChangeByFeature {
    /// The change; `nil` when nothing tells which feature was which, or there are too many.
    var area: Area?
    /// How many features were matched by name though they have licence numbers.
    var byName = 0
    /// Why it cannot be told.
    var reason: Message?
    /// The layer of the first feature of which it cannot, and its number.
    var layer: String?
    var fid: Int64?

    /// A change that cannot be told.
    static func untold(_ reason: Message, _ parcel: Parcel? = nil, in layer: LoadedLayer? = nil)
        -> ChangeByFeature
    {
        ChangeByFeature(area: nil, reason: reason, layer: layer?.declaration.name, fid: parcel?.fid)
    }
}
