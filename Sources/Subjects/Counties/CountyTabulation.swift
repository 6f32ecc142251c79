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

    /// Ground outside all counties that is no more than a seam between them, and the county that it goes to: that with most of the
    /// pieces; `nil` where there is none.
    static func gap(_ pieces: [CoverAnswer.Piece], in parcel: Parcel) -> (area: Area, home: String?) {
        var areas: [String: Area] = [:]
        var outside = Area.zero
        for piece in pieces {
            if let county = piece.counties.first {
                areas[county, default: .zero] += piece.area
            } else {
                outside += piece.area
            }
        }
        guard outside > .zero, outside < seam(in: parcel),
            let home = areas.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })
        else { return (.zero, nil) }
        return (outside, home.key)
    }

    /// What of a parcel's pieces lies in several counties.
    static func shared(_ pieces: [CoverAnswer.Piece]) -> Area {
        pieces.reduce(.zero) { $1.counties.count > 1 ? $0 + $1.area : $0 }
    }

    /// The parcel's area by county: exact sums of its pieces.
    ///
    /// Without a layer of counties, the parcel's own field tells the county; a county lies in itself.
    static func split(
        _ covered: CoveredParcel, by borders: CountyBorders
    ) throws(SurveyError) -> [(county: String?, area: Area)] {
        let parcel = covered.parcel
        guard !borders.areOwn else { return [(name(of: parcel), parcel.area)] }
        guard let question = borders.question else {
            return [(parcel.attributes[.county].map(AdministrativeUnit.name(for:)), parcel.area)]
        }
        let answer = covered.answers[question]
        return try areas(of: answer.pieces, in: parcel, place: "\(borders.subject) · #\(parcel.fid)")
    }

    /// Some of a parcel's pieces by the counties among which the parcel was split.
    static func split(
        _ pieces: [CoverAnswer.Piece], of parcel: Parcel, among parts: [(county: String?, area: Area)],
        place: @autoclosure () -> String
    ) throws(SurveyError) -> [(county: String?, area: Area)] {
        guard let main = parts.max(by: { $0.area < $1.area }) else { return [] }
        guard parts.count > 1 else { return [(main.county, pieces.reduce(.zero) { $0 + $1.area })] }
        let own = Set(parts.map(\.county))
        return try areas(of: pieces, in: parcel, closesGaps: false, place: place()).map {
            (own.contains($0.county) ? $0.county : main.county, $0.area)
        }
    }

    /// Areas of pieces by the county in them; `nil` for ground outside all.
    ///
    /// A seam in two counties counts in the first of them, by their order in their layer; one outside all in the county with most of
    /// the pieces.
    ///
    /// - Throws: `inputRefused` for a piece in two counties that is more than a seam.
    static func areas(
        of pieces: [CoverAnswer.Piece], in parcel: Parcel, closesGaps: Bool = true,
        place: @autoclosure () -> String
    ) throws(SurveyError) -> [(county: String?, area: Area)] {
        let home = closesGaps ? gap(pieces, in: parcel).home : nil
        var order: [String?] = []
        var areas: [String?: Area] = [:]
        for piece in pieces {
            guard piece.counties.count < 2 || piece.area < seam(in: parcel) else {
                let shared = piece.area.rounded(in: .squareMetre, to: 2)?.description ?? ""
                let names = piece.counties.joined(separator: "、")
                throw SurveyError(
                    .inputRefused, at: place(),
                    Message(
                        zh: "该图斑有 \(shared) m² 同时落在\(names)：旗县市图层的要素互相重叠，无法按旗县市分割，请先修正该图层",
                        en:
                            "\(shared) m² of this parcel lie in \(names): counties of their layer overlap each other, so parcels cannot be split; mend that layer first"
                    ))
            }
            let county = piece.counties.first ?? home
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
    /// What the counties are known by; empty where the parcels are the counties.
    let counties: [CountyName]
    /// The path of the layer of parcels, for messages.
    let subject: String

    init(_ plan: LayerPlan, _ layers: [LayerFacts]) {
        let own = layers.counties
        areOwn = own == plan.layer
        counties = areOwn ? [] : own.flatMap { layers[$0].loaded }?.parcels.map(CountyName.init) ?? []
        question = areOwn ? nil : own.flatMap { plan.number(of: .counties($0)) }
        subject = layers[plan.layer].path
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
        /// Ground in several counties, and in none between them.
        var shared = Area.zero
        var gaps = Area.zero
        var fault = First<PlacedMessage>()
    }

    let borders: CountyBorders
    var state = State()

    mutating func add(_ covered: CoveredParcel, _ row: inout RecordWriter) {
        let parcel = covered.parcel
        do {
            if let question = borders.question {
                state.shared += CountyTabulation.shared(covered.answers[question].pieces)
                state.gaps += CountyTabulation.gap(covered.answers[question].pieces, in: parcel).area
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
        state.gaps += other.gaps
        state.fault.merge(other.fault)
    }

    /// The rows of the layer, counties in the order of the county layer, then by class.
    ///
    /// - Throws: `inputRefused` when counties lie over each other.
    func rows(_ layer: LoadedLayer, counties: LoadedLayer?) throws(SurveyError) -> [CountyClassArea] {
        if let fault = state.fault.value { throw fault.error }
        var sums: [Key: Sum] = [:]
        for (key, sum) in state.sums {
            let code = key.landClass.map(layer.classes.code)
            sums[Key(county: key.county, landClass: code), default: Sum()] += sum
        }
        let order = CountyTabulation.ordered(sums.keys.map(\.county), counties: counties)
        return sums.keys.sorted { left, right in
            let (a, b) = (order.firstIndex(of: left.county) ?? 0, order.firstIndex(of: right.county) ?? 0)
            return a == b ? (left.landClass ?? "") < (right.landClass ?? "") : a < b
        }.map { key in
            CountyClassArea(
                layer: layer.declaration.name, county: key.county, landClass: key.landClass,
                className: key.landClass.flatMap(layer.className),
                parcels: sums[key]?.parcels ?? 0, area: sums[key]?.area ?? .zero)
        }
    }
}
