import Land
import VectorFiles

/// How much text a field keeps, and whether a text leaves place for more (字段宽度).
struct FieldWidth: Sendable {
    private let width: Int
    /// Whether the width is one of bytes, as in a table of dBASE: GBK has two a Chinese character, UTF-8 three.
    private let isInBytes: Bool
    /// Whether texts in bytes are in UTF-8; `nil` when nothing tells.
    private let isUnicode: Bool?
    /// Whether some text of the field is known to have been cut short.
    private let isCut: Bool

    /// The width of a field of a layer; `nil` for one that holds no text, or any.
    init?(_ field: Int, of layer: VectorLayer) {
        guard case .text(let width) = layer.fields[field].kind, width > 0 else { return nil }
        self.width = width
        isInBytes = layer.format == .shapefile
        isUnicode = layer.textEncoding.map { $0.uppercased().contains("UTF") }
        isCut = layer.fields[field].isCutShort
    }

    /// Whether a text is all that was written.
    func ending(of text: String) -> TextEnding { fills(text) ? isCut ? .cut : .full : .whole }

    /// Whether a text leaves no place for another character in its field.
    private func fills(_ text: String) -> Bool {
        if text.hasSuffix("\u{FFFD}") { return true }
        let bytes = text.utf8.count
        // No encoding has more bytes a character than UTF-8, and none has less than one.
        guard bytes >= (isInBytes ? width - 2 : width) else { return false }
        let scalars = text.unicodeScalars.count
        guard isInBytes else { return scalars >= width }
        guard bytes > scalars else { return bytes >= width }
        let double = text.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
        return isUnicode != true && (width - 1...width).contains(double)
            || isUnicode != false && (width - 2...width).contains(bytes)
    }
}
