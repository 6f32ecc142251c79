import Geodesy

/// What a column of a table of corners holds, by its heading (表头).
enum TableRole: Sendable, Equatable {
    /// Areas of parcels, in the unit that the heading names.
    case area(AreaUnit)
    case label, serial, plotName, plotID, ring, north, east, latitude, longitude, side, height, remark

    /// Whether its cells are ordinates.
    var isOrdinate: Bool { self == .north || self == .east || self == .latitude || self == .longitude }

    /// The role that a heading gives; `nil` for words that are no heading.
    init?(_ cell: some StringProtocol) {
        var name = ""
        var depth = 0
        for character in cell.uppercased() {
            if "([".contains(character) { depth += 1 }
            if depth == 0, !character.isWhitespace, !"*.:/".contains(character) { name.append(character) }
            if ")]".contains(character) { depth = max(0, depth - 1) }
        }
        if let role = Self.fields[name] {
            self = role
            return
        }
        guard !name.isEmpty, name.count <= 12 else { return nil }
        if let unit = Self.areaUnit(String(cell)) {
            self = .area(unit)
            return
        }
        func has(_ words: String...) -> Bool { words.contains { name.contains($0) } }
        func ends(_ words: String...) -> Bool { words.contains { name.hasSuffix($0) } }
        if has("纬度", "北纬") || ["B", "LAT", "LATITUDE", "纬"].contains(name) {
            self = .latitude
        } else if has("经度", "东经") || ["L", "LON", "LONG", "LNG", "LONGITUDE", "经"].contains(name) {
            self = .longitude
        } else if has("纵坐标", "北坐标") || Self.isAxis(name, "X")
            || ["N", "北", "纵", "NORTH", "NORTHING"].contains(name)
        {
            self = .north
        } else if has("横坐标", "东坐标") || Self.isAxis(name, "Y")
            || ["E", "东", "横", "EAST", "EASTING"].contains(name)
        {
            self = .east
        } else if has("圈号", "环号", "内外圈", "环序") || name == "圈" {
            self = .ring
        } else if has("边长", "距离", "间距") || name == "S" {
            self = .side
        } else if has("高程", "高度", "标高") || ["H", "Z"].contains(name) {
            self = .height
        } else if has("备注", "说明") || name == "注" || ends("类型", "等级", "精度", "位置", "材质") {
            self = .remark
        } else if has("点号", "桩号", "点名", "点位", "点编号")
            || has("拐点", "界址点", "角点", "顶点", "界桩") && ends("点", "桩", "号", "名", "序")
        {
            self = .label
        } else if has("序号", "顺序") || ["序", "编号", "NO", "ID", "#", "号"].contains(name) {
            self = .serial
        } else if ends("名称", "名") || Self.plots.contains(name)
            || name.hasPrefix("所") && Self.plots.contains(where: name.hasSuffix)
        {
            self = .plotName
        } else if ends("号", "编码", "代码"), !has("图幅", "电话", "带号") {
            self = .plotID
        } else {
            return nil
        }
    }

    /// Columns that GIS software writes when it makes points of the corners of polygons.
    private static let fields: [String: TableRole] = [
        "VERTEX_PART": .ring, "VERTEX_PART_RING": .ring, "PART_INDEX": .ring, "RING_INDEX": .ring,
        "PART": .ring, "RING": .ring, "PART_ID": .ring, "RING_ID": .ring, "PARTID": .ring, "RINGID": .ring,
        "VERTEX_INDEX": .serial, "VERTEX_PART_INDEX": .serial, "ORIG_FID": .plotID,
        "TBBH": .plotID, "DKBH": .plotID, "BSM": .plotID,
    ]

    /// `面积（公顷）`, `图斑面积/亩`.
    private static func areaUnit(_ cell: String) -> AreaUnit? {
        cell.firstRange(of: "面积").flatMap { mark in
            AreaUnit(named: cell[mark.upperBound...].filter { !"()[]/:单位 ".contains($0) })
        }
    }

    private static let plots: Set<String> = [
        "地块", "图斑", "宗地", "项目", "区块", "矿区", "矿山", "小班", "单位", "矿业权", "采矿权", "探矿权",
    ]

    /// `X`, `X坐标`, `坐标X`, `X轴(m)`.
    private static func isAxis(_ name: String, _ letter: Character) -> Bool {
        // POINT_X, as GIS software names columns.
        name.hasSuffix("_\(letter)")
            || name.count { $0 == letter } == 1
                && name.allSatisfy { $0 == letter || "坐标轴值向方直角高斯平面大地测量0123456789米M-_=".contains($0) }
    }
}

/// A row of headings.
struct TableHeading: Sendable {
    /// The role of each column; `nil` where the heading says nothing known.
    var roles: [TableRole?]
    /// The columns of ordinates that were revised, or of those before: 修改后X, 原Y.
    var revisions: [TableRevision] = []
    /// The columns whose headings ask for something else than a corner, what it is called, or remarks: 是否复测, 标石.
    var properties: Set<Int> = []

    /// Reads a row; `nil` for one that is no heading.
    init?(_ cells: [String]) {
        // 地块名称：X坐标 says what a parcel is called.
        if cells.count == 1, cells[0].count(where: { $0 == ":" }) == 1 { return nil }
        let parts = cells.count > 1 ? cells : cells.flatMap { TableCell.split($0).map(String.init) }
        roles = parts.map { TableRole($0) }
        revisions = parts.enumerated().compactMap { TableRevision($1, column: $0) }
        let known = roles.compactMap(\.self)
        guard known.count >= 2, known.contains(where: \.isOrdinate) || known.contains(.label) else {
            return nil
        }
        properties = Set(parts.indices.filter { !parts[$0].isEmpty && !Self.isOfCorner(parts[$0], roles[$0]) })
    }

    /// Whether words under a heading are said of the corner itself.
    ///
    /// A type or a place (界标类型) is that of what marks it.
    private static func isOfCorner(_ heading: String, _ role: TableRole?) -> Bool {
        let name = heading.filter { !$0.isWhitespace }
        return role == .label || role == .serial || name == "状态" || name.hasSuffix("注") || name.contains("说明")
            || name.contains("备注")
    }

    /// Units alone, as they stand under headings.
    static func isUnits(_ cells: [String]) -> Bool {
        let words = cells.filter { !$0.isEmpty }
        return !words.isEmpty
            && words.allSatisfy { units.contains($0.filter { !"() []:/".contains($0) }.lowercased()) }
    }

    private static let units: Set<String> = [
        "m", "米", "km", "公里", "°", "度", "°′″", "°'\"", "度分秒", "dms", "d.ms", "单位米", "单位m", "单位", "ddd.mmss",
        "ddd.mmsssss", "ddd.mmssssss", "十进制度", "度.分秒", "dd", "deg",
        "北", "东",
        "亩", "公顷", "m2", "㎡", "x", "y", "坐标",
    ]

    /// The columns of a pair of ordinates, where the heading names both once.
    var pair: (Int, Int)? {
        let (first, second) = (
            roles.firstIndex { $0?.isOrdinate == true }, roles.lastIndex { $0?.isOrdinate == true }
        )
        guard let first, let second, first < second, roles.count(where: { $0?.isOrdinate == true }) == 2 else {
            return nil
        }
        return (first, second)
    }

    /// The columns whose headings name ordinates.
    var ordinates: [Int] { roles.indices.filter { roles[$0]?.isOrdinate == true } }
}
