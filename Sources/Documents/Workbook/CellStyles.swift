/// The number formats of the cells of a workbook (`styles.xml`).
struct CellStyles: MarkupHandler {
    private var codes: [Int: String] = [:]
    private var numbers: [Int] = []
    private var isInCells = false
    /// Whether each font, and the one of each style, is struck through.
    private var struckFonts: [Bool] = []
    private var struck: [Bool] = []
    /// The format of each style.
    private(set) var formats: [CellFormat] = []

    mutating func start(_ element: borrowing MarkupElement) -> Bool {
        switch element.name {
        case "s:styleSheet", "s:numFmts", "s:fonts": return true
        case "s:font":
            struckFonts.append(false)
            return true
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

    /// The format of a style by its number.
    func format(_ style: Int?) -> CellFormat? {
        let index = style ?? 0
        return formats.indices.contains(index) ? formats[index] : nil
    }
}
