public import Bilingual

/// The text of a document: a text file, a Word file (.docx), a text of OpenDocument (.odt), a sheet of a workbook (.xlsx), a PDF file with text or a saved page (.html).
public struct Document: Sendable, Hashable {
    /// What the bytes are.
    public enum Form: Sendable, Hashable {
        /// A text.
        case text(TextEncoding)
        /// A Word file of Office Open XML.
        case word
        /// A text of OpenDocument.
        case openDocument
        /// A sheet of a workbook of Office Open XML.
        case workbook
        /// A PDF file with text.
        case pdf
        /// A saved web page.
        case page(TextEncoding)
    }

    /// What the bytes are, told by the bytes; the name decides only what they leave open.
    public let form: Form
    /// The text: lines end in LF, without a byte order mark.
    public let text: String
    /// The tables in it, in order.
    public let tables: [DocumentTable]
    /// What readers should know of what was read.
    public let notes: [Message]

    /// Reads a document.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - path: its name, for messages and its ending.
    ///   - sheet: the sheet of a workbook that is meant; needed when several may be.
    /// - Throws: `DocumentError` for kinds that are not read, damage, and encodings that are not known.
    public init(_ bytes: [UInt8], path: String, sheet: String? = nil) throws(DocumentError) {
        do throws(DocumentFault) {
            try self.init(bytes, ending: Self.ending(of: path), sheet: sheet)
        } catch {
            throw error.error(in: path)
        }
    }

    private init(_ bytes: [UInt8], ending: String, sheet: String?) throws(DocumentFault) {
        if let signature = Signature(of: bytes) {
            if signature == .pdf {
                (text, tables, notes) = try PDFFile.read(bytes)
                form = .pdf
                return
            }
            guard signature == .zip else { throw signature.refusal(ending: ending) }
            let package = try OfficePackage(bytes)
            if package.has(folder: "xl") {
                (text, tables, notes) = try WorkbookText.read(WorkbookFile(package), sheet: sheet)
                form = .workbook
            } else if OpenDocumentFile.recognizes(package) {
                (text, tables, notes) = try OpenDocumentFile.read(package)
                form = .openDocument
            } else {
                (text, tables, notes) = try WordFile.read(package)
                form = .word
            }
            return
        }
        if ending == "docx" || ending == "docm" {
            throw DocumentFault(
                .damaged, zh: "扩展名是 .\(ending)，内容却不是 Word 文档；请用 Word 或 WPS 打开后另存为 .docx",
                en: "named .\(ending), but not a Word file; open it in Word or WPS and save it as .docx")
        }
        let charset = PageCharset.declared(in: bytes)
        let source = try DecodedText(bytes, declared: charset)
        let kind = TextKind(of: source.text, ending: ending)
        switch kind {
        case .plain:
            // A text that only quotes a page's head declares nothing.
            let plain = charset == nil ? source : try DecodedText(bytes, declared: nil)
            (text, tables, notes) = (plain.text, [], [])
            form = .text(plain.encoding)
        case .page:
            (text, tables, notes) = try PageText.read(source.text)
            form = .page(source.encoding)
        case .wordXML, .archivedPage:
            throw kind.refusal
        }
    }

    /// The ending of a name, in lower case.
    static func ending(of path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        guard let point = name.lastIndex(of: ".") else { return "" }
        return name[name.index(after: point)...].lowercased()
    }
}
