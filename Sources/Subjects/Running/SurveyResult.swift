public import Bilingual
public import Covering
public import Geodesy
public import Intake
package import Land
public import Ledger
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
    /// The layers, in the project's order, with what lies over them.
    package let ground: CoveredGround
    /// Per subject layer its coverage by the layers that checks put over it, and by the counties.
    public let coverages: [LayerCoverage]
    /// The checks, in the project's order.
    public let checks: [CheckResult]
    /// How the rows of parcels are laid out.
    let layout: RowLayout
    /// Areas by county and class of the layers that checks measure.
    public let countyAreas: [CountyClassArea]
    /// Per measured layer the ground in several counties, whose borders do not fit; it counts in the first of them;
    /// what lies between two counts in that with most of the parcel.
    public let sharedByCounties: [(layer: String, area: Area, gaps: Area)]
    /// What is told of parcels that lie in other counties than their field says, by layer.
    public let countyConflicts: [Message]
    /// The accounts of occupied ground, in the project's order.
    public let accounts: [GroundAccount]
    /// The tables of land-use change, in the project's order.
    public let changes: [LandChange]
    /// The links of parcels to items, by layer and feature; empty without a report.
    public let links: ParcelLinks
    /// The measured layers by county, with what of them lies in protected ground.
    public let summaries: [CountySummary]
    /// Each layer of mining rights against the reserves; empty where the project lacks one or the other.
    public let rights: [RightsSurvey]
    /// The restored ground of the accounts, each layer with the items of its accounts.
    public let restored: [(items: [Int], survey: RestoredSurvey)]
    /// The comparison of a sample of overlays with the topology library.
    public let selfCheck: SelfCheck

    /// The layers, in the project's order.
    public var layers: [LoadedLayer] { ground.layers }

    /// A layer by name.
    public func layer(named name: String) -> LoadedLayer? { layers.first { $0.declaration.name == name } }

    /// What was kept of a parcel.
    ///
    /// - Parameter position: in its layer.
    package func row(layer: Int, position: Int) -> ParcelRow {
        var (head, notes) = ground.answers(layer: layer).notes(about: position)
        var row = ParcelRow(fid: head.fid, id: head.id, area: head.area, isRepaired: head.isRepaired)
        for (check, isSubtracted) in layout.terms[layer] ?? [] {
            let parts = MeasureSubject.shares(from: &notes).map {
                CheckResult.Contribution(area: $0, length: nil, isSubtracted: isSubtracted)
            }
            row.enter(parts, of: check)
        }
        if links.isAbout(layer: layer) { row.link = LinkSubject.outcome(from: &notes) }
        return row
    }

    /// What a point or a line adds to the checks.
    package func row(of landmark: Landmark, layer: Int) -> ParcelRow {
        var row = ParcelRow(fid: landmark.fid, id: landmark.id, area: nil, isRepaired: false)
        for (number, check) in checks.enumerated() {
            for term in check.terms { row.enter(term.contributions(of: landmark, layer: layer), of: number) }
        }
        return row
    }

    /// What the link of a parcel came to; `nil` without a report and for counties.
    package func link(at key: FeatureKey) -> ParcelLink? {
        guard let link = row(layer: key.layer, position: key.position).link else { return nil }
        let layer = layers[key.layer]
        let parcel = layer.parcels[key.position]
        return ParcelLink(
            layer: layer.declaration.name, fid: parcel.fid, id: parcel.id, name: parcel.attributes[.name],
            area: parcel.area, state: link.state, links: link.links)
    }

    /// Where a parcel stands; `nil` when the layer has none of that number.
    package func key(layer name: String, fid: Int64) -> FeatureKey? {
        guard let layer = ground.number(of: name) else { return nil }
        let answers = ground.answers(layer: layer)
        return layers[layer].parcels.indices.first { answers.head(of: $0).fid == fid }.map {
            FeatureKey(layer: layer, position: $0)
        }
    }

    /// The layers that are measured, and those that cover nothing.
    package var measuredLayers: Set<Int> {
        var names = Set(checks.flatMap(\.declaration.measure.layerMeasures).map(\.subject))
        for account in project.accounts { names.formUnion([account.occupied] + account.restored) }
        names.formUnion(project.changes.map(\.ground))
        let covers = RunPlan.covers(of: project)
        return Set(
            layers.indices.filter { number in
                let declaration = layers[number].declaration
                return declaration.kind != .county
                    && (names.contains(declaration.name) || !covers.contains(declaration.name)
                        || declaration.kind == .miningRight)
            })
    }

    /// The numbers of the layers whose features a check measures, in the project's order.
    package func layers(of check: CheckResult) -> [Int] { Set(check.terms.map(\.term.layer)).sorted() }

    /// Whether the item of an account is closed (已销号, 已完成) while ground is still owed.
    public func owes(_ account: GroundAccount) -> Bool {
        account.total.outstanding > account.total.outstandingBoundary
            && ledger?.item(account.declaration.item)?.status.isDone ?? false
    }

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
        accounts.contains { !$0.doubts.isEmpty || owes($0) } || checks.contains(where: \.needsAttention)
            // What a record says against a layer is a doubt of what rests on it.
            || layers.contains { $0.needsAttention(withDenied: false) } || isUnchecked
            || selfCheckFault != nil || measuredLayers.contains { layers[$0].recorded.isOff }
            || changes.contains { !$0.unrecognised.isEmpty } || !countyConflicts.isEmpty
    }
}

/// What was kept of a parcel, or is found of a point or a line (图斑行).
package struct ParcelRow: Sendable {
    /// The feature's number in its file.
    package let fid: Int64
    /// Its identifier.
    package let id: String
    /// Its area; `nil` for a point or a line.
    package let area: Area?
    /// Whether it was repaired before measuring.
    package let isRepaired: Bool
    /// The checks that it enters, by their numbers, each with its shares.
    package private(set) var contributions: [(check: Int, parts: [CheckResult.Contribution])] = []
    /// What its link came to; `nil` without a report and for counties.
    package internal(set) var link: (state: ParcelLink.State, links: [ParcelLink.Link])?

    init(fid: Int64, id: String, area: Area?, isRepaired: Bool) {
        (self.fid, self.id, self.area, self.isRepaired) = (fid, id, area, isRepaired)
    }

    mutating func enter(_ parts: [CheckResult.Contribution], of check: Int) {
        guard !parts.isEmpty else { return }
        if contributions.last?.check == check {
            contributions[contributions.count - 1].parts += parts
        } else {
            contributions.append((check, parts))
        }
    }
}

/// How the rows of the parcels of a run are laid out (图斑行结构).
struct RowLayout: Sendable {
    /// Per layer the measures of checks over it, in the order in which they keep rows.
    let terms: [Int: [(check: Int, isSubtracted: Bool)]]

    init(_ checks: [CheckResult]) {
        var terms: [Int: [(check: Int, isSubtracted: Bool)]] = [:]
        for (number, check) in checks.enumerated() {
            for term in check.terms { terms[term.term.layer, default: []].append((number, term.isSubtracted)) }
        }
        self.terms = terms
    }
}
