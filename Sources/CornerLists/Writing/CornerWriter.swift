/// Writes files of corners; lines end with CR LF, as the receiving programs of the offices expect.
///
/// What was read in a form and is written in it is read as the same again.
public enum CornerWriter {
    /// The text of a file in its form.
    public static func text(of file: CornerFile) -> String { text(of: [file]) }

    /// The text of files of one form, one after the other, each with its own head.
    public static func text(of files: [CornerFile]) -> String {
        files.flatMap(lines).map { $0 + "\r\n" }.joined()
    }

    private static func lines(of file: CornerFile) -> [String] {
        switch file.form {
        case .survey: survey(file)
        case .registration: registration(file)
        case .application: application(file)
        case .table: table(file)
        }
    }

    /// The texts of a file that its form cannot hold as they are: what separates the parts of a line is written full-width.
    public static func changedTexts(of file: CornerFile) -> [String] {
        var changed: [String] = []
        for parcel in file.parcels {
            for entry in parcel.attributes
            where clean(entry.value, in: file.form) != entry.value && !changed.contains(entry.value) {
                changed.append(entry.value)
            }
        }
        return changed
    }

    private static func header(_ sections: [CornerSection]) -> [String] {
        sections.flatMap { section in
            (section.name.isEmpty ? [] : ["[\(section.name)]"])
                + section.entries.map { $0.key.isEmpty ? $0.value : "\($0.key)=\($0.value)" }
        }
    }

    private static func survey(_ file: CornerFile) -> [String] {
        var lines = header(file.header) + ["[地块坐标]"]
        for parcel in file.parcels {
            // Closing corners count: ten of the example's ten lines.
            let closing = parcel.shape == .area ? parcel.rings.count : 0
            let count = parcel.rings.reduce(closing) { $0 + $1.corners.count }
            let names = [CornerField.area, CornerField.id, CornerField.name]
            let rest = [CornerField.sheet, CornerField.use, CornerField.landClass]
            var fields =
                ["\(count)"] + names.map { parcel.value(of: $0) ?? "" } + [parcel.shape.rawValue]
                + rest.map { parcel.value(of: $0) ?? "" }
            let further = parcel.attributes.compactMap { entry -> (Int, String)? in
                guard entry.key.hasPrefix("属性"), let number = Int(entry.key.dropFirst(2)), number > 8,
                    number < 100
                else { return nil }
                return (number, entry.value)
            }
            for number in 9..<max(9, (further.map(\.0).max() ?? 8) + 1) {
                fields.append(further.first { $0.0 == number }?.1 ?? "")
            }
            lines.append(fields.map { clean($0, in: .survey) }.joined(separator: ",") + ",@")
            for ring in parcel.rings {
                let corners = ring.corners + (parcel.shape == .area ? ring.corners.prefix(1) : [])
                for corner in corners {
                    lines.append(
                        "\(clean(corner.label)),\(ring.number),\(corner.north.text),\(corner.east.text)")
                }
            }
        }
        return lines
    }

    private static func registration(_ file: CornerFile) -> [String] {
        rights(file).map { id, blocks in
            let text = blocks.map { parcel, ring in
                let corners = ring.corners.map { corner in
                    // Longitude stands first in this form, X in metres.
                    file.notation.isAngular
                        ? "\(clean(corner.label)),\(corner.east.text),\(corner.north.text),"
                        : "\(clean(corner.label)),\(corner.north.text),\(corner.east.text),"
                }
                return "\(ring.corners.count)," + corners.joined() + levels(of: parcel, ring)
                    + ","
            }
            return (id.map { "\(clean($0)):" } ?? "") + "\(blocks.count)," + text.joined()
        }
    }

    /// One text a right, each with its own head.
    private static func application(_ file: CornerFile) -> [String] {
        rights(file).flatMap { id, blocks in
            var rows: [String] = []
            for (parcel, ring) in blocks {
                rows += ring.corners.map { "\(clean($0.label)),\($0.north.text),\($0.east.text)" }
                rows.append("标高," + levels(of: parcel, ring))
            }
            var header = file.header
            let count = "矿区范围拐点坐标与标高的总行数"
            for section in header.indices {
                header[section].entries.removeAll {
                    $0.key == count || ($0.key == "许可证号" && id != nil && $0.value != id)
                }
            }
            if header.isEmpty { header = [CornerSection(name: "登记项目", entries: [])] }
            header[header.count - 1].entries.append(CornerEntry(count, "\(rows.count)"))
            if let id, !header.contains(where: { $0.entries.contains { $0.key == "许可证号" } }) {
                header[header.count - 1].entries.insert(CornerEntry("许可证号", clean(id)), at: 0)
            }
            return self.header(header)
                + rows.enumerated().map { "XY\(String($0 + 1).leftPadded(to: 3))=\($1)" }
        }
    }

    private static func table(_ file: CornerFile) -> [String] {
        var lines = header(file.header)
        lines.append(file.notation.isAngular ? "点号,纬度,经度" : "点号,X坐标,Y坐标")
        for (index, parcel) in file.parcels.enumerated() {
            // Lines with their keys part one parcel from the next: bare, an identifier is a number, and a name may be any word.
            let (id, name) = (parcel.value(of: CornerField.id), parcel.value(of: CornerField.name))
            let isAlike = file.parcels.count { $0.value(of: CornerField.name) == name } > 1
            if let id = id ?? (isAlike ? "\(index + 1)" : nil) {
                lines.append("\(CornerField.id)：\(clean(id))")
            }
            if let name { lines.append("\(CornerField.name)：\(clean(name))") }
            if let top = parcel.value(of: CornerField.top), let bottom = parcel.value(of: CornerField.bottom) {
                lines.append("标高：\(top)米至\(bottom)米")
            }
            for ring in parcel.rings {
                for corner in ring.corners + ring.corners.prefix(1) {
                    lines.append("\(clean(corner.label)),\(corner.north.text),\(corner.east.text)")
                }
            }
        }
        return lines
    }

    private static func levels(of parcel: CornerParcel, _ ring: CornerRing) -> String {
        [CornerField.top, CornerField.bottom, CornerField.layer].map { clean(parcel.value(of: $0) ?? "") }
            .joined(separator: ",") + "," + (ring.isExcluded ? "-1" : "1")
    }

    /// The blocks of each right: parcels of one number that follow each other at different levels.
    private static func rights(_ file: CornerFile) -> [(id: String?, blocks: [(CornerParcel, CornerRing)])] {
        var rights: [(id: String?, blocks: [(CornerParcel, CornerRing)])] = []
        for parcel in file.parcels {
            let id = parcel.value(of: CornerField.id)
            let blocks = parcel.rings.map { (parcel, $0) }
            if let last = rights.last, let id, last.id == id,
                !last.blocks.contains(where: { hasSameLevels($0.0, parcel) })
            {
                rights[rights.count - 1].blocks += blocks
            } else {
                rights.append((id, blocks))
            }
        }
        return rights
    }

    private static func hasSameLevels(_ one: CornerParcel, _ other: CornerParcel) -> Bool {
        [CornerField.top, CornerField.bottom, CornerField.layer].allSatisfy {
            one.value(of: $0) == other.value(of: $0)
        }
    }

    /// Text that cannot break a line into other parts: separators of the forms are written full-width.
    ///
    /// - Parameter form: of an attribute; the mark at the end of a parcel's line, and what ends a key, may stand within those of a
    ///   survey text.
    private static func clean(_ text: String, in form: CornerForm? = nil) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { sign in
                    switch sign {
                    case ",": "，"
                    case "@" where form != .survey: "＠"
                    case "=" where form != .survey: "＝"
                    case ":" where form != .survey: "："
                    case "\r", "\n", "\t": " "
                    default: sign
                    }
                }))
    }
}

extension String {
    fileprivate func leftPadded(to width: Int) -> String {
        String(repeating: "0", count: Swift.max(0, width - count)) + self
    }
}
