/// The number formats of the cells of a workbook (`styles.xml`).
struct CellStyles: MarkupHandler {
    private var codes: [Int: String] = [:]
    private var numbers: [Int] = []
    private var isInCells = false
    /// Whether each font, and the one of each style, is struck through.
    private var struckFonts: [Bool] = []
    private var struck: [Bool] = []
    /// How text of each font looks, the fill of each kind, and whether text of each style can be seen.
    private var looks: [TextLook] = []
    private var fills: [TextLook.Ground] = []
    private var unseen: [Bool] = []
    /// The format of each style.
    private(set) var formats: [CellFormat] = []

    mutating func start(_ element: borrowing MarkupElement) -> Bool {
        switch element.name {
        case "s:styleSheet", "s:numFmts", "s:fonts", "s:fills", "s:fill": return true
        case "s:font":
            struckFonts.append(false)
            looks.append(TextLook())
            return true
        case "s:sz" where !looks.isEmpty:
            looks[looks.count - 1].size = element.attribute("val").flatMap { Double($0) }
        case "s:color" where !looks.isEmpty: looks[looks.count - 1].colour = Self.colour(element)
        case "s:patternFill":
            let pattern = element.attribute("patternType") ?? "none"
            fills.append(pattern == "none" ? .colour(.white) : .unknown)
            return pattern == "solid"
        case "s:gradientFill": fills.append(.unknown)
        case "s:fgColor" where !fills.isEmpty:
            fills[fills.count - 1] = Self.colour(element).map { .colour($0) } ?? .unknown
        case "s:strike" where !struckFonts.isEmpty:
            struckFonts[struckFonts.count - 1] = !["0", "false"].contains(element.attribute("val"))
        case "s:numFmt":
            if let number = element.attribute("numFmtId").flatMap({ Int($0) }) {
                codes[number] = element.attribute("formatCode")
            }
        case "s:cellXfs":
            isInCells = true
            return true
        case "s:xf" where isInCells:
            numbers.append(element.attribute("numFmtId").flatMap { Int($0) } ?? 0)
            let font = element.attribute("fontId").flatMap { Int($0) } ?? 0
            struck.append(struckFonts.indices.contains(font) && struckFonts[font])
            let fill = element.attribute("fillId").flatMap { Int($0) } ?? 0
            var look = looks.indices.contains(font) ? looks[font] : TextLook()
            if fills.indices.contains(fill) { look.ground = fills[fill] }
            unseen.append(look.mark == .unseen)
        default: break
        }
        return false
    }

    mutating func text(_ text: String) {}

    mutating func end(_ name: String) {
        if name == "s:cellXfs" { isInCells = false }
        guard name == "s:styleSheet" else { return }
        var known: [Int: CellFormat] = [:]
        formats = numbers.map { number in
            let format = known[number] ?? CellFormat(codes[number] ?? CellFormat.builtin(number))
            known[number] = format
            return format
        }
    }

    /// Whether cells of a style are struck through.
    func isStruck(_ style: Int?) -> Bool {
        let index = style ?? 0
        return struck.indices.contains(index) && struck[index]
    }

    /// Whether text in cells of a style has the colour of its ground, or is too small to be seen.
    func isUnseen(_ style: Int?) -> Bool {
        let index = style ?? 0
        return unseen.indices.contains(index) && unseen[index]
    }

    /// A colour of a font or a fill; `nil` for one of a theme, but for its white.
    private static func colour(_ element: borrowing MarkupElement) -> TextColour? {
        if let value = element.attribute("rgb") { return TextColour(hex: String(value.suffix(6))) }
        let isLightest = (Double(element.attribute("tint") ?? "") ?? 0) > -0.05
        return element.attribute("theme") == "0" && isLightest
            || ["1", "9"].contains(element.attribute("indexed"))
            ? .white : nil
    }

    /// The format of a style by its number.
    func format(_ style: Int?) -> CellFormat? {
        let index = style ?? 0
        return formats.indices.contains(index) ? formats[index] : nil
    }
}
