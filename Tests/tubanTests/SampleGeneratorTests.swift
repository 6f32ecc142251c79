import Foundation
import TestSupport
import Testing

@testable import tuban_sample

@Test func theCommittedSampleIsWhatTheGeneratorWrites() throws {
    let folder = try TemporaryFolder()
    try SampleFolder.write(to: folder.path("sample"))
    let written = try files(in: folder.path("sample"))
    let committed = try files(in: Places.sample(""))
    #expect(written.keys.sorted() == committed.keys.sorted())
    for (name, bytes) in committed {
        #expect(written[name] == bytes, "\(name) differs; run tuban-sample SampleData and look at the change")
    }
    // Written over itself it stays as it is.
    try SampleFolder.write(to: folder.path("sample"))
    #expect(try files(in: folder.path("sample")) == written)
}

@Test func theSampleIsSmallEnoughForTheRepository() throws {
    let sizes = try files(in: Places.sample("")).values.map(\.count)
    #expect(sizes.count > 50)
    #expect(sizes.reduce(0, +) < 5_000_000)
    #expect(sizes.allSatisfy { $0 < 2_000_000 })
}

@Test func aFolderThatCannotBeMadeIsAnError() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("", to: "file")
    #expect(throws: (any Error).self) { try SampleFolder.write(to: file + "/below") }
}

/// The first numbers of the reference implementation for the seed 1234567 (prng.di.unimi.it, Rosetta Code).
@Test func theRandomNumbersAreThoseOfSplitMix64() {
    var random = SplitMix64(seed: 1_234_567)
    #expect(
        (0..<5).map { _ in random.next() } == [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
        ])
}

/// The mining rights are GBK without any word about it: the trap that offices' files set.
@Test func theMiningRightsAreInGBKWithoutSayingSo() throws {
    let sample = try files(in: Places.sample("layers"))
    #expect(sample["mining-rights.cpg"] == nil)
    let table = try #require(sample["mining-rights.dbf"])
    #expect(table[29] == 0, "no language byte")
    // 矿山名称 in GBK.
    #expect(table.range(of: Data([0xBF, 0xF3, 0xC9, 0xBD, 0xC3, 0xFB, 0xB3, 0xC6])) != nil)
    #expect(sample["grassland-policy.cpg"] == Data("UTF-8".utf8))
}
