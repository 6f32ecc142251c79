import Foundation
import TestSupport
import Testing

@testable import Documents

private func fault(_ bytes: [UInt8]) -> DocumentError? {
    do throws(DocumentError) {
        _ = try Document(bytes, path: "a.docx")
        return nil
    } catch {
        return error
    }
}

private func package(_ document: String) -> [UInt8] { ZIPWriter([("word/document.xml", document)]).bytes }

/// Wherever it is cut and whichever byte is changed, the file is refused or read without a crash; a changed
/// byte of the text never passes the checksum.
@Test func brokenArchives() {
    let whole = WordSample.bytes(body: WordSample.paragraph("占用草原12.5亩"))
    for length in stride(from: 4, to: whole.count, by: 7) {
        #expect(fault(Array(whole[..<length]))?.code == .damaged)
    }
    for position in stride(from: 0, to: whole.count, by: 3) {
        var bytes = whole
        bytes[position] ^= 0x20
        if let document = try? Document(bytes, path: "a.zip") { #expect(document.text.contains("占用草原12.5亩")) }
    }
}

@Test func aWrongChecksumIsDamage() {
    var zip = ZIPWriter()
    zip.add("word/document.xml", Array(WordSample.document("").utf8), checksum: 1)
    #expect(fault(zip.bytes)?.code == .damaged)
    #expect(fault(zip.bytes)?.libraryMessages.isEmpty == false)
}

@Test func archivesWithoutADocument() {
    #expect(fault(ZIPWriter([("word/styles.xml", "")]).bytes)?.code == .damaged)
    #expect(fault(ZIPWriter([("a.txt", "")]).bytes)?.code == .unsupported)
    #expect(fault(ZIPWriter().bytes)?.code == .damaged)
    #expect(
        fault(ZIPWriter([("[Content_Types].xml", ""), ("xl/workbook.xml", "")]).bytes)?.code == .damaged)
}

/// 66 MB of spaces in 420 kB, told truly, told as 10 bytes, and only told.
@Test func filesThatUnpackToMoreThanTheyShould() {
    let data = ZIPWriter.deflatedSpaces(runs: 262_144)
    #expect(data.count < 500_000)
    for (size, code) in [(1 + 258 * 262_144, DocumentError.Code.tooLarge), (10, .damaged)] {
        var zip = ZIPWriter()
        zip.add("word/document.xml", data, isDeflated: true, size: size)
        #expect(fault(zip.bytes)?.code == code)
    }
    var zip = ZIPWriter()
    zip.add("word/document.xml", [1, 2, 3], isDeflated: true, size: 65 << 20)
    #expect(fault(zip.bytes)?.code == .tooLarge)
}

@Test(arguments: ["", "<w:document>", "plain", "<a></b>", "<a>\u{0}</a>", "<a>&undefined;</a>"])
func documentsThatAreNotWellFormed(_ document: String) {
    let error = fault(package(document))
    #expect(error?.code == .damaged)
    #expect(error?.libraryMessages.isEmpty == false || document.isEmpty)
}

@Test func nestingBeyondTheLibrarysLimit() {
    let deep = String(repeating: "<w:a>", count: 100_000) + String(repeating: "</w:a>", count: 100_000)
    #expect(fault(package(WordSample.document(deep)))?.code == .damaged)
}

/// libxml2 compares each attribute of a tag with all before it.
@Test func halfAMillionAttributes() {
    let tag = "<w:p " + (0..<500_000).map { "a\($0)='' " }.joined() + ">"
    #expect(fault(package(WordSample.document(tag + "</w:p>")))?.code == .damaged)
    let page = Array("<html><body>\(tag)甲".utf8)
    #expect { _ = try Document(page, path: "a.html") } throws: { ($0 as? DocumentError)?.code == .damaged }
    let script = "<html><script>if (a<b \(String(repeating: "x y ", count: 2000)))</script><body>甲".utf8
    #expect((try? Document(Array(script), path: "a.html"))?.text == "甲\n")
}

@Test func aBillionLaughs() {
    var entities = "<!ENTITY a0 \"哈哈\">"
    for level in 1...12 {
        entities += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">"
    }
    #expect(fault(package("<!DOCTYPE w [\(entities)]><w>&a12;</w>"))?.code == .damaged)
    #expect(fault(package("<!DOCTYPE w [\(entities)]><w a=\"&a12;\"/>"))?.code == .damaged)
}

@Test func externalEntitiesAreNotRead() throws {
    let folder = try TemporaryFolder()
    let secret = try folder.write("秘密", to: "secret.txt")
    let document = WordSample.document("<w:p><w:r><w:t>甲&e;</w:t></w:r></w:p>")
    let declared = document.replacingOccurrences(
        of: "?>\n", with: "?><!DOCTYPE d [<!ENTITY e SYSTEM \"file://\(secret)\">]>")
    #expect(declared.contains("DOCTYPE"))
    let error = fault(package(declared))
    #expect(error?.code == .damaged)
    #expect(error?.description.contains("秘密") == false)
}

/// Each thread's messages are its own: every file has its fault on a line of its own.
@Test func parallelReadersKeepTheirMessagesApart() async {
    await withTaskGroup { group in
        for line in 1...64 {
            group.addTask {
                let document = String(repeating: "\n", count: line - 1) + "<a\(line)></b>"
                return (line, fault(package(document)))
            }
        }
        for await (line, error) in group {
            let said = error?.libraryMessages ?? []
            #expect(said.contains { $0.contains("a\(line) ") || $0.contains("a\(line) line") })
            #expect(said.allSatisfy { $0.hasPrefix("line \(line):") })
        }
    }
}
