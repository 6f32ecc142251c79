public import Geodesy

/// The values that a printed number admits: an interval, open or closed at either end.
///
/// Its one meaning, for the document of a ledger, for the arithmetic of a report and for verdicts on the ground:
///
/// | printed | admits |
/// |---|---|
/// | 500亩 | what rounds to it, 499.5 to 500.5, both ends included, of 万 and 亿 no more than a tenth: 1万亩 is 9,000 to 11,000; a count of single things only itself |
/// | 1万5千亩 | as 1.5万亩, to the last place written: 14,500 to 15,500 |
/// | 约500亩 | half a unit of its last digit that is not zero to either side, but no more than a tenth: 450 to 550 |
/// | 近500亩 | from one such unit below, but no more than a tenth, which is excluded: 450 to 500 |
/// | 500余亩, 500多亩 | to one such unit above, which is excluded: 500 to 600 |
/// | 超500亩, 数百亩 | more |
/// | 不足500亩 | less |
/// | 至少500亩, 至多500亩 | this and more, this and less |
/// | 3至5万亩 | the same, from its smaller number to its larger one |
public struct PrintedInterval: Sendable, Hashable {
    /// The smallest value; `nil` when there is none.
    public let lower: Rational?
    /// Whether `lower` belongs to the interval; `false` without one.
    public let includesLower: Bool
    /// The largest value; `nil` when there is none.
    public let upper: Rational?
    /// Whether `upper` belongs to the interval; `false` without one.
    public let includesUpper: Bool

    /// An interval from its ends, `lower` no larger than `upper`.
    package init(
        lower: Rational? = nil, includesLower: Bool = true, upper: Rational? = nil, includesUpper: Bool = true
    ) {
        self.lower = lower
        self.includesLower = includesLower && lower != nil
        self.upper = upper
        self.includesUpper = includesUpper && upper != nil
    }

    /// Whether it bounds its values from one side only.
    package var isBound: Bool { lower == nil || upper == nil }

    /// Whether a value lies in it.
    public func contains(_ value: Rational) -> Bool { meets(PrintedInterval(lower: value, upper: value)) }

    /// Whether some value lies in both.
    package func meets(_ other: PrintedInterval) -> Bool { !isAbove(other) && !other.isAbove(self) }

    /// Whether each of its values is larger than each of the other's.
    func isAbove(_ other: PrintedInterval) -> Bool {
        guard let lower, let upper = other.upper else { return false }
        return lower > upper || lower == upper && !(includesLower && other.includesUpper)
    }
}

extension Claim {
    /// The values that the number and the words around it admit, in the unit of `amount`.
    public var interval: PrintedInterval {
        let (least, most) = (min(amount, top), max(amount, top))
        let step = value.leadingUnit * unit.size
        // 近万亩 is not 300亩 and 1万亩 not 5,100亩, whatever rounds to it: nobody signs for more than a tenth.
        func tenth(of amount: Rational, _ limit: Rational) -> Rational {
            amount == Rational(0) ? limit : min(limit, amount.magnitude * Rational(1, 10))
        }
        func plain(_ amount: Rational) -> Rational {
            unit.multiplier == 1 ? slack : tenth(of: amount, slack)
        }
        return switch qualifier {
        case .none: PrintedInterval(lower: least - plain(least), upper: most + plain(most))
        case .about:
            // 约2亩 is no less than 2亩 is.
            PrintedInterval(
                lower: least - max(plain(least), tenth(of: least, step * Rational(1, 2))),
                upper: most + max(plain(most), tenth(of: most, step * Rational(1, 2))))
        case .nearly: PrintedInterval(lower: least - tenth(of: least, step), includesLower: false, upper: most)
        case .over where leavesLastDigitOpen:
            PrintedInterval(lower: least, upper: most + step, includesUpper: false)
        case .over: PrintedInterval(lower: least, includesLower: false)
        case .under: PrintedInterval(upper: most, includesUpper: false)
        case .atLeast: PrintedInterval(lower: least)
        case .atMost: PrintedInterval(upper: most)
        }
    }

    /// How far a value that rounds to the number may lie from it, in the unit of `amount`; nothing for a count of
    /// single things, which is printed whole: 82条 is not 81.6.
    var slack: Rational { kind == .count && unit.multiplier == 1 ? Rational(0) : halfUnit }

    /// Whether 余 or 多 in the figure leaves its last digit open; 超 and 逾 do not say how far, and 数十 and 几百 leave the
    /// first digit open.
    private var leavesLastDigitOpen: Bool {
        figure.text.contains { "余多".contains($0) } && !figure.text.contains { "数几".contains($0) }
    }
}

extension ExactDecimal {
    /// One unit of the last digit that is not zero: 10 000 for `30000`, 0.1 for `0.5`.
    fileprivate var leadingUnit: Rational {
        var (digits, unit) = (significand.magnitude, halfUnit * Rational(2))
        while digits > 0, digits.isMultiple(of: 10) { (digits, unit) = (digits / 10, unit * Rational(10)) }
        return unit
    }
}
