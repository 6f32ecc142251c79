public import Bilingual

/// Which area is meant: the choice of the plane in which parcels are measured.
public enum AreaModel: String, Sendable, CaseIterable, Hashable {
    /// The ellipsoidal area of TD/T 1055-2019 Annex D (椭球面积), the lawful one for parcels.
    case statutory
    /// The area in the Gauss–Krüger plane (平面面积), for licences whose area was computed so.
    case planar
    /// The area enclosed by geodesics (大地线面积), as a cross-check.
    case geodesic

    /// The official term and its English name.
    public var name: Message {
        switch self {
        case .statutory: Message(zh: "椭球面积（TD/T 1055-2019 附录D）", en: "statutory (TD/T 1055-2019 Annex D)")
        case .planar: Message(zh: "高斯平面面积", en: "planar (Gauss–Krüger)")
        case .geodesic: Message(zh: "大地线面积", en: "geodesic")
        }
    }
}
