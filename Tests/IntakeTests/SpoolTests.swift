import Bilingual
import Foundation
import Geodesy
import Geometry
import Land
import Project
import TestSupport
import Testing

@testable import Intake

private func parcel(_ ordinal: Int, _ random: inout SeededNumbers) -> Parcel {
    let corners = (0..<random.integer(in: 3...40)).map { _ in
        Coordinate(x: random.number(-1e7, 1e7), y: random.number(-1e7, 1e7))
    }
    var marks = Marks()
    for _ in 0..<random.integer(in: 0...3) { marks.insert(random.integer(in: 0...130)) }
    let isOdd = ordinal.isMultiple(of: 3)
    var attributes: Attributes = isOdd ? [.id: "图\(ordinal)", .name: "", .area: "1.50"] : [:]
    attributes.enter("有效", [.whole, .full, .cut][ordinal % 3], as: .state)
    return Parcel(
        fid: Int64(ordinal) - 5, ordinal: ordinal,
        attributes: attributes,
        values: [nil, "值\(ordinal)", ""], marks: marks,
        ground: MultiPolygon([[corners], [corners, Array(corners.prefix(3))]]),
        repairedOutline: isOdd ? MultiPolygon(shell: corners) : nil, zone: isOdd ? nil : 41,
        areas: ParcelAreas(statutory: random.number(0, 1e12), planar: -0.0, geodesic: isOdd ? 1.25 : nil),
        area: Area(hundredths: Int64(random.integer(in: 0...1_000_000_000))),
        repair: isOdd
            ? Defect(.invalidPolygon, fid: Int64(ordinal) - 5, message: .init(zh: "坏", en: "bad")) : nil,
        longEdges: isOdd
            ? LongEdges(
                defect: Defect(
                    .longEdges, fid: Int64(ordinal) - 5, message: .init(zh: "长", en: "long"), stake: 7),
                gain: -2.5,
                strips: [LongEdges.Strip(from: corners[0], to: corners[1], box: Box(around: corners), area: 7)])
            : nil)
}

private func told(_ parcel: Parcel) -> String {
    let attributes = parcel.attributes.sorted { $0.role.rawValue < $1.role.rawValue }.map {
        "\($0.role)=\($0.text) \(parcel.attributes.ending(of: $0.role))"
    }
    return
        "\(parcel.fid) \(parcel.ordinal) \(attributes) \(parcel.values) \(parcel.marks) \(parcel.ground) \(parcel.outline) \(String(describing: parcel.zone)) \(parcel.areas) \(parcel.area) \(String(describing: parcel.repair)) \(String(describing: parcel.longEdges))"
}

/// Written by several hands in chunks of any length and in any order, parcels come back as they were and in their order.
@Test func parcelsComeBackAsTheyWere() throws {
    var random = SeededNumbers(seed: 7)
    let parcels = (0..<500).map { parcel($0 * 2, &random) }
    let spool = try Spool()
    var chunks: [SpooledRows.Chunk] = []
    var start = 0
    while start < parcels.count {
        let end = min(parcels.count, start + random.integer(in: 1...70))
        var writer = SpooledRows.Writer()
        for parcel in parcels[start..<end] {
            var record = RecordWriter()
            ParcelStore.write(parcel, to: &record)
            writer.append(record, ordinal: parcel.ordinal)
        }
        if let chunk = try writer.finish(on: spool) { chunks.append(chunk) }
        start = end
    }
    let store = ParcelStore(SpooledRows(chunks.reversed(), on: spool))
    #expect(store.count == parcels.count)
    #expect(zip(store, parcels).allSatisfy { told($0) == told($1) })
    // In any order as well.
    for _ in 0..<200 {
        let position = random.integer(in: 0...499)
        #expect(told(store[position]) == told(parcels[position]))
        #expect(store.position(ofOrdinal: 2 * position) == position)
        #expect(store.position(ofOrdinal: 2 * position + 1) == nil)
    }
}

@Test func numbersOfAnySizeComeBack() {
    let numbers: [Int64] = [0, 1, -1, 63, 64, -64, -65, 8191, 8192, .max, .min, 1_234_567_890_123]
    var writer = RecordWriter()
    for number in numbers { writer.write(number) }
    writer.write(Double.nan)
    writer.write("兴安盟\u{0}\n")
    var reader = RecordReader(writer.bytes)
    #expect(numbers.allSatisfy { reader.integer() == $0 })
    #expect(reader.number().isNaN)
    #expect(reader.text() == "兴安盟\u{0}\n")
}

/// The file has no name, so nothing is left whatever ends the program.
@Test func theFileOfRowsHasNoName() throws {
    let folder = try TemporaryFolder()
    let spool = try Spool(in: folder.url.path(percentEncoded: false))
    let offset = try spool.append([1, 2, 3])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("")).isEmpty)
    #expect(spool.read(3, at: offset) == [1, 2, 3])
}

@Test func aFolderThatIsNotThereIsAFailureOfOutput() {
    #expect { _ = try Spool(in: "/nowhere/at/all") } throws: { ($0 as? SurveyError)?.code == .output }
}
