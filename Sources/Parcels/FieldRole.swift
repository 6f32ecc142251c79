/// What a field of a layer is used for, with the names that working systems give such a field.
///
/// The raw value is the word for it in a project file. The order of the names is the order of preference.
public enum FieldRole: String, Sendable, CaseIterable, Hashable {
    /// The identifier of a parcel (标识码, 图斑编号).
    case id
    /// The name of a parcel, mine, project or reserve.
    case name
    /// The land class or type (地类编码).
    case landClass = "class"
    /// The county (旗县市), as code or name.
    case county
    /// The recorded official area (图斑面积, 批准面积); never overwritten.
    case area
    /// The year (年度).
    case year

    /// The names such a field has in practice: codes of the survey rules, pinyin and Chinese aliases.
    public var aliases: [String] {
        switch self {
        case .id:
            ["BSM", "TBBH", "DKBH", "XKZH", "图斑编号", "标识码", "地块编号", "许可证号", "编号", "id", "code", "adcode"]
        case .name:
            [
                "TBMC", "DKMC", "KSMC", "XMMC", "BHDMC", "MC", "NAME", "图斑名称", "矿山名称", "项目名称", "保护地名称", "地块名称",
                "名称",
            ]
        case .landClass:
            ["DLBM", "DLMC", "LX", "CLASS", "地类编码", "地类名称", "地类", "类型", "矿种"]
        case .county:
            ["XZQDM", "XZQMC", "XIAN", "COUNTY", "行政区代码", "旗县市", "旗县", "所在行政区", "ZLDWDM"]
        case .area:
            ["TBMJ", "MJ", "KQMJ", "PZMJ", "SHAPE_AREA", "图斑面积", "矿区面积", "批准面积", "面积"]
        case .year:
            ["NF", "ND", "SJNF", "YEAR", "年度", "年份"]
        }
    }

    /// The field of a layer that plays this role, by the aliases; upper and lower case alike.
    public func match(in fields: [String]) -> String? {
        let lowered = fields.map { $0.lowercased() }
        return aliases.lazy
            .compactMap { alias in lowered.firstIndex(of: alias.lowercased()) }
            .first.map { fields[$0] }
    }
}
