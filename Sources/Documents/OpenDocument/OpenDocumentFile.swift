import Bilingual

/// A text of OpenDocument (`.odt`, ISO/IEC 26300), as LibreOffice and WPS write it.
enum OpenDocumentFile {
    private static let main = "content.xml"

    /// Whether a package is one of OpenDocument, text or not.
    static func recognizes(_ package: OfficePackage) -> Bool {
        package.names.contains(main)
            && package.names.contains { $0 == "mimetype" || $0 == "META-INF/manifest.xml" }
    }

    /// The text of the document, its notes among it, and what is to be told of it.
    ///
    /// - Throws: `unsupported` for other kinds of documents and protected ones.
    static func read(
        _ package: OfficePackage
    ) throws(DocumentFault) -> (text: String, tables: [DocumentTable], notes: [Message]) {
        if let manifest = try package.file("META-INF/manifest.xml", limit: OfficePackage.treeLimit),
            String(decoding: manifest, as: UTF8.self).contains("encryption-data")
        {
            throw Signature.encrypted.refusal(ending: "odt")
        }
        guard let bytes = try package.file(main) else { throw OfficePackage.damage(main) }
        var styles = OpenDocumentStyles()
        if let more = try package.file("styles.xml") {
            try MarkupPart.read(more, part: "styles.xml", into: &styles)
        }
        try MarkupPart.read(bytes, part: main, into: &styles)
        var text = OpenDocumentText(styles: styles)
        try MarkupPart.read(bytes, part: main, into: &text)
        guard text.isText else {
            throw DocumentFault(
                .unsupported, zh: "OpenDocument 表格或演示文稿；报告请另存为 .docx，台账请另存为 .xlsx",
                en: "a spreadsheet or slides of OpenDocument; save a report as .docx, a ledger as .xlsx")
        }
        let (whole, tables) = text.finish()
        return (whole, tables, text.marks.notes)
    }
}
