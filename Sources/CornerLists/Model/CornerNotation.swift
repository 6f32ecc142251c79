/// How ordinates are printed.
public enum CornerNotation: String, Sendable, Hashable, CaseIterable {
    /// Metres of a Gauss–Krüger plane.
    case metres
    /// Degrees and decimals of a degree.
    case degrees
    /// Degrees, minutes and seconds in one number: 113.1212345 is 113°12′12.345″.
    case packed
    /// 113°12′12.345″.
    case marked

    /// Whether ordinates are longitude and latitude.
    public var isAngular: Bool { self != .metres }
}
