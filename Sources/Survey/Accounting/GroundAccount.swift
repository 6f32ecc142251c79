import Bilingual
import Covering
public import Geodesy
import Intake
import Overlay
import Parcels
public import Project

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

    /// The questions that an account asks, by the number of the layer.
    ///
    /// - Throws: `request` for a layer without parcels.
    static func questions(
        _ declaration: AccountDeclaration, layers: [LoadedLayer], counties: Int?
    ) throws(SurveyError) -> [Int: [CoverQuestion]] {
        let asked = try Questions(declaration, layers: layers, counties: counties)
        var questions = [asked.occupied: [asked.lines, asked.twice]]
        for layer in asked.restored { questions[layer, default: []].append(asked.inside) }
        return questions
    }

    /// What an account asks of its layers.
    private struct Questions {
        let occupied: Int
        let restored: [Int]
        /// Approved and restored over occupied ground, by county.
        let lines: CoverQuestion
        /// Restored parcels over occupied ground, for ground under several.
        let twice: CoverQuestion
        /// Occupied ground over restored parcels.
        let inside: CoverQuestion

        init(
            _ declaration: AccountDeclaration, layers: [LoadedLayer], counties: Int?
        ) throws(SurveyError) {
            func number(_ name: String) throws(SurveyError) -> Int {
                guard
                    let number = layers.firstIndex(where: {
                        $0.declaration.name == name && $0.content == .parcels
                    })
                else {
                    throw SurveyError(
                        .request, at: name,
                        Message(
                            zh: "收支表需要面状图层，“\(name)”不是",
                            en: "an account takes layers of parcels; \"\(name)\" is none"))
                }
                return number
            }
            occupied = try number(declaration.occupied)
            var approved: [Int] = []
            for name in declaration.approved { approved.append(try number(name)) }
            var restored: [Int] = []
            for name in declaration.restored { restored.append(try number(name)) }
            self.restored = restored
            lines = CoverQuestion(
                [.together(approved), .together(restored)], counties: counties == occupied ? nil : counties)
            twice = CoverQuestion([.together(restored)])
            inside = CoverQuestion([.together([occupied])])
        }
    }

    /// Draws up an account.
    ///
    /// - Parameters:
    ///   - ground: with the answers to its questions.
    ///   - counties: the number of the layer of counties; `nil` without one.
    /// - Throws: `request` for a layer without parcels.
    init(
        _ declaration: AccountDeclaration, in ground: CoveredGround, counties: Int?
    ) throws(SurveyError) {
        self.declaration = declaration
        let asked = try Questions(declaration, layers: ground.layers, counties: counties)
        let occupied = ground.layers[asked.occupied]

        func line(_ pieces: [CoverAnswer.Piece]) -> Line {
            var line = Line()
            for piece in pieces {
                let (area, isApproved, isRestored) = (piece.area, piece.isUnder(0), piece.isUnder(1))
                line.occupied += area
                if isApproved { line.approved += area }
                if isApproved, isRestored { line.approvedAndRestored += area }
                if isRestored, !isApproved { line.restored += area }
                if !isApproved, !isRestored { line.outstanding += area }
            }
            return line
        }
        var total = Line()
        var rows: [(fid: Int64, id: String, name: String?, line: Line)] = []
        var byCounty: [(county: String?, line: Line)] = []
        var byClass: [String?: Line] = [:]
        for (index, parcel) in occupied.parcels.enumerated() {
            let pieces = ground.answer(to: asked.lines, layer: asked.occupied, parcel: index)?.pieces ?? []
            var own = line(pieces)
            // Ground under two restored parcels, whichever layers they are of.
            let shared = ground.answer(to: asked.twice, layer: asked.occupied, parcel: index)?.shared ?? []
            own.restoredTwice = min(
                Area(rounding: shared.reduce(0) { $0 + $1.area }) ?? .zero, parcel.area)
            rows.append((parcel.fid, parcel.id, parcel.attributes[.name], own))
            total += own
            byClass[parcel.attributes[.landClass], default: Line()] += own
            let parts = Dictionary(grouping: pieces) { piece -> String? in
                if counties == asked.occupied { return CountyTabulation.name(of: parcel) }
                guard counties == nil else { return piece.counties.first }
                return parcel.attributes[.county].map(AdministrativeUnit.name(for:))
            }
            for (county, pieces) in parts.sorted(by: { ($0.key ?? "") < ($1.key ?? "") }) {
                var part = line(pieces)
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
        for number in asked.restored {
            for (index, parcel) in ground.layers[number].parcels.enumerated() {
                let answer = ground.answer(to: asked.inside, layer: number, parcel: index)
                outside += answer?.area(outside: 0) ?? .zero
                all += parcel.area
            }
        }
        restoredOutside = outside
        restoredInAll = all
    }
}
