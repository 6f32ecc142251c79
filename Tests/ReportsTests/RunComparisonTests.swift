import Bilingual
import Foundation
import Reports
import Tables
import TestSupport
import Testing

/// A parcel of a run made by hand: number, identifier, area, fingerprint, and longitude of its centre.
private typealias Row = (number: Int, id: String, area: Int, print: String, longitude: Double)

/// Writes the folder of a run with the parcels of one layer; without fingerprints as earlier versions did.
private func write(
    _ rows: [Row], to folder: borrowing TemporaryFolder, _ name: String, hasIDs: Bool = true,
    isEarlier: Bool = false, zone: String = "null"
) throws -> String {
    try folder.write(
        """
        {"schema": 2, "areaModel": "statutory", "zone": \(zone), "items": [], "checks": [], "parcels": [],
         "provenance": {"project": {"path": "project.yaml", "sha256": "0"}},
         "layers": [{"name": "land", "files": [], "fields": {\(hasIDs ? "\"id\": \"BSM\"" : "")}}]}
        """, to: "\(name)/result.json")
    let lines = rows.map { row in
        "land,\(row.number),\(row.id),\(row.area).00" + (isEarlier ? "" : ",\(row.print),\(row.longitude),0")
    }
    let heading = "图层,要素号,编号,计算面积 m²" + (isEarlier ? "" : ",图形指纹,中心经度,中心纬度")
    try folder.write(([heading] + lines).joined(separator: "\r\n") + "\r\n", to: "\(name)/tables/parcels.csv")
    return folder.path(name)
}

/// What is told of parcels: the kind, the name, and what it is now.
private func changes(_ comparison: RunComparison) throws -> [String] {
    let bytes = Data(comparison.document().encoded())
    let document = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    return (document["changes"] as? [[String: Any]] ?? []).map {
        "\($0["what"] ?? "") \($0["name"] ?? ""): \($0["after"] as? String ?? "gone")"
    }
}

/// On the equator near the meridian of a zone 0.001° are 111.32 m.
private let former: [Row] = [
    (0, "a", 100, "Ga", 123), (1, "b", 100, "Gb", 123.001), (2, "c", 300, "Gc", 123.002),
]

private let comparisons: [(after: [Row], hasIDs: Bool, told: [String])] = [
    // Another order, other numbers.
    (
        [(0, "c", 300, "Gc", 123.002), (1, "a", 100, "Ga", 123), (2, "b", 100, "Gb", 123.001)], true, []
    ),
    ([(0, "0", 300, "Gc", 123.002), (1, "1", 100, "Ga", 123), (2, "2", 100, "Gb", 123.001)], false, []),
    // One moved, its area the same.
    (
        [former[0], (1, "b", 100, "Gx", 123.003), former[2]], true,
        ["parcel ground land#1 b: 100.00 m², other ground, centre moved by 222.64 m"]
    ),
    // One drawn anew about the same centre.
    (
        [former[0], (1, "b", 100, "Gx", 123.001), former[2]], true,
        ["parcel ground land#1 b: 100.00 m², other ground"]
    ),
    // Two have exchanged their identifiers.
    (
        [(0, "b", 100, "Ga", 123), (1, "a", 100, "Gb", 123.001), former[2]], true,
        [
            "parcel ground land#0 b: 100.00 m², now the ground of former land#0 a, centre moved by 111.32 m",
            "parcel ground land#1 a: 100.00 m², now the ground of former land#1 b, centre moved by 111.32 m",
        ]
    ),
    // One has another identifier, one is larger.
    (
        [former[0], (1, "z", 100, "Gb", 123.001), (2, "c", 400, "Gx", 123.0025)], true,
        ["parcel ID land#1 z: z", "parcel land#2 c: 400.00 m², centre moved by 55.66 m"]
    ),
    // Without identifiers: the first is gone, and the others are known by their ground.
    (
        [(0, "0", 100, "Gb", 123.001), (1, "1", 300, "Gc", 123.002)], false, ["parcel land#0 0: gone"]
    ),
    // A new one before the others.
    (
        [(0, "n", 50, "Gn", 123.004), (1, "a", 100, "Ga", 123), (2, "b", 100, "Gb", 123.001)]
            + [(3, "c", 300, "Gc", 123.002)], true, ["parcel land#0 n: 50.00 m²"]
    ),
]

/// Parcels are known by their identifiers, else by their ground, and what stands on the same ground has not changed.
@Test(arguments: comparisons.indices)
func parcelsAreComparedByTheirGround(_ index: Int) throws {
    let folder = try TemporaryFolder()
    let (after, hasIDs, told) = comparisons[index]
    let before = hasIDs ? former : former.map { ($0.number, "\($0.number)", $0.area, $0.print, $0.longitude) }
    let comparison = try RunComparison(
        write(before, to: folder, "one", hasIDs: hasIDs), write(after, to: folder, "two", hasIDs: hasIDs))
    #expect(try changes(comparison) == told)
}

/// Where a result tells no fingerprints, or tells them in another plane, areas alone are compared, and that is said.
@Test func withoutFingerprintsAreasAreCompared() throws {
    let folder = try TemporaryFolder()
    let after: [Row] = [former[0], (1, "b", 100, "Gx", 124), (2, "c", 400, "Gy", 124)]
    let two = try write(after, to: folder, "two")
    for one in [
        try write(former, to: folder, "earlier", isEarlier: true),
        try write(former, to: folder, "zone", zone: "41"),
    ] {
        let comparison = try RunComparison(one, two)
        #expect(try changes(comparison) == ["parcel land#2 c: 400.00 m²"])
        let notes = try comparison.table().footnotes.map(\.zh)
        #expect(notes.count == 3 && notes.last?.contains("没有比较图形") == true, "\(notes)")
        #expect(notes.contains("图斑：未变2个，面积变化1个。"), "\(notes)")
    }
}
