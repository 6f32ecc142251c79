/// The scale of a topographic map sheet (比例尺) of GB/T 13989-2012, from 1:1 000 000 to 1:5 000.
public enum MapScale: Int, Sendable, CaseIterable, Hashable {
    /// 1:1 000 000.
    case millionth = 1_000_000
    /// 1:500 000, letter B.
    case scale500000 = 500_000
    /// 1:250 000, letter C.
    case scale250000 = 250_000
    /// 1:100 000, letter D.
    case scale100000 = 100_000
    /// 1:50 000, letter E.
    case scale50000 = 50_000
    /// 1:25 000, letter F.
    case scale25000 = 25_000
    /// 1:10 000, letter G.
    case scale10000 = 10_000
    /// 1:5 000, letter H.
    case scale5000 = 5_000

    /// The letter in the sheet's number (比例尺代码); `nil` for 1:1 000 000, whose numbers have none.
    public var letter: Character? {
        switch self {
        case .millionth: nil
        case .scale500000: "B"
        case .scale250000: "C"
        case .scale100000: "D"
        case .scale50000: "E"
        case .scale25000: "F"
        case .scale10000: "G"
        case .scale5000: "H"
        }
    }

    /// Into how many rows, and as many columns, a sheet of 1:1 000 000 is divided.
    public var divisions: Int {
        switch self {
        case .millionth: 1
        case .scale500000: 2
        case .scale250000: 4
        case .scale100000: 12
        case .scale50000: 24
        case .scale25000: 48
        case .scale10000: 96
        case .scale5000: 192
        }
    }
}
