import Bilingual
import Geometry

/// What geometries of several kinds have beside what is read of them (图形集合中未读的部分): points and lines beside polygons,
/// points beside lines.
struct CollectedParts {
    private var features: [Int64] = []
    private var count = 0
    private var lines = 0
    private var points = 0

    private static let shown = 5

    mutating func add(_ shapes: [Shape], fid: Int64) {
        count += 1
        if features.count < Self.shown { features.append(fid) }
        for shape in shapes {
            switch shape {
            case .lines(let all): lines += all.count
            case .points(let all): points += all.count
            case .polygons, .empty: break
            }
        }
    }

    /// What is told of them; `nil` for nothing.
    var message: Message? {
        guard count > 0 else { return nil }
        let list = features.map { "#\($0)" }.joined(separator: " ")
        let more = count > features.count ? Message(zh: " 等", en: " and others") : Message(verbatim: "")
        let parts = [
            lines > 0 ? Message(zh: "\(lines)条线", en: "\(lines) lines") : nil,
            points > 0 ? Message(zh: "\(points)个点", en: "\(points) points") : nil,
        ].compactMap(\.self)
        let (zh, en) = (parts.map(\.zh).joined(separator: "、"), parts.map(\.en).joined(separator: " and "))
        return Message(
            zh: "\(count)个要素的图形是集合（\(list)\(more.zh)），其中\(zh)没有面积，未计入",
            en:
                "the geometries of \(count) features are collections (\(list)\(more.en)), of which \(en) have no area and do not count"
        )
    }
}
