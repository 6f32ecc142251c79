public import Bilingual
public import Ledger

extension ClaimKind {
    /// The kind in words.
    public var name: Message {
        switch self {
        case .area: Message(zh: "面积", en: "area")
        case .length: Message(zh: "长度", en: "length")
        case .count: Message(zh: "个数", en: "count")
        case .ratio: Message(zh: "比率", en: "ratio")
        case .money: Message(zh: "金额", en: "money")
        case .mass: Message(zh: "重量", en: "mass")
        case .volume: Message(zh: "体积", en: "volume")
        case .multiple: Message(zh: "倍数", en: "multiple")
        case .unitPrice: Message(zh: "单价", en: "unit price")
        }
    }
}

extension ClaimRole {
    /// The role in words; empty when the text does not tell.
    public var name: Message {
        switch self {
        case .occupied: Message(zh: "占用", en: "occupied")
        case .restored: Message(zh: "恢复", en: "restored")
        case .approved: Message(zh: "审批", en: "approved")
        case .protected: Message(zh: "保护", en: "protected")
        case .planned: Message(zh: "计划", en: "planned")
        case .completed: Message(zh: "完成", en: "completed")
        case .penalty: Message(zh: "处罚", en: "penalty")
        case .total: Message(zh: "总数", en: "total")
        case .part: Message(zh: "其中", en: "part")
        case .background: Message(zh: "背景", en: "background")
        case .unstated: Message(verbatim: "")
        }
    }
}

extension ClaimScope {
    /// The scope in words.
    public var name: Message {
        switch self {
        case .local: Message(zh: "本地", en: "here")
        case .region: Message(zh: "全区", en: "region")
        case .elsewhere(let place): Message(verbatim: place)
        }
    }
}
