/// A font of a PDF file, as `pdffonts` lists it.
struct PDFFont {
    let name: String
    private let encoding: String
    /// Whether its signs are in the file.
    let isEmbedded: Bool
    private let isMapped: Bool

    /// The fonts of a listing: name, type, encoding, emb, sub, uni, object and its generation.
    static func fonts(of listing: [UInt8]) -> [PDFFont] {
        String(decoding: listing, as: UTF8.self).split(separator: "\n").dropFirst(2).compactMap { line in
            let fields = line.split(separator: " ")
            guard fields.count > 7 else { return nil }
            let end = fields.count
            return PDFFont(
                name: String(fields[0]), encoding: String(fields[end - 6]),
                isEmbedded: fields[end - 5] == "yes",
                isMapped: fields[end - 3] == "yes")
        }
    }

    /// Whether its signs have numbers of their own and no mapping to characters.
    var lacksMapping: Bool {
        !isMapped && ["Identity-H", "Identity-V", "Custom", "Builtin"].contains(encoding)
            && !["symbol", "dings", "bats"].contains { name.lowercased().contains($0) }
    }
}
