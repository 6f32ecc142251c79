/// Deeds that take another one for their object.
extension RoleReader {
    /// Whether a deed takes the next one for its object: 完成…治理, 恢复…被占用, 批准…占用.
    func absorbs(
        _ former: Deed, _ deed: Deed, _ last: ClauseTokens.Token?, _ token: ClauseTokens.Token,
        _ kind: ClaimKind, by governing: ClauseTokens.Token
    ) -> Bool {
        // 治理废弃矿山, 处理群众反映问题: which are meant.
        if deed == .state, former == .restore || former.completes, former != .carryOut {
            let gap = governing.range.upperBound..<token.range.lowerBound
            return gap.count <= 8 && !gap.contains { Self.turns.contains(source[$0]) } && kind != .money
                && (text(token.range) == "存栏"
                    || !["有", "存", "保", "产", "形", "剩"].contains(source[token.range.lowerBound]))
        }
        // 核减重叠面积: what was left of it.
        if deed == .occupy, former.completes, source[token.range.upperBound - 1] == "叠" {
            return token.range.lowerBound - governing.range.upperBound <= 6
        }
        switch former {
        case .carryOut: return deed != .carryOut
        case .restore:
            return deed == .occupy && isTaken(governing, last, token) || deed == .complete && kind != .money
                || deed.completes && isJoined(last, token)
        // 挖山取土毁坏林地 takes what it digs.
        case .remove, .vacate:
            return deed == .occupy && text(governing.range) != "挖" && isTaken(governing, last, token)
        // 查处乱采滥挖案件: what was done to the cases.
        case .complete: return deed == .occupy && kind == .count && isTaken(governing, last, token)
        case .approve: return deed == .occupy || deed == .build || deed == .complete
        // 占地范围内有 tells what was taken, 占用已恢复草原 which ground.
        case .occupy:
            return deed == .state && ["内", "中"].contains(source[token.range.lowerBound - 1])
                || deed == .restore && !source[token.range.upperBound].isDigit
                    && ["已", "已经", "刚", "经"].contains(text(governing.range.upperBound..<token.range.lowerBound))
        case .build, .protect, .inspect, .state: return false
        }
    }

    /// Whether a deed tells which ground is meant: 恢复被占用…, 清退非法侵占…, but not 平整土地时毁林.
    ///
    /// In a problem a deed farther before it is more often a part of a name: 清淤加工点未经审批占地.
    private func isTaken(_ former: ClauseTokens.Token, _ last: ClauseTokens.Token?, _ token: ClauseTokens.Token)
        -> Bool
    {
        let gap = former.range.upperBound..<token.range.lowerBound
        let isProblem = isProblem && !isAlone
        let unlawful = last?.word == .unlawful ? last?.range.count ?? 0 : 0
        return gap.count - unlawful <= (isProblem ? 1 : 6) && !gap.contains { Self.turns.contains(source[$0]) }
    }

    /// Scalars behind which another deed begins.
    private static let turns: Set<Unicode.Scalar> = [
        "时", "后", "中", "以", "为", "致", "成", "并", "而", "且", "户", "、",
    ]

    /// Whether two verbs stand side by side: 治理与控制.
    func isJoined(_ last: ClauseTokens.Token?, _ token: ClauseTokens.Token) -> Bool {
        last.map { token.range.lowerBound - $0.range.upperBound <= 1 } ?? false
    }
}
