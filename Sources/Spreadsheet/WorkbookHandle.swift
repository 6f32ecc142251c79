import Bilingual
import CXLSXWriter
import FoundationEssentials
import Glibc

/// libxlsxwriter's workbook, shared by a `Workbook` and its sheets so that it outlives both.
@safe final class WorkbookHandle {
    private let path: String
    private var workbook: UnsafeMutablePointer<lxw_workbook>?
    private var formats: [CellFormat: UnsafeMutablePointer<lxw_format>]
    private(set) var sheetNames: [String] = []

    init(path: String, properties: DocumentProperties) throws(SpreadsheetError) {
        self.path = path
        unsafe workbook = nil
        unsafe formats = [:]
        try Self.probe(path, "create workbook")
        // Temporary files go beside the result: a full disk then shows in both, and nothing leaves the folder.
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
        unsafe workbook = unsafe folder.withCString { folder in
            var options = unsafe lxw_workbook_options(
                constant_memory: 0, tmpdir: UnsafeMutablePointer(mutating: folder), use_zip64: 0)
            return unsafe workbook_new_opt(path, &options)
        }
        guard let workbook = unsafe workbook else {
            throw SpreadsheetError(
                .library, "create workbook",
                Message(zh: "内存不足，无法建立工作簿", en: "Not enough memory for a workbook"))
        }
        try unsafe Self.set(properties, of: workbook)
    }

    deinit {
        // Not closed: free it without writing. The library creates the file only on closing.
        if let workbook = unsafe workbook { unsafe lxw_workbook_free(workbook) }
    }

    /// The library's workbook, unless it was closed.
    private func open(_ operation: String) throws(SpreadsheetError) -> UnsafeMutablePointer<lxw_workbook> {
        guard let workbook = unsafe workbook else {
            throw SpreadsheetError(
                .closed, operation, Message(zh: "工作簿已经关闭", en: "The workbook is closed already"))
        }
        return unsafe workbook
    }

    /// Throws when the workbook was closed: a sheet's pointer is good only before.
    func requireOpen(_ operation: String) throws(SpreadsheetError) {
        _ = try unsafe open(operation)
    }

    func addSheet(named name: String) throws(SpreadsheetError) -> Sheet {
        let operation = "add sheet"
        let workbook = try unsafe open(operation)
        if let fault = SheetName.fault(in: name, used: sheetNames) {
            throw SpreadsheetError(.badSheetName, operation, fault, sheet: name)
        }
        try check(unsafe workbook_validate_sheet_name(workbook, name), operation, sheet: name)
        guard let sheet = unsafe workbook_add_worksheet(workbook, name) else {
            throw SpreadsheetError(
                .library, operation, Message(zh: "内存不足，无法建立工作表", en: "Not enough memory for a sheet"),
                sheet: name)
        }
        sheetNames.append(name)
        return unsafe Sheet(name: name, workbook: self, sheet: sheet)
    }

    /// The library's format for ours; made once for each different one.
    func format(_ format: CellFormat?) throws(SpreadsheetError) -> UnsafeMutablePointer<lxw_format>? {
        guard let format else { return nil }
        if let known = unsafe formats[format] { return unsafe known }
        let workbook = try unsafe open("add format")
        guard let made = unsafe workbook_add_format(workbook) else {
            throw SpreadsheetError(
                .library, "add format", Message(zh: "内存不足，无法建立格式", en: "Not enough memory for a format"))
        }
        unsafe format.apply(to: made)
        unsafe formats[format] = unsafe made
        return unsafe made
    }

    func close() throws(SpreadsheetError) {
        let operation = "close workbook"
        let open = try unsafe open(operation)
        // The library prints to standard error when it cannot create the file: look first.
        try Self.probe(path, operation)
        // It frees the workbook whether or not it could write it.
        unsafe workbook = nil
        let status = unsafe workbook_close(open)
        do throws(SpreadsheetError) {
            try check(status, operation)
            try WorkbookReview.review(path)
        } catch {
            unsafe unlink(path)
            throw error
        }
    }

    /// Throws unless a new file can be made at the path, and leaves none.
    private static func probe(_ path: String, _ operation: String) throws(SpreadsheetError) {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw SpreadsheetError(
                .notWritable, operation,
                Message(zh: "工作簿路径为空或无效", en: "The workbook's path is empty or has a NUL"))
        }
        let descriptor = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor < 0 else {
            Glibc.close(descriptor)
            unsafe unlink(path)
            return
        }
        let number = errno
        let cause = unsafe String(cString: strerror(number))
        if number == EEXIST {
            throw SpreadsheetError(
                .alreadyExists, operation,
                Message(zh: "“\(path)”已经存在，未作改动", en: "\(path) exists already and was left alone"), cause: cause
            )
        }
        throw SpreadsheetError(
            .notWritable, operation,
            Message(
                zh: "无法建立“\(path)”（\(cause)），请检查文件夹是否存在、是否可写",
                en: "\(path) cannot be created (\(cause)); check that the folder exists and is writable"),
            cause: cause)
    }

    private static func set(
        _ properties: DocumentProperties, of workbook: UnsafeMutablePointer<lxw_workbook>
    ) throws(SpreadsheetError) {
        var made = unsafe lxw_doc_properties()
        // The library copies the texts.
        let given = [
            properties.title, properties.subject, properties.author, properties.company, properties.keywords,
            properties.comments,
        ]
        guard given.allSatisfy({ $0.utf16.count <= 255 }) else {
            throw SpreadsheetError(
                .textTooLong, "set properties",
                Message(
                    zh: "工作簿属性超过 255 个字符，请缩短",
                    en: "A property of the workbook is longer than 255 characters; shorten it"))
        }
        let texts = unsafe given.map { unsafe strdup(SafeText.inert($0)) }
        defer { unsafe texts.forEach { unsafe free($0) } }
        unsafe made.title = unsafe texts[0]
        unsafe made.subject = unsafe texts[1]
        unsafe made.author = unsafe texts[2]
        unsafe made.company = unsafe texts[3]
        unsafe made.keywords = unsafe texts[4]
        unsafe made.comments = unsafe texts[5]
        unsafe made.created = properties.created > 0 ? Int(properties.created) : 315_532_800
        try check(unsafe workbook_set_properties(workbook, &made), "set properties")
    }
}
