public import Bilingual
package import Covering
import FoundationEssentials
import Geodesy
import Intake
import Land
import Ledger
import Overlay
public import Project

/// Runs a project: report and layers in, a verdict on every check out (核查).
public enum SurveyRun {
    /// What a run is doing, for progress messages.
    public enum Step: Sendable {
        /// A layer is being read.
        case reading(layer: String)
        /// The parcels of a layer are being overlaid.
        case overlaying(layer: String)
        /// Something about how the report was read.
        case noting(Message)
    }

    /// Runs a project.
    ///
    /// Layers that cover others are kept in memory; of all others each parcel is read, measured, covered, summed and put on
    /// disk, one after the other.
    ///
    /// - Parameters:
    ///   - project: what to run.
    ///   - withGeodesic: whether the area enclosed by geodesics is computed beside.
    ///   - jobs: the number of tasks; nothing depends on it but the time.
    ///   - folder: where rows are kept until the result is gone; that for temporary files when `nil`.
    ///   - progress: told about each step as it begins.
    /// - Throws: `ProjectError` for a check that does not fit report or layers, `SurveyError` for the rest.
    public static func run(
        _ project: Project, withGeodesic: Bool = false, jobs: Int = 1, keepingRowsIn folder: String? = nil,
        progress: (Step) -> Void = { _ in }
    ) async throws -> SurveyResult {
        try await run(
            project, withGeodesic: withGeodesic, jobs: jobs, keepingRowsIn: folder, cut: .whole,
            progress: progress)
    }

    /// Runs a project.
    ///
    /// - Parameters:
    ///   - linksFeatures: whether features are linked to the items of the report; no figure depends on it.
    ///   - cut: how parcels are dealt out; the result does not depend on it.
    package static func run(
        _ project: Project, withGeodesic: Bool = false, jobs: Int = 1, keepingRowsIn folder: String? = nil,
        linksFeatures: Bool = true, cut: RunCut, progress: (Step) -> Void = { _ in }
    ) async throws -> SurveyResult {
        var ledger: Ledger?
        var report: (path: String, digest: String)?
        if let name = project.report {
            let (parsed, digest, notes) = try ReportReader.read(path: project.resolve(name))
            for note in notes { progress(.noting(Message(verbatim: "\(name): ") + note)) }
            ledger = parsed
            report = (name, digest)
        }
        // Claims first: a misquoted figure should not wait for an hour of reading.
        let questions = try project.checks.map { try Question($0, project: project, ledger: ledger) }
        let measure = ParcelMeasure(
            project.area, zone: project.area == .planar ? project.zone : nil, withGeodesic: withGeodesic)
        let covering = RunPlan.covers(of: project)
        let opened = try self.readers(of: project)
        let linking = try (linksFeatures ? ledger : nil).map {
            Linking($0, overrides: try overrides(of: project, $0), checks: project.checks)
        }
        var (readers, facts): ([LayerReader], [LayerFacts]) = ([], [])
        for reader in opened {
            if covering.contains(reader.declaration.name) {
                progress(.reading(layer: reader.declaration.name))
            }
            readers.append(reader)
            facts.append(
                LayerFacts(
                    reader,
                    loaded: covering.contains(reader.declaration.name)
                        ? try LayerLoader(measure).load(reader) : nil))
        }
        let plan = try RunPlan(project, layers: facts)
        let plans = plan.plans(facts)
        let board = try CoverBoard(
            plan.questions.values.joined(), of: facts.map(\.loaded), isAuthalic: project.plane.isAuthalic)
        var subjects = try RunSubjects(project, plan, facts, plans, linking)
        let spool = try Spool(in: folder)
        var ground = CoveredGround()
        for (number, layer) in facts.enumerated() {
            progress(layer.loaded == nil ? .reading(layer: layer.name) : .overlaying(layer: layer.name))
            let pass = LayerPass(
                layer.loaded.map(LayerPass.Source.memory) ?? .file(readers[number], measure),
                plans[number].questions, subjects: subjects.ofLayer(number), on: spool, cut: cut)
            let outcome = try await pass.run(board, jobs: jobs)
            ground.add(outcome, board, covers: facts.map(\.loaded))
            subjects.take(outcome.subjects, ofLayer: number)
        }
        let layers = ground.layers
        let net = try await NetGround(
            layers, counties: plan.counties,
            sets: plan.summed.filter { $0.allSatisfy { layers[$0].content == .parcels } },
            isAuthalic: project.plane.isAuthalic, jobs: jobs)
        let measuring = Measuring(project: project, layers: layers, taken: subjects.measures, net: net)
        let checks = try questions.enumerated().map { try $1.answer($0, by: measuring) }
        return SurveyResult(
            project: project, projectDigest: try FileDigest.sha256(of: project.path), report: report,
            ledger: ledger, earlier: try earlier(of: project), ground: ground,
            coverages: plan.displays.compactMap { LayerCoverage(of: $0.layer, to: $0.question, in: ground) },
            checks: checks, layout: RowLayout(checks),
            countyAreas: try subjects.countyAreas(in: ground),
            sharedByCounties: subjects.sharedByCounties(in: ground),
            countyConflicts: subjects.countyConflicts(in: ground),
            accounts: try subjects.accounts(in: ground, net),
            changes: try subjects.changes(in: ground, net),
            links: linking.map { ParcelLinks($0, subjects.links, in: ground, terms: subjects.terms) }
                ?? ParcelLinks(),
            summaries: try subjects.summaries(in: ground, net),
            rights: try rights(of: project, layers: layers, progress: progress),
            restored: try subjects.restored(in: ground, net), selfCheck: ground.selfCheck)
    }

    /// The links of a project's features to the items of its report, without any overlay.
    ///
    /// - Parameters:
    ///   - jobs: the number of tasks.
    ///   - progress: told the name of each layer as it is read.
    /// - Throws: `ProjectError` for a project without a report, `SurveyError` for the rest.
    public static func links(
        of project: Project, jobs: Int = 1, progress: (String) -> Void = { _ in }
    ) async throws -> ParcelLinks {
        guard let name = project.report else {
            throw ProjectError(
                .invalid, path: project.path, line: nil,
                Message(zh: "项目没有 report，不能关联", en: "the project names no report to link to"))
        }
        let ledger = try ReportReader.read(path: project.resolve(name)).ledger
        let linking = Linking(ledger, overrides: try overrides(of: project, ledger), checks: project.checks)
        let measure = ParcelMeasure(project.area, zone: project.area == .planar ? project.zone : nil)
        let board = try CoverBoard([], of: [])
        let spool = try Spool()
        var ground = CoveredGround()
        var found: [LinkSubject] = []
        for reader in try readers(of: project) {
            let declaration = reader.declaration
            progress(declaration.name)
            let pass = LayerPass(
                .file(reader, measure), [],
                subjects: declaration.kind == .county ? [] : [LinkSubject(linking, declaration)], on: spool)
            let outcome = try await pass.run(board, jobs: jobs)
            ground.add(outcome, board, covers: [])
            found += outcome.subjects.compactMap { $0 as? LinkSubject }
        }
        return ParcelLinks(linking, found, in: ground)
    }

    /// The layers of a project, opened.
    private static func readers(of project: Project) throws(SurveyError) -> [LayerReader] {
        let extraFields = extraFields(of: project)
        // The condition of a change selects on both sides.
        let measures = project.checks.flatMap(\.measure.layerMeasures)
        let conditions = Dictionary(
            grouping: measures.flatMap { measure in
                ([measure.subject] + (measure.isChange ? measure.covers : [])).map { ($0, measure.filter) }
            }, by: \.0)
        var readers: [LayerReader] = []
        for declaration in project.layers {
            let asked = conditions[declaration.name, default: []].compactMap(\.1)
            readers.append(
                try LayerReader(
                    declaration, path: project.resolve(declaration.source),
                    columns: { _ in
                        .roles(Set(FieldRole.allCases), further: extraFields[declaration.name] ?? [])
                    },
                    conditions: asked.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }))
        }
        return readers
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

    private static func overrides(
        of project: Project, _ ledger: Ledger
    ) throws(SurveyError) -> LinkOverrides {
        guard let name = project.linkOverrides else { return LinkOverrides() }
        return try LinkOverrides(
            LinkTable(path: project.resolve(name)), of: project, items: ledger.items.map(\.number))
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
