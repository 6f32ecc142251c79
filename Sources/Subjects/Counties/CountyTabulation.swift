import Bilingual
import Covering
import Geodesy
import Geometry
import Intake
import Land
import Overlay
import Project

/// Tabulates parcels by county and class.
///
/// With a layer of counties each parcel is split along their borders, balanced so that its pieces add up;
/// without one the parcel's own field tells the county.
enum CountyTabulation {
    /// Names of counties, each once: those of the county layer in its order, others by name, ground outside all last.
    static func ordered(_ names: some Sequence<String?>, counties: LoadedLayer?) -> [String?] {
        let order = counties?.parcels.map(name) ?? AdministrativeUnit.counties.map(\.name)
        func rank(_ county: String?) -> (Int, String) {
            guard let county else { return (Int.max, "") }
            return (order.firstIndex(of: county) ?? order.count, county)
        }
        return Set(names).sorted { rank($0) < rank($1) }
    }

    /// Whether a part of a parcel is more than what borders that are drawn twice leave between them: a square metre, or half
    /// of the parcel.
    static func isGround(_ area: Area, of parcel: Parcel) -> Bool {
        area.squareMetres >= 1 || area + area >= parcel.area
    }

    /// As much ground as borders that two counties both draw share of a parcel, where they do not fit.
    ///
    /// A square metre, or a strip of half a metre across the parcel; more is an overlap of counties.
    static func seam(in parcel: Parcel) -> Area {
        let box = parcel.ground.box
        let across = (box.width * box.width + box.height * box.height).squareRoot()
        return max(Area(hundredths: 100), Area(rounding: across / 2) ?? .zero)
    }

    /// What of a parcel's pieces lies in several counties.
    static func shared(_ pieces: [CoverAnswer.Piece]) -> Area {
        pieces.reduce(.zero) { $1.counties.count > 1 ? $0 + $1.area : $0 }
    }

    /// The parcel's area by county: exact sums of its pieces.
    ///
    /// Without a layer of counties, the parcel's own field tells the county; a county lies in itself. Ground of less than a
    /// square metre outside all counties is a seam between them, and goes to the county with most of the parcel.
    static func split(
        _ covered: CoveredParcel, by borders: CountyBorders
    ) throws(SurveyError) -> [(county: String?, area: Area)] {
        let parcel = covered.parcel
        guard !borders.areOwn else { return [(name(of: parcel), parcel.area)] }
        guard let question = borders.question else {
            return [(parcel.attributes[.county].map(AdministrativeUnit.name(for:)), parcel.area)]
        }
        let answer = covered.answers[question]
        var parts = try areas(
            of: answer.pieces, in: parcel, place: "\(borders.path) · #\(parcel.fid)")
        if let seam = parts.firstIndex(where: { $0.county == nil }), !isGround(parts[seam].area, of: parcel),
            let main = parts.indices.filter({ $0 != seam }).max(by: { parts[$0].area < parts[$1].area })
        {
            parts[main].area += parts[seam].area
            parts.remove(at: seam)
        }
        return parts
    }

    /// Some of a parcel's pieces by the counties among which the parcel was split.
    static func split(
        _ pieces: [CoverAnswer.Piece], of parcel: Parcel, among parts: [(county: String?, area: Area)],
        place: @autoclosure () -> String
    ) throws(SurveyError) -> [(county: String?, area: Area)] {
        guard let main = parts.max(by: { $0.area < $1.area }) else { return [] }
        guard parts.count > 1 else { return [(main.county, pieces.reduce(.zero) { $0 + $1.area })] }
        let own = Set(parts.map(\.county))
        return try areas(of: pieces, in: parcel, place: place()).map {
            (own.contains($0.county) ? $0.county : main.county, $0.area)
        }
    }

    /// Areas of pieces by the county in them; `nil` for ground outside all.
    ///
    /// A seam in two counties counts in the first of them, by their order in their layer.
    ///
    /// - Throws: `inputRefused` for a piece in two counties that is more than a seam.
    static func areas(
        of pieces: [CoverAnswer.Piece], in parcel: Parcel, place: @autoclosure () -> String
    ) throws(SurveyError) -> [(county: String?, area: Area)] {
        var order: [String?] = []
        var areas: [String?: Area] = [:]
        for piece in pieces {
            guard piece.counties.count < 2 || piece.area < seam(in: parcel) else {
                throw SurveyError(
                    .inputRefused, at: place(),
                    Message(
                        zh: "旗县市图层的要素互相重叠（\(piece.counties.joined(separator: "、"))），无法按旗县市分割，请先修正",
                        en:
                            "counties overlap each other (\(piece.counties.joined(separator: ", "))), so parcels cannot be split; mend them first"
                    ))
            }
            let county = piece.counties.first
            if areas[county] == nil { order.append(county) }
            areas[county, default: .zero] += piece.area
        }
        return order.map { (county: $0, area: areas[$0] ?? .zero) }
    }

    static func name(of county: Parcel) -> String {
        CoverGrouping.county.value(of: county)
    }
}

/// How the parcels of a layer are told apart by county (旗县市界线).
struct CountyBorders: Sendable {
    /// Whether the parcels are the counties.
    let areOwn: Bool
    /// The number of the question about counties; `nil` without a layer of counties: the parcels' own field tells theirs.
    let question: Int?
    /// The path of the layer of counties, for messages.
    let path: String

    init(_ plan: LayerPlan, _ layers: [LayerFacts]) {
        let counties = layers.counties
        areOwn = counties == plan.layer
        question = areOwn ? nil : counties.flatMap { plan.number(of: .counties($0)) }
        path = counties.map { layers[$0].path } ?? ""
    }
}

/// Sums the parcels of a layer by county and class (旗县市地类累计).
struct CountyClassSubject: Subject {
    struct Key: Hashable, Sendable, Codable {
        let county: String?
        let landClass: String?
    }

    struct Sum: Sendable, Codable {
        var parcels = 0
        var area = Area.zero

        static func += (left: inout Sum, right: Sum) {
            left.parcels += right.parcels
            left.area += right.area
        }
    }

    struct State: Sendable, Codable {
        var sums: [Key: Sum] = [:]
        /// Ground in several counties.
        var shared = Area.zero
        var fault = First<PlacedMessage>()
    }

    let borders: CountyBorders
    var state = State()

    mutating func add(_ covered: CoveredParcel, _ row: inout RecordWriter) {
        let parcel = covered.parcel
        do {
            if let question = borders.question {
                state.shared += CountyTabulation.shared(covered.answers[question].pieces)
            }
            for (county, area) in try CountyTabulation.split(covered, by: borders) {
                let key = Key(county: county, landClass: parcel.attributes[.landClass])
                state.sums[key, default: Sum()] += Sum(
                    parcels: CountyTabulation.isGround(area, of: parcel) ? 1 : 0, area: area)
            }
        } catch {
            state.fault.enter(PlacedMessage(error), ordinal: parcel.ordinal)
        }
    }

    mutating func merge(_ other: State) {
        for (key, sum) in other.sums {
            state.sums[key, default: Sum()] += sum
        }
        state.shared += other.shared
        state.fault.merge(other.fault)
    }

    /// The rows of the layer, counties in the order of the county layer, then by class.
    ///
    /// - Throws: `inputRefused` when counties lie over each other.
    func rows(_ layer: LoadedLayer, counties: LoadedLayer?) throws(SurveyError) -> [CountyClassArea] {
        if let fault = state.fault.value { throw fault.error }
        let sums = state.sums
        let schemes = layer.classSchemes
        let scheme = schemes.count == 1 ? schemes.first : nil
        let order = CountyTabulation.ordered(sums.keys.map(\.county), counties: counties)
        return sums.keys.sorted { left, right in
            let (a, b) = (order.firstIndex(of: left.county) ?? 0, order.firstIndex(of: right.county) ?? 0)
            return a == b ? (left.landClass ?? "") < (right.landClass ?? "") : a < b
        }.map { key in
            CountyClassArea(
                layer: layer.declaration.name, county: key.county, landClass: key.landClass,
                className: key.landClass.flatMap { scheme?.name(of: $0) },
                parcels: sums[key]?.parcels ?? 0, area: sums[key]?.area ?? .zero)
        }
    }
}
