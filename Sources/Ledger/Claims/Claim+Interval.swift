public import Geodesy

extension Claim {
    /// Whether exact arithmetic on the number is safe from overflow: no report prints larger or finer ones.
    public var isReckonable: Bool { RuleFigure.isSane(self) }

    /// The least and the largest amount that the printed words allow, in the base unit; `nil` where they set no bound.
    ///
    /// A plain number stands for all that rounds to it, a count of single things for itself. 500多 is from 500 to
    /// 600: less than one more of its last digit that is not zero. 近, 不足 and 以内 bound above, 超 and 以上 below,
    /// 约 bounds nothing.
    public var interval: (lower: Rational?, upper: Rational?) {
        let slack = kind == .count && unit.multiplier == 1 ? Rational(0) : halfUnit
        if let upper { return (amount - slack, upper.rational * unit.size + slack) }
        return switch qualifier {
        case .none: (amount - slack, amount + slack)
        case .over: (amount, isOpen ? amount + lastDigit : nil)
        case .atLeast: (amount, nil)
        case .nearly, .under, .atMost: (nil, amount)
        case .about: (nil, nil)
        }
    }

    /// Whether 余 or 多 in the figure leaves its last digit open; 数十 and 几百 leave the first one open.
    private var isOpen: Bool {
        figure.text.contains { $0 == "余" || $0 == "多" } && !figure.text.contains { $0 == "数" || $0 == "几" }
    }

    /// One of the last digit that is not zero, in the base unit.
    private var lastDigit: Rational {
        var (digits, place) = (value.significand.magnitude, Int128(1))
        while digits > 0, digits.isMultiple(of: 10) { (digits, place) = (digits / 10, place * 10) }
        let scale = (0..<value.scale).reduce(Int128(1)) { power, _ in power * 10 }
        return Rational(place, scale) * unit.size
    }
}
