import Testing
import VectorFiles

/// 草原 in GB 2312 is B2 DD D4 AD; 㐂 (U+3402) needs the four bytes 81 39 EF 31 of GB18030.
@Test func chineseBytesAreDecoded() {
    #expect(TextRecoding.decodeGB18030([0xB2, 0xDD, 0xD4, 0xAD, 0x31]) == "草原1")
    #expect(TextRecoding.decodeGB18030([0x81, 0x39, 0xEF, 0x31]) == "\u{3402}")
    #expect(TextRecoding.decodeGB18030([]) == "")
}

@Test func otherBytesAreNotText() {
    #expect(TextRecoding.decodeGB18030([0xFF, 0xFF]) == nil)
    #expect(TextRecoding.decodeGB18030([0xB2]) == nil)
    #expect(TextRecoding.decodeGB18030([0x41, 0x00, 0x42]) == nil)
}
