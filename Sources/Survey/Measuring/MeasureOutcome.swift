import Geodesy
import Project

/// What a measure gives, and the features behind it.
struct MeasureOutcome {
    /// The value; `nil` for a quotient by nothing.
    var value: MeasuredValue?
    /// How many features were looked at: those that meet the conditions.
    var selected = 0
    /// Whether there was something to measure, and something to measure against.
    var isAnswered = true
    /// The features that the value is made of.
    var contributions: [CheckResult.Contribution] = []
    /// Features without the dates that a day was asked of.
    var undated = 0

    /// Takes in the features of another outcome.
    mutating func absorb(_ other: MeasureOutcome) {
        selected += other.selected
        isAnswered = isAnswered && other.isAnswered
        contributions += other.contributions
        undated += other.undated
    }
}
