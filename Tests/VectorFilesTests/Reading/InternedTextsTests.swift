import Foundation
import TestSupport
import Testing
import VectorFiles

/// Codes against a dictionary's: texts of every length around a word, with common beginnings and ends.
@Test func textsAreNumberedInTheOrderOfTheirFirstAppearance() throws {
    var texts: [String?] = []
    for number in 0..<3000 {
        let letter = ["a", "草", "水", "z"][number % 4]
        texts.append(
            number % 11 == 0 ? nil : String(repeating: letter, count: number % 23) + "\(number % 401)" + "尾")
    }
    texts += ["", "a", "aa", "", "a"]
    let features = texts.map { text in
        let value = text.map { "\"\($0)\"" } ?? "null"
        return "{\"type\":\"Feature\",\"properties\":{\"t\":\(value)},\"geometry\":null}"
    }
    let folder = try TemporaryFolder()
    let path = try folder.write(
        "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}", to: "t.geojson")
    let layer = try VectorDataset(opening: path).layer()
    try layer.select(fields: ["t"])
    var batch = FeatureBatch()
    var position = 0
    for size in [7, 1000, 5000] {
        #expect(try layer.read(into: &batch, upTo: size))
        let column = batch.columns[0]
        var known: [String: Int32] = [:]
        for index in 0..<batch.count {
            let text = texts[position + index]
            #expect(column.isMissing[index] == (text == nil))
            guard let text else {
                #expect(column.codes[index] == -1)
                continue
            }
            let next = Int32(known.count)
            let code = known[text, default: next]
            known[text] = code
            #expect(column.codes[index] == code)
        }
        #expect(column.texts.count == known.count)
        #expect(column.texts.all == known.sorted { $0.value < $1.value }.map(\.key))
        position += batch.count
    }
    #expect(position == texts.count)
}
