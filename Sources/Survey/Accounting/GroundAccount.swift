import Bilingual
public import Geodesy
import Overlay
import Parcels

/// The account of occupied ground (收支表): occupied = approved + restored + outstanding, in exact sums of masks.
///
/// Ground that was approved counts as approved, restored or not; what is restored without approval counts as restored; the
/// rest is outstanding. Ground restored outside the occupied ground, or twice, stands beside.
public struct GroundAccount: Sendable {
    /// The line of some ground.
    public struct Line: Sendable, Hashable {
        /// What is occupied.
        public var occupied: Area = .zero
        /// What of it is approved.
        public var approved: Area = .zero
        /// What of it is restored and not approved.
        public var restored: Area = .zero
        /// What of it is approved and restored as well; it counts as approved.
        public var approvedAndRestored: Area = .zero
        /// What of it is neither.
        public var outstanding: Area = .zero
        /// What of it lies in more than one restored parcel: of two years, two items, or drawn twice.
        ///
        /// `nil` where it is not told apart: counties with parcels across their borders.
        public var restoredTwice: Area? = .zero

        /// Adds another line.
        public static func += (left: inout Line, right: Line) {
            left.occupied += right.occupied
            left.approved += right.approved
            left.restored += right.restored
            left.approvedAndRestored += right.approvedAndRestored
            left.outstanding += right.outstanding
            left.restoredTwice = left.restoredTwice.flatMap { one in right.restoredTwice.map { one + $0 } }
        }
    }

    /// What was asked for.
    public let declaration: AccountDeclaration
    /// The line of each occupied parcel, in the layer's order.
    public let parcels: [(fid: Int64, id: String, name: String?, line: Line)]
    /// The lines of each county, in the order in which they occur; `nil` for ground outside all.
    public let counties: [(county: String?, line: Line)]
    /// The lines of each class, by class; `nil` for parcels without one.
    public let classes: [(landClass: String?, line: Line)]
    /// The line of everything.
    public let total: Line
    /// What is restored outside the occupied ground, each restored parcel for itself.
    public let restoredOutside: Area
    /// What is restored in all, each restored parcel for itself.
    public let restoredInAll: Area

    /// Draws up an account.
    ///
    /// - Parameters:
    ///   - layers: the layers of the project.
    ///   - counties: the layer of counties; `nil` without one.
    /// - Throws: `request` for a layer without parcels, `inputRefused` when layers cannot be overlaid.
    init(
        _ declaration: AccountDeclaration, layers: [LoadedLayer], counties: LoadedLayer?
    ) throws(SurveyError) {
        self.declaration = declaration
        func layer(_ name: String) throws(SurveyError) -> LoadedLayer {
            guard let layer = layers.first(where: { $0.declaration.name == name && $0.content == .parcels })
            else {
                throw SurveyError(
                    .request, at: name,
                    Message(
                        zh: "收支表需要面状图层，“\(name)”不是",
                        en: "an account takes layers of parcels; \"\(name)\" is none"))
            }
            return layer
        }
        let occupied = try layer(declaration.occupied)
        var covers: [CoverGroup] = []
        for name in declaration.approved { covers.append(CoverGroup(try layer(name))) }
        var restoredLayers: [LoadedLayer] = []
        for name in declaration.restored { restoredLayers.append(try layer(name)) }
        covers += restoredLayers.map { CoverGroup($0) }
        if let counties, counties.declaration.name != declaration.occupied {
            covers += CountyTabulation.covers(of: counties, around: occupied)
        }
        let coverage = try CoverageComputation.coverage(of: occupied, by: covers)
        let approved = coverage.mask(of: declaration.approved)
        let restored = coverage.mask(of: declaration.restored)

        func line(_ masks: [(mask: LayerMask, area: Area)]) -> Line {
            var line = Line()
            for (mask, area) in masks {
                let (isApproved, isRestored) = (
                    !mask.isDisjoint(with: approved), !mask.isDisjoint(with: restored)
                )
                line.occupied += area
                if isApproved { line.approved += area }
                if isApproved, isRestored { line.approvedAndRestored += area }
                if isRestored, !isApproved { line.restored += area }
                if !isApproved, !isRestored { line.outstanding += area }
            }
            return line
        }
        // Ground under two restored parcels, whichever layers they are of.
        let restoredGround: EdgeCoverageEngine
        do {
            restoredGround = try EdgeCoverageEngine([
                CoverLayer(features: restoredLayers.flatMap { $0.parcels.map(\.ground) })
            ])
        } catch {
            throw SurveyError(.inputRefused, at: declaration.restored.joined(separator: ", "), error.message)
        }
        func twice(_ parcel: Parcel) throws(SurveyError) -> Area {
            do {
                let depths = try restoredGround.coverage(of: parcel.ground).depths
                let area = depths.reduce(0) { $1.depth > 1 ? $0 + $1.area : $0 }
                return min(Area(rounding: area) ?? .zero, parcel.area)
            } catch {
                throw SurveyError(.inputRefused, at: "\(occupied.path) · #\(parcel.fid)", error.message)
            }
        }
        var total = Line()
        var rows: [(fid: Int64, id: String, name: String?, line: Line)] = []
        var byCounty: [(county: String?, line: Line)] = []
        var byClass: [String?: Line] = [:]
        for (parcel, covered) in zip(occupied.parcels, coverage.parcels) {
            var own = line(covered.masks)
            own.restoredTwice = try twice(parcel)
            rows.append((parcel.fid, parcel.id, parcel.attributes[.name], own))
            total += own
            byClass[parcel.attributes[.landClass], default: Line()] += own
            let parts = Dictionary(grouping: covered.masks) { piece in
                counties.flatMap { counties in
                    coverage.covers(in: piece.mask).first { $0.layer == counties.declaration.name }?.value
                } ?? (counties == nil ? parcel.attributes[.county].map(AdministrativeUnit.name(for:)) : nil)
            }
            for (county, masks) in parts.sorted(by: { ($0.key ?? "") < ($1.key ?? "") }) {
                var part = line(masks)
                part.restoredTwice = parts.count == 1 || own.restoredTwice == .zero ? own.restoredTwice : nil
                if let index = byCounty.firstIndex(where: { $0.county == county }) {
                    byCounty[index].line += part
                } else {
                    byCounty.append((county, part))
                }
            }
        }
        parcels = rows
        self.total = total
        self.counties = byCounty
        classes = byClass.sorted { ($0.key ?? "") < ($1.key ?? "") }.map { ($0.key, $0.value) }

        var outside = Area.zero
        var all = Area.zero
        for layer in restoredLayers {
            let coverage = try CoverageComputation.coverage(of: layer, by: [CoverGroup(occupied)])
            let ground = coverage.mask(of: [declaration.occupied])
            for (parcel, covered) in zip(layer.parcels, coverage.parcels) {
                outside += covered.area(outside: ground)
                all += parcel.area
            }
        }
        restoredOutside = outside
        restoredInAll = all
    }
}
