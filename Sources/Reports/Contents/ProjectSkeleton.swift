import Bilingual
import Geodesy
import Land
public import Ledger

/// A project file to begin with: the report, and a check for every claim that land can answer, to be completed.
///
/// The checks are comments, because their layers are not there yet; everything else is valid from the start.
public struct ProjectSkeleton: Sendable {
    /// The report, taken apart.
    public let ledger: Ledger
    /// The name by which the project calls the report.
    public let reportName: String

    /// A skeleton for a report.
    ///
    /// - Parameters:
    ///   - ledger: the report, taken apart.
    ///   - reportName: its name in the project's folder.
    public init(_ ledger: Ledger, reportName: String) {
        self.ledger = ledger
        self.reportName = reportName
    }

    /// The claims that land can answer, each with the quotation that names it alone.
    public var answerable: [(item: LedgerItem, claim: Claim, quotation: String)] {
        ledger.items.flatMap { item in
            item.claims.compactMap { claim in
                guard SuggestedMeasure(claim, in: item) != nil,
                    let quotation = Self.quotation(of: claim, in: item)
                else {
                    return nil
                }
                return (item, claim, quotation)
            }
        }
    }

    /// The text of the project file.
    public func yaml() -> String {
        let answerable = answerable
        let suggestions = answerable.compactMap { SuggestedMeasure($0.claim, in: $0.item) }
        var lines = [
            "## 图斑核查项目。去掉行首的“# ”即启用；“##”开头的是说明；删去不需要的核查。",
            "## A Tuban project. Take the \"# \" away to use a line; lines with ## are remarks; delete the checks you do not need.",
            "report: \(Self.quoted(reportName))",
            "unit: 亩                # 表格单位 unit of tables: 亩 公顷 平方公里 万亩 m²",
            "",
            "## 图层 layers: source（文件 file）、kind（类别），必要时 crs、zone、encoding、where、fields",
            "layers:",
        ]
        if suggestions.isEmpty { lines.append("  {}") }
        var kinds = Set(suggestions.flatMap(\.layers))
        // The account at the end takes these three.
        if kinds.contains(.occupied) { kinds.formUnion([.approved, .restored]) }
        for kind in LayerKind.allCases where kinds.contains(kind) {
            lines.append(
                "  # \(Self.layerName(kind)): {source: layers/\(kind.rawValue).shp, kind: \(kind.rawValue)}   # \(kind.name.zh)"
            )
        }
        lines += ["", "checks:"]
        var number: Int?
        var former: String?
        for (item, claim, quotation) in answerable {
            guard let measure = SuggestedMeasure(claim, in: item) else { continue }
            if item.number != number { former = nil }
            if item.number != number {
                lines += [
                    "",
                    "  ## ── 第\(item.number)项 item \(item.number)：\(Self.inert(Abridgement.of(item.problem.text, to: 40)))",
                ]
                number = item.number
            }
            let words = measure.yaml(name: Self.layerName)
            // A line with ## stays a comment when the check is put to use.
            if quotation.unicodeScalars.count < Self.shortestQuotation {
                lines.append("  ## 原文 in the report：\(Self.inert(Abridgement.of(claim.quote.text, to: 60)))")
            }
            if words == former || !claim.subjects.isEmpty {
                let name = claim.subjects.first.map { Self.inert($0) } ?? "…"
                lines.append("  ## 只量这一处时加 to measure this one only, add  where: \"名称 LIKE '%\(name)%'\"")
            }
            former = words
            lines += [
                "  # - item: \(item.number)",
                "  #   claim: \(Self.quoted(quotation))",
                "  #   measure: \(words)",
            ]
        }
        lines += undrafted(answerable.map(\.claim))
        let occupied = zip(answerable, suggestions).first { $1.subject == .occupied }
        lines += closing(answered: Set(answerable.map(\.item.number)), occupied: occupied?.0.item.number)
        return lines.joined(separator: "\n") + "\n"
    }

    /// The areas without a draft, and why: as comments, so that none is overlooked.
    private func undrafted(_ drafted: [Claim]) -> [String] {
        let drafted = Set(drafted)
        let left = ledger.items.flatMap { item in
            item.claims.filter { $0.kind == .area && !drafted.contains($0) }.map { (item: item, claim: $0) }
        }
        guard !left.isEmpty else { return [] }
        return ["", "  ## ── 未起草的面积 areas without a draft"]
            + left.map { item, claim in
                let reason: Message =
                    switch claim.scope {
                    case .elsewhere(let place): Message(zh: "“\(place)”的数字", en: "of \(place)")
                    case .region: Message(zh: "全区（省）的数字", en: "of the region")
                    case .local where claim.role == .background: Message(zh: "背景", en: "background")
                    case .local: Message(zh: "引文不止一处或没有对应图层", en: "quoted twice, or no layer for it")
                    }
                return
                    "  ## 未起草 no draft：第\(item.number)项 item \(item.number)：\(Self.inert(Abridgement.of(claim.quote.text, to: 48)))（\(reason.zh) \(reason.en)）"
            }
    }

    /// What no layer can answer, and the tables to be drawn up: as comments, too.
    private func closing(answered: Set<Int>, occupied: Int?) -> [String] {
        var lines: [String] = []
        let others = ledger.items.filter { !answered.contains($0.number) }
        if !others.isEmpty {
            lines += ["", "  ## ── 没有图层可核的事项：写明以什么为证 items that documents answer"]
            lines += others.map { "  # - {item: \($0.number), documents: \"…\"}" }
        }
        if let occupied {
            lines += [
                "", "## 收支表 accounts：占用＝已审批＋已恢复＋尚欠 occupied = approved + restored + outstanding",
                "# accounts:",
                "#   - {item: \(occupied), occupied: occupied, approved: [approved], restored: [restored]}",
            ]
        }
        return lines
    }

    /// The fewest scalars of a quotation that a reader finds without help.
    private static let shortestQuotation = 6
    private static let longestQuotation = 60

    /// The shortest usual quotation that holds this figure of the item and no other; with the words before it where
    /// the part of its sentence is short (`3处`) or stands in the item twice.
    private static func quotation(of claim: Claim, in item: LedgerItem) -> String? {
        var candidates = [claim.quote.text]
        if claim.quote.text.unicodeScalars.count < shortestQuotation {
            candidates = wider(claim, in: item) + candidates
        } else {
            candidates += wider(claim, in: item)
        }
        return (candidates + [claim.figure.text]).first { text in
            !text.contains(where: \.isNewline) && item.claims(quoting: text) == [claim]
        }
    }

    /// The quotation with more and more of the parts of the sentence before it.
    private static func wider(_ claim: Claim, in item: LedgerItem) -> [String] {
        let text = Array(item.text.text.unicodeScalars)
        let start = claim.quote.offset - item.text.offset
        let end = start + claim.quote.text.unicodeScalars.count
        guard start >= 0, end <= text.count else { return [] }
        let breaks: Set<Unicode.Scalar> = ["，", ",", "。", "；", ";", "：", ":", "\n"]
        let ends: Set<Unicode.Scalar> = ["。", "；", ";", "\n"]
        var candidates: [String] = []
        var first = start - 1
        while first > 0, end - first <= longestQuotation, !ends.contains(text[first]) {
            if breaks.contains(text[first - 1]) {
                candidates.append(String(String.UnicodeScalarView(text[first..<end])))
            }
            first -= 1
        }
        return candidates
    }

    private static func layerName(_ kind: LayerKind) -> String { kind.rawValue.replacing("-", with: "_") }

    /// A text as a YAML scalar in double quotes.
    private static func quoted(_ text: String) -> String {
        "\"" + inert(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// A text without characters that end a line or that YAML does not take.
    private static func inert(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }
}
