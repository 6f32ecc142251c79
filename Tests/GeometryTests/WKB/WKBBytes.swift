/// Bytes of well-known binary, built by hand from OGC 06-103r4 §8.
struct WKBBytes {
    var bytes: [UInt8] = []
    let littleEndian: Bool

    init(littleEndian: Bool = true) {
        self.littleEndian = littleEndian
    }

    func header(_ code: UInt32) -> WKBBytes { byte(littleEndian ? 1 : 0).count(code) }
    func byte(_ value: UInt8) -> WKBBytes { adding([value]) }
    func count(_ value: UInt32) -> WKBBytes { integer(UInt64(value), size: 4) }
    func numbers(_ values: Double...) -> WKBBytes {
        values.reduce(self) { $0.integer($1.bitPattern, size: 8) }
    }
    func adding(_ more: [UInt8]) -> WKBBytes {
        var result = self
        result.bytes += more
        return result
    }

    private func integer(_ value: UInt64, size: Int) -> WKBBytes {
        let low = (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
        return adding(littleEndian ? low : low.reversed())
    }
}
