import Bilingual
import Foundation
import Geometry
import TestSupport
import Testing
import VectorFiles

private func shapefile(in folder: TemporaryFolder, encoding: String = "UTF-8", cpg: Bool = true) throws
    -> String
{
    let path = folder.path("parcels.shp")
    try VectorFileWriter.write(
        [SampleLayer.content()], to: path, format: .shapefile,
        options: .init(encoding: encoding, namesEncoding: cpg))
    return path
}

private func change(_ path: String, _ edit: (inout Data) -> Void) throws {
    var bytes = try Data(contentsOf: URL(filePath: path))
    edit(&bytes)
    try bytes.write(to: URL(filePath: path))
}

/// GBK without a `.cpg` is what ArcGIS on a Chinese Windows leaves behind.
@Test(arguments: ["UTF-8", "GBK"], [true, false])
func textsAreReadWhateverTheEncodingAndWhetherItIsNamed(encoding: String, named: Bool) throws {
    let folder = try TemporaryFolder()
    let path = try shapefile(in: folder, encoding: encoding, cpg: named)
    if !named { try change(folder.path("parcels.dbf")) { $0[29] = 0 } }  // no language byte either
    #expect(FileManager.default.fileExists(atPath: folder.path("parcels.cpg")) == named)
    let bytes = try Data(contentsOf: URL(filePath: folder.path("parcels.dbf")))
    let steppe: [UInt8] = encoding == "GBK" ? [0xB2, 0xDD] : Array("草".utf8)
    #expect(bytes.contains(Data(steppe)))
    let texts = try readAll(path, fields: ["地类名称"]).map(\.values)
    #expect(texts == [[.text("天然牧草地")], [.text("沼泽草地")]])
}

@Test func truncatedGeometryIsRefusedAtEveryLength() throws {
    let folder = try TemporaryFolder()
    let path = try shapefile(in: folder)
    let whole = try Data(contentsOf: URL(filePath: path))
    for length in stride(from: 0, to: whole.count, by: 7) {
        try whole.prefix(length).write(to: URL(filePath: path))
        #expect(failure { _ = try readAll(path, fields: []) }?.code == .damaged, "\(length) bytes")
    }
}

@Test(arguments: ["shx", "dbf"])
func missingPartsAreNamed(_ ending: String) throws {
    let folder = try TemporaryFolder()
    let path = try shapefile(in: folder)
    try FileManager.default.removeItem(atPath: folder.path("parcels.\(ending)"))
    let error = failure { _ = try VectorDataset(opening: path) }
    #expect(error?.code == .damaged)
    #expect(error?.message.en.contains(".\(ending)") == true)
    // Nothing was put beside the user's file to make up for it.
    #expect(!FileManager.default.fileExists(atPath: folder.path("parcels.\(ending)")))
}

@Test func attributeTablesThatDoNotMatchAreRefused() throws {
    let folder = try TemporaryFolder()
    let path = try shapefile(in: folder)
    let dbf = folder.path("parcels.dbf")
    let whole = try Data(contentsOf: URL(filePath: dbf))
    for edit: (inout Data) -> Void in [
        { $0[4] = 1 },  // one record fewer than geometries: GDAL drops the last parcel in silence
        { $0[4] = 9 },  // more than there are
        { $0 = $0.prefix($0.count - 40) },
        { $0[10] += 1 },  // record length
        { data in data[Int(data[8]) + 256 * Int(data[9])] = UInt8(ascii: "*") },  // first record deleted
    ] {
        try whole.write(to: URL(filePath: dbf))
        try change(dbf, edit)
        #expect(failure { _ = try readAll(path, fields: []) }?.code == .damaged)
    }
    try whole.write(to: URL(filePath: dbf))
    #expect(try readAll(path, fields: []).count == 2)
}

@Test func indexThatPointsTwiceAtOneRecordIsRefused() throws {
    let folder = try TemporaryFolder()
    let path = try shapefile(in: folder)
    try change(folder.path("parcels.shx")) { $0.replaceSubrange(108..<116, with: $0[100..<108]) }
    #expect(failure { _ = try VectorDataset(opening: path) }?.code == .damaged)
}

@Test func textsInAnotherEncodingThanSaidAreRefused() throws {
    let folder = try TemporaryFolder()
    let path = try shapefile(in: folder, encoding: "GBK")
    func read(_ encoding: String) throws {
        let layer = try VectorDataset(opening: path, encoding: encoding).layer()
        try layer.select(fields: [layer.fields[1].name])
        while try layer.next() != nil {}
    }
    #expect(failure { try read("GBX") }?.code == .unknownEncoding)
    #expect(failure { try read("UTF-8") }?.code == .damaged)
    #expect(failure { try read("GB18030") } == nil)
}

/// A shapefile of two squares with one column of this width, and texts cut by bytes as naive writers do.
private func cutTable(
    _ texts: [[UInt8]], width: UInt8, cpg: String?, in folder: TemporaryFolder
) throws -> String {
    let path = folder.path("cut.shp")
    let squares = texts.indices.map { number -> (shape: Shape, values: [FieldValue]) in
        let x = Double(41_500_000 + 200 * number)
        let corners = [(x, 0), (x, 100), (x + 100, 100), (x + 100, 0), (x, 0)].map {
            Coordinate(x: $0.0, y: 5_100_000 + Double($0.1))
        }
        return (.polygons(MultiPolygon(shell: corners)), [.text("x")])
    }
    let definition = LayerDefinition(
        name: "cut", geometry: .polygon, fields: [Field("ZT", .text(width: Int(width)))],
        referenceSystem: "EPSG:4529")
    try VectorFileWriter.write([LayerContent(definition, features: squares)], to: path, format: .shapefile)
    try change(folder.path("cut.dbf")) { bytes in
        let (header, length) = (Int(bytes[8]) + 256 * Int(bytes[9]), Int(bytes[10]))
        bytes[29] = 0
        for (record, text) in texts.enumerated() {
            let start = header + record * length + 1
            let padded =
                text.prefix(Int(width)) + [UInt8](repeating: 0x20, count: max(0, Int(width) - text.count))
            bytes.replaceSubrange(start..<start + Int(width), with: padded)
        }
    }
    try? FileManager.default.removeItem(atPath: folder.path("cut.cpg"))
    if let cpg { try cpg.write(toFile: folder.path("cut.cpg"), atomically: true, encoding: .utf8) }
    return path
}

/// 已注销申请撤回 in UTF-8, cut at eleven bytes: three characters and two bytes of 申.
@Test(arguments: ["UTF-8", nil])
func textsInUTF8ThatEndWithinACharacterAreReadUpToItAndTold(cpg: String?) throws {
    let folder = try TemporaryFolder()
    let texts = ["已注销申请撤回", "有效", "停产整顿", "有效"].map { Array($0.utf8) }
    let path = try cutTable(texts, width: 11, cpg: cpg, in: folder)
    let layer = try VectorDataset(opening: path).layer()
    #expect(layer.fields.map(\.isCutShort) == [true])
    #expect(layer.issues.map(\.severity) == [.note] && layer.issues[0].message.zh.contains("ZT (2)"))
    #expect(
        try readAll(path, fields: ["ZT"]).map(\.values)
            == ["已注销\u{FFFD}", "有效", "停产整\u{FFFD}", "有效"].map { [.text($0)] })
    var batch = FeatureBatch()
    try layer.select(fields: ["ZT"])
    #expect(try layer.read(into: &batch, upTo: 10))
    #expect(batch.value(inColumn: 0, of: 0) == .text("已注销\u{FFFD}"))
}

/// 注销手续办理中 in GBK, cut at seven bytes: D7 A2 CF FA CA D6 and the first byte of 续.
@Test func textsInGBKThatEndWithinACharacterAreTold() throws {
    let active: [UInt8] = [0xD3, 0xD0, 0xD0, 0xA7]
    let cut: [UInt8] = [0xD7, 0xA2, 0xCF, 0xFA, 0xCA, 0xD6, 0xD0, 0xF8]
    for cpg in ["GBK", nil] {
        let folder = try TemporaryFolder()
        let path = try cutTable([cut, active], width: 7, cpg: cpg, in: folder)
        let layer = try VectorDataset(opening: path).layer()
        #expect(layer.fields.map(\.isCutShort) == [true])
        #expect(layer.issues.contains { $0.severity == .note && $0.message.zh.contains("ZT (1)") })
        #expect(try readAll(path, fields: ["ZT"]).map(\.values) == [[.text("注销手")], [.text("有效")]])
    }
    // Whole characters to the last byte are no evidence.
    let folder = try TemporaryFolder()
    let path = try cutTable([cut, active], width: 6, cpg: "GBK", in: folder)
    #expect(try VectorDataset(opening: path).layer().fields.map(\.isCutShort) == [false])
}

/// 骞 of GBK, E5 B9, could begin a character of UTF-8; so little text proves nothing.
@Test func oneCharacterOfGBKIsNotTakenForABrokenOneOfUTF8() throws {
    let folder = try TemporaryFolder()
    let path = try cutTable([[0xE5, 0xB9], [0x41]], width: 2, cpg: nil, in: folder)
    #expect(try readAll(path, fields: ["ZT"]).map(\.values) == [[.text("骞")], [.text("A")]])
}

private func gbk(_ text: String) throws -> [UInt8] {
    let words: [(String, [UInt8])] = [
        ("乌兰毛都", [0xCE, 0xDA, 0xC0, 0xBC, 0xC3, 0xAB, 0xB6, 0xBC]),
        ("打草场", [0xB4, 0xF2, 0xB2, 0xDD, 0xB3, 0xA1]),
        ("宝力根花", [0xB1, 0xA6, 0xC1, 0xA6, 0xB8, 0xF9, 0xBB, 0xA8]),
        ("放牧场", [0xB7, 0xC5, 0xC4, 0xC1, 0xB3, 0xA1]),
    ]
    return words.reduce([]) { text.contains($1.0) ? $0 + $1.1 : $0 }
}

/// What a `.cpg` file says holds, unless all texts are of another encoding beyond doubt; then that is told.
@Test(
    arguments: [
        ("ISO-8859-1", true, true), ("1252", true, true), ("UTF-8", true, true), ("Big5", true, false),
        ("GBK", true, false), ("936", true, false), ("GBK", false, true), ("ISO-8859-1", false, true),
        ("950", false, true),
        ("utf8", false, false), ("65001", false, false), ("\u{FEFF}UTF-8", false, false),
    ] as [(String, Bool, Bool)])
func textsDecideAgainstAWordThatIsWrongBeyondDoubt(cpg: String, isGBK: Bool, isTold: Bool) throws {
    let names = ["乌兰毛都打草场", "宝力根花放牧场"]
    let folder = try TemporaryFolder()
    let path = try cutTable(
        try names.map { isGBK ? try gbk($0) : Array($0.utf8) }, width: 40, cpg: cpg, in: folder)
    let layer = try VectorDataset(opening: path).layer()
    #expect(layer.issues.map(\.code) == (isTold ? [.encoding] : []))
    // Fourteen characters may be Big5.
    if cpg != "Big5" { #expect(try readAll(path, fields: ["ZT"]).compactMap { $0.values[0].text } == names) }
    for word in isGBK ? ["GBK", "gb2312", "936", "cp936", "GB-18030"] : ["UTF-8", "utf8", "65001"] {
        let named = try VectorDataset(opening: path, encoding: word).layer()
        #expect(named.firstValues(2).compactMap { $0[0].text } == names, "\(word)")
    }
}

/// A word that texts contradict is not followed, few as they may be; where they leave it open, that is told.
@Test(
    arguments: [
        // Nothing stands in the .cpg; rare characters; one character.
        (
            "", [[0xCC, 0xEC, 0xC8, 0xBB, 0xB2, 0xDD, 0xB5, 0xD8], [0xBA, 0xB5, 0xB5, 0xD8]], ["天然草地", "旱地"],
            true
        ),
        ("\n", [Array("草地".utf8)], ["草地"], false),
        (
            "ISO-8859-1",
            [
                [0xCD, 0xF5, 0x86, 0xB4], [0xC0, 0xEE, 0x95, 0x4E], [0xD5, 0xD4, 0x88, 0xD2],
                [0xB0, 0xD7, 0xE9, 0x46], [0xB0, 0xFC, 0x9C, 0x42],
            ], ["王喆", "李昇", "赵堃", "白镕", "包淏"], true
        ),
        ("1252", [[0xC6, 0xEC]], ["Æì"], true),
        // GBK that is valid UTF-8; UTF-8 that is valid GBK; such of which nothing tells.
        (
            "UTF-8",
            [[0xC9, 0xB3, 0xC4, 0xAE], [0xC9, 0xB3, 0xC9, 0xBD], [0xC4, 0xB3, 0xC9, 0xBD, 0xC4, 0xBE]],
            ["沙漠", "沙山", "某山木"], true
        ),
        ("GBK", [Array("草地".utf8), Array("甲".utf8)], ["草地", "甲"], true),
        ("ISO-8859-1", [Array("草地".utf8)], ["草地"], true),
        ("GBK", [Array("好好".utf8)], ["濂藉ソ"], true),
        // Scripts other than Latin.
        (
            "CP1251",
            [
                [0xCC, 0xEC, 0xC8, 0xBB, 0xB2, 0xDD, 0xB5, 0xD8],
                [0xBA, 0xB5, 0xB5, 0xD8, 0xBC, 0xD7, 0xD2, 0xD2, 0xB1, 0xFB],
            ], ["天然草地", "旱地甲乙丙"], true
        ),
        ("949", [Array("天然草地".utf8)], ["天然草地"], true),
    ] as [(String, [[UInt8]], [String], Bool)])
func aWordThatIsWrongIsNotFollowed(cpg: String, texts: [[UInt8]], read: [String], isTold: Bool) throws {
    let folder = try TemporaryFolder()
    let path = try cutTable(texts, width: 40, cpg: cpg, in: folder)
    #expect(try VectorDataset(opening: path).layer().issues.map(\.code) == (isTold ? [.encoding] : []))
    #expect(try readAll(path, fields: ["ZT"]).compactMap { $0.values[0].text } == read)
}

/// Latin letters and traditional characters are what their files say.
@Test(
    arguments: [
        (
            "ISO-8859-1", [[0x4D, 0xFC, 0x6C, 0x6C, 0x65, 0x72], [0x63, 0x72, 0xE9, 0xE9, 0x65]],
            ["Müller", "créée"]
        ),
        ("UTF-8", [Array("36°".utf8), Array("±5".utf8)], ["36°", "±5"]),
        // Казань.
        ("CP1251", [[0xCA, 0xE0, 0xE7, 0xE0, 0xED, 0xFC]], ["Казань"]),
        ("950", [[0xBB, 0x4F, 0xA5, 0x5F, 0xA5, 0xAB], [0x41]], ["臺北市", "A"]),
    ] as [(String, [[UInt8]], [String])])
func otherEncodingsAreFollowed(cpg: String, texts: [[UInt8]], expected: [String]) throws {
    let folder = try TemporaryFolder()
    let path = try cutTable(texts, width: 40, cpg: cpg, in: folder)
    #expect(try readAll(path, fields: ["ZT"]).compactMap { $0.values[0].text } == expected)
    #expect(FileStructure.judge(path) == [])
}

/// A cut text that was filled up with blanks, and a damaged one among many that are sound.
@Test func textsCutBeforeBlanksAreTold() throws {
    let folder = try TemporaryFolder()
    let texts = ["乌兰毛都苏木", "宝力根花", "义勒力特"].map { Array($0.utf8) }
    let path = try cutTable([texts[0] + [0xE6, 0x89]] + texts, width: 24, cpg: nil, in: folder)
    #expect(try VectorDataset(opening: path).layer().fields.map(\.isCutShort) == [true])
    let other = try TemporaryFolder()
    let damaged = try cutTable(texts + texts + [[0xE4, 0x41, 0xFF]], width: 24, cpg: nil, in: other)
    #expect(failure { _ = try readAll(damaged, fields: ["ZT"]) }?.feature == 6)
}

/// Numbers of many digits, with what is read: whole where 64 bits hold all of a column, else as they are written.
@Test(
    arguments: [
        (
            21, 0, ["150722000000000123456", "150722000000000123457"],
            ["150722000000000123456", "150722000000000123457"]
        ),
        (19, 0, ["1507220000000001234", "7"], ["1507220000000001234", "7"]),
        (20, 0, ["12345678901234567890", "1"], ["12345678901234567890", "1"]),
        (24, 2, ["150722000000000121.00", "5.00"], ["150722000000000121", "5"]),
        (19, 11, ["59999.78411527340", "5.00000000000"], ["59999.7841152734", "5"]),
    ] as [(UInt8, UInt8, [String], [String])])
func longNumbersKeepTheirDigits(width: UInt8, decimals: UInt8, numbers: [String], expected: [String]) throws {
    let folder = try TemporaryFolder()
    let padded = numbers.map { Array((String(repeating: " ", count: Int(width) - $0.count) + $0).utf8) }
    let path = try cutTable(padded, width: width, cpg: "UTF-8", in: folder)
    try change(folder.path("cut.dbf")) { bytes in
        bytes[32 + 11] = UInt8(ascii: "N")
        bytes[32 + 17] = decimals
    }
    #expect(try readAll(path, fields: ["ZT"]).map { $0.values[0].text } == expected)
    let layer = try VectorDataset(opening: path).layer()
    try layer.select(fields: ["ZT"])
    var batch = FeatureBatch()
    #expect(try layer.read(into: &batch, upTo: 10))
    #expect((0..<2).map { batch.value(inColumn: 0, of: $0).text } == expected)
    #expect(FileStructure.judge(path) == [])
}

/// What a program wrote with an exponent has lost its last digits already.
@Test func lostDigitsAreTold() throws {
    let folder = try TemporaryFolder()
    let path = try cutTable([Array("1.507220000000000e+020 ".utf8)], width: 22, cpg: nil, in: folder)
    try change(folder.path("cut.dbf")) { $0[32 + 11] = UInt8(ascii: "F") }
    #expect(FileStructure.judge(path).map(\.code) == [.value])
    #expect(try readAll(path, fields: ["ZT"]).map { $0.values[0].text } == ["1.50722e+20"])
}
