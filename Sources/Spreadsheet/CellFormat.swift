/// How a cell looks.
public struct CellFormat: Sendable, Hashable {
    /// Where the text stands from left to right.
    public enum Alignment: Sendable, Hashable {
        /// Text left, numbers right.
        case general
        /// Left.
        case left
        /// Centred.
        case centre
        /// Right.
        case right
    }

    /// The line around a cell.
    public enum Border: Sendable, Hashable {
        /// No line.
        case none
        /// A thin line.
        case thin
        /// A medium line.
        case medium
    }

    /// A colour by its red, green and blue.
    public struct Colour: Sendable, Hashable {
        /// The colour as `0xRRGGBB`.
        public let rgb: UInt32

        /// A colour from `0xRRGGBB`; higher bits are dropped.
        public init(_ rgb: UInt32) { self.rgb = rgb & 0xFF_FFFF }
    }

    /// The font; 宋体 (SimSun) unless said otherwise, as in official tables.
    public var font = "宋体"
    /// The size in points; 10.5 is 五号.
    public var size = 10.5
    /// Bold.
    public var bold = false
    /// Italic.
    public var italic = false
    /// The colour of the text; black when `nil`.
    public var foreground: Colour?
    /// The colour of the cell; none when `nil`.
    public var background: Colour?
    /// From left to right; vertically every cell is centred.
    public var alignment = Alignment.general
    /// How far the text stands from the cell's edge, in steps of about one character; for left and right only.
    public var indent = 0
    /// Whether long text goes on in a new line.
    public var wraps = false
    /// The line around the cell.
    public var border = Border.none
    /// An Excel number format: `0.00`, `#,##0`, `"√ "@`.
    public var numberFormat: String?

    /// 宋体 10.5, no border, no colour.
    public init() {}

    /// The format with changes.
    public func with(_ change: (inout CellFormat) -> Void) -> CellFormat {
        var copy = self
        change(&copy)
        return copy
    }
}
