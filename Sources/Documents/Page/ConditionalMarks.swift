/// The marks `<![if …]>` and `<![endif]>` that Word puts into its pages.
///
/// Browsers skip them as faulty comments (HTML, 13.2.5.42); libxml2 takes them for text.
enum ConditionalMarks {
    private static let openings = [Array("<![if".utf8), Array("<![endif".utf8)]

    /// A page without them.
    static func removed(from page: String) -> String {
        let bytes = Array(page.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = 0
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "<"), let end = end(ofMarkAt: position, in: bytes) {
                position = end
            } else {
                result.append(bytes[position])
                position += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Where a mark ends; `nil` without one.
    ///
    /// `<![endif]-->` closes a real comment and stays.
    private static func end(ofMarkAt start: Int, in bytes: [UInt8]) -> Int? {
        let head = bytes[start...].prefix(8).map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }
        guard openings.contains(where: { head.starts(with: $0) }) else { return nil }
        let limit = min(bytes.count, start + 200)
        guard let end = bytes[(start + 1)..<limit].firstIndex(where: { $0 == 0x3C || $0 == 0x3E }),
            bytes[end] == UInt8(ascii: ">"), bytes[end - 1] == UInt8(ascii: "]")
        else { return nil }
        return end + 1
    }
}
