import Documents
import Foundation
import Testing

private let body =
    "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>占用草原937.36亩</w:t></w:r></w:p></w:body></w:document>"

private let parts: [WordPackage.Part] = [
    (
        "[Content_Types].xml",
        Array(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
                .utf8)
    ),
    (
        "_rels/.rels",
        Array(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
                .utf8)
    ),
    ("word/document.xml", Array(body.utf8)),
]

@Test func aPackageIsReadBackAsADocument() throws {
    let bytes = try WordPackage.encode(parts, path: "a.docx")
    #expect(try Document(bytes, path: "a.docx").text.contains("占用草原937.36亩"))
    // The file ends with its directory: nothing stands behind it.
    #expect(bytes.prefix(4).elementsEqual([0x50, 0x4B, 3, 4]))
    #expect(bytes.suffix(22).prefix(4).elementsEqual([0x50, 0x4B, 5, 6]))
}

@Test func theSamePartsGiveTheSameBytes() throws {
    let bytes = try WordPackage.encode(parts, path: "a.docx")
    Thread.sleep(forTimeInterval: 2.1)  // longer than the clock of a ZIP file is coarse
    #expect(try WordPackage.encode(parts, path: "a.docx") == bytes)
}

/// What deflate cannot shorten has room as well.
@Test(arguments: [0, 1, 100_000, 5_000_000])
func partsOfAnySizeHaveRoom(_ count: Int) throws {
    var generator = SystemRandomNumberGenerator()
    let noise = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let bytes = try WordPackage.encode(parts + [("word/noise.bin", noise)], path: "a.docx")
    #expect(bytes.count >= count)
    #expect(try Document(bytes, path: "a.docx").text.contains("937.36"))
}
