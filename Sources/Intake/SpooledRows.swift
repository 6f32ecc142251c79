package import Geodesy
package import Project
import Synchronization

/// Rows on a spool, found by their position (中间文件中的记录).
///
/// They lie in chunks, each of features that follow each other in their source; the order of chunks is that of the features,
/// whichever task wrote them.
package final class SpooledRows: Sendable {
    /// Rows that lie together.
    package struct Chunk: Sendable, Codable {
        /// The position of the first feature in its source.
        let ordinal: Int
        /// The number of rows.
        let count: Int
        let offset: Int
        let length: Int
        /// The area of the parcels in it.
        let area: Area
    }

    private let spool: Spool
    private let chunks: [Chunk]
    /// Per chunk the position of its first row.
    private let starts: [Int]
    /// The number of rows.
    package let count: Int
    /// The chunks that were read last: neighbours are read one after the other, by a few tasks at a time.
    private let recent = Mutex<[(rows: Range<Int>, bytes: [UInt8])]>([])
    private static let recentCount = 4

    /// Rows from their chunks, in any order.
    package init(_ chunks: [Chunk], on spool: Spool) {
        self.spool = spool
        self.chunks = chunks.sorted { $0.ordinal < $1.ordinal }
        var starts: [Int] = []
        var count = 0
        for chunk in self.chunks {
            starts.append(count)
            count += chunk.count
        }
        (self.starts, self.count) = (starts, count)
    }

    /// The row at a position.
    package func reader(at position: Int) -> RecordReader {
        let (first, bytes) = chunk(with: position)
        let head = MemoryLayout<UInt32>.stride
        var table = RecordReader(bytes, at: (position - first) * head)
        return RecordReader(bytes, at: Int(table.value(of: UInt32.self)))
    }

    /// The row at a position, read by itself: where positions jump about, whole chunks would be read for one row each.
    package func scatteredReader(at position: Int) -> RecordReader {
        let number = number(ofChunkWith: position)
        let chunk = chunks[number]
        let place = position - starts[number]
        let head = MemoryLayout<UInt32>.stride
        let isLast = place + 1 == chunk.count
        var table = RecordReader(spool.read(isLast ? head : 2 * head, at: chunk.offset + place * head))
        let start = Int(table.value(of: UInt32.self))
        let end = isLast ? chunk.length : Int(table.value(of: UInt32.self))
        return RecordReader(spool.read(end - start, at: chunk.offset + start))
    }

    private func number(ofChunkWith position: Int) -> Int {
        precondition(position >= 0 && position < count, "no row \(position) of \(count)")
        var (low, high) = (0, starts.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if starts[middle] <= position { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// The chunk of a row: the position of its first row, and its bytes.
    private func chunk(with position: Int) -> (first: Int, bytes: [UInt8]) {
        recent.withLock { recent in
            if let known = recent.firstIndex(where: { $0.rows.contains(position) }) {
                if known > 0 { recent.swapAt(known, known - 1) }
                let chunk = recent[max(0, known - 1)]
                return (chunk.rows.lowerBound, chunk.bytes)
            }
            let number = number(ofChunkWith: position)
            let (chunk, first) = (chunks[number], starts[number])
            let bytes = spool.read(chunk.length, at: chunk.offset)
            if recent.count == Self.recentCount { recent.removeLast() }
            recent.insert((first..<first + chunk.count, bytes), at: 0)
            return (first, bytes)
        }
    }

    /// Gathers the rows of a chunk; one per task.
    package struct Writer {
        private var ends: [UInt32] = []
        private var bytes: [UInt8] = []
        private var ordinal = 0
        private var area = Area.zero

        /// No row.
        package init() {}

        /// Adds a row.
        ///
        /// - Parameters:
        ///   - ordinal: the position of its feature in its source; they grow within a chunk.
        ///   - area: of the parcel that it keeps.
        package mutating func append(_ record: RecordWriter, ordinal: Int, area: Area = .zero) {
            self.area += area
            if ends.isEmpty { self.ordinal = ordinal }
            ends.append(UInt32(bytes.count))
            bytes += record.bytes
        }

        /// Writes what was gathered, and begins anew.
        ///
        /// - Returns: `nil` without rows.
        /// - Throws: `output` when the disk is full.
        package mutating func finish(on spool: Spool) throws(SurveyError) -> Chunk? {
            guard !ends.isEmpty else { return nil }
            let head = UInt32(ends.count * MemoryLayout<UInt32>.stride)
            var whole = RecordWriter()
            whole.write(all: ends.map { $0 + head })
            whole.write(all: bytes)
            let offset = try spool.append(whole.bytes)
            defer {
                ends.removeAll(keepingCapacity: true)
                bytes.removeAll(keepingCapacity: true)
                area = .zero
            }
            return Chunk(
                ordinal: ordinal, count: ends.count, offset: offset, length: whole.bytes.count, area: area)
        }
    }
}
