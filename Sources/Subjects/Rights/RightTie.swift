import Geodesy
import Geometry
import Land
import Topology

/// Rights that are what rights of before have become (调整前后对应关系).
public struct RightTie: Sendable {
    /// What tells that they are the same.
    public enum Basis: String, Sendable, Comparable {
        /// The licence number (许可证号).
        case licence
        /// The name (名称).
        case name
        /// The number that their layers give them (编号).
        case serial
        /// That there is one right before and one after.
        case only
        /// Their ground (位置).
        case place

        /// The surer ones first.
        public static func < (left: Basis, right: Basis) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .licence: 0
            case .name: 1
            case .serial: 2
            case .only: 3
            case .place: 4
            }
        }
    }

    /// A right as it is told.
    public struct Member: Sendable {
        /// Its identifier.
        public let id: String
        /// Its name.
        public let name: String?
        /// Its name, else its identifier.
        public var title: String { name ?? id }
    }

    /// The rights before: several of a merger (整合).
    public let before: [Member]
    /// The rights after: several of a division (分立).
    public let after: [Member]
    /// The least sure of what ties them.
    public let basis: Basis
    /// Whether licence number and name, or licence number and number of the layer, say different things.
    public let disagreement: Disagreement?
    /// Whether its ground says one thing and its name another, which somebody must decide.
    public var isContradicted: Bool { basis == .place && disagreement == .name }

    /// What says something else than the tie.
    public enum Disagreement: String, Sendable {
        /// Their names differ.
        case name
        /// Their licence numbers differ.
        case licence
        /// The number of the layer is another one.
        case serial
    }
}

/// Which rights of a layer are which of a former one: by licence number, then by name, then by place.
struct RightMatching {
    /// A right after that is a right before, by their positions.
    struct Pair {
        let now: Int
        let former: Int
        let basis: RightTie.Basis
    }

    private(set) var pairs: [Pair] = []
    /// Rights of one name whose numbers and ground differ: two rights.
    private(set) var namesakes: [(now: Int, former: Int)] = []

    private let now: [RightLicence]
    private let former: [RightLicence]
    private let topology: TopologyContext
    private let index: SpatialIndex
    /// Per right before the area that it could keep, outside the reserves, square metres.
    private let kept: [Double]

    /// Ground that both must have, as a part of the smaller one, to be one right by place.
    private static let share = 0.5

    /// - Parameter overlaps: per right before what it shares with reserves.
    init(now: [RightLicence], former: [RightLicence], overlaps: [Area], topology: TopologyContext) throws {
        (self.now, self.former, self.topology) = (now, former, topology)
        kept = zip(former, overlaps).map { right, overlap in
            let left = (right.parcel.area - overlap).squareMetres
            // Of a right that lies in reserves all but for a rest the rest tells nothing.
            return left >= 0.1 * right.parcel.area.squareMetres ? left : right.parcel.area.squareMetres
        }
        index = SpatialIndex(former.map(\.parcel.ground.box))
        matchNumbers()
        try matchNames()
        try matchSerials()
        if now.count == 1, former.count == 1, pairs.isEmpty, !now[0].isKnown || !former[0].isKnown {
            pairs.append(Pair(now: 0, former: 0, basis: .only))
        }
        try matchPlaces()
        pairs.sort { ($0.now, $0.former) < ($1.now, $1.former) }
    }

    private func isFree(now position: Int) -> Bool { !pairs.contains { $0.now == position } }
    private func isFree(former position: Int) -> Bool { !pairs.contains { $0.former == position } }
    private var freeNow: [Int] { now.indices.filter { isFree(now: $0) } }
    private var freeFormer: [Int] { former.indices.filter { isFree(former: $0) } }

    private mutating func matchNumbers() {
        // A text of corners may hold the number of the licence as that of the parcel.
        for number in [{ (right: RightLicence) in right.licence?.text }, { $0.licence?.text ?? $0.serial }] {
            var known: [String: [Int]] = [:]
            for position in freeFormer {
                number(former[position]).map { known[$0, default: []].append(position) }
            }
            for position in freeNow {
                guard let text = number(now[position]), let found = known[text], found.count == 1 else {
                    continue
                }
                let isLicence = now[position].licence != nil || former[found[0]].licence != nil
                if isLicence, isFree(former: found[0]) {
                    pairs.append(Pair(now: position, former: found[0], basis: .licence))
                }
            }
        }
    }

    private mutating func matchNames() throws {
        var names: [String: (now: [Int], former: [Int])] = [:]
        for position in freeNow {
            now[position].nameKey.map { names[$0, default: ([], [])].now.append(position) }
        }
        for position in freeFormer {
            former[position].nameKey.map { names[$0, default: ([], [])].former.append(position) }
        }
        for name in names.keys.sorted() {
            guard let sides = names[name] else { continue }
            for one in sides.now {
                var candidates: [(former: Int, shared: Double)] = []
                for other in sides.former where isFree(former: other) {
                    candidates.append((other, try shared(one, other)))
                }
                guard let best = candidates.max(by: { ($0.shared, -$0.former) < ($1.shared, -$1.former) })
                else { continue }
                let isOnly = sides.now.count == 1 && candidates.count == 1
                // Two numbers and two places under one name are two rights.
                let isNumbered = now[one].licence != nil && former[best.former].licence != nil
                let isElsewhere =
                    try best.shared < 1 && (isNumbered || isOnGround(ofOthersThan: best.former, one))
                if best.shared >= 1 || (isOnly && !isElsewhere) {
                    pairs.append(Pair(now: one, former: best.former, basis: .name))
                } else {
                    namesakes.append((one, best.former))
                }
            }
        }
    }

    private mutating func matchSerials() throws {
        var known: [String: [Int]] = [:]
        for position in freeFormer { former[position].serial.map { known[$0, default: []].append(position) } }
        for one in freeNow {
            guard let serial = now[one].serial, let found = known[serial], found.count == 1,
                isFree(former: found[0])
            else { continue }
            // Serial numbers begin anew with each export: without common ground they say nothing.
            let isDenied = now[one].isKnown && former[found[0]].isKnown
            if !isDenied, try isSamePlace(one, found[0]) {
                pairs.append(Pair(now: one, former: found[0], basis: .serial))
            }
        }
    }

    private mutating func matchPlaces() throws {
        let (goneBefore, newNow) = (Set(freeFormer), Set(freeNow))
        var found: [Pair] = []
        for one in now.indices {
            for other in index.query(now[one].parcel.ground.box) {
                let isGone = goneBefore.contains(other)
                let isNew = newNow.contains(one)
                guard isGone || isNew, !now[one].isOver, !former[other].isOver,
                    !pairs.contains(where: { $0.now == one && $0.former == other })
                else { continue }
                let common = try topology.intersection(now[one].outline, former[other].outline)
                guard common.planarArea >= 1 else { continue }
                var taken = MultiPolygon()
                if !isNew {
                    // What it takes in beside its own former ground.
                    for pair in pairs where pair.now == one { taken.append(former[pair.former].outline) }
                } else if !isGone {
                    // What the right that goes on gave away.
                    for pair in pairs where pair.former == other { taken.append(now[pair.now].outline) }
                }
                let left =
                    taken.isEmpty
                    ? common.planarArea
                    : try topology.differenceArea(common, topology.unaryUnion(taken))
                let own = now[one].parcel.area.squareMetres
                let whole = isNew && isGone ? min(own, kept[other]) : isNew ? own : kept[other]
                if left >= Self.share * whole {
                    found.append(Pair(now: one, former: other, basis: .place))
                }
            }
        }
        pairs += found
    }

    /// Whether a right lies where another right lay before than the one of its name.
    private func isOnGround(ofOthersThan named: Int, _ one: Int) throws -> Bool {
        try index.query(now[one].parcel.ground.box).contains { try $0 != named && isSamePlace(one, $0) }
    }

    private func shared(_ one: Int, _ other: Int) throws -> Double {
        guard now[one].parcel.ground.box.meets(former[other].parcel.ground.box) else { return 0 }
        return try topology.intersectionArea(now[one].outline, former[other].outline)
    }

    private func isSamePlace(_ one: Int, _ other: Int) throws -> Bool {
        let least = min(now[one].parcel.area, former[other].parcel.area).squareMetres
        return try shared(one, other) >= Self.share * least
    }

    // MARK: Groups

    /// The positions of rights that belong together, before and after: a pair, a merger, a division.
    var groups: [(now: [Int], former: [Int])] {
        var groups: [(now: Set<Int>, former: Set<Int>)] = []
        for pair in pairs {
            let joined = groups.indices.filter {
                groups[$0].now.contains(pair.now) || groups[$0].former.contains(pair.former)
            }
            var group: (now: Set<Int>, former: Set<Int>) = ([pair.now], [pair.former])
            for place in joined.reversed() {
                group.now.formUnion(groups[place].now)
                group.former.formUnion(groups[place].former)
                groups.remove(at: place)
            }
            groups.append(group)
        }
        return groups.map { ($0.now.sorted(), $0.former.sorted()) }.sorted { $0.now[0] < $1.now[0] }
    }

    /// A group as it is told.
    func tie(_ group: (now: [Int], former: [Int])) -> RightTie {
        let own = pairs.filter { group.now.contains($0.now) }
        let basis = own.map(\.basis).max() ?? .licence
        var disagreement: RightTie.Disagreement?
        if own.count == 1 {
            let (one, other) = (now[own[0].now], former[own[0].former])
            func differ<T: Equatable>(_ value: (RightLicence) -> T?) -> Bool {
                guard let a = value(one), let b = value(other) else { return false }
                return a != b
            }
            let isNamedElsewhere = basis == .place && namesakes.contains { $0.now == own[0].now }
            if isNamedElsewhere || basis == .licence && differ(\.nameKey) {
                disagreement = .name
            } else if basis != .licence, differ(\.licence) {
                disagreement = .licence
            } else if differ(\.serial), one.serial != one.licence?.text {
                disagreement = .serial
            }
        }
        return RightTie(
            before: group.former.map { .init(id: former[$0].id, name: former[$0].name) },
            after: group.now.map { .init(id: now[$0].id, name: now[$0].name) }, basis: basis,
            disagreement: disagreement)
    }
}

extension RightLicence {
    /// Whether it has a licence number or a name.
    var isKnown: Bool { licence != nil || nameKey != nil }
}
