import Bilingual
import Geodesy
import Project
import Subjects
import Survey

/// Measured values and differences as people read them: in the unit of the figure they answer.
enum FigureText {
    /// A measured value, with the customary digits of the figure's unit, or more if the figure has more.
    static func measured(_ value: MeasuredValue, for figure: PrintedFigure) -> ExactDecimal? {
        decimal(value.magnitude, figure)
    }

    /// What a check measured; with as many digits as its difference needs to read other than 0.
    static func measured(of check: CheckResult) -> ExactDecimal? {
        check.measured.flatMap { measured in
            decimal(measured.magnitude, check.figure, moreDigits: moreDigits(for: check))
                ?? decimal(measured.magnitude, check.figure)
        }
    }

    /// The difference of a check, with the same digits; `nil` when nothing was measured.
    static func difference(of check: CheckResult) -> ExactDecimal? {
        check.measured.flatMap { _ in
            decimal(check.difference, check.figure, moreDigits: moreDigits(for: check))
        }
    }

    /// The values of the groups of a check, with the digits of what it measured: areas and lengths are levelled to that.
    static func breakdown(
        of check: CheckResult
    ) -> [(group: [String?], value: MeasuredValue, features: Int, printed: ExactDecimal?)] {
        let rows = check.breakdown
        var printed = rows.map { measured($0.value, for: check.figure) }
        if let unit = check.figure.unit, let measured = check.measured,
            rows.reduce(Rational(0), { $0 + $1.value.magnitude }) == measured.magnitude,
            let total = self.measured(of: check),
            let levelled = try? LevelledAreas(
                rows.compactMap { Area(hundredths: $0.value.magnitude * Rational(100)) }, size: unit.size,
                scale: total.scale, totals: [total.significand]), levelled.cells.count == rows.count
        {
            printed = levelled.cells.map { ExactDecimal(significand: $0, scale: total.scale) }
        }
        return zip(rows, printed).map { ($0.group, $0.value, $0.features, $1) }
    }

    /// Whether the groups of a check add up to what it measured.
    static func addsUp(_ check: CheckResult) -> Bool {
        check.measured.map { measured in
            check.breakdown.reduce(Rational(0)) { $0 + $1.value.magnitude } == measured.magnitude
        } ?? true
    }

    /// How many more digits a check is told with: what differs never reads as a difference of 0.00.
    private static func moreDigits(for check: CheckResult) -> Int {
        guard check.verdict == .differs, check.difference != Rational(0) else { return 0 }
        return (0...ExactDecimal.maximumScale).first { digits in
            decimal(check.difference, check.figure, moreDigits: digits).map { $0.significand != 0 } ?? false
        } ?? 0
    }

    /// The unit in which a figure is told.
    static func unitName(_ figure: PrintedFigure) -> Message {
        figure.unit?.name ?? (figure.kind == .count ? Message(zh: "个", en: "") : Message(verbatim: ""))
    }

    private static func decimal(
        _ value: Rational, _ figure: PrintedFigure, moreDigits: Int = 0
    ) -> ExactDecimal? {
        guard let unit = figure.unit else {
            // Counts are whole; other numbers keep what they have, to four digits.
            let isWhole = value.denominator == 1 && moreDigits == 0
            return value.rounded(to: isWhole ? 0 : max(Quantity.plainScale, figure.scale) + moreDigits)
        }
        return (value / unit.size).rounded(to: max(unit.customaryScale, figure.scale) + moreDigits)
    }
}

extension Area {
    /// An area of so many hundredths; `nil` of what is no whole number.
    fileprivate init?(hundredths: Rational) {
        guard hundredths.denominator == 1, let number = Int64(exactly: hundredths.numerator) else { return nil }
        self.init(hundredths: number)
    }
}
