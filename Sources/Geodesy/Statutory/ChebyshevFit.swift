import Glibc

/// Polynomials through the values of a function at Chebyshev nodes, the nearest to the best ones that need no iteration.
struct ChebyshevFit {
    /// The nodes, on −1…1.
    let nodes: [Double]
    /// Per power its weights of the values at the nodes.
    private let weights: [[Double]]

    /// A fit by so many coefficients.
    ///
    /// - Parameter nodeCount: as many nodes, or more: then the Chebyshev series is cut off.
    init(coefficientCount: Int, nodeCount: Int) {
        let angles = (0..<nodeCount).map { Double.pi * (Double($0) + 0.5) / Double(nodeCount) }
        nodes = angles.map { cos($0) }
        var weights = [[Double]](
            repeating: [Double](repeating: 0, count: nodeCount), count: coefficientCount)
        // The powers of T₀ = 1, T₁ = x, Tₙ = 2x·Tₙ₋₁ − Tₙ₋₂.
        var previous = [Double](repeating: 0, count: coefficientCount + 1)
        var current = previous
        current[0] = 1
        for degree in 0..<coefficientCount {
            for (node, angle) in angles.enumerated() {
                let value = cos(Double(degree) * angle) * (degree == 0 ? 1 : 2) / Double(nodeCount)
                for power in 0...degree { weights[power][node] += current[power] * value }
            }
            var next = previous.map { -$0 }
            for power in 0..<coefficientCount { next[power + 1] += (degree == 0 ? 1 : 2) * current[power] }
            (previous, current) = (current, next)
        }
        self.weights = weights
    }

    /// The coefficient of a power of x.
    ///
    /// - Parameters:
    ///   - power: 0 for the constant.
    ///   - halfWidth: x runs from −halfWidth to halfWidth.
    ///   - value: the function at a node, by its number.
    func coefficient(_ power: Int, halfWidth: Double = 1, of value: (Int) -> Double) -> Double {
        guard power < weights.count else { return 0 }
        var sum = 0.0
        for (node, weight) in weights[power].enumerated() { sum += weight * value(node) }
        return sum / pow(halfWidth, Double(power))
    }
}
