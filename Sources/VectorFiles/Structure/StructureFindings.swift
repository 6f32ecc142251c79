import Bilingual

/// Gathers the issues of one file; of those of one kind only the first few, and how many more there are.
struct StructureFindings {
    /// The file that the issues are about.
    let path: String
    private(set) var issues: [StructureIssue] = []
    private var counts: [Kind: Int] = [:]

    private struct Kind: Hashable {
        let code: StructureIssue.Code
        let severity: StructureIssue.Severity
    }

    private static let kept = 10

    init(path: String) { self.path = path }

    /// Whether another issue of the kind would still be kept, so that finding out where it is pays.
    func keeps(_ severity: StructureIssue.Severity, _ code: StructureIssue.Code) -> Bool {
        counts[Kind(code: code, severity: severity), default: 0] < Self.kept
    }

    mutating func add(
        _ severity: StructureIssue.Severity, _ code: StructureIssue.Code, _ message: Message,
        path: String? = nil, feature: Int64? = nil, line: Int? = nil
    ) {
        defer { counts[Kind(code: code, severity: severity), default: 0] += 1 }
        guard keeps(severity, code) else { return }
        issues.append(
            StructureIssue(
                severity, code, message, path: path ?? self.path, feature: feature, line: line))
    }

    /// Adds what kept a file from being examined at all.
    mutating func add(_ error: VectorFileError) {
        issues.append(
            StructureIssue(
                .refuse, error.code == .unknownFormat ? .format : .header, error.message, path: error.path))
    }

    mutating func add(contentsOf others: [StructureIssue]) { issues += others }

    var isRefused: Bool { issues.contains { $0.severity == .refuse } }

    /// All issues, with the numbers of those that were left out.
    func finished() -> [StructureIssue] {
        let more = counts.filter { $0.value > Self.kept }.sorted { $0.key.code.rawValue < $1.key.code.rawValue }
        return issues
            + more.map { kind, count in
                StructureIssue(
                    kind.severity, kind.code,
                    Message(
                        zh: "同类问题另有\(count - Self.kept)处", en: "\(count - Self.kept) more of the same kind"),
                    path: path)
            }
    }
}
