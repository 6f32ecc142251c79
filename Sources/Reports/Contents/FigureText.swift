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

    /// A difference with the same digits.
    static func difference(_ difference: Rational, for figure: PrintedFigure) -> ExactDecimal? {
        decimal(difference, figure)
    }

    /// The unit in which a figure is told.
    static func unitName(_ figure: PrintedFigure) -> Message {
        figure.unit?.name ?? (figure.kind == .count ? Message(zh: "个", en: "") : Message(verbatim: ""))
    }

    private static func decimal(_ value: Rational, _ figure: PrintedFigure) -> ExactDecimal? {
        guard let unit = figure.unit else {
            // Counts are whole; other numbers keep what they have, to four digits.
            return value.rounded(to: value.denominator == 1 ? 0 : max(4, figure.scale))
        }
        return (value / unit.size).rounded(to: max(unit.customaryScale, figure.scale))
    }
}
