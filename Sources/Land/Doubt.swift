public import Bilingual
public import Geodesy

/// Something that is not certain about a figure: where, why, and how far it can move it (存疑).
public struct Doubt: Sendable, Hashable {
    /// Why it is not certain.
    public enum Reason: String, Sendable, Hashable, CaseIterable, Codable {
        /// A feature could not be read and was set aside (剔除).
        case setAside = "set-aside"
        /// A feature was repaired before it was measured (修复).
        case repaired
        /// A feature is drawn twice (重复图斑).
        case duplicate
        /// Ground lies in several features that are summed; it counts once (重复计入).
        case countedTwice = "counted-twice"
        /// A feature does not tell its dates, though a day matters (无日期).
        case undated
        /// A text that decides fills its field and may have been cut short, is blank, or cannot be compared (文字不完整).
        case cutText = "cut-text"
        /// What decides about a feature is a strip that may be a boundary that does not fit (疑似边界不套合).
        case doubtfulBoundary = "doubtful-boundary"
        /// Features of one name have no licence number, and may be blocks of one right (无许可证号).
        case unnumbered
        /// What is found depends on how it is read: by feature or in whole (口径).
        case reading
        /// A right or an approval has ended (已失效).
        case ended
        /// Its own record says otherwise: 注销 of a right, 未恢复 of restored ground (记载相反).
        case denied
        /// Layers lie so far apart that they may be of different regions, or one of them in another reference system (相距过远).
        case apart
        /// Long edges, straight between longitudes and latitudes in the file, would enclose other ground there (经纬度长边).
        case longEdges = "long-edges"
        /// Corners are printed coarsely, in a system that needs a conversion, or may be missing or others than are meant (拐点存疑).
        case coarseCorners = "coarse-corners"
        /// The order of events is against it: restored before it was occupied (时序).
        case timing

        /// Its name.
        public var name: Message {
            switch self {
            case .setAside: Message(zh: "要素剔除", en: "set aside")
            case .repaired: Message(zh: "图形修复", en: "repaired")
            case .duplicate: Message(zh: "重复图斑", en: "drawn twice")
            case .countedTwice: Message(zh: "重复计入", en: "counted twice")
            case .undated: Message(zh: "日期不明", en: "undated")
            case .cutText: Message(zh: "文字或不完整", en: "text may not be whole")
            case .doubtfulBoundary: Message(zh: "疑似边界不套合", en: "boundary may not fit")
            case .unnumbered: Message(zh: "无许可证号", en: "no licence number")
            case .reading: Message(zh: "口径不同", en: "two readings")
            case .ended: Message(zh: "已失效", en: "ended")
            case .denied: Message(zh: "记载相反", en: "its record says otherwise")
            case .apart: Message(zh: "相距过远", en: "far apart")
            case .longEdges: Message(zh: "经纬度长边", en: "long edges in degrees")
            case .coarseCorners: Message(zh: "拐点存疑", en: "corners in doubt")
            case .timing: Message(zh: "时序不符", en: "out of order")
            }
        }
    }

    /// Why.
    public let reason: Reason
    /// The name of the layer.
    public let layer: String
    /// How many features it is about.
    public let features: Int
    /// The numbers of the first few of them in their file.
    public let numbers: [Int64]
    /// What is the matter.
    public let message: Message
    /// How far it can move the figure.
    public let stake: Stake

    /// A doubt from its parts.
    package init(
        _ reason: Reason, layer: String, features: Int, numbers: [Int64] = [], message: Message,
        stake: Stake = .nothing
    ) {
        self.reason = reason
        self.layer = layer
        self.features = features
        self.numbers = numbers
        self.message = message
        self.stake = stake
    }

    /// The doubt about the opposite of a figure.
    package var reversed: Doubt {
        Doubt(
            reason, layer: layer, features: features, numbers: numbers, message: message, stake: stake.reversed)
    }
}

/// How far a doubt can move a figure, in the base unit of the figure's kind: m², m, pieces (影响范围).
public struct Stake: Sendable, Hashable {
    /// How much less the figure may be.
    public let less: Rational
    /// How much more it may be.
    public let more: Rational
    /// Whether nothing bounds it: what then rests on absence (0 m², outside, within) is not proved.
    public let isUnbounded: Bool

    /// A stake from its parts.
    package init(less: Rational = Rational(0), more: Rational = Rational(0), isUnbounded: Bool = false) {
        self.less = less
        self.more = more
        self.isUnbounded = isUnbounded
    }

    /// A doubt that cannot move the figure.
    public static let nothing = Stake()

    /// The stake in the opposite of a figure.
    package var reversed: Stake { Stake(less: more, more: less, isUnbounded: isUnbounded) }
}
