import Glibc

/// Gives back the pages of a mapped file that a walk through it has left behind, so that it never holds more than a few.
///
/// The bytes stay readable; a page that is touched again is read again.
@safe
struct PassedPages {
    private let bytes: UnsafeRawBufferPointer
    private var given = 0

    private static let stride = 1 << 24

    /// - Parameter bytes: a file from its beginning, as `ShapefileParts.bytes(of:)` maps it; of other memory the content would
    ///   be lost.
    init(of bytes: UnsafeRawBufferPointer) { unsafe self.bytes = bytes }

    /// Says that the walk is at an offset and will hardly turn back.
    mutating func pass(_ offset: Int) {
        guard offset >= given + Self.stride, let start = unsafe bytes.baseAddress else { return }
        let end = given + (offset - given) / Self.stride * Self.stride
        _ = unsafe madvise(UnsafeMutableRawPointer(mutating: start + given), end - given, MADV_DONTNEED)
        given = end
    }
}
