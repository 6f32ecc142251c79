public import Geodesy
import Ledger
public import Project

/// What follows from a measured value and a printed figure; computed, never written by hand.
public struct Judgement: Sendable, Hashable {
    /// The verdict.
    public let verdict: Verdict
    /// Measured less printed, in the unit of their kind; 0 on the good side of a bound.
    public let difference: Rational

    /// Compares a measured value with a figure of the same kind.
    ///
    /// - Parameters:
    ///   - measured: a value of the figure's kind; a plain number of the project may answer a count.
    ///   - figure: what is printed or expected.
    /// - Returns: `nil` when the kinds differ.
    public init?(measured: MeasuredValue, figure: PrintedFigure) {
        guard figure.fits(measured.kind) else { return nil }
        let value = measured.magnitude
        let holds = figure.accepted.contains(Self.shown(measured, figure))
        if holds && figure.isBound || (figure.value...figure.top).contains(value) {
            difference = Rational(0)
        } else {
            difference = value - (value > figure.top ? figure.top : figure.value)
        }
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

    /// The value that a bound is held against: as it is shown, so that 500.00亩 are 至少500亩, and not 不足500亩.
    ///
    /// Nothing is nothing, however few digits its unit is shown with.
    private static func shown(_ measured: MeasuredValue, _ figure: PrintedFigure) -> Rational {
        guard figure.isBound, figure.boundsWhatIsShown, figure.value != Rational(0), let unit = figure.unit,
            let rounded = (measured.magnitude / unit.size).rounded(to: max(unit.customaryScale, figure.scale))
        else { return measured.magnitude }
        return rounded.rational * unit.size
    }

    /// Whether the measured value, printed with the customary digits of the unit, is the figure to the digit.
    private static func printsAlike(_ measured: MeasuredValue, _ figure: PrintedFigure) -> Bool {
        guard let unit = figure.unit else { return measured.magnitude == figure.value }
        let scale = max(unit.customaryScale, figure.scale)
        return (measured.magnitude / unit.size).rounded(to: scale)?.rational == figure.value / unit.size
    }
}
