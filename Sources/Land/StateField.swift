/// A field that tells whether a right or an approval is in force, beside the one that is known as its state (状态字段).
///
/// It is known by what its values say, read as states are: of the names only that they are of a state (证书状态, KQZT), of a question
/// (是否注销) or of remarks counts. What kind of project or registration something is, 项目类型, is no state.
package struct StateField: Sendable {
    /// Its name.
    package let name: String
    private let kind: Kind
    private let isRight: Bool
    /// Whether the first of its values say it.
    package let says: Bool

    private enum Kind {
        /// Says it.
        case state
        /// Answers yes or no to whether something is so: 注销.
        case question(String)
        /// May say anything: only that something has ended counts.
        case remark
    }

    /// A field that tells it; `nil` for one that does not.
    ///
    /// - Parameters:
    ///   - texts: the values of the first features, blanks left out.
    ///   - isRight: whether they are those of rights; states of approvals have words of their own.
    package init?(_ name: String, texts: [String], isRight: Bool) {
        (self.name, self.isRight) = (name, isRight)
        let letters = name.uppercased().filter(\.isLetter)
        if let asked = Self.question(of: letters) {
            // 是否停产 asks nothing about whether a right is one.
            let isGrant = !isRight && (asked.contains("批") || asked.contains("许可"))
            guard RightState(asked) == .ended || isGrant || ["有效", "在期", "合法有效", "在有效期"].contains(asked) else {
                return nil
            }
            kind = .question(asked)
        } else if Self.ends.contains(where: letters.hasSuffix) || !isRight && Self.isOfGrant(letters) {
            kind = .state
        } else if ["备注", "说明", "附注", "BZ", "SM", "REMARK", "REMARKS", "NOTE", "NOTES"].contains(letters) {
            kind = .remark
        } else {
            return nil
        }
        says = texts.contains { RightState($0).map { $0 != .unclear } ?? false }
    }

    private static let ends = ["状态", "状况", "ZT", "STATUS", "STATE"]

    /// Whether a name is that of what became of an approval: 审批结果, 审核意见.
    private static func isOfGrant(_ name: String) -> Bool {
        ["结果", "意见", "情况"].contains(where: name.hasSuffix) && ["审", "批", "许可"].contains(where: name.contains)
    }

    /// What a name asks: 注销 of 是否注销, 注销标志 and SFZX.
    private static func question(of name: String) -> String? {
        if name.hasPrefix("是否") { return String(name.dropFirst(2)) }
        for end in ["标志", "标识", "标记", "与否"] where name.hasSuffix(end) { return String(name.dropLast(2)) }
        let initials =
            name.hasPrefix("SF")
            ? name.dropFirst(2) : ["BZ", "BS"].contains(name.suffix(2)) ? name.dropLast(2) : ""
        return ["ZX": "注销", "DX": "吊销", "CX": "撤销", "SX": "失效", "GQ": "过期", "YX": "有效", "ZQ": "在期"][initials]
    }

    /// The state that a value tells, in words; `nil` for none.
    private func told(_ text: String) -> (text: String, state: RightState)? {
        guard case .question(let asked) = kind else {
            let state = RightState(text) ?? .unclear
            guard !isRemark else {
                // A remark that speaks of an end in whatever words may tell it.
                return state == .ended || state == .unclear && RightState.namesEnd(text) ? (text, state) : nil
            }
            return state != .unclear || !isRight ? (text, state) : nil
        }
        switch PlainText(text).text {
        case "是", "1", "Y", "YES", "TRUE", "T", "√", "有": return (asked, RightState(asked) ?? .unclear)
        case "否", "0", "N", "NO", "FALSE", "F", "×", "无", "未":
            if RightState(asked) == .ended { return ("未\(asked)", .inForce) }
            return asked.contains("批") || asked.contains("许可") ? ("未\(asked)", .unclear) : ("无效", .ended)
        default: return RightState(text).flatMap { $0 == .unclear ? nil : (text, $0) }
        }
    }

    /// What stands between the texts of fields that contradict each other.
    package static let joint = "；又记"

    private var isRemark: Bool { if case .remark = kind { true } else { false } }

    /// What a state and such fields tell together: the state, unless one of the others says that it has ended; that is open then.
    ///
    /// - Parameter state: the entry of the field that is known as the state; `nil` where there is none.
    package static func joined(
        _ state: Attributes.Entry?, _ others: [(field: StateField, entry: Attributes.Entry)]
    ) -> Attributes.Entry? {
        var told: [(text: String, state: RightState, ending: TextEnding)] = []
        if let state {
            guard RightState(state.text) != .ended else { return state }
            told.append((state.text, RightState(state.text) ?? .unclear, state.ending))
        }
        for (field, entry) in others {
            guard let other = field.told(entry.text) else { continue }
            // A remark decides nothing by itself: it may be of another licence.
            told.append((other.text, other.state, field.isRemark ? .cut : entry.ending))
        }
        guard let first = told.first else { return state }
        var joined = Attributes()
        let isOver = told.map { $0.state == .ended || RightState.namesEnd($0.text) && $0.state == .unclear }
        if isOver.contains(true), isOver.contains(false) {
            joined.enter(told.map(\.text).joined(separator: joint), .cut, as: .state)
        } else {
            joined.enter(first.text, first.ending, as: .state)
        }
        return joined.first { _ in true }
    }
}
