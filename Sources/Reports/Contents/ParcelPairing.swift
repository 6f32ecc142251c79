import Bilingual
import Geodesy
import Geometry

/// Which parcels of two results are the same (前后图斑对应): those of one identifier, else those of one ground, else those of one
/// number.
///
/// An export may number features anew and put them in another order; what stands on the same ground has not changed.
struct ParcelPairing {
    /// A parcel of a result.
    struct Parcel {
        let layer: String
        /// The number in its file.
        let number: String
        let id: String
        /// The area in square metres as its result tells it.
        let area: String
        /// `nil` in results of earlier versions.
        var ground: Ground?

        /// The layer, the number, and the identifier.
        var name: String { "\(layer)#\(number) \(id)" }
        /// The layer and what its ground is known by.
        fileprivate var place: String? { ground.map { "\(layer)#\($0.fingerprint)" } }
    }

    /// Where a parcel lies.
    struct Ground {
        let fingerprint: String
        /// In degrees.
        let centre: Coordinate?
    }

    /// The parcels that stand in both.
    private(set) var pairs: [(before: Parcel, after: Parcel)] = []
    /// Those of the earlier result alone.
    private(set) var gone: [Parcel]
    /// Those of the later result alone.
    private(set) var new: [Parcel]
    /// The layers whose parcels have identifiers in both.
    private let identified: Set<String>

    /// - Parameter identified: the layers in which both results have a field of identifiers.
    init(_ before: [Parcel], _ after: [Parcel], identified: Set<String>) {
        (gone, new) = (before, after)
        func told(_ parcels: [Parcel]) -> Set<String> {
            Set(parcels.lazy.filter { $0.id != $0.number }.map(\.layer))
        }
        let identified = identified.union(told(before).intersection(told(after)))
        self.identified = identified
        pair { parcel in
            Self.identity(parcel, identified).flatMap { own in parcel.place.map { "\(own) \($0)" } }
        }
        pair(isSingle: true) { Self.identity($0, identified) }
        pair(by: \.place)
        pair(by: \.name)
    }

    /// The layer and the identifier; `nil` where parcels have none.
    private static func identity(_ parcel: Parcel, _ identified: Set<String>) -> String? {
        identified.contains(parcel.layer) && !parcel.id.isEmpty ? "\(parcel.layer)#\(parcel.id)" : nil
    }

    /// Pairs those that are left and have the same key, in their order.
    ///
    /// - Parameter isSingle: whether keys of several parcels tell nothing.
    private mutating func pair(isSingle: Bool = false, by key: (Parcel) -> String?) {
        func positions(_ parcels: [Parcel]) -> [String: [Int]] {
            var known: [String: [Int]] = [:]
            for (position, parcel) in parcels.enumerated() {
                if let key = key(parcel) { known[key, default: []].append(position) }
            }
            return isSingle ? known.filter { $0.value.count == 1 } : known
        }
        let (old, fresh) = (positions(gone), positions(new))
        var (former, latter): (Set<Int>, Set<Int>) = ([], [])
        for (key, own) in old {
            for (one, other) in zip(own, fresh[key] ?? []) {
                pairs.append((gone[one], new[other]))
                former.insert(one)
                latter.insert(other)
            }
        }
        gone = gone.enumerated().filter { !former.contains($0.offset) }.map(\.element)
        new = new.enumerated().filter { !latter.contains($0.offset) }.map(\.element)
    }

    /// What became of a parcel that stands in both.
    enum Change {
        case area
        case ground
        case identifier
    }

    /// What became of a pair; `nil` of one that is the same.
    func change(_ before: Parcel, _ after: Parcel) -> Change? {
        if before.area != after.area { return .area }
        guard let place = before.place, let other = after.place else { return nil }
        if place != other { return .ground }
        // A blank identifier is told as the number.
        if before.id == before.number, after.id == after.number { return nil }
        return Self.identity(before, identified) == Self.identity(after, identified) ? nil : .identifier
    }
}

extension ParcelPairing.Ground {
    /// How far its centre lies from that of another, metres, in the plane of a zone of this one.
    func distance(to other: ParcelPairing.Ground) -> Double? {
        guard let centre, let end = other.centre, let zone = Zone(containing: centre.x) else { return nil }
        let plane = GaussKrugerPlane(zone: zone, prefixed: false)
        guard let start = try? plane.projected(centre), let end = try? plane.projected(end) else { return nil }
        let (east, north) = (end.x - start.x, end.y - start.y)
        return (east * east + north * north).squareRoot()
    }
}
