import Land
import Ledger

/// The measure that could answer a claim, guessed from the words around its figure: a suggestion to be checked.
struct SuggestedMeasure {
    /// The word of the measure: `area`, `overlap`, `count`, `count-overlapping`, `length` or `ratio`.
    let word: String
    /// The kind of the layer that is measured.
    let subject: LayerKind
    /// The kind of the layer over it, for overlaps.
    let cover: LayerKind?

    /// The kinds of all layers that it needs.
    var layers: [LayerKind] {
        [subject] + (cover.map { [$0] } ?? []) + (word == "ratio" ? [.wetlandPark, .natureReserve] : [])
    }

    /// The suggestion for a claim of an item.
    ///
    /// - Returns: `nil` for what land cannot answer: background, other places, things that are no parcels.
    init?(_ claim: Claim, in item: LedgerItem) {
        guard claim.scope == .local, claim.role != .background else { return nil }
        let text = Self.share(of: claim) ?? claim.quote.text
        let role = Self.role(of: claim, in: item)
        switch claim.kind {
        case .area:
            // 重叠: what of a right, or of other ground, lies in protected ground.
            if let over = Self.overlapped(in: text) {
                (word, subject, cover) = (
                    "overlap", text.contains("矿") ? .miningRight : Self.subject(role, ""), over
                )
                break
            }
            cover = role == .occupied ? Self.ground(in: text) : nil
            subject = Self.subject(role, text)
            word = cover == nil ? "area" : "overlap"
        case .count:
            guard let thing = Self.counted(claim) else { return nil }
            subject = thing
            cover = Self.overlapped(in: text)
            word = cover == nil ? "count" : "count-overlapping"
        case .length:
            guard text.contains("沟") else { return nil }
            (word, subject, cover) = ("length", .gully, nil)
        case .ratio:
            // 湿地保护率: what of the wetlands lies under any protection.
            guard text.contains("湿地保护率") else { return nil }
            (word, subject, cover) = ("ratio", .wetland, .importantWetland)
        case .money, .mass, .volume, .multiple, .unitPrice:
            return nil
        }
    }

    /// The measure as a project file writes it.
    func yaml(name: (LayerKind) -> String) -> String {
        if word == "ratio", let cover {
            return
                "{ratio: [{overlap: \(name(subject)), with: [\(name(cover)), \(name(.wetlandPark)), \(name(.natureReserve))]}, {area: \(name(subject))}]}"
        }
        let with = cover.map { ", with: [\(name($0))]" } ?? ""
        return "{\(word): \(name(subject))\(with)}"
    }

    /// The role of a figure; a part has that of the figure it is taken from.
    private static func role(of claim: Claim, in item: LedgerItem) -> ClaimRole {
        guard claim.role == .part, let index = item.claims.firstIndex(of: claim) else { return claim.role }
        let whole = item.claims[..<index].last { $0.kind == claim.kind && $0.role != .part }
        return whole.map { $0.location == claim.location ? $0.role : claim.role } ?? claim.role
    }

    /// The words about one figure of several that 分别 deals out: `森林、草原、湿地面积分别达310公顷、120公顷、45公顷`.
    private static func share(of claim: Claim) -> String? {
        let lead = String(
            String.UnicodeScalarView(
                claim.quote.text.unicodeScalars.prefix(claim.figure.offset - claim.quote.offset)))
        guard let word = lead.firstRange(of: "分别") else { return nil }
        let names =
            lead[..<word.lowerBound].split { "，,；;。".contains($0) }.last?.split { "、和与及".contains($0) } ?? []
        let place = lead[word.upperBound...].count { "、和与及".contains($0) }
        return names.count > 1 && place < names.count ? String(names[place]) : nil
    }

    /// The layer that a figure is about.
    private static func subject(_ role: ClaimRole, _ text: String) -> LayerKind {
        let isApproved = ["审批", "批准", "手续"].contains(where: text.contains)
        if isApproved, role != .occupied || !["未", "没有", "无"].contains(where: text.contains) {
            return .approved
        }
        return switch role {
        case .occupied: .occupied
        case .approved: .approved
        case .restored: .restored
        default:
            if text.contains("禁牧") || text.contains("草畜平衡") || text.contains("政策") {
                .grasslandPolicy
            } else if text.contains("治理") || text.contains("恢复") || text.contains("修复") {
                .restored
            } else if text.contains("黑土") || text.contains("农田") || text.contains("建设") {
                .project
            } else {
                ground(in: text) ?? .other
            }
        }
    }

    /// The protected ground with which something is said to overlap.
    private static func overlapped(in text: String) -> LayerKind? {
        guard text.contains("重叠") || text.contains("压占") || text.contains("压覆") else { return nil }
        let words: [(String, LayerKind)] = [
            ("红线", .ecologicalRedline), ("保护地", .natureReserve), ("保护区", .natureReserve),
            ("控制区", .natureReserve), ("基本农田", .permanentFarmland), ("基本草原", .basicGrassland),
        ]
        return words.first { text.contains($0.0) }?.1 ?? (text.contains("重叠") ? .natureReserve : nil)
    }

    private static func ground(in text: String) -> LayerKind? {
        let words: [(String, LayerKind)] = [
            ("基本草原", .basicGrassland), ("草原", .grassland), ("草地", .grassland), ("湿地", .wetland),
            ("林地", .forest), ("森林", .forest),
            ("基本农田", .permanentFarmland), ("黑土", .blackSoil), ("保护区", .natureReserve),
            ("自然保护地", .natureReserve),
            ("红线", .ecologicalRedline),
        ]
        return words.first { text.contains($0.0) }?.1
    }

    /// What is counted, when it is something that stands on a map.
    private static func counted(_ claim: Claim) -> LayerKind? {
        guard case .each(let word) = claim.unit.base else { return nil }
        let text = claim.quote.text
        let things: [(words: [String], units: [String], kind: LayerKind)] = [
            (["矿"], ["件", "家", "座", "宗", "个", "处"], .miningRight),
            (["侵蚀沟", "沟"], ["条"], .gully),
            (["湿地"], ["处", "个", "块"], .importantWetland),
            (["图斑", "地块"], ["个", "块", "处", "件"], .occupied),
            (["填埋场", "尾矿库", "餐厨", "监测井", "界桩", "标示牌", "标志牌", "界碑"], ["座", "根", "块", "个", "处"], .other),
        ]
        return things.first { $0.units.contains(word) && $0.words.contains { text.contains($0) } }?.kind
    }
}
