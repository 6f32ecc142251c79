package import Bilingual
package import Geometry

/// What the counties of a layer are called, so that two of one name are two and one in parts is one (旗县市名称).
package struct CountyNames {
    /// A feature of the layer.
    package struct Part {
        let fid: Int64
        /// What it is called, where it tells.
        let name: String?
        /// The code of the county, six digits.
        let code: String?
        /// The same down to the town, nine digits.
        fileprivate let town: String?
        /// Its box, in metres.
        let box: Box

        /// - Parameters:
        ///   - fid: its number.
        ///   - name: the value of the field of names.
        ///   - code: that of the field of codes.
        ///   - box: in metres.
        package init(fid: Int64, name: String?, code: String?, box: Box) {
            self.fid = fid
            self.name = [name, code].compactMap(\.self).first(where: AdministrativeUnit.isName).map {
                AdministrativeUnit.name(
                    for: String(
                        $0.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()))
            }
            let written = [code, name].compactMap(\.self).first { AdministrativeUnit.countyCode($0) != nil }
            self.code = written.flatMap(AdministrativeUnit.countyCode)
            town = written.map { text in
                let digits = text.drop { !$0.isNumber }.prefix { $0.isNumber }.prefix(9)
                return digits + String(repeating: "0", count: 9 - digits.count)
            }
            self.box = box
        }

        /// Its name: that of its code where it tells none, and at last its number.
        fileprivate var base: String { name ?? code.map(AdministrativeUnit.name(for:)) ?? "#\(fid)" }
    }

    /// Per part what its county is called; parts of one county have one name.
    package private(set) var labels: [String]
    /// What a reader should know of it.
    package private(set) var notes: [Message] = []

    /// The counties that parts belong to.
    package init(_ parts: [Part]) {
        labels = parts.map(\.base)
        for (name, members) in Dictionary(grouping: parts.indices, by: { parts[$0].base }).sorted(by: {
            $0.key < $1.key
        }) {
            let counties = Self.counties(members, parts)
            guard counties.count > 1 else { continue }
            for county in counties {
                let mark = county.lazy.compactMap { parts[$0].code }.first ?? "#\(parts[county[0]].fid)"
                for part in county { labels[part] = "\(name)（\(mark)）" }
            }
            let list = counties.map { labels[$0[0]] }.joined(separator: "、")
            notes.append(
                Message(
                    zh: "同名的旗县市有\(counties.count)个，分别列出：\(list)",
                    en: "\(counties.count) counties have one name and are listed apart: \(list)"))
        }
        let nameless = parts.indices.filter { parts[$0].name == nil && parts[$0].code == nil }
        if !nameless.isEmpty {
            let list = nameless.prefix(10).map { "#\(parts[$0].fid)" }.joined(separator: "、")
            notes.append(
                Message(
                    zh: "\(nameless.count)个旗县市没有名称，表中以要素号代替：\(list)；可用 fields: {name: …} 指定名称字段",
                    en:
                        "\(nameless.count) counties have no name and stand in tables by their numbers: \(list); fields: {name: …} names the field"
                ))
        } else if parts.allSatisfy({ $0.name == nil }),
            labels.contains(where: { !AdministrativeUnit.isName($0) })
        {
            notes.append(
                Message(
                    zh: "旗县市图层没有名称字段，表中以代码代替",
                    en: "the layer of counties has no field of names; tables show codes"))
        }
        for (code, members) in Dictionary(
            grouping: parts.indices.filter { parts[$0].code != nil }, by: { parts[$0].code ?? "" }
        )
        .sorted(by: { $0.key < $1.key }) {
            let names = Set(members.map { labels[$0] }).sorted()
            // Of towns many names have the code of their county.
            guard names.count > 1, names.count < 5 || Set(members.map { parts[$0].town }).count < names.count
            else { continue }
            let list = names.prefix(10).joined(separator: "、") + (names.count > 10 ? "…" : "")
            notes.append(
                Message(
                    zh: "代码 \(code) 有几个名称，分别列出：\(list)",
                    en: "code \(code) has several names, listed apart: \(list)"))
        }
    }

    /// Parts of one name by county: by code where they have one, else by place.
    private static func counties(_ members: [Int], _ parts: [Part]) -> [[Int]] {
        var counties: [[Int]] = []
        for part in members {
            let near = counties.indices.filter { county in
                let codes = counties[county].compactMap { parts[$0].code }
                if let code = parts[part].code, let other = codes.first { return code == other }
                return counties[county].contains { Self.areNear(parts[$0].box, parts[part].box) }
            }
            guard let first = near.first else {
                counties.append([part])
                continue
            }
            counties[first].append(part)
            // Parts that this one joins, unless their codes tell them apart.
            for other in near.dropFirst().reversed()
            where Set((counties[first] + counties[other]).compactMap { parts[$0].code }).count < 2 {
                counties[first] += counties.remove(at: other)
            }
        }
        return counties.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    }

    /// Whether two parts are no farther apart than the larger of them is wide: an exclave lies by its county.
    private static func areNear(_ one: Box, _ other: Box) -> Bool {
        func size(_ box: Box) -> Double { (box.width * box.width + box.height * box.height).squareRoot() }
        let east = max(0, max(one.minX, other.minX) - min(one.maxX, other.maxX))
        let north = max(0, max(one.minY, other.minY) - min(one.maxY, other.maxY))
        return (east * east + north * north).squareRoot() <= max(size(one), size(other))
    }
}
