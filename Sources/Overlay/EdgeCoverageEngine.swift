public import Geometry

/// The coverage engine: areas as sums over edges, with no geometry built and no topology that could fail.
///
/// Parcels and covers count by the even-odd rule whatever their rings do; the result is a continuous function of
/// the coordinates. It does not depend on the other parcels, nor on their order. Not `Sendable`: it holds the scratch
/// memory of one task; the index is shared.
public final class EdgeCoverageEngine: CoverageEngine {
    private let indices: [CoverIndex]
    private var parcel = ParcelEdges()
    private var check = RingCheck()
    /// Per index what the last parcel meets, when there are several; found once for all questions.
    private var meetings: [CoverMeeting] = []
    private var isFound: [Bool] = []
    /// What the last question looked at.
    private var meeting: CoverMeeting
    private var sweep = SlabSweep()
    /// The last parcel's own area; `nil` before its first question.
    private var ownArea: Double?
    private var isSound = false
    /// Whether the boundaries of overlaps are measured.
    private let measuresBoundaries: Bool
    /// Whether no edge of a cover runs through the last parcel.
    private var isWhole = false
    /// Per owner the length of its edges near the last parcel.
    private var coverLengths: [Double] = []

    /// An engine over an index.
    ///
    /// - Parameter measuresBoundaries: whether features get their `boundaryLimit`.
    public init(_ index: CoverIndex, measuresBoundaries: Bool = false) {
        indices = [index]
        self.measuresBoundaries = measuresBoundaries
        meeting = CoverMeeting(index)
    }

    /// An engine without covers, which only measures.
    public convenience init() { self.init(indices: []) }

    /// An engine over several indices, asked question by question (`read`, `coverage(over:)`).
    public init(indices: [CoverIndex]) {
        self.indices = indices
        measuresBoundaries = false
        meetings = indices.map { CoverMeeting($0) }
        isFound = indices.map { _ in false }
        meeting = CoverMeeting()
    }

    /// An engine of its own index.
    public convenience init(_ layers: [CoverLayer]) throws(OverlayError) {
        self.init(try CoverIndex(layers))
    }

    /// The coverage of one parcel.
    ///
    /// - Parameter subject: in the plane of the cover layers.
    /// - Throws: `notFinite`.
    public func coverage(of subject: MultiPolygon) throws(OverlayError) -> Coverage {
        try coverage(of: subject, rings: .unknown)
    }

    /// The coverage of one parcel of whose rings something is known.
    ///
    /// - Parameter subject: in the plane of the cover layers.
    /// - Throws: `notFinite`.
    public func coverage(of subject: MultiPolygon, rings: Soundness) throws(OverlayError) -> Coverage {
        parcel.read(subject, 0..<subject.polygonCount)
        return try coverageOfParcel(rings)
    }

    /// The coverage of one parcel of a batch.
    ///
    /// - Parameters:
    ///   - batch: in the plane of the cover layers.
    ///   - feature: its number in the batch.
    ///   - rings: what is known of its rings.
    /// - Throws: `notFinite`.
    public func coverage(
        of batch: PolygonBatch, feature: Int, rings: Soundness = .unknown
    ) throws(OverlayError) -> Coverage {
        parcel.read(batch.polygons, batch.polygons(ofFeature: feature))
        return try coverageOfParcel(rings)
    }

    private func coverageOfParcel(_ rings: Soundness) throws(OverlayError) -> Coverage {
        guard try measure(rings) else { return Coverage(area: 0, masks: [], features: []) }
        if indices.count == 1 { meeting.find(parcel.box, in: indices[0]) }
        return coverage()
    }

    /// Takes a parcel that questions are then asked about.
    ///
    /// - Returns: its own area, before rounding.
    /// - Throws: `notFinite`.
    public func read(_ subject: MultiPolygon, rings: Soundness) throws(OverlayError) -> Double {
        parcel.read(subject, 0..<subject.polygonCount)
        for index in isFound.indices { isFound[index] = false }
        return try measure(rings) ? ownArea ?? 0 : 0
    }

    /// The coverage of the parcel taken last by the covers of one question.
    ///
    /// What else lies over the parcel, and what else was asked, plays no part in it. Bits are dealt to the layers that the
    /// parcel meets, in the order of the choices; `Coverage.sources` says to which.
    ///
    /// - Throws: `tooManyLayers` for a parcel that meets more than 64 layers that are told apart.
    public func coverage(over choices: [CoverChoice]) throws(OverlayError) -> Coverage {
        guard ownArea != nil, !parcel.edges.isEmpty else { return Coverage(area: 0, masks: [], features: []) }
        for choice in choices { find(choice.index) }
        try meeting.join(meetings, choices)
        return coverage()
    }

    /// The ground that the parcel taken last shares with one other.
    ///
    /// - Parameter other: in the same plane; of few corners, all of which are looked at.
    /// - Returns: `nil` when the two share nothing.
    public func shared(with other: MultiPolygon) -> SharedGround? {
        let (box, otherBox) = (parcel.box, other.box)
        guard !parcel.edges.isEmpty, box.meets(otherBox) else { return nil }
        let west = min(otherBox.minX, box.minX) - 1
        var edges: [Edge] = []
        var coversCorner = false
        var start = 0
        for end in other.ringEnds {
            for place in start + 1..<max(end, start + 1) {
                let (a, b) = (other.coordinates[place - 1], other.coordinates[place])
                guard a != b else { continue }
                let edge = Edge(ax: a.x, ay: a.y, bx: b.x, by: b.y, owner: 1)
                // From the west, where it surely is not.
                if edge.isCrossed(alongY: box.maxY, from: west, to: box.minX) { coversCorner.toggle() }
                if Orientation.mayMeet(edge, box) { edges.append(edge) }
            }
            start = end
        }
        return shared(with: edges, coversCorner: coversCorner)
    }

    /// The ground that the parcel taken last shares with features of an index, with each for itself.
    ///
    /// However many lie over each other, each costs what it costs alone.
    ///
    /// - Parameters:
    ///   - index: the number of the index.
    ///   - isAsked: whether a feature is looked at, by its position in its layer.
    public func shared(
        withFeaturesOf index: Int, where isAsked: (Int) -> Bool
    ) -> [(feature: Int, ground: SharedGround)] {
        guard !parcel.edges.isEmpty else { return [] }
        find(index)
        return meetings[index].edgesByOwner().compactMap { owner, edges in
            let feature = indices[index].covers[meetings[index].cover(ofOwner: owner).cover].feature
            guard isAsked(feature) else { return nil }
            return shared(with: edges, coversCorner: meetings[index].inside.contains(owner))
                .map { (feature, $0) }
        }
    }

    private func shared(with edges: [Edge], coversCorner: Bool) -> SharedGround? {
        let (area, box) = (ownArea ?? 0, parcel.box)
        let noise = 1e-14 * box.width * box.height
        guard area > noise else { return nil }
        var shared = area
        if isSound, parcel.isOnePiece, edges.isEmpty || parcel.areOutside(edges),
            let position = parcel.innerPosition
        {
            guard coversCorner != CoverMeeting.isLeft(edges, from: box, to: position) else { return nil }
        } else {
            sweep.start(layerOfOwner: [0, 0], origin: Coordinate(x: box.minX, y: box.minY))
            sweep.add(parcel.edges + edges, in: box, inside: coversCorner ? [1] : [])
            shared = min(area, sweep.sums.area(ofOwner: 1))
        }
        let diagonal = (box.width * box.width + box.height * box.height).squareRoot()
        return shared > noise
            ? SharedGround(
                area: shared,
                boundaryLimit: edges.reduce(parcel.length) { $0 + min($1.length, diagonal) }, edges: edges,
                coversCorner: coversCorner)
            : nil
    }

    /// The connected pieces of ground that the last parcel shares with another, measured without being built.
    ///
    /// - Parameter stretch: how many times longer than on the ground lines to the east are in the plane; those to the
    ///   north are as many times shorter.
    /// - Returns: from west to east by where they begin.
    public func pieces(of ground: SharedGround, stretch: Double = 1) -> [OverlapSize] {
        pieces(
            parcel.edges + ground.edges, inside: ground.coversCorner ? [1] : [], layerOfOwner: [0, 0],
            under: LayerMask(layer: 0), stretch)
    }

    /// The layers of an index that the parcel taken last may meet, ascending.
    public func layers(near index: Int) -> [Int] {
        guard !parcel.edges.isEmpty else { return [] }
        find(index)
        return CoverMeeting.layers(meetings[index].layerOfOwner)
    }

    private func find(_ index: Int) {
        guard !isFound[index] else { return }
        meetings[index].find(parcel.box, in: indices[index])
        isFound[index] = true
    }

    /// The area of the parcel at hand: of its shells less its holes where they are valid, else by the even-odd rule.
    ///
    /// It depends on nothing but the parcel.
    ///
    /// - Returns: whether it has any edges.
    private func measure(_ rings: Soundness) throws(OverlayError) -> Bool {
        ownArea = nil
        guard !parcel.edges.isEmpty else { return false }
        let box = parcel.box
        guard box.isMeasurable else { throw OverlayError(.notFinite) }
        isSound =
            switch rings {
            case .unknown: check.areSound(&parcel)
            case .sound: true
            case .unsound: false
            }
        if isSound {
            ownArea = parcel.area
        } else {
            sweep.start(layerOfOwner: [0], origin: Coordinate(x: box.minX, y: box.minY))
            sweep.add(parcel.edges, in: box, inside: [])
            ownArea = sweep.sums.subjectArea
        }
        return true
    }

    /// The lines around the ground that the last parcel shares with a cover feature, to build it as polygons.
    ///
    /// - Parameters:
    ///   - layer: the number of the cover layer.
    ///   - feature: the position of the feature in the layer.
    /// - Returns: `nil` when the two share nothing.
    public func outline(layer: Int, feature: Int) -> OverlapOutline? {
        guard let owner = owner(layer, feature) else { return nil }
        return OverlapOutline(
            parcel: parcel, cover: isWhole ? [] : meeting.edges.filter { $0.owner == owner },
            coversCorner: isWhole || meeting.inside.contains(owner))
    }

    /// The connected pieces of the ground that the last parcel shares with a cover feature, measured without being
    /// built.
    ///
    /// - Parameters:
    ///   - layer: the number of the cover layer.
    ///   - feature: the position of the feature in the layer.
    ///   - stretch: how many times longer than on the ground lines to the east are in the plane; those to the
    ///     north are as many times shorter.
    /// - Returns: from west to east by where they begin.
    public func pieces(layer: Int, feature: Int, stretch: Double = 1) -> [OverlapSize] {
        guard let owner = owner(layer, feature) else { return [] }
        var edges = parcel.edges
        if !isWhole {
            for var edge in meeting.edges where edge.owner == owner {
                edge.owner = 1
                edges.append(edge)
            }
        }
        let isOver = isWhole || meeting.inside.contains(owner)
        return pieces(
            edges, inside: isOver ? [1] : [], layerOfOwner: [0, 0], under: LayerMask(layer: 0), stretch)
    }

    /// The connected pieces of the ground of the last parcel under exactly the layers of a mask of its coverage.
    ///
    /// - Parameters:
    ///   - mask: with the bits of the coverage asked for last.
    ///   - stretch: how many times longer than on the ground lines to the east are in the plane; those to the
    ///     north are as many times shorter.
    /// - Returns: from west to east by where they begin.
    public func pieces(under mask: LayerMask, stretch: Double = 1) -> [OverlapSize] {
        pieces(
            isWhole ? parcel.edges : parcel.edges + meeting.edges, inside: meeting.inside,
            layerOfOwner: meeting.layerOfOwner, under: mask, stretch)
    }

    /// The number of cover features near the last parcel.
    public var coverCount: Int { meeting.layerOfOwner.count - 1 }

    /// The length of all that can bound pieces of the last parcel, at most: its own rings and the edges of covers in it.
    public var boundaryLimit: Double {
        guard !isWhole else { return parcel.length }
        let box = parcel.box
        let diagonal = (box.width * box.width + box.height * box.height).squareRoot()
        return meeting.edges.reduce(parcel.length) { $0 + min($1.length, diagonal) }
    }

    private func pieces(
        _ edges: [Edge], inside: [Int32], layerOfOwner: [Int32], under mask: LayerMask, _ stretch: Double
    ) -> [OverlapSize] {
        let box = parcel.box
        return sweep.pieces(
            edges, in: box, origin: Coordinate(x: box.minX, y: box.minY), inside: inside,
            layerOfOwner: layerOfOwner, under: mask, stretch: stretch)
    }

    /// The owner that a cover feature has near the last parcel.
    private func owner(_ layer: Int, _ feature: Int) -> Int32? {
        (1..<Int32(meeting.layerOfOwner.count)).first {
            let cover = cover(ofOwner: $0)
            return cover.layer == layer && cover.feature == feature
        }
    }

    private func cover(ofOwner owner: Int32) -> CoverIndex.Cover {
        let (index, cover) = meeting.cover(ofOwner: owner)
        return indices[index].covers[cover]
    }

    private func coverage() -> Coverage {
        isWhole = false
        let box = parcel.box
        let area = ownArea ?? 0
        if isSound {
            if !meeting.isPartial { return whole(area) }
            // Half of the parcels near the edge of a cover only lie beside it: what covers one position covers all.
            if parcel.isOnePiece, parcel.areOutside(meeting.edges), let position = parcel.innerPosition {
                meeting.move(to: position, in: box)
                return whole(area)
            }
        }
        sweep.start(layerOfOwner: meeting.layerOfOwner, origin: Coordinate(x: box.minX, y: box.minY))
        if meeting.isPartial {
            sweep.add(parcel.edges + meeting.edges, in: box, inside: meeting.inside)
        } else {
            sweep.add(parcel.edges, in: box, inside: meeting.inside)
        }
        // Less than what rounding can make of coincident edges is no ground.
        return assembled(area: area, noise: 1e-14 * box.width * box.height)
    }

    /// The coverage of a parcel that no edge of a cover runs through.
    private func whole(_ area: Double) -> Coverage {
        isWhole = true
        let length = measuresBoundaries && !meeting.inside.isEmpty ? parcel.length : .infinity
        var mask = LayerMask()
        var depths: [Int: Int] = [:]
        var features: [Coverage.FeatureArea] = []
        for owner in meeting.inside {
            let cover = cover(ofOwner: owner)
            let layer = Int(meeting.layerOfOwner[Int(owner)])
            mask.formUnion(LayerMask(layer: layer))
            depths[layer, default: 0] += 1
            features.append(
                .init(layer: cover.layer, feature: cover.feature, area: area, boundaryLimit: length))
        }
        return Coverage(
            area: area, masks: [.init(mask: mask, area: area)], features: features,
            depths: depths.filter { $0.value > 1 }.sorted { $0.key < $1.key }
                .map { .init(layer: $0.key, depth: $0.value, area: area) },
            ringsAreSound: isSound, sources: meeting.sources)
    }

    private func assembled(area: Double, noise: Double) -> Coverage {
        guard area > noise else {
            return Coverage(area: max(area, 0), masks: [], features: [], ringsAreSound: isSound)
        }
        if measuresBoundaries { measureCovers() }
        let length = measuresBoundaries ? parcel.length : .infinity
        var features: [Coverage.FeatureArea] = []
        for owner in 1..<max(1, sweep.sums.ownerCount) {
            let covered = sweep.sums.area(ofOwner: owner)
            guard covered > noise else { continue }
            let cover = cover(ofOwner: Int32(owner))
            features.append(
                .init(
                    layer: cover.layer, feature: cover.feature, area: covered > area - noise ? area : covered,
                    boundaryLimit: measuresBoundaries ? length + coverLengths[owner] : .infinity))
        }
        var masks = sweep.sums.masks.filter { $0.area > noise }.sorted { $0.mask < $1.mask }
        // The pieces are the parcel: what rounding left over goes where it is least.
        if let largest = masks.indices.max(by: { masks[$0].area < masks[$1].area }) {
            masks[largest].area += area - masks.reduce(0) { $0 + $1.area }
        }
        let depths = sweep.sums.depths.filter { $0.area > noise }
            .sorted { ($0.layer, $0.depth) < ($1.layer, $1.depth) }
        return Coverage(
            area: area, masks: masks, features: features, depths: depths, ringsAreSound: isSound,
            sources: meeting.sources)
    }

    /// Adds up the edges of each owner; what of an edge lies in the box is no longer than its diagonal.
    private func measureCovers() {
        coverLengths.removeAll(keepingCapacity: true)
        coverLengths.append(contentsOf: repeatElement(0, count: meeting.layerOfOwner.count))
        let box = parcel.box
        let diagonal = (box.width * box.width + box.height * box.height).squareRoot()
        for edge in meeting.edges { coverLengths[Int(edge.owner)] += min(edge.length, diagonal) }
    }
}
