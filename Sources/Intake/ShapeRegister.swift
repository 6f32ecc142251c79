import Geometry
import Land
import Project

/// The shapes of a layer's parcels in few bytes each, to find those that are drawn twice (重复图斑).
///
/// Shapes with one hash are compared before they are called the same. On a spool they do not stay in memory; they are gone
/// through in as many turns as they need room.
struct ShapeRegister: Sendable, Codable {
    /// The shape of a parcel.
    private struct Entry: Sendable, Codable {
        let hash: UInt64
        let ordinal: Int
    }

    /// Entries on a spool.
    private struct Block: Sendable, Codable {
        let offset: Int
        let count: Int
    }

    private var entries: [Entry] = []
    private var blocks: [Block] = []
    private var count = 0

    /// So many shapes are looked at in a turn.
    private static let room = 1 << 20

    /// Takes a parcel.
    mutating func add(_ parcel: Parcel) {
        entries.append(Entry(hash: Self.hash(of: parcel.ground.coordinates), ordinal: parcel.ordinal))
        count += 1
    }

    /// Takes in the parcels of another.
    mutating func merge(_ other: ShapeRegister) {
        entries += other.entries
        blocks += other.blocks
        count += other.count
    }

    /// Writes what is in memory to a spool.
    mutating func write(to spool: Spool) throws(SurveyError) {
        guard !entries.isEmpty else { return }
        var record = RecordWriter()
        record.write(all: entries.flatMap { [$0.hash, UInt64($0.ordinal)] })
        blocks.append(Block(offset: try spool.append(record.bytes), count: entries.count))
        entries.removeAll(keepingCapacity: true)
    }

    /// The parcels that are drawn as an earlier one is, in their order, with the earlier ones.
    ///
    /// - Parameter spool: what the others were written to; `nil` when all are in memory.
    func copies(in parcels: ParcelStore, _ spool: Spool?) -> [(parcel: Parcel, earlier: Int64)] {
        var copies: [(parcel: Parcel, earlier: Int64)] = []
        let turns = UInt64(max(1, (count + Self.room - 1) / Self.room))
        for turn in 0..<turns {
            var own = entries.filter { $0.hash % turns == turn }
            for block in blocks {
                guard let bytes = spool?.read(block.count * 16, at: block.offset) else { continue }
                var reader = RecordReader(bytes)
                let words = reader.values(2 * block.count, of: UInt64.self)
                for place in stride(from: 0, to: words.count, by: 2) where words[place] % turns == turn {
                    own.append(Entry(hash: words[place], ordinal: Int(words[place + 1])))
                }
            }
            own.sort { ($0.hash, $0.ordinal) < ($1.hash, $1.ordinal) }
            var start = 0
            while start < own.count {
                let end = own[start...].firstIndex { $0.hash != own[start].hash } ?? own.count
                if end - start > 1 { copies += Self.copies(own[start..<end].map(\.ordinal), in: parcels) }
                start = end
            }
        }
        return copies.sorted { $0.parcel.ordinal < $1.parcel.ordinal }
    }

    private static func copies(
        _ ordinals: [Int], in parcels: ParcelStore
    ) -> [(parcel: Parcel, earlier: Int64)] {
        var former: [MultiPolygon: [(levels: MiningLevels?, fid: Int64)]] = [:]
        return ordinals.compactMap { ordinal in
            guard let position = parcels.position(ofOrdinal: ordinal) else { return nil }
            let parcel = parcels[position]
            let levels = MiningLevels(parcel.attributes)
            defer { former[parcel.ground, default: []].append((levels, parcel.fid)) }
            // Only levels that both tell, and that differ, are two.
            return former[parcel.ground]?.first { $0.levels == nil || levels == nil || $0.levels == levels }
                .map { (parcel, $0.fid) }
        }
    }

    /// A number that shapes with the same corners share.
    static func hash(of corners: some Sequence<Coordinate>) -> UInt64 {
        var hash: UInt64 = 0
        for place in corners {
            // Adding zero makes one of the two zeros.
            hash = (hash ^ (place.x + 0).bitPattern) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 29
            hash = (hash ^ (place.y + 0).bitPattern) &* 0xBF58_476D_1CE4_E5B9
            hash ^= hash >> 32
        }
        return hash
    }
}
