import Foundation
import TestSupport
import Testing
import VectorFiles

/// Files of the corpus that GDAL reads without a word, with the issue that is to be found.
private let silent: [(file: String, code: StructureIssue.Code, severity: StructureIssue.Severity)] = [
    ("shp-36-unknown-type/parcels.shp", .header, .refuse),
    ("shp-43-multipatch/parcels.shp", .geometryKind, .refuse),
    ("shp-75-gbk-no-cpg/parcels.shp", .encoding, .repair),
    ("shp-78-utf8-cpg-gbk/parcels.shp", .encoding, .repair),
    ("shp-79-cpg-garbage/parcels.shp", .encoding, .repair), ("shp-82-num-stars/parcels.shp", .value, .note),
    ("shp-84-dup-fields/parcels.shp", .fieldName, .repair),
    ("shp-85-date-invalid/parcels.shp", .value, .repair),
    ("shp-01-missing-shx/parcels.shp", .missingPart, .refuse),
    ("shp-64-shx-all-first/parcels.shp", .index, .refuse),
    ("shp-67-dbf-fewer/parcels.shp", .count, .refuse), ("geojson/01-bad-utf8.geojson", .encoding, .refuse),
    ("geojson/18-crs-null.geojson", .undefinedReferenceSystem, .note),
    ("geojson/19-crs-link.geojson", .link, .refuse),
    ("geojson/24-unclosed.geojson", .unclosedRing, .repair),
    ("geojson/37-duplicate-keys.geojson", .duplicateMember, .refuse),
    ("geojson/51-int-overflow.geojson", .value, .repair), ("geojson/54-nul.geojson", .encoding, .repair),
    ("geojson/55-lone-surrogate.geojson", .encoding, .repair),
    ("geojson/60-empty-prop-name.geojson", .fieldName, .repair),
    ("geojson/64-type-case.geojson", .member, .refuse),
    ("geojsonhint/different-first-last.geojson", .unclosedRing, .repair),
    ("geojsonhint/different-first-size.geojson", .unclosedRing, .repair),
    ("geojsonhint/short-linearring.geojson", .tooFewPositions, .repair),
    ("geojsonhint/nofeaturetype.geojson", .member, .refuse),
    ("gpkg/05-truncated-midpage.gpkg", .length, .refuse),
    ("gpkg/06-corrupt-leaf.gpkg", .header, .refuse), ("gpkg/27-view-layer.gpkg", .view, .note),
    ("gpkg/33-wal.gpkg", .unfinishedEdit, .note), ("gdb/01-trunc-table.gdb", .length, .refuse),
    ("gdb/02-no-tablx.gdb", .missingPart, .refuse), ("gdb/05-trunc-tablx.gdb", .length, .refuse),
    ("gdb/07-file.gdb", .format, .refuse), ("gdb/08-lock.gdb", .unfinishedEdit, .note),
    ("archive/01-traversal.zip", .archiveEntry, .refuse), ("archive/02-absolute.zip", .archiveEntry, .refuse),
    ("archive/05-split-folders.zip", .missingPart, .refuse),
    ("archive/07-duplicate-entry.zip", .archiveEntry, .refuse), ("archive/08-truncated.zip", .length, .refuse),
    ("other/07-csv-unbalanced.csv", .syntax, .refuse), ("other/09-csv-nul.csv", .syntax, .refuse),
    ("other/10-csv-dup-header.csv", .fieldName, .refuse), ("other/12-csv-semicolon.csv", .syntax, .note),
]

@Test(.enabled(if: Places.shared("corpora/badinput") != nil))
func whatGDALReadsInSilenceIsFound() throws {
    guard let folder = Places.shared("corpora/badinput") else { return }
    for (file, code, severity) in silent {
        let issues = FileStructure.judge("\(folder)/\(file)")
        #expect(issues.contains { $0.code == code && $0.severity == severity }, "\(file): \(issues)")
    }
}

/// Every file of the corpus is judged and read, and none is changed or gets a neighbour.
@Test(.enabled(if: Places.shared("corpora/badinput") != nil))
func theCorpusIsLeftAsItIs() throws {
    guard let folder = Places.shared("corpora/badinput") else { return }
    let scratch = try TemporaryFolder()
    let copy = scratch.path("copy")
    try FileManager.default.copyItem(atPath: folder, toPath: copy)
    let before = try files(in: copy)
    let folders = try FileManager.default.subpathsOfDirectory(atPath: copy).filter { $0.hasSuffix(".gdb") }
    for name in before.keys.sorted() + folders {
        let path = "\(copy)/\(name)"
        let issues = FileStructure.judge(path)
        let outcome = read(path, batchSize: 100)
        // What is refused is not read, and what is not refused can be opened.
        if issues.contains(where: { $0.severity == .refuse }), !name.hasSuffix(".zip") {
            #expect(outcome.features.isEmpty && outcome.error != nil, "\(name)")
        }
    }
    #expect(try files(in: copy) == before)
}
