import Bilingual
import Land

extension ProjectReader {
    /// A statement that documents answer an item; `nil` for a check.
    static func statement(_ node: ProjectNode) throws(ProjectError) -> ItemStatement? {
        let what = Message(zh: "核查", en: "a check")
        guard node.has("documents") else { return nil }
        let entries = try node.mapping(what, allowed: ["item", "documents"])
        guard let item = entries["item"], let documents = entries["documents"] else {
            throw node.invalid(what + Message(zh: "缺少 item", en: " has no item"))
        }
        return ItemStatement(
            item: try item.integer(Message(zh: "item", en: "item")),
            text: try documents.text(Message(zh: "documents", en: "documents")), line: node.line)
    }

    static func check(
        _ node: ProjectNode, layers: [LayerDeclaration]
    ) throws(ProjectError) -> CheckDeclaration {
        let what = Message(zh: "核查", en: "a check")
        let entries = try node.mapping(
            what, allowed: ["item", "claim", "measure", "expect", "tolerance", "by", "note"])
        guard let itemNode = entries["item"] else {
            throw node.invalid(what + Message(zh: "缺少 item", en: " has no item"))
        }
        guard let measureNode = entries["measure"] else {
            throw node.invalid(what + Message(zh: "缺少 measure", en: " has no measure"))
        }
        let claim = try entries["claim"]?.text(Message(zh: "claim", en: "claim"))
        let expectation = try entries["expect"].map { node throws(ProjectError) in try self.expectation(node) }
        guard (claim == nil) != (expectation == nil) else {
            throw node.invalid(
                what
                    + Message(
                        zh: "应在 claim 与 expect 中恰取其一", en: " must have either a claim or an expect, not both"))
        }
        let item = try itemNode.integer(Message(zh: "item", en: "item"))
        let measure = try measure(measureNode, item: item, layers: layers)
        let others = measure.claims.filter { $0.item != item || $0.quotation != claim }
        guard claim == nil || !measure.layerMeasures.isEmpty || !others.isEmpty else {
            throw measureNode.invalid(
                Message(
                    zh: "量算里没有图层，也没有报告的其他数字：填写的数值和所核的数字本身不能证明什么",
                    en:
                        "the measure has no layer and no other figure of the report: typed values, and the figure itself, prove nothing"
                ))
        }
        let grouping = try entries["by"]?.texts(Message(zh: "by", en: "by")) ?? []
        if let node = entries["by"], measure.single == nil {
            throw node.invalid(
                Message(
                    zh: "by 只用于单个图层的量算",
                    en: "by goes with a measure over one layer, not with several put together"))
        }
        return CheckDeclaration(
            item: item, claim: claim, measure: measure, expectation: expectation,
            tolerance: try entries["tolerance"]?.quantity(Message(zh: "tolerance", en: "tolerance")),
            grouping: grouping, note: try entries["note"]?.text(Message(zh: "note", en: "note")),
            line: node.line)
    }

    private static func expectation(_ node: ProjectNode) throws(ProjectError) -> Expectation {
        let entries = try node.mapping(
            Message(zh: "expect", en: "expect"), allowed: ["equals", "at-most", "at-least"])
        guard entries.count == 1, let (key, value) = entries.first else {
            throw node.invalid(
                Message(
                    zh: "expect 应恰有 equals、at-most、at-least 之一",
                    en: "expect must have one of equals, at-most, at-least"))
        }
        let quantity = try value.quantity(Message(zh: "expect", en: "expect"))
        return switch key {
        case "equals": .equals(quantity)
        case "at-most": .atMost(quantity)
        default: .atLeast(quantity)
        }
    }

    /// The words of measures that are put together from others.
    private enum Compound: String, CaseIterable {
        case ratio, sum, difference, change, claim, value
    }

    private static func measure(
        _ node: ProjectNode, item: Int, layers: [LayerDeclaration]
    ) throws(ProjectError) -> Measure {
        let what = Message(zh: "measure", en: "measure")
        let words = LayerMeasure.Kind.allCases.map(\.rawValue) + Compound.allCases.map(\.rawValue)
        let chosen = words.filter(node.has)
        guard chosen.count == 1, let word = chosen.first else {
            let list = words.joined(separator: ", ")
            throw node.invalid(
                Message(zh: "measure 应恰有 \(list) 之一", en: "measure must have exactly one of \(list)"))
        }
        if let kind = LayerMeasure.Kind(rawValue: word) {
            return .layer(try layerMeasure(kind, node, layers: layers))
        }
        func parts(_ node: ProjectNode, _ count: ClosedRange<Int>) throws(ProjectError) -> [Measure] {
            let elements = try node.elements(Message(verbatim: word))
            guard count.contains(elements.count) else {
                throw node.invalid(
                    Message(
                        zh: "\(word) 需要\(count.lowerBound)个\(count.upperBound > 2 ? "以上" : "")量算",
                        en:
                            "\(word) takes \(count.lowerBound)\(count.upperBound > 2 ? " or more" : "") measures"
                    ))
            }
            var measures: [Measure] = []
            for element in elements { measures.append(try measure(element, item: item, layers: layers)) }
            return measures
        }
        switch Compound(rawValue: word) {
        case .ratio?:
            let pair = try parts(node.mapping(what, allowed: [word])[word] ?? node, 2...2)
            return .ratio(of: pair[0], to: pair[1])
        case .difference?:
            let pair = try parts(node.mapping(what, allowed: [word])[word] ?? node, 2...2)
            return .difference(pair[0], pair[1])
        case .sum?: return .sum(try parts(node.mapping(what, allowed: [word])[word] ?? node, 2...99))
        case .value?:
            let entry = try node.mapping(what, allowed: [word])[word] ?? node
            return .value(try entry.quantity(Message(verbatim: word)))
        case .claim?:
            let entries = try node.mapping(what, allowed: [word, "item"])
            return .claim(
                item: try entries["item"]?.integer(Message(zh: "item", en: "item")) ?? item,
                quotation: try (entries[word] ?? node).text(Message(verbatim: word)))
        case .change?, nil: return .layer(try change(node, layers: layers))
        }
    }

    /// What was gained, lost or kept between two layers, or two dates of one.
    private static func change(_ node: ProjectNode, layers: [LayerDeclaration]) throws(ProjectError)
        -> LayerMeasure
    {
        let entries = try node.mapping(
            Message(zh: "measure", en: "measure"), allowed: ["change", "from", "part", "where", "as-of", "per"])
        guard let afterNode = entries["change"], let beforeNode = entries["from"],
            let partNode = entries["part"]
        else {
            throw node.invalid(
                Message(
                    zh: "change 需要 from（之前的图层）和 part（gained、lost、kept）",
                    en: "change needs from (the layer before) and part (gained, lost, kept)"))
        }
        let after = try name(afterNode, layers)
        let before = try name(beforeNode, layers)
        guard after != before else {
            throw node.invalid(Message(zh: "change 的两个图层应不同", en: "change takes two different layers"))
        }
        try requireDistinct(after, [before], layers, node)
        let filter = try entries["where"]?.condition()
        let day = try entries["as-of"]?.day(Message(zh: "as-of", en: "as-of"))
        let reading = try entries["per"].map { node throws(ProjectError) in
            try node.word(Message(zh: "per", en: "per"), of: LayerMeasure.ChangeReading.self)
        }
        func measure(_ kind: LayerMeasure.Kind, of subject: String, _ other: String) -> LayerMeasure {
            LayerMeasure(
                kind, of: subject, covers: [other], where: filter, asOf: day, isChange: true, reading: reading)
        }
        switch try partNode.word(Message(zh: "part", en: "part"), of: ChangePart.self) {
        case .gained: return measure(.outside, of: after, before)
        case .lost: return measure(.outside, of: before, after)
        case .kept: return measure(.overlap, of: after, before)
        }
    }

    private static func layerMeasure(
        _ kind: LayerMeasure.Kind, _ node: ProjectNode, layers: [LayerDeclaration]
    ) throws(ProjectError) -> LayerMeasure {
        let entries = try node.mapping(
            Message(zh: "measure", en: "measure"), allowed: [kind.rawValue, "with", "where", "as-of"])
        var covers: [String] = []
        if let with = entries["with"] { covers = try names(with, Message(zh: "with", en: "with"), layers) }
        guard covers.isEmpty != kind.needsCovers, let subjectNode = entries[kind.rawValue] else {
            throw node.invalid(
                kind.needsCovers
                    ? Message(
                        zh: "\(kind.rawValue) 需要用 with 指明图层", en: "\(kind.rawValue) needs the layers in with")
                    : Message(zh: "\(kind.rawValue) 不用 with", en: "\(kind.rawValue) takes no with"))
        }
        let subject = try name(subjectNode, layers)
        guard !covers.contains(subject) else {
            throw node.invalid(
                Message(
                    zh: "图层“\(subject)”不能压盖自己", en: "the layer \"\(subject)\" cannot be measured against itself"
                ))
        }
        try requireDistinct(subject, covers, layers, node)
        return LayerMeasure(
            kind, of: subject, covers: covers,
            where: try entries["where"]?.condition(),
            asOf: try entries["as-of"]?.day(Message(zh: "as-of", en: "as-of")))
    }

    static func account(
        _ node: ProjectNode, layers: [LayerDeclaration]
    ) throws(ProjectError) -> AccountDeclaration {
        let what = Message(zh: "收支表", en: "an account")
        let entries = try node.mapping(what, allowed: ["item", "occupied", "approved", "restored", "as-of"])
        guard let item = entries["item"], let occupied = entries["occupied"] else {
            throw node.invalid(what + Message(zh: "缺少 item 或 occupied", en: " has no item or no occupied"))
        }
        let approved = try entries["approved"].map { node throws(ProjectError) in
            try names(node, Message(zh: "approved", en: "approved"), layers)
        }
        let restored = try entries["restored"].map { node throws(ProjectError) in
            try names(node, Message(zh: "restored", en: "restored"), layers)
        }
        let ground = try name(occupied, layers)
        try requireDistinct(ground, (approved ?? []) + (restored ?? []), layers, node)
        for layer in approved ?? [] { try requireDistinct(layer, restored ?? [], layers, node) }
        return AccountDeclaration(
            item: try item.integer(Message(zh: "item", en: "item")), occupied: ground,
            approved: approved ?? [], restored: restored ?? [],
            asOf: try entries["as-of"]?.day(Message(zh: "as-of", en: "as-of")), line: node.line)
    }

    static func change(
        _ node: ProjectNode, layers: [LayerDeclaration]
    ) throws(ProjectError) -> ChangeDeclaration {
        let what = Message(zh: "土地利用变化表", en: "a table of change")
        let entries = try node.mapping(what, allowed: ["item", "ground", "before", "after"])
        guard let item = entries["item"], let ground = entries["ground"], let before = entries["before"],
            let after = entries["after"]
        else {
            throw node.invalid(
                what + Message(zh: "需要 item、ground、before、after", en: " needs item, ground, before and after"))
        }
        let (former, later) = (try name(before, layers), try name(after, layers))
        try requireDistinct(former, [later], layers, node)
        return ChangeDeclaration(
            item: try item.integer(Message(zh: "item", en: "item")), ground: try name(ground, layers),
            before: former, after: later, line: node.line)
    }

    /// Refuses to compare a layer with itself under another name.
    private static func requireDistinct(
        _ name: String, _ others: [String], _ layers: [LayerDeclaration], _ node: ProjectNode
    ) throws(ProjectError) {
        guard let own = layers.first(where: { $0.name == name }) else { return }
        for other in layers where others.contains(other.name) && other.isSameGround(as: own) {
            throw node.invalid(own.sameness(as: other))
        }
    }

    /// The name of a layer of the project.
    private static func name(_ node: ProjectNode, _ layers: [LayerDeclaration]) throws(ProjectError) -> String {
        let name = try node.text(Message(zh: "图层", en: "a layer"))
        guard layers.contains(where: { $0.name == name }) else {
            let list = layers.map(\.name).joined(separator: ", ")
            throw node.invalid(
                Message(zh: "没有图层“\(name)”，现有：\(list)", en: "no layer \"\(name)\"; there are: \(list)"))
        }
        return name
    }

    /// One name of a layer, or a list of them.
    private static func names(
        _ node: ProjectNode, _ what: Message, _ layers: [LayerDeclaration]
    ) throws(ProjectError) -> [String] {
        if node.isScalar { return [try name(node, layers)] }
        var names: [String] = []
        for element in try node.elements(what) {
            let name = try name(element, layers)
            guard !names.contains(name) else {
                throw element.invalid(
                    Message(zh: "\(what.zh) 中“\(name)”写了两次", en: "\(what.en) names \"\(name)\" twice"))
            }
            names.append(name)
        }
        return names
    }
}

/// Which part of a change is measured.
private enum ChangePart: String, CaseIterable {
    /// What is there after and was not before (新增).
    case gained
    /// What was there before and is not after (减少).
    case lost
    /// What was there before and is after (不变).
    case kept
}
