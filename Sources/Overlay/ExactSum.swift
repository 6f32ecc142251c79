/// A sum of floating-point numbers without rounding, as numbers that do not overlap (Shewchuk 1997, §2).
struct ExactSum {
    /// A number as the unrounded sum of two: the rounded one and what it lacks.
    typealias Pair = (value: Double, rest: Double)

    /// From the smallest to the largest; the last that is not zero has the sign of the sum.
    private var terms: [Double] = []

    /// The difference of two numbers.
    static func difference(_ a: Double, _ b: Double) -> Pair {
        let value = a - b
        let b2 = a - value
        return (value, (a - (value + b2)) + (b2 - b))
    }

    private static func sum(_ a: Double, _ b: Double) -> Pair {
        let value = a + b
        let b2 = value - a
        return (value, (a - (value - b2)) + (b - b2))
    }

    /// Adds the product of two pairs.
    mutating func addProduct(_ a: Pair, _ b: Pair) {
        for (left, right) in [
            (a.rest, b.rest), (a.rest, b.value), (a.value, b.rest), (a.value, b.value),
        ] {
            let product = left * right
            add((-product).addingProduct(left, right))
            add(product)
        }
    }

    /// Adds one number (grow-expansion).
    private mutating func add(_ number: Double) {
        var carry = number
        for index in terms.indices {
            let pair = Self.sum(carry, terms[index])
            terms[index] = pair.rest
            carry = pair.value
        }
        terms.append(carry)
    }

    /// −1, 0 or +1.
    var sign: Int {
        guard let last = terms.last(where: { $0 != 0 }) else { return 0 }
        return last > 0 ? 1 : -1
    }
}
