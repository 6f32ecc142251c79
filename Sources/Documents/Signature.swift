/// The kinds of files that tell themselves by their first bytes.
enum Signature: Hashable {
    /// A ZIP file, as Word files are.
    case zip
    /// A compound file: `.doc`, `.wps`, `.xls`.
    case compound
    /// A compound file that holds an encrypted document.
    case encrypted
    case pdf
    case richText

    /// The kind of a file; `nil` for all others, texts among them.
    init?(of bytes: [UInt8]) {
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            self = .zip
        } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            self = Self.holds("EncryptedPackage", in: bytes) ? .encrypted : .compound
        } else if bytes.starts(with: Array("%PDF-".utf8)) {
            self = .pdf
        } else if bytes.starts(with: Array("{\\rtf".utf8)) {
            self = .richText
        } else {
            return nil
        }
    }

    /// Whether a name stands in the directory of a compound file, which is written in UTF-16.
    private static func holds(_ name: String, in bytes: [UInt8]) -> Bool {
        let pattern: [UInt8] = name.utf8.flatMap { [$0, UInt8(0)] }
        let last = bytes.count - pattern.count
        // A directory entry is 128 bytes long and starts at a multiple of it (MS-CFB 2.6.1).
        return stride(from: 0, through: last, by: 128).contains { start in
            bytes[start] == pattern[0] && bytes[start..<(start + pattern.count)].elementsEqual(pattern)
        }
    }

    /// The endings of workbooks.
    static let workbookEndings: Set<String> = ["xls", "xlsx", "xlsm", "xlsb", "et", "ett", "xlt"]

    /// Why a file of this kind and ending is not read, and what to do.
    func refusal(ending: String) -> DocumentFault {
        if Self.workbookEndings.contains(ending) {
            if self == .compound {
                return DocumentFault(
                    .unsupported, zh: "旧版 Excel 或 WPS 工作簿（.xls、.et）；请用 Excel 或 WPS 打开后另存为 .xlsx",
                    en:
                        "an old workbook of Excel or WPS (.xls, .et); open it in Excel or WPS and save it as .xlsx"
                )
            }
            if self == .encrypted {
                return DocumentFault(
                    .unsupported, zh: "工作簿有密码保护；请打开后取消密码，再另存为 .xlsx",
                    en:
                        "the workbook is protected by a password; open it, remove the password and save it as .xlsx"
                )
            }
        }
        return refusal
    }

    /// Why a file of this kind is not read, and what to do.
    private var refusal: DocumentFault {
        switch self {
        case .zip:
            DocumentFault(
                .unsupported, zh: "压缩包中没有 Word 文档；请将报告另存为 .docx 或文本文件",
                en: "a ZIP file without a Word document; save the report as .docx or as text")
        case .compound:
            DocumentFault(
                .unsupported, zh: "旧版 Word 或 WPS 文件（.doc、.wps）；请用 Word 或 WPS 打开后另存为 .docx 或文本文件",
                en: "an old Word or WPS file (.doc, .wps); open it in Word or WPS and save it as .docx or text")
        case .encrypted:
            DocumentFault(
                .unsupported, zh: "文档有密码保护；请打开后取消密码，再另存为 .docx",
                en: "the document is protected by a password; open it, remove the password and save it as .docx"
            )
        case .pdf:
            DocumentFault(
                .unsupported, zh: "PDF 文件；请向出文单位索取 .docx，或将文字另存为文本文件",
                en: "a PDF file; ask its office for the .docx, or save its text as a text file")
        case .richText:
            DocumentFault(
                .unsupported, zh: "RTF 文件；请用 Word 或 WPS 打开后另存为 .docx 或文本文件",
                en: "an RTF file; open it in Word or WPS and save it as .docx or text")
        }
    }
}
