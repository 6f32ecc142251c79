import Foundation
import TestSupport
import Testing
import VectorFiles

/// All files of a folder that a reader opens, each in a copy of its folder: GDAL may write beside them.
private func compareAll(in folder: URL) throws -> (files: Int, refused: Int, features: Int) {
    let scratch = try TemporaryFolder()
    let copy = URL(filePath: scratch.path("copy"))
    try FileManager.default.copyItem(at: folder, to: copy)
    var result = (files: 0, refused: 0, features: 0)
    for name in try FileManager.default.subpathsOfDirectory(atPath: copy.path()).sorted() {
        let path = copy.appending(path: name).path(percentEncoded: false)
        guard VectorFormat(path: path) != nil else { continue }
        let single = read(path, batchSize: nil)
        for size in [1, 3, 1000] { #expect(read(path, batchSize: size) == single, "\(name), \(size)") }
        let unread = read(path, fields: [], batchSize: nil)
        #expect(read(path, fields: [], batchSize: 3) == unread, "\(name)")
        result.files += 1
        if single.error != nil { result.refused += 1 }
        result.features += single.features.count
    }
    return result
}

@Test func layersOfTheSampleGiveTheSameInBatches() throws {
    let result = try compareAll(in: URL(filePath: Places.sample("layers")))
    #expect(result.files >= 10)
    #expect(result.refused == 0)
    #expect(result.features > 100)
}

/// Damaged files of every kind: the same features, faults and errors, one by one or in batches.
@Test(.enabled(if: Places.shared("corpora/badinput") != nil))
func damagedFilesGiveTheSameInBatches() throws {
    guard let folder = Places.shared("corpora/badinput") else { return }
    let result = try compareAll(in: URL(filePath: folder))
    #expect(result.files > 100)
    #expect(result.refused > 10)
}
