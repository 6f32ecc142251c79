import Geodesy
import Geometry

/// An area that a text states of its corners (所写面积), with its unit or without.
struct StatedArea {
    private let number: Double
    /// The unit of its last digit.
    private let step: Double
    private let units: [AreaUnit]

    /// A share of the area that the way it was computed may move.
    private static let share = 0.01

    /// Reads `0.0500平方公里`, `2.0000`; `nil` for a text that is no area.
    init?(_ text: String) {
        let text = CornerText.plain(text).filter { $0 != "," }
        let digits = text.prefix { ("0"..."9").contains($0) || $0 == "." }
        let name = text[digits.endIndex...].drop { $0 == " " }
        guard let number = Double(digits), number > 0 else { return nil }
        guard let unit = AreaUnit(named: name) else {
            guard name.isEmpty else { return nil }
            units = [.squareMetre, .mu, .hectare, .squareKilometre]
            (self.number, step) = (number, Self.step(of: digits))
            return
        }
        (self.number, step, units) = (number, Self.step(of: digits), [unit])
    }

    private static func step(of digits: Substring) -> Double {
        var step = 1.0
        for _ in digits.drop(while: { $0 != "." }).dropFirst() { step /= 10 }
        return step
    }

    /// Whether it is that of so much ground, in its unit or any.
    func fits(_ squareMetres: Double) -> Bool {
        units.contains { unit in
            let own = squareMetres / unit.squareMetres.double
            return abs(number - own) <= max(step * 0.6, own * Self.share)
        }
    }

    /// How far from its area a ground is, as a share of that; 0 where it fits.
    func gap(_ squareMetres: Double) -> Double {
        guard !fits(squareMetres), let unit = units.first, units.count == 1 else { return 0 }
        return min(1, abs(number * unit.squareMetres.double / squareMetres - 1))
    }

    /// Tells of a parcel whose corners, in metres, enclose another area than its text states.
    static func check(_ parcel: CornerParcel, line: Int, _ notation: CornerNotation, _ raw: inout RawCorners) {
        guard notation == .metres, parcel.shape == .area, let text = parcel.value(of: CornerField.area),
            let stated = StatedArea(text), case let area = parcel.polygons.planarArea, area > 0,
            !stated.fits(area)
        else { return }
        let name = parcel.value(of: CornerField.name) ?? parcel.value(of: CornerField.id) ?? ""
        let found = PrintedNumber.text(area, decimals: 2)
        raw.warn(
            .ignoredLine, line, zh: "地块“\(name)”写明面积\(text)，而按坐标为\(found)平方米，请核对坐标和所写面积",
            en: "the parcel \"\(name)\" states an area of \(text), its corners enclose \(found) m²; check both")
    }
}
