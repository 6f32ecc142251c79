import Bilingual
import Geodesy

/// An area of the place itself cannot be larger than the place.
enum ExtentRule {
    static func findings(in reading: ItemReading, district: District?) -> [Finding] {
        guard let district, let size = district.squareKilometres else { return [] }
        let extent = Rational(Int128(size) * 1_000_000)
        return reading.figures.compactMap { figure in
            // Task areas of several years may add up to more than the land.
            guard figure.claim.kind == .area, figure.claim.scope == .local, let low = figure.interval.lower,
                low > extent,
                !reading.says(["累计", "人次", "作业"], in: figure.segment)
            else { return nil }
            let square = ArithmeticText.result(figure.amount / Rational(1_000_000), scale: 0)
            let text = ArithmeticText.figure(figure, withUnit: true)
            return Finding(
                .plausibility, .doesNotHold, [reading.place(figure)],
                Message(
                    zh: "\(text.zh) \(square)平方公里 > \(district.name)\(size)平方公里",
                    en: "\(text.en) \(square) km² > \(district.name), \(size) km²"))
        }
    }
}
