/// A field that tells whether a right or an approval is in force, beside the one that is known as its state (状态字段).
///
/// It is known by its name: that of a state (证书状态, KQZT) or of a question (是否注销). What any other field says decides nothing,
/// but may deny that it is in force (`DenyingField`).
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
            guard RightState(asked) == .ended || ["有效", "在期", "合法有效", "在有效期"].contains(asked) else {
                return nil
            }
            kind = .question(asked)
        } else if Self.isOfState(letters, isRight: isRight) {
            kind = .state
        } else {
            return nil
        }
        says = texts.contains { RightState($0).map { $0 != .unclear } ?? false }
    }

    /// Whether a name is that of the state of a right or an approval: 证书状态, KQZT; that of another paper or thing is none.
    private static func isOfState(_ name: String, isRight: Bool) -> Bool {
        var name = name[...]
        for end in ["代码", "编码", "名称", "DM", "MC"] where name.hasSuffix(end) && name.count > end.count {
            name = name.dropLast(end.count)
        }
        guard let end = ["状态", "状况", "ZT", "STATUS", "STATE"].first(where: name.hasSuffix) else { return false }
        let of = name.dropLast(end.count)
        let words = FieldWords(String(name))
        guard !words.isOfOtherPaper, !words.isOfBefore else { return false }
        guard isRight else { return true }
        return of.isEmpty
            || ["证", "矿", "权", "登记", "存续", "有效", "当前", "目前", "现", "XKZ", "KQ", "KS", "KY", "ZS", "ZJ", "CK"]
                .contains(
                    where: of.contains)
                && !["尾矿", "修复", "治理", "复垦", "恢复", "生态", "验收"].contains(where: of.contains)
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
            // Words of something else tell no state of a right; a code that nobody explains tells one that is not known.
            let isOfOther = isRight && state == .unclear && text.contains { $0.isLetter && !$0.isASCII }
            return isOfOther ? nil : (text, state)
        }
        switch PlainText(text).text {
        case "是", "1", "Y", "YES", "TRUE", "T", "√", "有": return (asked, RightState(asked) ?? .unclear)
        case "否", "0", "N", "NO", "FALSE", "F", "×", "无", "未":
            if RightState(asked) == .ended { return ("未\(asked)", .inForce) }
            return ("无效", .ended)
        default: return RightState(text).flatMap { $0 == .unclear ? nil : (text, $0) }
        }
    }

    /// What stands between the texts of fields that contradict each other.
    package static let joint = "；又记"

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
            told.append((other.text, other.state, entry.ending))
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
