import CGEOS
public import Geometry

/// One GEOS context with a message log of its own: the way into every operation on polygons.
///
/// Not `Sendable`: make one per task. Errors carry all messages since the last one, and no other context's.
@safe
public final class TopologyContext {
    /// Collects what GEOS says; a class, because C holds a pointer to it.
    private final class Log {
        var messages: [String] = []
    }

    let handle: GEOSContextHandle_t
    private let log = Log()

    /// - Throws: `TopologyError.Code.unavailable`.
    public init() throws(TopologyError) {
        guard let created = unsafe GEOS_init_r() else { throw TopologyError(.unavailable, "GEOS_init_r") }
        unsafe handle = created
        let data = unsafe Unmanaged.passUnretained(log).toOpaque()
        let append: GEOSMessageHandler_r = { text, data in
            guard let data = unsafe data, let text = unsafe text else { return }
            let log = unsafe Unmanaged<Log>.fromOpaque(data).takeUnretainedValue()
            unsafe log.messages.append(String(cString: text))
        }
        _ = unsafe GEOSContext_setErrorMessageHandler_r(created, append, data)
        _ = unsafe GEOSContext_setNoticeMessageHandler_r(created, append, data)
    }

    deinit { unsafe GEOS_finish_r(handle) }

    /// The messages since the last call; they are forgotten here.
    func takeMessages() -> [String] {
        defer { log.messages = [] }
        return log.messages
    }

    /// An error with all that GEOS said since the last one.
    ///
    /// - Parameter origin: of the local frame in which GEOS worked; added to the place in its message.
    func error(
        _ code: TopologyError.Code, _ operation: String, origin: Coordinate = Coordinate(x: 0, y: 0)
    ) -> TopologyError {
        let messages = takeMessages()
        let place = messages.lazy.compactMap(Self.place(in:)).first
        return TopologyError(
            code, operation, messages: messages,
            place: place.map { Coordinate(x: $0.x + origin.x, y: $0.y + origin.y) })
    }

    /// The coordinates that a message ends with: `… side location conflict at 1.5 2.25`.
    private static func place(in message: String) -> Coordinate? {
        let words = message.split(whereSeparator: { $0 == " " || $0 == "," })
        guard let at = words.lastIndex(of: "at"), at + 2 < words.count else { return nil }
        let numbers = words[(at + 1)...(at + 2)].compactMap { word in
            Double(word) ?? Double(word.last == "." ? word.dropLast() : word)
        }
        return numbers.count == 2 ? Coordinate(x: numbers[0], y: numbers[1]) : nil
    }

    /// Polygons from their well-known text; lines and points in it are left out.
    ///
    /// - Throws: `unreadable` with the parser's message.
    public func polygons(wkt: String) throws(TopologyError) -> MultiPolygon {
        guard let reader = unsafe GEOSWKTReader_create_r(handle) else { throw error(.unreadable, "WKT") }
        defer { unsafe GEOSWKTReader_destroy_r(handle, reader) }
        guard let read = unsafe adopt(GEOSWKTReader_read_r(handle, reader, wkt)) else {
            throw error(.unreadable, "WKT \"\(wkt.prefix(60))\"")
        }
        return try read.polygons(movedBy: Coordinate(x: 0, y: 0))
    }

    /// The geometry that GEOS handed over, or nothing.
    func adopt(_ geometry: OpaquePointer?) -> TopologyGeometry? {
        guard let geometry = unsafe geometry else { return nil }
        return unsafe TopologyGeometry(adopting: geometry, of: self)
    }
}
