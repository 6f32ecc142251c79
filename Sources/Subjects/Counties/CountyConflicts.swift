import Bilingual
import Covering
import Geodesy
import Intake
import Land

/// Parcels whose own field names another county than that where they lie (旗县市记载与位置不符).
struct CountyConflicts: Sendable, Codable {
    /// A parcel, as it is told.
    private struct Parcel: Sendable, Codable {
        let ordinal: Int
        let id: String
        let own: String
        let county: String?
        /// The share that lies there, in per cent.
        let share: Int
    }

    private var count = 0
    private var area = Area.zero
    private var first: [Parcel] = []

    /// So many are told.
    private static let shown = 5

    /// Enters a parcel, if more than half of it lies elsewhere than its field says.
    ///
    /// - Parameter parts: its area by county.
    mutating func enter(
        _ parcel: Land.Parcel, _ parts: [(county: String?, area: Area)], of counties: [CountyName]
    ) {
        guard let own = parcel.attributes[.county], !counties.isEmpty,
            let meant = CountyName.meant(by: own, among: counties)
        else { return }
        let inside = parts.reduce(Area.zero) { $1.county.map(meant.contains) == true ? $0 + $1.area : $0 }
        guard inside + inside < parcel.area, let main = parts.max(by: { $0.area < $1.area }) else { return }
        count += 1
        area += parcel.area
        let share = 100 * main.area.squareMetres / parcel.area.squareMetres
        first.append(
            Parcel(
                ordinal: parcel.ordinal, id: parcel.id, own: own, county: main.county,
                share: Int(share.rounded())))
        cut()
    }

    mutating func merge(_ other: CountyConflicts) {
        count += other.count
        area += other.area
        first += other.first
        cut()
    }

    private mutating func cut() {
        first.sort { $0.ordinal < $1.ordinal }
        first = Array(first.prefix(Self.shown))
    }

    /// What is told of a layer; `nil` where field and place agree.
    func note(of layer: String) -> Message? {
        guard count > 0 else { return nil }
        let parcels = first.map { parcel in
            let (id, own, share) = (parcel.id, parcel.own, parcel.share)
            guard let county = parcel.county else {
                return Message(
                    zh: "\(id) 记载\(own)，\(share)% 在各旗县市之外", en: "\(id) says \(own), \(share) % lie outside all")
            }
            return Message(
                zh: "\(id) 记载\(own)，\(share)% 在\(county)", en: "\(id) says \(own), \(share) % lie in \(county)")
        }
        let text = area.rounded(in: .squareMetre, to: 2)?.description ?? ""
        let more = Message(zh: count > first.count ? "等" : "", en: count > first.count ? " and others" : "")
        return Message(
            zh: "\(layer)：\(count)个图斑（\(text) m²）记载的旗县市与所在位置不符，各表按位置计：",
            en:
                "\(layer): \(count) parcels (\(text) m²) lie in other counties than their field says; tables go by place: "
        )
            + Message(
                zh: parcels.map(\.zh).joined(separator: "；"), en: parcels.map(\.en).joined(separator: "; "))
            + more
    }
}

/// What a county of the layer of counties is known by (旗县市称谓).
struct CountyName: Sendable {
    /// Its name in tables.
    let label: String
    /// Its name without the mark that tells it from others of the name.
    private let name: String
    private let code: String?

    init(_ county: Parcel) {
        label = CountyTabulation.name(of: county)
        name = String(label.prefix { $0 != "（" })
        code = county.attributes[.county].flatMap(AdministrativeUnit.countyCode)
    }

    /// The counties that a field of a parcel may mean; `nil` where it says nothing that counties are known by.
    static func meant(by text: String, among counties: [CountyName]) -> Set<String>? {
        if let code = AdministrativeUnit.countyCode(text) {
            let coded = counties.filter { $0.code == code }
            if !coded.isEmpty { return Set(coded.map(\.label)) }
            let named = AdministrativeUnit.name(for: code)
            let alike = counties.filter { $0.name == named }
            if !alike.isEmpty { return Set(alike.map(\.label)) }
            return counties.allSatisfy { $0.code != nil } ? [] : nil
        }
        let plain = AdministrativeUnit.name(for: PlainText(text).text)
        guard plain.count > 1 else { return nil }
        let named = counties.filter { $0.name == plain || plain.hasSuffix($0.name) || $0.name.hasPrefix(plain) }
        if !named.isEmpty { return Set(named.map(\.label)) }
        // A league or a forest bureau is no county of another place.
        return plain.hasSuffix("县") || plain.hasSuffix("旗") || plain.hasSuffix("区") && !plain.hasSuffix("自治区")
            ? [] : nil
    }
}
