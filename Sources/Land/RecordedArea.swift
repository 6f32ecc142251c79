public import Geodesy
import Glibc

/// How the recorded areas of parcels lie to the computed ones: what the unit of a layer is inferred from.
package struct RecordedTally: Sendable, Hashable, Codable {
    /// Steps of the scale of ratios in a factor of e: neighbours differ by 0.05 %.
    private static let steps = 2000.0

    /// Parcels whose records are as many times their areas.
    fileprivate struct Alike: Sendable, Hashable, Codable {
        var count = 0
        /// The first of them.
        var first: RecordedArea.Outlier

        mutating func merge(_ other: Alike) {
            count += other.count
            if other.first.ordinal < first.ordinal { first = other.first }
        }
    }

    /// By its step each ratio of recorded number to computed square metres.
    fileprivate private(set) var numbers: [Int: Alike] = [:]
    /// The same of records with their unit behind the number, 12.60亩: of recorded to computed square metres.
    fileprivate private(set) var told: [Int: Alike] = [:]
    /// Records that are no numbers: 约90, 九十, 9O.00.
    fileprivate private(set) var unread: Alike?

    /// No parcel.
    package init() {}

    /// Takes a parcel.
    package mutating func add(_ parcel: Parcel) {
        guard parcel.area > .zero else { return }
        let area = parcel.area.squareMetres
        guard let recorded = RecordedArea.number(of: parcel) else {
            // 12.60亩
            guard let told = RecordedArea.told(in: parcel.attributes)?.double else {
                guard parcel.attributes[.area].map(RecordedArea.isSomething) == true else { return }
                unread = Self.joined(unread, Alike(count: 1, first: Self.outlier(parcel)))
                return
            }
            guard told > 0 else { return }
            let isFitting = abs(told - area) <= Self.size
            Self.enter(isFitting ? 1 : told / area, parcel, into: &self.told)
            return
        }
        guard recorded.significand > 0 else { return }
        // A record that reads as the computed area at its digits is right, however few they are: 0.24万亩.
        let (number, halfUnit) = (recorded.double, recorded.halfUnit.double)
        let fitting =
            RecordedArea.factors.first { abs(number - area / $0) <= halfUnit }
            ?? RecordedArea.factors.first { abs(number * $0 - area) <= Self.size }
        Self.enter(fitting.map { 1 / $0 } ?? number / area, parcel, into: &numbers)
    }

    private static func enter(_ ratio: Double, _ parcel: Parcel, into alike: inout [Int: Alike]) {
        let step = step(of: ratio)
        guard alike[step].map({ parcel.ordinal < $0.first.ordinal }) ?? true else {
            alike[step]?.count += 1
            return
        }
        let own = outlier(parcel)
        alike[step, default: Alike(first: own)].merge(Alike(count: 1, first: own))
    }

    private static func outlier(_ parcel: Parcel) -> RecordedArea.Outlier {
        RecordedArea.Outlier(
            ordinal: parcel.ordinal, fid: parcel.fid, record: parcel.attributes[.area] ?? "", area: parcel.area)
    }

    private static func joined(_ one: Alike?, _ other: Alike?) -> Alike? {
        guard var both = one, let other else { return one ?? other }
        both.merge(other)
        return both
    }

    /// Records that are no more square metres off than this are right.
    private static let size = 1.0

    private static func step(of ratio: Double) -> Int { Int((log(ratio) * steps).rounded()) }
    private static func ratio(of step: Int) -> Double { exp(Double(step) / steps) }

    /// Takes in the parcels of another.
    package mutating func merge(_ other: RecordedTally) {
        numbers.merge(other.numbers) { Self.joined($0, $1) ?? $0 }
        told.merge(other.told) { Self.joined($0, $1) ?? $0 }
        unread = Self.joined(unread, other.unread)
    }

    /// The median ratios of some records, two of an even number.
    fileprivate static func medians(_ alike: [Int: Alike]) -> [Double] {
        let counts = alike.mapValues(\.count)
        let count = counts.values.reduce(0, +)
        guard count > 0 else { return [] }
        return Set([(count - 1) / 2, count / 2]).sorted().compactMap { place in
            var rest = place
            return counts.sorted { $0.key < $1.key }.first { _, count in
                defer { rest -= count }
                return rest < count
            }.map { ratio(of: $0.key) }
        }
    }

    /// How many parcels are recorded with another area in a unit, and the first of each ratio, in the order of the file.
    fileprivate func outliers(in unit: AreaUnit) -> (count: Int, first: [RecordedArea.Outlier]) {
        func isOff(_ times: Double) -> Bool { abs(times - 1) > RecordedArea.share }
        let square = unit.squareMetres.double
        let off =
            numbers.filter { isOff(Self.ratio(of: $0.key) * square) }.map(\.value)
            + told.filter { isOff(Self.ratio(of: $0.key)) }.map(\.value)
        return (
            off.reduce(0) { $0 + $1.count }, off.map(\.first).sorted { $0.ordinal < $1.ordinal }
        )
    }
}

/// The recorded areas of a layer (登记面积), beside which the computed ones stand; never overwritten.
///
/// A field of areas may name its unit, MJ_公顷; most do not. Then the unit in which the recorded areas come closest to the
/// computed ones is inferred for the layer as a whole, by the median parcel, so that a few wrong records do not sway it. A
/// layer whose median record is off, whatever the factor, is told.
public struct RecordedArea: Sendable {
    /// The unit that the field names, or the inferred one; `nil` when the records come near the computed areas in none.
    public let unit: AreaUnit?
    /// Whether the field names the unit.
    public let isNamed: Bool
    /// How many times the computed area the median record is, in `unit`, or in the nearest unit; `nil` without records.
    public let factor: Double?
    /// How many parcels are recorded with another area, where the records as a whole are right.
    public let outlierCount: Int
    /// The first of them.
    public let outliers: [Outlier]
    /// How many records are no numbers, and the first.
    public let unread: (count: Int, first: Outlier)?

    /// A parcel whose record is not its area.
    public struct Outlier: Sendable, Hashable, Codable {
        /// Its position in its source.
        let ordinal: Int
        /// Its number in its file.
        public let fid: Int64
        /// What is recorded, as it is written.
        public let record: String
        /// The computed area.
        public let area: Area
    }

    /// So many of them are named.
    private static let named = 3

    /// A factor off by more than this share is told.
    public static let share = 0.01
    /// Beyond this factor a unit is none that the records could be in.
    private static let farthest = 2.0

    fileprivate static let candidates: [AreaUnit] = [
        .squareMetre, .mu, .hectare, .squareKilometre, .tenThousandMu,
    ]
    /// The square metres of each.
    fileprivate static let factors = candidates.map(\.squareMetres.double)

    /// Whether the records as a whole are not the computed areas: all too large, or all too small.
    public var isOff: Bool { factor.map { abs($0 - 1) > Self.share } ?? false }

    /// Infers the unit.
    ///
    /// - Parameter field: the name of the field of the records.
    package init(_ tally: RecordedTally, field: String?) {
        let named = field.flatMap(Self.split)?.unit
        isNamed = named != nil
        unread = tally.unread.map { ($0.count, $0.first) }
        let units = named.map { [$0] } ?? Self.candidates
        var times = RecordedTally.medians(tally.numbers).flatMap { median in
            units.map { (unit: $0, times: median * $0.squareMetres.double) }
        }
        // Those with their units behind the number need none.
        if times.isEmpty { times = RecordedTally.medians(tally.told).map { (named ?? .squareMetre, $0) } }
        guard let (best, own) = times.min(by: { abs(log($0.times)) < abs(log($1.times)) }) else {
            (unit, factor, outlierCount, outliers) = (nil, nil, 0, [])
            return
        }
        factor = own
        unit = named ?? ((1 / Self.farthest...Self.farthest).contains(own) ? best : nil)
        let isOff = abs(own - 1) > Self.share
        let off = isOff ? (0, []) : tally.outliers(in: best)
        (outlierCount, outliers) = (off.0, Array(off.1.prefix(Self.named)))
    }

    /// Infers the unit from the parcels of a layer.
    public init(of parcels: some Sequence<Parcel>, field: String? = nil) {
        var tally = RecordedTally()
        for parcel in parcels { tally.add(parcel) }
        self.init(tally, field: field)
    }

    /// A field's name without the unit in it, and the unit: 面积（亩）, MJ_公顷, TBMJ_ha; `nil` when it names none.
    static func split(_ field: String) -> (name: String, unit: AreaUnit)? {
        let open = field.filter { !"）)】] \u{3000}".contains($0) }
        for count in stride(from: min(5, open.count - 1), to: 0, by: -1) {
            guard let unit = AreaUnit(named: open.suffix(count)) else { continue }
            let rest = open.dropLast(count)
            var name = rest
            while let last = name.last, "（(【[_-/：:".contains(last) || name.hasSuffix("单位") {
                name.removeLast(name.hasSuffix("单位") ? 2 : 1)
            }
            // Letters need a mark before them: ALPHA is no field in ha.
            guard !name.isEmpty, name.count < rest.count || open.last?.isASCII == false else { return nil }
            return (String(name), unit)
        }
        return nil
    }

    /// The one field whose name says that it is the area of a parcel as somebody wrote it down: 恢复面积, HFMJ.
    static func onlyField(in names: [String]) -> String? {
        let found = names.filter { field in
            let name = (split(field)?.name ?? field).uppercased().filter(\.isLetter)
            if name == "AREA" { return true }
            if name.hasSuffix("面积") { return heads.contains(String(name.dropLast(2))) }
            return name.hasSuffix("MJ") && initials.contains(name.dropLast(2))
        }
        return found.count == 1 ? found.first : nil
    }

    private static let heads: Set<String> = [
        "地块", "小班", "宗地", "用地", "占用", "占地", "占用草原", "占用草地", "违法", "违规", "违法占用", "违规占用", "破坏", "损毁", "开垦", "恢复",
        "修复", "治理", "整治", "整改", "复垦", "复绿", "退耕", "种草", "还草", "还林", "造林", "植草", "补播", "完成", "验收", "审批", "批复",
        "许可",
        "登记", "证载", "勘测", "实测", "测量", "测绘", "计算", "调查", "核查", "监测", "审核", "项目区",
    ]
    private static let initials: Set<Substring> = [
        "TB", "DK", "ZD", "YD", "ZY", "WF", "PH", "SH", "KK", "HF", "XF", "ZL", "ZZ", "ZG", "FK", "FL",
        "HC", "WC", "YS", "SP",
        "PF", "XK", "DJ", "KC", "SC", "CL", "JS", "DC", "JC", "TBDL",
    ]

    /// The recorded number of a parcel, as its field holds it; `nil` without one.
    public static func number(of parcel: Parcel) -> ExactDecimal? { number(in: parcel.attributes) }

    /// The recorded area of a feature that cannot be measured, rounded to 0.01 m²; `nil` without a record or a unit.
    package func area(recordedIn attributes: Attributes) -> Area? {
        guard let area = squareMetres(recordedIn: attributes), area > Rational(0) else { return nil }
        return area.rounded(to: 2).map { Area(hundredths: $0.significand) }
    }

    /// The recorded area by the unit that stands behind the number, 7.5亩, else by that of the field.
    private func squareMetres(recordedIn attributes: Attributes) -> Rational? {
        if let number = Self.number(in: attributes) {
            return unit.map { number.rational * $0.squareMetres }
        }
        return Self.told(in: attributes)
    }

    /// The square metres of a record with its unit behind the number.
    fileprivate static func told(in attributes: Attributes) -> Rational? {
        let text = PlainText(attributes[.area] ?? "").text.filter { $0 != "," }
        let digits = text.prefix { $0.isASCIIDigit || $0 == "." }
        guard let number = ExactDecimal(String(digits)),
            let unit = AreaUnit(named: text.dropFirst(digits.count))
        else { return nil }
        return number.rational * unit.squareMetres
    }

    private static func number(in attributes: Attributes) -> ExactDecimal? {
        guard let written = attributes[.area] else { return nil }
        if let exact = ExactDecimal(written) { return exact }
        let text = PlainText(written).text.filter { !$0.isWhitespace && $0 != "," && $0 != "，" }
        if let exact = ExactDecimal(text) { return exact }
        // A computed field has more digits than count: 253612.48372619832.
        guard let value = Double(text), value.isFinite, value.magnitude < 1e12 else { return nil }
        let scale = value.magnitude < 1e6 ? 9 : 3
        let factor = scale == 9 ? 1e9 : 1e3
        return ExactDecimal(significand: Int64((value * factor).rounded()), scale: scale)
    }

    /// Whether a text that is no number says something: 无 and — say that there is none.
    fileprivate static func isSomething(_ text: String) -> Bool {
        text.contains { $0.isNumber || "一二两三四五六七八九十百千万".contains($0) }
    }

    /// Computed less recorded, rounded to 0.01 m²; `nil` without a record or a unit.
    public func difference(of parcel: Parcel) -> Area? {
        guard let recorded = squareMetres(recordedIn: parcel.attributes) else { return nil }
        let difference = Rational(Int128(parcel.area.hundredths), 100) - recorded
        return difference.rounded(to: 2).map { Area(hundredths: $0.significand) }
    }
}
