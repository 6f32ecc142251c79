import Geodesy
import Project

/// What a measure gives, and the parts that it is put together of.
struct MeasureOutcome {
    /// The value; `nil` for a quotient by nothing.
    var value: MeasuredValue?
    /// How many features were looked at: those that meet the conditions.
    var selected = 0
    /// Whether there was something to measure, and something to measure against.
    var isAnswered = true
    /// The measures over layers in it.
    var terms: [CheckTerm] = []
    /// Features without the dates that a day was asked of.
    var undated = 0

    /// Takes in the features of another outcome.
    mutating func absorb(_ other: MeasureOutcome) {
        selected += other.selected
        isAnswered = isAnswered && other.isAnswered
        terms += other.terms
        undated += other.undated
    }
}
