import Foundation
import TestSupport
import Testing

@testable import Spreadsheet

private func error(of block: () throws -> Void) -> SpreadsheetError? {
    do { try block() } catch { return error as? SpreadsheetError }
    return nil
}

private func make(_ path: String, rows: Int) throws {
    let workbook = try Workbook(path: path, properties: DocumentProperties(created: 1_700_000_000))
    let sheet = try workbook.addSheet(named: "表")
    for row in 0..<rows { try sheet.write(number: 1, at: CellAddress(row: row, column: 0)) }
    try workbook.close()
}

@Test func theSameCallsMakeTheSameBytes() async throws {
    let folder = try TemporaryFolder()
    try make(folder.path("1.xlsx"), rows: 10)
    // The library would write the second of the day without a date of ours.
    try await Task.sleep(for: .milliseconds(1100))
    try make(folder.path("2.xlsx"), rows: 10)
    #expect(
        try Data(contentsOf: URL(filePath: folder.path("1.xlsx")))
            == Data(contentsOf: URL(filePath: folder.path("2.xlsx"))))
    let core = try ZIPArchive(path: folder.path("1.xlsx")).text("docProps/core.xml")
    #expect(core.contains("2023-11-14T22:13:20Z"))
}

@Test func nothingIsLeftWhenAWorkbookIsNotClosed() throws {
    let folder = try TemporaryFolder()
    do {
        let workbook = try Workbook(path: folder.path("b.xlsx"), properties: DocumentProperties(created: 1))
        let sheet = try workbook.addSheet(named: "表")
        try sheet.write("x", at: CellAddress(row: 0, column: 0))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path()) == [])
}

@Test func aSheetTakesNothingAfterItsWorkbookIsClosed() throws {
    let folder = try TemporaryFolder()
    let workbook = try Workbook(path: folder.path("b.xlsx"), properties: DocumentProperties(created: 1))
    let sheet = try workbook.addSheet(named: "表")
    try workbook.close()
    #expect(error { try sheet.write("x", at: CellAddress(row: 0, column: 0)) }?.code == .closed)
    #expect(error { try sheet.setPage(PageSetup()) }?.code == .closed)
}

@Test func whatIsThereIsNotOverwritten() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("precious", to: "b.xlsx")
    #expect(error { try make(path, rows: 1) }?.code == .alreadyExists)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
}

@Test(arguments: ["missing/b.xlsx", "file/b.xlsx", ""])
func anUnwritablePathIsRefusedAtOnce(_ name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "file")
    let error = error { try make(name.isEmpty ? "" : folder.path(name), rows: 1) }
    #expect(error?.code == .notWritable)
    #expect(error?.operation == "create workbook")
}

@Test func whatTheLibrarySaysIsKept() throws {
    // Short enough as it is; with each underscore escaped (`_x005F_`) too long for the library.
    let text = String(repeating: "_x0041_", count: 4_000)
    let folder = try TemporaryFolder()
    let workbook = try Workbook(path: folder.path("b.xlsx"), properties: DocumentProperties(created: 1))
    let sheet = try workbook.addSheet(named: "表")
    let error = error { try sheet.write(text, at: CellAddress(row: 6, column: 1)) }
    #expect(error?.code == .textTooLong)
    #expect(error?.operation == "write text")
    #expect(error?.sheet == "表")
    #expect(error?.cell == "B7")
    #expect(error?.cause == "String exceeds Excel's limit of 32,767 characters.")
}

@Test func aLongPropertyIsRefused() throws {
    let folder = try TemporaryFolder()
    var properties = DocumentProperties(created: 1)
    properties.title = String(repeating: "长", count: 256)
    let error = error { _ = try Workbook(path: folder.path("b.xlsx"), properties: properties) }
    #expect(error?.code == .textTooLong)
}

@Test func aFullDiskIsNoticedEvenWhereTheLibraryDoesNot() async throws {
    // The sheet needs 600 kB in a temporary file, the packed workbook less than 20 kB: with files limited to
    // 100 kB libxlsxwriter 1.1.4 packs half a sheet and reports success.
    await #expect(processExitsWith: .success) {
        _ = signal(SIGXFSZ, SIG_IGN)
        let folder = try TemporaryFolder()
        var limit = rlimit(rlim_cur: 100_000, rlim_max: 100_000)
        unsafe setrlimit(__rlimit_resource_t(1), &limit)
        let error = error { try make(folder.path("b.xlsx"), rows: 20_000) }
        guard error?.code == .incomplete else { exit(3) }
        guard !FileManager.default.fileExists(atPath: folder.path("b.xlsx")) else { exit(4) }
        exit(0)
    }
}

@Test func aFullDiskUnderTheArchiveIsNoticed() async throws {
    await #expect(processExitsWith: .success) {
        _ = signal(SIGXFSZ, SIG_IGN)
        let folder = try TemporaryFolder()
        var limit = rlimit(rlim_cur: 2_000, rlim_max: 2_000)
        unsafe setrlimit(__rlimit_resource_t(1), &limit)
        let error = error { try make(folder.path("b.xlsx"), rows: 1) }
        guard error?.code == .incomplete else { exit(3) }
        guard !FileManager.default.fileExists(atPath: folder.path("b.xlsx")) else { exit(4) }
        exit(0)
    }
}

@Test func aDamagedWorkbookDoesNotPassTheReview() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("b.xlsx")
    try make(path, rows: 50)
    try WorkbookReview.review(path)
    let whole = try Data(contentsOf: URL(filePath: path))
    for (index, cut) in [1, 22, 100, whole.count / 2, whole.count - 10].enumerated() {
        let damaged = try folder.write(whole.dropLast(cut), to: "cut\(index)")
        #expect(error { try WorkbookReview.review(damaged) }?.code == .incomplete)
    }
    var flipped = whole
    flipped[whole.count / 3] ^= 0x10
    let damaged = try folder.write(flipped, to: "flipped")
    #expect(error { try WorkbookReview.review(damaged) }?.code == .incomplete)
}
