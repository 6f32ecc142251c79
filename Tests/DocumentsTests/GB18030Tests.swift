import Testing

@testable import Documents

/// 草原 in GB 2312 is B2 DD D4 AD; 㐂 (U+3402) needs the four bytes 81 39 EF 31 of GB18030.
@Test func chineseBytesAreDecoded() throws {
    #expect(try GB18030.decode([0xB2, 0xDD, 0xD4, 0xAD, 0x31]) == "草原1")
    #expect(try GB18030.decode([0x81, 0x39, 0xEF, 0x31]) == "\u{3402}")
    #expect(try GB18030.decode([]) == "")
}

@Test(arguments: [[0xFF, 0xFF], [0xB2], [0xB2, 0xDD, 0xD4]] as [[UInt8]])
func otherBytesAreNotText(_ bytes: [UInt8]) {
    #expect { try GB18030.decode(bytes) } throws: { ($0 as? DocumentFault)?.code == .notText }
}
