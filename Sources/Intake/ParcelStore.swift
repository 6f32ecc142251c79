import Bilingual
import Geodesy
package import Geometry
public import Land

/// The parcels of a layer in the order of its source, in memory or on a spool (图斑集).
///
/// A parcel on a spool is made anew each time it is asked for; those that follow each other are found at once.
public struct ParcelStore: RandomAccessCollection, Sendable {
    private enum Storage {
        case memory([Parcel])
        case spool(SpooledRows)
    }

    private let storage: Storage

    /// Parcels in memory.
    public init(_ parcels: [Parcel]) { storage = .memory(parcels) }

    /// Parcels on a spool, written as `write` does.
    package init(_ rows: SpooledRows) { storage = .spool(rows) }

    /// Whether they are in memory.
    package var isInMemory: Bool { if case .memory = storage { true } else { false } }

    /// 0.
    public var startIndex: Int { 0 }

    /// Their number.
    public var endIndex: Int {
        switch storage {
        case .memory(let parcels): parcels.count
        case .spool(let rows): rows.count
        }
    }

    /// The parcel at a position.
    public subscript(position: Int) -> Parcel {
        switch storage {
        case .memory(let parcels): return parcels[position]
        case .spool(let rows):
            var reader = rows.reader(at: position)
            return Self.parcel(from: &reader)
        }
    }

    /// The parcel at a position, where those asked for do not follow each other.
    package func scattered(_ position: Int) -> Parcel {
        switch storage {
        case .memory(let parcels): return parcels[position]
        case .spool(let rows):
            var reader = rows.scatteredReader(at: position)
            return Self.parcel(from: &reader)
        }
    }

    /// The box around the ground of the parcel at a position, without making the parcel.
    package func box(at position: Int) -> Box {
        switch storage {
        case .memory(let parcels): return parcels[position].ground.box
        case .spool(let rows):
            var reader = rows.reader(at: position)
            return reader.value(of: Box.self)
        }
    }

    /// The position of the parcel that has a place in the source; `nil` for a feature that is no parcel.
    package func position(ofOrdinal ordinal: Int) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].ordinal < ordinal { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low].ordinal == ordinal ? low : nil
    }

    private static let roles = FieldRole.allCases

    /// Writes a parcel as a row.
    package static func write(_ parcel: Parcel, to record: inout RecordWriter) {
        record.write(all: [parcel.ground.box])
        record.write(parcel.fid)
        record.write(parcel.ordinal)
        record.write(parcel.zone) { $0.write($1) }
        record.write(parcel.area.hundredths)
        record.write(parcel.areas.statutory)
        record.write(parcel.areas.planar)
        record.write(parcel.areas.geodesic) { $0.write($1) }
        record.write(parcel.attributes.count)
        for entry in parcel.attributes {
            guard let number = roles.firstIndex(of: entry.role) else { preconditionFailure("no such role") }
            record.write(number)
            record.write(entry.text)
            record.write(Int(entry.ending.rawValue))
        }
        record.write(parcel.values.count)
        for value in parcel.values { record.write(value) { $0.write($1) } }
        record.write(parcel.marks.words.count)
        record.write(all: parcel.marks.words)
        record.write(parcel.repair) { write($1, to: &$0) }
        record.write(parcel.longEdges) { record, edges in
            write(edges.defect, to: &record)
            record.write(edges.gain)
            record.write(edges.strips.count)
            record.write(all: edges.strips)
            record.write(edges.outlines)
            record.write(edges.isTold ? 1 : 0)
        }
        record.write(parcel.ground)
        record.write(parcel.inserted.words.count)
        record.write(all: parcel.inserted.words)
        record.write(parcel.repairedOutline) { $0.write($1) }
    }

    private static func parcel(from record: inout RecordReader) -> Parcel {
        record.skip(MemoryLayout<Box>.size)
        let (fid, ordinal) = (record.integer(), record.count())
        let zone = record.optional { $0.count() }
        let area = Area(hundredths: record.integer())
        let areas = ParcelAreas(
            statutory: record.number(), planar: record.number(), geodesic: record.optional { $0.number() })
        var attributes = Attributes()
        let named = record.count()
        attributes.reserveCapacity(named)
        for _ in 0..<named {
            let role = roles[record.count()]
            let text = record.text()
            attributes.enter(text, TextEnding(rawValue: UInt8(record.count())) ?? .whole, as: role)
        }
        let valueCount = record.count()
        let values = (0..<valueCount).map { _ in record.optional { $0.text() } }
        let wordCount = record.count()
        let marks = Marks(words: record.values(wordCount, of: UInt64.self))
        let repair = record.optional { defect(of: fid, from: &$0) }
        let longEdges = record.optional { record in
            let (defect, gain) = (defect(of: fid, from: &record), record.number())
            let count = record.count()
            return LongEdges(
                defect: defect, gain: gain, strips: record.values(count, of: LongEdges.Strip.self),
                outlines: record.polygons(), isTold: record.count() == 1)
        }
        let ground = record.polygons()
        let insertedCount = record.count()
        let inserted = Marks(words: record.values(insertedCount, of: UInt64.self))
        return Parcel(
            fid: fid, ordinal: ordinal, attributes: attributes, values: values, marks: marks, ground: ground,
            inserted: inserted, repairedOutline: record.optional { $0.polygons() }, zone: zone, areas: areas,
            area: area,
            repair: repair, longEdges: longEdges)
    }

    private static func write(_ defect: Defect, to record: inout RecordWriter) {
        record.write(defect.code.rawValue)
        record.write(defect.message.zh)
        record.write(defect.message.en)
        record.write(defect.areaBefore)
        record.write(defect.stake)
    }

    private static func defect(of fid: Int64, from record: inout RecordReader) -> Defect {
        Defect(
            Defect.Code(rawValue: record.text()) ?? .invalidPolygon, fid: fid,
            message: Message(zh: record.text(), en: record.text()), areaBefore: record.number(),
            stake: record.number())
    }
}
