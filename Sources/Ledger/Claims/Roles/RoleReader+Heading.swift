extension RoleReader {
    /// The role that the heading of a table's column gives the figures below it: `已恢复面积（亩）`, `投入资金`.
    ///
    /// - Returns: `nil` for headings that name no deed: `面积（亩）`, `问题数`.
    static func role(ofHeading heading: String, kind: ClaimKind, unit: ClaimUnit) -> ClaimRole? {
        let source = SourceText(heading)
        let open = (0..<source.count).first { source[$0] == "(" || source[$0] == "[" } ?? source.count
        let words = source.trimmed(0..<open)
        let reader = RoleReader(source, in: words, isProblem: false)
        if kind == .money, PenaltyWords.name(words, in: source) { return .penalty }
        let told = reader.stretch(
            reader.tokens.tokens(in: words), of: kind, figure: words.upperBound..<words.upperBound,
            isBefore: true)
        if told.isRest { return .planned }
        if let role = reader.role(of: kind, unit, told.deed, told.mode) { return role }
        if told.isTask || told.mode == .planned || told.mode == .denied { return .planned }
        if kind == .area, told.isExtent || told.isUnlawful { return .occupied }
        return told.isTotal ? .total : nil
    }
}
