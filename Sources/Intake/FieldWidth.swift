import Land
import VectorFiles

/// How much text a field keeps, and whether a text leaves place for more (字段宽度).
struct FieldWidth: Sendable {
    /// What the width counts.
    private enum Unit {
        case characters
        /// Bytes of UTF-8, of two for a Chinese character, of one for every character.
        case unicode, double, single
        /// Bytes of an encoding that nothing tells.
        case bytes
    }

    private let width: Int
    private let unit: Unit
    /// Whether some text of the field is known to have been cut short.
    private let isCut: Bool
    /// Texts that fill it and stand for several features, though they should tell them apart.
    private var repeated: Set<String> = []

    /// The width of a field of a layer; `nil` for one that holds no text, or any.
    ///
    /// - Parameter tellsApart: whether its texts tell the features apart (标识码): several that are alike and fill it were cut short.
    init?(_ field: Int, of layer: VectorLayer, tellsApart: Bool = false) {
        guard case .text(let width) = layer.fields[field].kind, width > 0 else { return nil }
        self.width = width
        unit = layer.format == .shapefile ? Self.unit(of: layer.textEncoding?.uppercased()) : .characters
        isCut = layer.fields[field].isCutShort
        guard tellsApart else { return }
        var seen: Set<String> = []
        for text in layer.firstValues(256).compactMap({ $0[field].text }).filter(fills)
        where !seen.insert(text).inserted {
            repeated.insert(text)
        }
    }

    private static func unit(of encoding: String?) -> Unit {
        guard let encoding, !encoding.isEmpty else { return .bytes }
        if encoding.contains("UTF") || encoding == "65001" { return .unicode }
        // GBK, GB 2312, GB 18030, Big5, and what Japan and Korea have.
        let doubles = ["936", "950", "932", "949", "54936", "GB", "BIG5", "SJIS", "SHIFT", "EUC"]
        return doubles.contains(where: encoding.contains) ? .double : .single
    }

    /// Whether a text is all that was written.
    func ending(of text: String) -> TextEnding {
        if text.unicodeScalars.last == "\u{FFFD}" { return .cut }
        guard fills(text) else { return .whole }
        if repeated.contains(text) { return .cut }
        // Who cut within a character left no place behind a whole one.
        if isCut, unit == .unicode { return text.utf8.count == width ? .cut : .whole }
        return isCut ? .cut : .full
    }

    /// Whether a text leaves no place for another character in its field.
    private func fills(_ text: String) -> Bool {
        let bytes = text.utf8.count
        // No encoding has more bytes a character than UTF-8, and none has less than one.
        guard bytes >= (unit == .characters ? width : width - 2) else { return false }
        let scalars = text.unicodeScalars.count
        switch unit {
        case .characters, .single: return scalars >= width
        case .unicode: return isNear(bytes, by: bytes > scalars ? 2 : 0)
        case .double, .bytes:
            let double = text.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
            let fillsDouble = isNear(double, by: bytes > scalars ? 1 : 0)
            return fillsDouble || unit == .bytes && isNear(bytes, by: bytes > scalars ? 2 : 0)
        }
    }

    /// Whether a number of bytes leaves place for fewer than a further character has.
    private func isNear(_ bytes: Int, by gap: Int) -> Bool { (width - gap...width).contains(bytes) }
}
