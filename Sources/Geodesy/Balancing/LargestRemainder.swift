/// Gives `units` single units to the shares with the largest remainders.
///
/// Equal remainders: the larger share first, then the one that stands first, so that the outcome
/// depends on nothing but the numbers.
///
/// - Parameters:
///   - units: how many, at most one to a share.
///   - remainders: what each share lost by rounding down.
///   - shares: the sizes of the shares.
/// - Returns: the shares that get a unit.
func largestRemainders(_ units: Int, remainders: [Int128], shares: [Int128]) -> ArraySlice<Int> {
    remainders.indices.sorted { left, right in
        if remainders[left] != remainders[right] { return remainders[left] > remainders[right] }
        if shares[left] != shares[right] { return shares[left] > shares[right] }
        return left < right
    }.prefix(units)
}
