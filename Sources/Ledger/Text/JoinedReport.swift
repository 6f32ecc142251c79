/// The report as written, behind a text from which line ends were taken out.
struct JoinedReport: Sendable, Hashable {
    /// The scalars of the report.
    let scalars: [Unicode.Scalar]
    /// The offset at which each of its lines starts.
    let lineStarts: [Int]
    /// The offset in the report of every scalar that was kept.
    let offsets: [Int]

    /// The offset in the report of a kept scalar; the end of the report behind the last one.
    func offset(of position: Int) -> Int {
        position < offsets.count ? offsets[max(0, position)] : scalars.count
    }

    /// The range of the report from the first to the last scalar of a range.
    func range(of range: Range<Int>) -> Range<Int> {
        let start = offset(of: range.lowerBound)
        return start..<(range.isEmpty ? start : offset(of: range.upperBound - 1) + 1)
    }

    /// The range of the kept scalars inside a range of the report.
    func place(of range: Range<Int>) -> Range<Int> {
        position(of: range.lowerBound)..<position(of: range.upperBound)
    }

    /// The first kept scalar at or behind an offset of the report.
    private func position(of offset: Int) -> Int {
        var (low, high) = (0, offsets.count)
        while low < high {
            let middle = (low + high) / 2
            if offsets[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
