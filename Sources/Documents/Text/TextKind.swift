/// What a decoded text is, told by how it begins.
enum TextKind: Hashable {
    case plain
    /// A web page.
    case page
    /// A Word document or a workbook in one XML file.
    case wordXML
    /// A web page with its pictures in one file (`.mht`).
    case archivedPage

    private static let reach = 4096

    /// The kind of a text; the ending decides between a page and a text where the text does not.
    init(of text: String, ending: String) {
        let head = String(text.unicodeScalars.prefix(Self.reach)).drop { $0.isWhitespace }.lowercased()
        if head.hasPrefix("<") {
            if head.contains("<?mso-application") || head.contains("<pkg:package") {
                self = .wordXML
            } else if head.contains("<html") || head.contains("<!doctype html") || ending.hasPrefix("htm")
                || ending == "xhtml"
            {
                self = .page
            } else {
                self = .plain
            }
        } else if head.contains("mime-version:"), head.contains("multipart/related") {
            self = .archivedPage
        } else {
            // A page may begin with a word, but not end in .html without one tag.
            self = ending.hasPrefix("htm") && head.contains("</") ? .page : .plain
        }
    }

    /// Why a text of this kind is not read, and what to do.
    var refusal: DocumentFault {
        switch self {
        case .archivedPage:
            DocumentFault(
                .unsupported, zh: "单个文件网页（.mht）；请在浏览器中另存为“仅 HTML”（.html）",
                en: "a page archived in one file (.mht); save it from the browser as HTML only (.html)")
        case .wordXML, .plain, .page:
            DocumentFault(
                .unsupported, zh: "XML 格式的文档或工作簿；请用 Word、Excel 或 WPS 打开后另存为 .docx 或 .xlsx",
                en: "a document or workbook in XML; open it in Word, Excel or WPS and save it as .docx or .xlsx"
            )
        }
    }
}
