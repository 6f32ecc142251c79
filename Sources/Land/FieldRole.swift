/// What a field of a layer is used for, with the names that working systems give such a field.
///
/// The raw value is the word for it in a project file. The order of the names is the order of preference.
public enum FieldRole: String, Sendable, CaseIterable, Hashable, Codable {
    /// The identifier of a parcel (标识码, 图斑编号).
    case id
    /// The number of a mining licence (许可证号), which features of one right share.
    case licence
    /// The name of a parcel, mine, project or reserve.
    case name
    /// The land class or type (地类编码).
    case landClass = "class"
    /// The name of the land class beside its code (地类名称).
    case className = "class-name"
    /// The county (旗县市), as code or name.
    case county
    /// The recorded official area (图斑面积, 批准面积); never overwritten.
    case area
    /// The year (年度).
    case year
    /// The first day of validity (有效期起).
    case validFrom = "valid-from"
    /// The last day of validity (有效期止).
    case validUntil = "valid-until"
    /// Whether a right is in force or cancelled (许可证状态).
    case state
    /// The day on which a right was cancelled (注销日期).
    case cancelledOn = "cancelled-on"
    /// The upper elevation of a mining right, metres (采深上限).
    case top
    /// The lower elevation of a mining right, metres (采深下限).
    case bottom
    /// The functional zone of a reserve (功能分区).
    case functionalZone = "functional-zone"
    /// The day of acceptance or survey (验收日期).
    case date
    /// The number of the rectification item (整改序号).
    case item
    /// What other fields say against a feature's being what its layer shows (相反记载); told by many fields, and named by nobody.
    case denial

    /// Those that a field can be named for.
    public static let named = allCases.filter { $0 != .denial }

    private static let table: [FieldRole: [String]] =
        EmbeddedTable(PackageResources.field_aliases_csv).rows.reduce(into: [:]) { table, row in
            guard let role = FieldRole(rawValue: row[0]) else { return }
            table[role, default: []].append(row[1])
        }

    /// The names such a field has in practice: codes of the survey rules, pinyin and Chinese names (字段别名表).
    public var aliases: [String] { Self.table[self] ?? [] }

    /// The field of a layer that plays this role, by the aliases; upper and lower case alike.
    ///
    /// A name that a shapefile cut short at ten bytes is found as well, after whole ones; the cut may leave a part of a
    /// character, which is read as U+FFFD.
    public func match(in fields: [String]) -> String? {
        let lowered = fields.map { $0.lowercased() }
        let whole = aliases.lazy.compactMap { alias in lowered.firstIndex(of: alias.lowercased()) }.first
        let found =
            whole
            ?? aliases.lazy.compactMap { alias in
                lowered.firstIndex { Self.isCutShort($0, of: alias.lowercased()) }
            }
            .first
            // 面积（亩）, MJ_公顷: with the unit in the name.
            ?? (self == .area ? aliases : []).lazy.compactMap { alias in
                fields.firstIndex { RecordedArea.split($0)?.name.lowercased() == alias.lowercased() }
            }.first
        return found.map { fields[$0] } ?? (self == .area ? RecordedArea.onlyField(in: fields) : nil)
    }

    /// The fields of a layer by the roles that they play, by the aliases.
    package static func fields(in names: [String]) -> [FieldRole: String] {
        var fields: [FieldRole: String] = allCases.reduce(into: [:]) { $0[$1] = $1.match(in: names) }
        // Ten bytes leave 有效期 of 有效期起 and 有效期止, of which the second is numbered; alone it is the end, or the whole term.
        if let term = fields[.validFrom], term == fields[.validUntil] || term == "有效期" {
            let second = "\(term)_1"
            fields[.validUntil] = names.contains(second) ? second : term
            if fields[.validUntil] == term { fields[.validFrom] = nil }
        }
        return fields
    }

    /// The fields of the first and the last day of what is granted for a time, a right or an approval, by the words that their names
    /// end with: 使用期限, 许可截止日期; of a payment or a task they are others.
    ///
    /// - Parameter isApproval: whether it begins on the day on which it was granted, where nothing else says when.
    package static func term(in names: [String], isApproval: Bool) -> (from: String?, until: String?) {
        func field(_ words: [String]) -> String? {
            names.first { field in
                let name = field.uppercased().filter(\.isLetter)
                return words.contains(where: name.hasSuffix)
                    && ![
                        "整改", "恢复", "缴", "付", "验收", "公示", "复垦", "工期", "数据", "统计", "资料", "上报", "办理", "征求", "意见",
                        "报名", "审批截止", "安全", "执照", "排污", "环评", "爆破", "取水", "营业", "保险",
                    ].contains(where: name.contains)
            }
        }
        return (
            field(["起始日期", "起始时间", "开始日期", "开始时间", "生效日期", "起始日", "QSRQ", "KSRQ"])
                ?? (isApproval
                    ? field([
                        "批准日期", "批准时间", "批准年份", "批复日期", "批复时间", "批复年份", "审批日期", "审批时间", "发证日期", "发证时间", "核发日期",
                        "PZRQ", "PZSJ", "PFRQ", "PFSJ", "SPRQ", "SPSJ", "FZRQ", "FZSJ",
                    ]) : nil),
            field([
                "期限", "期限至", "有效期至", "起止日期", "起止时间", "截止日期", "截止时间", "截止日", "到期日期", "到期时间", "到期日",
                "终止日期", "终止时间", "届满日期", "JZRQ", "JZSJ", "DQRQ", "DQSJ", "ZZRQ", "ZZSJ", "YXQX", "SYQX",
            ])
        )
    }

    /// Whether a name is all that ten bytes hold of another, in UTF-8 or in GBK.
    private static func isCutShort(_ field: String, of alias: String) -> Bool {
        let name = field.hasSuffix("\u{FFFD}") ? String(field.dropLast()) : field
        guard name.count < alias.count, alias.hasPrefix(name) else { return false }
        func cut(_ width: (Character) -> Int) -> Int {
            var bytes = 0
            return alias.prefix { character in
                bytes += width(character)
                return bytes <= 10
            }.count
        }
        return [cut { $0.utf8.count }, cut { $0.isASCII ? 1 : 2 }].contains(name.count)
    }
}
