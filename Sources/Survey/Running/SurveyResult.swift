public import Bilingual
public import Covering
public import Intake
public import Ledger
import Parcels
public import Project

/// Everything that a run of a project found out.
public struct SurveyResult: Sendable {
    /// The project.
    public let project: Project
    /// The SHA-256 of the project file.
    public let projectDigest: String
    /// The report's path and SHA-256; `nil` without a report.
    public let report: (path: String, digest: String)?
    /// The report, taken apart; `nil` without a report.
    public let ledger: Ledger?
    /// Earlier reports on the same items, the oldest first.
    public let earlier: [(path: String, ledger: Ledger)]
    /// The layers, in the project's order.
    public let layers: [LoadedLayer]
    /// Per subject layer its coverage by the layers that checks put over it, and by the counties.
    public let coverages: [LayerCoverage]
    /// The checks, in the project's order.
    public let checks: [CheckResult]
    /// Areas by county and class of the layers that checks measure.
    public let countyAreas: [CountyClassArea]
    /// The accounts of occupied ground, in the project's order.
    public let accounts: [GroundAccount]
    /// The tables of land-use change, in the project's order.
    public let changes: [LandChange]
    /// The links of parcels to items, by layer and feature; empty without a report.
    public let links: [ParcelLink]
    /// The measured layers by county, with what of them lies in protected ground.
    public let summaries: [CountySummary]
    /// Each layer of mining rights against the reserves; empty where the project lacks one or the other.
    public let rights: [RightsSurvey]
    /// The restored ground of the accounts, each layer with the items of its accounts.
    public let restored: [(items: [Int], survey: RestoredSurvey)]
    /// The comparison of a sample of overlays with the topology library.
    public let selfCheck: SelfCheck

    /// A layer by name.
    public func layer(named name: String) -> LoadedLayer? { layers.first { $0.declaration.name == name } }

    /// The numbers of items with neither a check nor a statement, in the report's order.
    public var uncheckedItems: [Int] {
        let checked = Set(checks.map(\.declaration.item) + project.statements.map(\.item))
        return (ledger?.items ?? []).map(\.number).filter { !checked.contains($0) }
    }

    /// Whether nothing was verified: the project has a report, but neither a check nor a statement.
    public var isUnchecked: Bool { ledger != nil && checks.isEmpty && project.statements.isEmpty }

    /// What the comparison with the topology library found wrong, to be told; `nil` when the two agree.
    public var selfCheckFault: Message? {
        guard let layer = selfCheck.layer, let fid = selfCheck.fid, selfCheck.largestRelativeDifference > 1e-6
        else { return nil }
        return Message(
            zh: "自检不符：\(layer) #\(fid) 与 GEOS 相差 \(selfCheck.largestDifference) m²，请核对该图斑和压盖图层",
            en:
                "self-check: \(layer) #\(fid) differs from GEOS by \(selfCheck.largestDifference) m²; look at this parcel and its covers"
        )
    }

    /// Whether somebody has to look at something: a verdict, a feature set aside, or a report of which nothing was checked.
    public var needsAttention: Bool {
        checks.contains { $0.verdict.needsAttention } || layers.contains(where: \.needsAttention) || isUnchecked
            || selfCheckFault != nil
    }
}
