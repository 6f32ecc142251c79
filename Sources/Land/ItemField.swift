/// The field that names the item of a report which a feature belongs to (整改序号字段).
///
/// Its name says of what the number is, and that it is a number: 督察反馈问题编号, WTXH. The word right before that of the number
/// decides: 整改图斑编号 numbers parcels. A name that says of what alone, 整改事项, or that ten bytes cut short, may hold anything, and
/// that of a number the numbers of another list: it counts when its values are numbers of items.
package enum ItemField {
    /// What is numbered; of the initials DC is as well 调查, and stands before others alone.
    private static let things = [
        "问题", "事项", "整改", "任务", "反馈", "督察", "督查", "WENTI", "SHIXIANG", "ZHENGGAI", "RENWU", "FANKUI", "WT",
        "SX", "ZG",
        "RW", "FK",
    ]
    private static let numbers = [
        "编号", "序号", "项号", "条号", "号码", "号", "项", "BIANHAO", "XUHAO", "BH", "XH", "H",
    ]
    /// What may hold the thing itself instead of its number.
    private static let heads = ["问题", "事项", "任务", "WENTI", "SHIXIANG", "RENWU", "WT", "SX", "RW"]
    /// What may stand before a thing; behind other words it is one of other work: 审批事项编号, 拍摄任务编号.
    private static let before = [
        "中央", "国家", "自治区", "省", "市", "盟", "旗", "县", "级", "生态", "环境", "环保", "保护", "轮", "第一", "第二", "第三", "所属",
        "对应", "涉及", "关联", "相关", "清单", "台账", "方案", "报告", "DUCHA", "DC", "ZY", "SS", "DY",
    ]

    /// Whether a name says that the field numbers items, of this report or of another list.
    static func isNumber(_ name: String) -> Bool {
        let name = letters(of: name)
        if name.hasPrefix("ITEM") { return ["NO", "NUM", "NUMBER", "ID"].contains(name.dropFirst(4)) }
        // RWH and ZGH may be of anything, as any work has tasks.
        guard name.utf8.count > name.count || name.count > 3,
            name.utf8.count == name.count || !name.hasPrefix("任务")
        else {
            return false
        }
        return numbers.contains { name.hasSuffix($0) && isThing(name.dropLast($0.count)) }
    }

    /// The first of the fields whose name says of what it is, and whose values are numbers of items.
    ///
    /// - Parameter texts: the values of a field in the first features; of fields with such a name alone it is asked.
    package static func field(in names: [String], texts: (Int) -> [String]) -> String? {
        let found = names.indices.first { index in
            guard isNumber(names[index]) || mayNumber(names[index]) else { return false }
            let texts = texts(index).filter { !$0.allSatisfy(\.isWhitespace) }
            // The numbers of a list of problems go on with each of them; few items have many features.
            let isSerial = texts.count > 30 && Set(texts).count == texts.count
            return !texts.isEmpty && !isSerial && texts.allSatisfy(isItemNumber)
        }
        return found.map { names[$0] }
    }

    private static func mayNumber(_ name: String) -> Bool {
        let name = letters(of: name)
        // SX alone is 上限 as well.
        if let head = heads.first(where: name.hasSuffix) {
            return isThing(name[...]) && (name.utf8.count > name.count || name.count > head.count)
        }
        // 督察反馈问, 整改事项编: the first character of a word that stands there.
        guard let last = name.last, !last.isASCII, (things + numbers).contains(where: { $0.first == last })
        else {
            return false
        }
        return isThing(name.dropLast())
    }

    /// Whether a name is that of a thing that is numbered, and says nothing else.
    private static func isThing(_ name: Substring) -> Bool {
        guard let thing = things.first(where: name.hasSuffix) else { return false }
        var rest = name.dropLast(thing.count)
        while let word = (things + before).first(where: rest.hasSuffix) { rest = rest.dropLast(word.count) }
        return rest.isEmpty
    }

    private static func letters(of name: String) -> String {
        name.uppercased().filter { $0.isLetter && $0 != "\u{FFFD}" }
    }

    private static let labels = Set("0123456789０１２３４５６７８９零一二三四五六七八九十百第项号条点款之至到和与及问题事项整改任务反馈督察")

    /// Whether a value is nothing but a number of an item, or several: 8, 第八项, 8-1、9.
    private static func isItemNumber(_ text: String) -> Bool {
        text.count <= 24 && text.contains { $0.isNumber || "一二三四五六七八九十".contains($0) }
            && text.allSatisfy { !$0.isLetter && !$0.isNumber && $0 != "%" || labels.contains($0) }
    }
}
