/// Names of fields that tell when something happened to ground: an event and a word of time, 占用时间, 恢复年度, ZYSJ (时间字段).
enum EventField {
    /// Events with their initials: those of taking and damaging ground, and those of giving it back.
    private static let taken = [
        ("占用", "ZY"), ("违法", "WF"), ("违规", "WG"), ("破坏", "PH"), ("损毁", "SH"), ("毁坏", "HH"), ("开垦", "KK"),
        ("发生", "FS"),
        ("发现", "FX"), ("动工", "DG"), ("开工", "KG"), ("变化", "BH"), ("监测", "JC"), ("调查", "DC"),
    ]
    private static let restored = [
        ("恢复", "HF"), ("验收", "YS"), ("完成", "WC"), ("竣工", "JG"), ("完工", "WG"), ("复垦", "FK"), ("复绿", "FL"),
        ("治理", "ZL"),
        ("修复", "XF"), ("整改", "ZG"), ("销号", "XH"), ("退出", "TC"), ("返还", "FH"),
    ]

    /// The field that tells when features of a kind came to be what they are; `nil` for none, and for several as good.
    ///
    /// - Parameters:
    ///   - role: `date` for days, `year` for years.
    ///   - isRestored: whether the layer is of restored ground; of other ground nothing is told by its restoration.
    static func match(_ role: FieldRole, in fields: [String], isRestored: Bool) -> String? {
        let words = role == .date ? (["时间", "日期"], ["SJ", "RQ"]) : (["年度", "年份", "年"], ["NF", "ND"])
        for (event, initials) in isRestored ? restored : taken {
            let names = words.0.map { event + $0 } + words.1.map { initials + $0 }
            let found = fields.filter { names.contains($0.uppercased()) }
            if let field = found.first { return found.count == 1 ? field : nil }
        }
        return nil
    }
}
