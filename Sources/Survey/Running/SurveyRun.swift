import Bilingual
import Covering
import FoundationEssentials
import Geodesy
import Intake
import Ledger
import Overlay
import Parcels
public import Project

/// Runs a project: report and layers in, a verdict on every check out (核查).
public enum SurveyRun {
    /// What a run is doing, for progress messages.
    public enum Step: Sendable {
        /// A layer is being read.
        case reading(layer: String)
        /// The parcels of a layer are being overlaid.
        case overlaying(layer: String)
    }

    /// Runs a project.
    ///
    /// - Parameters:
    ///   - project: what to run.
    ///   - withGeodesic: whether the area enclosed by geodesics is computed beside.
    ///   - jobs: the number of tasks; nothing depends on it but the time.
    ///   - progress: told about each step as it begins.
    /// - Throws: `ProjectError` for a check that does not fit report or layers, `SurveyError` for the rest.
    public static func run(
        _ project: Project, withGeodesic: Bool = false, jobs: Int = 1, progress: (Step) -> Void = { _ in }
    ) async throws -> SurveyResult {
        var ledger: Ledger?
        var report: (path: String, digest: String)?
        if let name = project.report {
            let (parsed, digest) = try ReportReader.read(path: project.resolve(name))
            ledger = parsed
            report = (name, digest)
        }
        // Claims first: a misquoted figure should not wait for an hour of reading.
        let questions = try project.checks.map { try Question($0, project: project, ledger: ledger) }

        let loader = LayerLoader(
            model: project.area, zone: project.area == .planar ? project.zone : nil,
            withGeodesic: withGeodesic)
        let extraFields = extraFields(of: project)
        let conditions = Dictionary(grouping: project.checks.flatMap(\.measure.layerMeasures), by: \.subject)
            .mapValues { Array(Set($0.compactMap(\.filter))) }
        var layers: [LoadedLayer] = []
        for declaration in project.layers {
            progress(.reading(layer: declaration.name))
            layers.append(
                try loader.load(
                    declaration, path: project.resolve(declaration.source),
                    extraFields: extraFields[declaration.name] ?? [],
                    conditions: conditions[declaration.name] ?? []))
        }
        let plan = try RunPlan(project, layers: layers)
        let names = layers.map(\.declaration.name)
        let ground = try await CoveredGround(layers, asking: plan.questions, jobs: jobs) {
            progress(.overlaying(layer: names[$0]))
        }
        layers = ground.layers
        let measuring = Measuring(
            project: project, ground: ground, counties: plan.counties, extraFields: extraFields)
        let checks = try questions.map { try $0.answer(by: measuring) }
        let columns = CountySummary.columns(of: layers)
        let links = try ledger.map { ledger in
            try Linking(
                ledger, layers: layers, overrides: overrides(of: project), checks: project.checks
            ).links()
        }
        return SurveyResult(
            project: project, projectDigest: try FileDigest.sha256(of: project.path), report: report,
            ledger: ledger, earlier: try earlier(of: project),
            layers: layers,
            coverages: plan.displays.compactMap { LayerCoverage(of: $0.layer, to: $0.question, in: ground) },
            checks: checks,
            countyAreas: try plan.measured.flatMap {
                try CountyTabulation.rows(of: $0, in: ground, counties: plan.counties)
            },
            accounts: try project.accounts.map {
                try GroundAccount($0, in: ground, counties: plan.counties)
            },
            changes: try zip(project.changes, plan.changes).map { try LandChange($0, $1, in: ground) },
            links: links ?? [],
            summaries: try plan.measured.map {
                try CountySummary(of: $0, in: ground, counties: plan.counties, protected: columns)
            },
            rights: try rights(of: project, layers: layers, progress: progress),
            restored: try plan.restored.map {
                (items: $0.items, survey: try RestoredSurvey($0.layers, in: ground))
            },
            selfCheck: ground.selfCheck)
    }

    /// The links of a project's features to the items of its report, without any overlay.
    ///
    /// - Parameter progress: told the name of each layer as it is read.
    /// - Throws: `ProjectError` for a project without a report, `SurveyError` for the rest.
    public static func links(of project: Project, progress: (String) -> Void = { _ in }) throws -> [ParcelLink]
    {
        guard let name = project.report else {
            throw ProjectError(
                .invalid, path: project.path, line: nil,
                Message(zh: "项目没有 report，不能关联", en: "the project names no report to link to"))
        }
        let ledger = try ReportReader.read(path: project.resolve(name)).ledger
        let loader = LayerLoader(model: project.area, zone: project.area == .planar ? project.zone : nil)
        var layers: [LoadedLayer] = []
        for declaration in project.layers {
            progress(declaration.name)
            layers.append(try loader.load(declaration, path: project.resolve(declaration.source)))
        }
        return try Linking(ledger, layers: layers, overrides: overrides(of: project), checks: project.checks)
            .links()
    }

    /// The fields by which checks group the features of each layer.
    private static func extraFields(of project: Project) -> [String: [String]] {
        var fields: [String: [String]] = [:]
        for check in project.checks {
            for word in check.grouping where FeatureGrouping.isField(word) {
                for measure in check.measure.layerMeasures
                where !(fields[measure.subject]?.contains(word) ?? false) {
                    fields[measure.subject, default: []].append(word)
                }
            }
        }
        return fields
    }

    private static func overrides(of project: Project) throws(SurveyError) -> LinkOverrides {
        guard let name = project.linkOverrides else { return LinkOverrides() }
        return try LinkOverrides(path: project.resolve(name))
    }

    private static func earlier(of project: Project) throws(SurveyError) -> [(path: String, ledger: Ledger)] {
        var reports: [(path: String, ledger: Ledger)] = []
        for name in project.earlierReports {
            reports.append((name, try ReportReader.read(path: project.resolve(name)).ledger))
        }
        return reports
    }

    /// Mining rights against the reserves and the redline of the project, each layer of rights for itself.
    private static func rights(
        of project: Project, layers: [LoadedLayer], progress: (Step) -> Void
    ) throws -> [RightsSurvey] {
        func parcels(_ kinds: Set<LayerKind>) -> [LoadedLayer] {
            layers.filter { kinds.contains($0.declaration.kind) && $0.content == .parcels }
        }
        let reserves = parcels([.natureReserve, .ecologicalRedline])
        guard !reserves.isEmpty else { return [] }
        return try parcels([.miningRight]).map { layer in
            progress(.overlaying(layer: layer.declaration.name))
            return try RightsSurvey(rights: layer, reserves: reserves, plane: project.plane, isBrief: true)
        }
    }
}
