import Foundation
import Ledger
import Project
import Subjects
import Survey
import TestSupport
import Testing

/// One report as an office would type it, print it and publish it.
private let lines = [
    "某盟督察整改进展情况", "一、甲矿违规占用草原937.36亩。", "整改状态：已销号", "整改进展情况：",
    "（一）恢复植被0.25平方公里。", "（二）罚款12万元。", "二、乙场占用湿地5公顷。", "整改状态：达到序时进度", "整改进展情况：", "（一）补水3次。",
]

private let numbering = """
    <w:abstractNum w:abstractNumId="0">\
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>\
    <w:lvlText w:val="%1、"/></w:lvl>\
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>\
    <w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
    """

/// The Word file numbers its paragraphs by itself.
private var word: [UInt8] {
    let body = lines.map { line in
        if line.hasPrefix("一、") || line.hasPrefix("二、") {
            return WordSample.item(String(line.dropFirst(2)), list: 1)
        }
        if line.hasPrefix("（") { return WordSample.item(String(line.dropFirst(3)), list: 1, level: 1) }
        return WordSample.paragraph(line)
    }
    return WordSample.bytes(body: body.joined(), numbering: numbering)
}

private var page: [UInt8] {
    let body = lines.map { "<p style='text-indent:2em'>&nbsp;&nbsp;\($0)</p>\r\n" }.joined()
    return Array("<html><head><meta charset=utf-8><title>标题</title></head><body><nav>首页</nav>\(body)".utf8)
}

@Test func oneReportInEveryFormIsOneLedger() throws {
    let folder = try TemporaryFolder()
    let text = lines.map { $0 + "\n" }.joined()
    let utf16 = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let plain = try ReportReader.read(path: folder.write(text, to: "a.txt"))
    #expect(plain.ledger.items.map(\.number) == [1, 2])
    #expect(plain.ledger.items.map(\.clauses.count) == [2, 1])
    #expect(plain.ledger.items.map { $0.claims.filter { $0.kind == .area }.count } == [2, 1])
    let forms: [(name: String, bytes: [UInt8])] = [
        ("b.docx", word), ("c.html", page), ("d.txt", [0xFF, 0xFE] + utf16),
        ("e.txt", Array(text.replacingOccurrences(of: "\n", with: "\r\n").utf8)),
    ]
    for (name, bytes) in forms {
        let read = try ReportReader.read(path: folder.write(Data(bytes), to: name))
        // Every passage and offset, too.
        #expect(read.ledger == plain.ledger, "\(name)")
        #expect(read.digest != plain.digest)
    }
}

/// SHA-256 of `abc` from FIPS 180-2, appendix B.1.
@Test func theDigestIsThatOfTheFile() throws {
    let folder = try TemporaryFolder()
    let read = try ReportReader.read(path: folder.write("abc", to: "a.txt"))
    #expect(read.digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
}

@Test func whatTheLibrarySaidReachesTheUser() throws {
    let folder = try TemporaryFolder()
    let broken = ZIPWriter([("word/document.xml", "<a></b>")])
    let path = try folder.write(Data(broken.bytes), to: "a.docx")
    #expect {
        _ = try ReportReader.read(path: path)
    } throws: { error in
        let error = error as? SurveyError
        return error?.code == .inputRefused && error?.place == path && error?.details.isEmpty == false
    }
}
