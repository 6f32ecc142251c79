import Bilingual
import Geodesy
import Survey

/// Measured values and differences as people read them: in the unit of the figure they answer.
enum FigureText {
    /// A measured value, areas with the customary digits of the figure's unit, or more if the figure has more.
    static func measured(_ value: MeasuredValue, for figure: PrintedFigure) -> String {
        switch value {
        case .count(let count): String(count)
        case .area(let area): area.rounded(in: unit(figure), to: scale(figure)).map { "\($0)" } ?? "—"
        }
    }

    /// A difference, with its sign; `0` when nothing differs at the digits shown.
    static func difference(_ difference: Rational, for figure: PrintedFigure) -> String {
        let shown =
            figure.unit == nil
            ? difference.rounded(to: 0) : (difference / unit(figure).squareMetres).rounded(to: scale(figure))
        guard let shown, shown.significand != 0 else { return "0" }
        return shown.significand > 0 ? "+\(shown)" : "\(shown)"
    }

    /// The unit in which a figure is told; empty for counts.
    static func unitName(_ figure: PrintedFigure) -> Message { figure.unit?.name ?? Message(zh: "个", en: "") }

    private static func unit(_ figure: PrintedFigure) -> AreaUnit { figure.unit ?? .squareMetre }

    private static func scale(_ figure: PrintedFigure) -> Int {
        max(unit(figure).customaryScale, figure.scale)
    }
}
