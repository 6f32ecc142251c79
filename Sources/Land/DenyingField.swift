/// A field that may say against a feature's being what its layer shows (相反记载): a right that is no more under a name that nobody
/// foresaw, 许可证现状 = 注销; ground among the restored of which 验收结论 says 不合格; a record that 是否删除 calls deleted.
///
/// What such fields say decides nothing by itself, as it may be of something else: it leaves open whether the feature counts. So
/// all fields of text are asked but those whose names are known to be of other things.
package struct DenyingField: Sendable {
    /// Its name.
    package let name: String
    private let claim: Claim?
    private let kind: Kind
    /// What its name asks, to be answered by yes or no; `nil` where it asks nothing.
    private let asked: String?
    /// What the words that say something begin with.
    private let leading: LeadingScalars

    private enum Kind {
        /// May say anything, of the ground as it was before too.
        case any
        /// Says how something became, or what somebody remarks.
        case outcome
        /// Says what the office that grants decided: what is not understood is not granted.
        case grant
        /// Says what is to be done, or what was wrong: only what is told to be done counts.
        case plan
        /// Is named by an end, 注销文号: whatever it holds is of that.
        case end
        /// Tells how much of it is done: 60%.
        case share
        /// Is the name of the feature, of which brackets may tell something: 青山采石场（已注销）.
        case title
        /// Is the state of a right, whose end is known otherwise.
        case state
    }

    /// What a field plays for a feature, where that is known.
    package enum Part {
        case other, name, state
    }

    /// A field that may deny it; `nil` for one that is of something else.
    ///
    /// - Parameters:
    ///   - part: whether it is the name of the features, or their state.
    ///   - isText: whether its values are texts, days or codes with a meaning; numbers only answer yes or no, or tell a share.
    ///   - kind: that of the layer.
    ///   - isRight: whether its features have licence numbers.
    package init?(
        _ name: String, _ part: Part = .other, isText: Bool, of kind: LayerKind, isRight: Bool
    ) {
        let claim = Claim(kind, isRight: isRight)
        let field = FieldWords(name)
        (self.name, self.claim) = (name, claim)
        asked = part == .name ? nil : field.question(of: claim)
        leading = LeadingScalars.of(claim)
        if part == .name {
            guard claim != nil else { return nil }
            self.kind = .title
        } else if part == .state {
            self.kind = claim == .right ? .state : claim == .approval ? .grant : .outcome
        } else {
            guard let own = Self.kind(of: field, claim, isText: isText, asks: asked != nil) else { return nil }
            self.kind = own
        }
    }

    private static func kind(of field: FieldWords, _ claim: Claim?, isText: Bool, asks: Bool) -> Kind? {
        if claim == .restoration, field.isShare { return .share }
        guard !field.isOfOther(claim), isText || asks || field.isTime else { return nil }
        // Records of any layer may be void.
        guard let claim else { return asks || field.isOutcome ? .outcome : nil }
        let isTerm = claim == .right || claim == .approval || claim == .protection
        if isTerm, field.isEnd, !field.isPlan { return .end }
        if claim == .approval, field.isOfGrant { return .grant }
        return field.isOutcome ? .outcome : field.isPlan ? .plan : .any
    }

    /// What it says of a feature: against the claim of its layer as its name and its text, or that it is so; `nil` for nothing.
    private func said(_ text: String) -> (saying: Claim.Saying, isStrong: Bool)? {
        guard kind == .end || kind == .share || kind == .grant || asked != nil || leading.mayBegin(in: text)
        else {
            return nil
        }
        let plain = PlainText(kind == .title ? Self.brackets(in: text) : text).text
        if Self.nothing.contains(plain) { return nil }
        if let asked, let isSo = Self.answer(plain) {
            guard kind != .plan else { return nil }
            let void = Self.isVoid(asked) ? (isSo ? .denies : nil) : claim?.saying(isSo, to: asked)
            return void.map { ($0, true) }
        }
        let digits = plain.prefix { $0.isASCIIDigit || $0 == "." }
        if kind == .share, let value = Double(digits), ["", "%"].contains(plain.dropFirst(digits.count)) {
            let isPart = plain.hasSuffix("%") || value > 1 ? value < 100 : value < 1
            return (isPart ? .denies : .affirms, true)
        }
        if Self.isVoid(plain) { return (.denies, true) }
        guard let claim else { return nil }
        if kind == .end {
            let isNot = ["未", "否", "不"].contains(where: plain.hasPrefix) || RightState(plain) == .inForce
            return isNot ? nil : (.denies, true)
        }
        if kind == .state, RightState(plain).map({ $0 != .unclear }) == true { return nil }
        let saying = claim.saying(plain, isOutcome: kind != .any)
        if kind == .plan {
            // Of ground that is to be taken out of what is protected it is not certain that it still is.
            let isDone = claim == .protection || claim == .right && plain.contains("已")
            return isDone && saying == .denies ? (.denies, true) : nil
        }
        if kind == .grant, saying == nil, plain.contains(where: { $0.isLetter && !$0.isASCII }) {
            return (.step, false)
        }
        return saying.map { saying in
            switch saying {
            case .affirms, .denies: (saying, kind != .any || claim != .restoration || asked != nil)
            case .pending: (saying, kind != .any)
            case .step: (saying, kind == .grant)
            }
        }
    }

    /// What a text says that a word was cut from at its end: 不合 in a field of two characters is 不合格.
    private func said(cutShort text: String) -> (saying: Claim.Saying, isStrong: Bool)? {
        for word in claim?.leading ?? [] {
            for length in 1..<max(1, word.count) where text.hasSuffix(word.prefix(length)) {
                let whole = text.dropLast(length) + word
                if let said = said(String(whole)), said.saying == .denies { return said }
            }
        }
        return nil
    }

    /// What fields say against a feature's being what its layer shows, as their names and texts; `nil` where none does.
    ///
    /// What goes on, and what may be of the time before, is nothing beside what another field affirms.
    ///
    /// - Parameter fields: each with its text, and how that ends.
    package static func denial(_ fields: [(field: DenyingField, text: String, ending: TextEnding)]) -> String? {
        var (denials, isAffirmed): ([(text: String, isStrong: Bool)], Bool) = ([], false)
        for (field, text, ending) in fields {
            guard
                let (saying, isStrong) = field.said(text)
                    ?? (ending == .whole ? nil : field.said(cutShort: text))
            else { continue }
            switch saying {
            case .affirms: isAffirmed = isAffirmed || isStrong
            case .pending, .step, .denies: denials.append(("\(field.name)：\(text)", isStrong))
            }
        }
        let left = denials.filter { $0.isStrong || !isAffirmed }.map(\.text)
        return left.isEmpty ? nil : left.joined(separator: StateField.joint)
    }

    private static let nothing: Set<String> = [
        "", "/", "-", "--", "—", "——", "无", "暂无", "空", "不涉及", "不详", "NULL", "NONE", "NA", "N/A",
    ]

    /// Yes or no: 是, 是,2020年, √, Y.
    private static func answer(_ text: String) -> Bool? {
        switch text {
        case "1", "Y", "YES", "TRUE", "T", "√", "✓", "有", "对", "真": return true
        case "0", "N", "NO", "FALSE", "F", "×", "X", "✗", "未", "假", "错": return false
        default: break
        }
        let rest = text.dropFirst().first
        guard rest == nil || rest.map({ ",，;；(。.、".contains($0) }) == true else { return nil }
        return text.hasPrefix("是") ? true : text.hasPrefix("否") ? false : nil
    }

    /// Whether a text says that the record is none: 作废, 已删除, 测试数据.
    private static func isVoid(_ text: String) -> Bool {
        ["删除", "已删除", "已删", "DELETED", "ISDELETED", "TEST"].contains(text)
            || ["记录作废", "图斑作废", "数据作废", "已作废", "测试数据", "不计入"].contains(where: text.contains)
            || ["作废", "重复", "重复图斑", "重复上报"].contains(text)
    }

    /// What stands in the brackets of a name.
    private static func brackets(in name: String) -> String {
        StateText.clauses(of: PlainText(name).text).filter(\.isBracketed).map(\.text).joined(separator: ",")
    }
}

/// The scalars that some words begin with (首字).
private struct LeadingScalars: Sendable {
    private var bits = [UInt64](repeating: 0, count: 1024)

    private init(_ words: [String]) {
        for scalar in words.compactMap(\.unicodeScalars.first) where scalar.value < 0x10000 {
            bits[Int(scalar.value / 64)] |= 1 << UInt64(scalar.value % 64)
        }
    }

    static func of(_ claim: Claim?) -> LeadingScalars {
        claim.flatMap { all[$0] } ?? void
    }

    private static let voids = ["删除", "记录", "图斑", "数据", "作废", "已删", "已作", "测试", "不计", "重复"]
    private static let void = LeadingScalars(voids)
    private static let all = Dictionary(
        uniqueKeysWithValues: [Claim.right, .approval, .protection, .restoration, .occupation].map {
            ($0, LeadingScalars($0.leading + voids))
        })

    /// Whether a text has one of them, or a word in Latin letters; most texts have none.
    func mayBegin(in text: String) -> Bool {
        var letters = 0
        for scalar in text.unicodeScalars {
            if scalar.value < 0x10000, bits[Int(scalar.value / 64)] & (1 << UInt64(scalar.value % 64)) != 0 {
                return true
            }
            let letter = scalar.value >= 0xFF01 ? scalar.value - 0xFEE0 : scalar.value
            if (0x41...0x5A).contains(letter & ~0x20) {
                letters += 1
                if letters == 4 { return true }
            }
        }
        return false
    }
}

extension Attributes {
    /// What fields of a feature say against its being what its layer shows, those left out that somebody asks of (相反记载).
    ///
    /// - Parameter asked: whether a field is asked of.
    package func denial(where asked: (_ field: String) -> Bool = { _ in false }) -> String? {
        guard let all = self[.denial] else { return nil }
        let left = all.split(separator: StateField.joint).filter { said in
            !asked(String(said.prefix { $0 != "：" }))
        }
        return left.isEmpty ? nil : left.joined(separator: StateField.joint)
    }
}
