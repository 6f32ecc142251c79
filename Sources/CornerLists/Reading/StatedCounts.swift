/// The counts that the head of a text states (地块数, 界址点数, 总行数): what was read must hold them.
struct StatedCounts {
    private let entries: [CornerEntry]

    init(_ header: [CornerSection]) { entries = header.flatMap(\.entries) }

    /// Holds the parcels and corners of a text to its head.
    ///
    /// - Parameter rows: how many rows it has, where it counts them.
    /// - Throws: `count` with the line of the head.
    func check(_ raw: inout RawCorners, rows: Int? = nil) throws(CornerError) {
        let rings = raw.parcels.flatMap(\.rings)
        let corners = rings.reduce(0) { $0 + $1.corners.count }
        for entry in entries {
            guard let stated = Int(CornerText.plain(entry.value)) else { continue }
            let found: ClosedRange<Int>
            switch entry.key {
            case let key where key.contains("总行数"):
                guard let rows else { continue }
                found = rows...rows
            case let key where Self.isCount(key, of: "地块"): found = raw.parcels.count...raw.parcels.count
            case let key where Self.isCount(key, of: "区块"): found = rings.count...rings.count
            case let key where Self.isCount(key, of: "界址点") || Self.isCount(key, of: "拐点"):
                found = corners...(corners + rings.count)
                guard stated != corners else {
                    for parcel in raw.parcels.indices {
                        raw.parcels[parcel].stated = raw.parcels[parcel].cornerCount
                    }
                    continue
                }
            default: continue
            }
            guard !found.contains(stated) else { continue }
            throw CornerError(
                .count, line: entry.line,
                zh: "“\(entry.key)”写为\(stated)，实有\(found.lowerBound)，文件可能不完整；请补全或改正",
                en:
                    "\"\(entry.key)\" says \(stated) and there are \(found.lowerBound); the file may be cut: complete or correct it"
            )
        }
    }

    private static func isCount(_ key: String, of word: String) -> Bool {
        guard let place = key.firstRange(of: word) else { return false }
        return ["数", "个数", "总数", "数量", "坐标总数"].contains(String(key[place.upperBound...]))
    }
}
