extension RoleReader {
    /// The role that the heading of a table's column gives the figures below it: `已恢复面积（亩）`, `投入资金`.
    ///
    /// - Returns: `nil` for headings that name no deed: `面积（亩）`, `问题数`.
    static func role(ofHeading heading: String, kind: ClaimKind, unit: ClaimUnit) -> ClaimRole? {
        let source = SourceText(heading)
        let reader = RoleReader(source, in: 0..<source.count, isProblem: false)
        if kind == .money, PenaltyWords.name(0..<source.count, in: source) { return .penalty }
        // The unit in brackets says nothing, wherever it stands: 投资（万元）计划.
        let words = reader.words(before: source.count, from: 0)
        let told = reader.stretch(words, of: kind, figure: source.count..<source.count, isBefore: true)
        // 投资计划 is what is to be paid.
        if told.isRest || words.last?.word == .task, told.deed != .carryOut {
            return .planned
        }
        // 未退土地.
        if told.deed == nil, let mark = words.last(where: { $0.mode == .denied }),
            ShortVerbs.stands(at: mark.range.upperBound, in: source)
        {
            return .planned
        }
        if let role = reader.role(of: kind, unit, told.deed, told.mode) { return role }
        if told.isTask || told.mode == .planned || told.mode == .denied { return .planned }
        if kind == .area, told.isExtent || told.isUnlawful { return .occupied }
        return told.isTotal ? .total : nil
    }
}
