import Bilingual
import Geodesy
import Land
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
    /// What is not certain about it.
    var doubts: [Doubt] = []
    /// How much less the value may be.
    var less = Rational(0)
    /// How much more the value may be.
    var more = Rational(0)
    /// Whether it rests on absence that is not proved.
    var restsOnAbsence = false
    /// How many features there may be that have neither geometry nor recorded area: they confirm nothing, and may explain
    /// why a count falls short.
    var unknownFeatures = Rational(0)
    /// Whether nothing bounds how much more it may be.
    var mayBeAnyMore = false
    /// Whether nothing bounds how much less it may be.
    var mayBeAnyLess = false
    /// Whether it is the equality of two, or all or none of one: said of what nobody could read as well.
    var isComplete = false
    /// The licence numbers of the rights in a count.
    var rights: Set<String> = []
    /// The value without boundaries drawn twice; `nil` where that is the same.
    var bare: MeasuredValue?
    /// What else a reader must know.
    var notes: [Message] = []
    /// The value with ground that lies in several features counted each time; `nil` where that is the same.
    var gross: MeasuredValue?

    /// Takes in the features of another outcome, and what is not certain about them.
    ///
    /// - Parameter isReversed: whether the value falls as the other's rises.
    mutating func absorb(_ other: MeasureOutcome, isReversed: Bool = false) {
        selected += other.selected
        rights.formUnion(other.rights)
        isAnswered = isAnswered && other.isAnswered
        terms += other.terms
        notes += other.notes.filter { !notes.contains($0) }
        for doubt in isReversed ? other.doubts.map(\.reversed) : other.doubts where !doubts.contains(doubt) {
            doubts.append(doubt)
        }
        restsOnAbsence = restsOnAbsence || other.restsOnAbsence
        mayBeAnyMore = mayBeAnyMore || (isReversed ? other.mayBeAnyLess : other.mayBeAnyMore)
        mayBeAnyLess = mayBeAnyLess || (isReversed ? other.mayBeAnyMore : other.mayBeAnyLess)
        unknownFeatures = unknownFeatures + other.unknownFeatures
        less = less + (isReversed ? other.more : other.less)
        more = more + (isReversed ? other.less : other.more)
    }
}
