import Bilingual
import Documents
import Testing

private let text = "一、某旗草原面积核查情况说明\n占用12.5亩。\n"
/// `草原面积` in GB 2312, from the code table.
private let grassland: [UInt8] = [0xB2, 0xDD, 0xD4, 0xAD, 0xC3, 0xE6, 0xBB, 0xFD]

private func read(_ bytes: [UInt8]) throws -> Document { try Document(bytes, path: "报告.txt") }

@Test func everyFormOfUTFGivesTheSameText() throws {
    let little = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    #expect(try read(Array(text.utf8)).text == text)
    #expect(try read([0xEF, 0xBB, 0xBF] + Array(text.utf8)).text == text)
    #expect(try read([0xFF, 0xFE] + little).text == text)
    #expect(try read([0xFE, 0xFF] + big).text == text)
    #expect(try read([0xFE, 0xFF] + big).form == .text(.utf16))
    #expect(try read([]).text == "")
}

@Test func lineEndsBecomeLineFeeds() throws {
    let document = try read(Array("甲\r\n乙\r丙\n\r\n丁".utf8))
    #expect(Array(document.text.unicodeScalars) == Array("甲\n乙\n丙\n\n丁".unicodeScalars))
}

@Test func chineseNationalEncoding() throws {
    let document = try read(grassland + [0x0D, 0x0A, 0x31])
    #expect(document.text.unicodeScalars.elementsEqual("草原面积\n1".unicodeScalars))
    #expect(document.form == .text(.gb18030))
}

/// Most bytes of UTF-8 are GB18030 of other words: a damaged text must not be taken for one.
@Test func damagedUTF8IsNotTakenForGB18030() throws {
    var bytes = Array(text.utf8)
    bytes.remove(at: 31)
    #expect {
        _ = try read(bytes)
    } throws: { error in
        let error = error as? DocumentError
        // Ten characters of three bytes stand before the broken one.
        return error?.code == .notText && error?.message.zh.contains("第 30 字节") == true
    }
}

@Test(
    arguments: [
        [0x41, 0x00, 0x42], [0xFF, 0x00, 0xFE, 0x80], [0xFF, 0xFE, 0x41], [0xFF, 0xFE, 0x00, 0xD8],
        [0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], [0xEF, 0xBB, 0xBF, 0xB2, 0xDD], [0xB2, 0xFF],
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13],
    ] as [[UInt8]])
func bytesThatAreNoTextAreRefused(_ bytes: [UInt8]) {
    #expect { _ = try read(bytes) } throws: { ($0 as? DocumentError)?.code == .notText }
}

@Test(arguments: [
    ("{\\rtf1\\ansi", "RTF"),
    ("<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w/>", "XML"),
    ("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n", ".mht"),
])
func otherKindsAreRefusedWithAdvice(_ content: String, _ name: String) {
    #expect {
        _ = try read(Array(content.utf8))
    } throws: { error in
        guard let error = error as? DocumentError else { return false }
        return error.code == .unsupported && error.message.zh.contains(name) && error.message.zh.contains("另存为")
            && error.message.en.contains("save") && error.path == "报告.txt"
    }
}

@Test func oldWordFilesAndProtectedOnes() {
    let header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    let filler = [UInt8](repeating: 0, count: 1016)
    let entry = "EncryptedPackage".utf8.flatMap { [$0, UInt8(0)] }
    #expect { _ = try Document(header + filler, path: "a.wps") } throws: { "\($0)".contains(".docx") }
    #expect { _ = try Document(header + filler + entry, path: "a.docx") } throws: {
        "\($0)".contains("password")
    }
}

@Test func theNameDoesNotDecideWhatTheBytesAre() throws {
    #expect(try Document(Array("甲乙".utf8), path: "a.doc").text == "甲乙")
    #expect(try Document(Array("<html><p>甲</p>".utf8), path: "a.txt").text == "甲\n")
    #expect(try Document(Array("<5公顷".utf8), path: "a.txt").form == .text(.utf8))
    #expect { _ = try Document(Array("甲乙".utf8), path: "a.DOCX") } throws: {
        ($0 as? DocumentError)?.code == .damaged
    }
}
