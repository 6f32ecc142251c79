import Bilingual
import Geodesy
import Survey

/// Measured values and differences as people read them: in the unit of the figure they answer.
enum FigureText {
    /// A measured value, areas with the customary digits of the figure's unit, or more if the figure has more.
    static func measured(_ value: MeasuredValue, for figure: PrintedFigure) -> ExactDecimal? {
        switch value {
        case .count(let count): ExactDecimal(significand: Int64(count), scale: 0)
        case .area(let area): area.rounded(in: unit(figure), to: scale(figure))
        }
    }

    /// A difference with the same digits.
    static func difference(_ difference: Rational, for figure: PrintedFigure) -> ExactDecimal? {
        figure.unit == nil
            ? difference.rounded(to: 0) : (difference / unit(figure).squareMetres).rounded(to: scale(figure))
    }

    /// The unit in which a figure is told.
    static func unitName(_ figure: PrintedFigure) -> Message { figure.unit?.name ?? Message(zh: "个", en: "") }

    private static func unit(_ figure: PrintedFigure) -> AreaUnit { figure.unit ?? .squareMetre }

    private static func scale(_ figure: PrintedFigure) -> Int {
        max(unit(figure).customaryScale, figure.scale)
    }
}
