public import Geodesy

/// What follows from a measured value and a printed figure; computed, never written by hand.
public struct Judgement: Sendable, Hashable {
    /// The verdict.
    public let verdict: Verdict
    /// Measured less printed, in square metres or in pieces; 0 on the good side of a bound.
    public let difference: Rational

    /// Compares a measured value with a figure of the same kind.
    ///
    /// - Parameters:
    ///   - measured: an area for a figure with a unit of area, else a count.
    ///   - figure: what is printed or expected.
    /// - Returns: `nil` when one is an area and the other a count.
    public init?(measured: MeasuredValue, figure: PrintedFigure) {
        guard let value = measured.value(in: figure.unit == nil ? nil : .squareMetre) else { return nil }
        let holds = figure.accepted.contains(value)
        difference = holds && figure.isBound ? Rational(0) : value - figure.value
        guard holds else {
            verdict = .differs
            return
        }
        if figure.isBound || Self.printsAlike(measured, figure) {
            verdict = .confirmed
        } else {
            verdict = figure.hasTolerance ? .withinTolerance : .confirmedWithinRounding
        }
    }

    /// Whether the measured value, printed with the customary digits of the unit, is the figure to the digit.
    private static func printsAlike(_ measured: MeasuredValue, _ figure: PrintedFigure) -> Bool {
        guard let unit = figure.unit, case .area(let area) = measured else {
            return measured.value(in: nil) == figure.value
        }
        let scale = max(unit.customaryScale, figure.scale)
        return area.rounded(in: unit, to: scale)?.rational == figure.value / unit.squareMetres
    }
}
