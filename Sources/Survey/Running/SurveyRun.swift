import Bilingual
import FoundationEssentials
import Geodesy
import Ledger
import Overlay
import Parcels

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
    ///   - progress: told about each step as it begins.
    /// - Throws: `ProjectError` for a check that does not fit report or layers, `SurveyError` for the rest.
    public static func run(
        _ project: Project, progress: (Step) -> Void = { _ in }
    ) throws -> SurveyResult {
        var ledger: Ledger?
        var report: (path: String, digest: String)?
        if let name = project.report {
            let (parsed, digest) = try ReportReader.read(path: project.resolve(name))
            ledger = parsed
            report = (name, digest)
        }
        // Claims first: a misquoted figure should not wait for an hour of reading.
        let questions = try project.checks.map { try Question($0, project: project, ledger: ledger) }

        let loader = try LayerLoader(model: project.area, zone: project.area == .planar ? project.zone : nil)
        let extraFields = extraFields(of: project)
        var layers: [LoadedLayer] = []
        for declaration in project.layers {
            progress(.reading(layer: declaration.name))
            layers.append(
                try loader.load(
                    declaration, path: project.resolve(declaration.source),
                    extraFields: extraFields[declaration.name] ?? []))
        }
        let counties = layers.first { $0.declaration.kind == .county && $0.content == .parcels }
        var coverages: [LayerCoverage] = []
        for layer in layers {
            let covers = covers(over: layer, project: project, layers: layers, counties: counties)
            guard !covers.isEmpty else { continue }
            progress(.overlaying(layer: layer.declaration.name))
            coverages.append(try CoverageComputation.coverage(of: layer, by: covers))
        }
        let measuring = Measuring(
            project: project, loader: loader, layers: layers, coverages: coverages, extraFields: extraFields)
        let checks = try questions.map { try $0.answer(by: measuring) }
        let subjects = Set(project.checks.flatMap(\.measure.layerMeasures).map(\.subject))
        let measured = layers.filter { subjects.contains($0.declaration.name) && $0.content == .parcels }
        let rows = try measured.flatMap { layer in
            try CountyTabulation.rows(
                of: layer, coverage: coverages.first { $0.subject == layer.declaration.name },
                counties: counties)
        }
        let accounts = try project.accounts.map { account in
            progress(.overlaying(layer: account.occupied))
            return try GroundAccount(account, layers: layers, counties: counties)
        }
        let changes = try project.changes.map { change in
            progress(.overlaying(layer: change.ground))
            return try LandChange(change, layers: layers)
        }
        let links = try ledger.map { ledger in
            try Linking(
                ledger, layers: layers, overrides: overrides(of: project), checks: project.checks
            ).links()
        }
        return SurveyResult(
            project: project, projectDigest: try FileDigest.sha256(of: project.path), report: report,
            ledger: ledger, earlier: try earlier(of: project),
            layers: layers, coverages: coverages, checks: checks, countyAreas: rows, accounts: accounts,
            changes: changes, links: links ?? [],
            summaries: try summaries(of: measured, coverages, layers: layers, counties: counties),
            rights: try rights(of: project, layers: layers, progress: progress),
            restored: try restored(of: project, layers: layers, progress: progress))
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
        let loader = try LayerLoader(model: project.area, zone: project.area == .planar ? project.zone : nil)
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

    /// The layers that checks put over a layer, each county for the tables, and protected ground for their columns, in the
    /// project's order.
    ///
    /// Protected ground that no check asks for is left out where a coverage would have too many covers.
    private static func covers(
        over subject: LoadedLayer, project: Project, layers: [LoadedLayer], counties: LoadedLayer?
    ) -> [CoverGroup] {
        let name = subject.declaration.name
        let measures = project.checks.flatMap(\.measure.layerMeasures).filter { $0.subject == name }
        guard subject.content == .parcels, !measures.isEmpty else { return [] }
        let names = Set(measures.flatMap(\.covers))
        func covers(withProtected: Bool) -> [CoverGroup] {
            layers.flatMap { layer -> [CoverGroup] in
                let own = layer.declaration.name
                if let counties, own == counties.declaration.name, own != name {
                    return CountyTabulation.covers(of: counties, around: subject)
                }
                let isProtected =
                    CountySummary.kinds.contains(layer.declaration.kind) && layer.content == .parcels
                guard names.contains(own) || withProtected && isProtected && own != name else { return [] }
                return withProtected && isProtected ? CountySummary.covers(of: layer) : [CoverGroup(layer)]
            }
        }
        let all = covers(withProtected: true)
        return all.count <= LayerMask.maximumLayers ? all : covers(withProtected: false)
    }

    /// The areas of each measured layer by county, with what lies in protected ground.
    ///
    /// Protected ground that found no room in the layer's coverage beside the counties is covered in turns.
    private static func summaries(
        of measured: [LoadedLayer], _ coverages: [LayerCoverage], layers: [LoadedLayer], counties: LoadedLayer?
    ) throws(SurveyError) -> [CountySummary] {
        let columns = CountySummary.columns(of: layers)
        var summaries: [CountySummary] = []
        for layer in measured {
            let own = layer.declaration.name
            let coverage = coverages.first { $0.subject == own }
            let left = columns.filter { column in
                column.layer != own
                    && coverage?.covers.contains { $0.layer == column.layer && $0.value == column.zone } != true
            }
            let isCounty = own == counties?.declaration.name
            let borders = counties.map { isCounty ? [] : CountyTabulation.covers(of: $0, around: layer) } ?? []
            let room = max(1, LayerMask.maximumLayers - borders.count)
            var all = [coverage].compactMap(\.self)
            for start in stride(from: 0, to: left.count, by: room) {
                let covers = left[start..<min(start + room, left.count)].flatMap { column in
                    layers.filter { $0.declaration.name == column.layer }.flatMap(CountySummary.covers)
                        .filter { $0.value == column.zone }
                }
                all.append(try CoverageComputation.coverage(of: layer, by: borders + covers))
            }
            summaries.append(
                try CountySummary(of: layer, coverages: all, counties: counties, protected: columns))
        }
        return summaries
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

    /// Restored ground on the occupied ground of the accounts that name it, each layer of restored ground once.
    private static func restored(
        of project: Project, layers: [LoadedLayer], progress: (Step) -> Void
    ) throws(SurveyError) -> [(items: [Int], survey: RestoredSurvey)] {
        func named(_ names: [String]) -> [LoadedLayer] {
            layers.filter { names.contains($0.declaration.name) && $0.content == .parcels }
        }
        var surveys: [(items: [Int], survey: RestoredSurvey)] = []
        for layer in named(project.accounts.flatMap(\.restored)) {
            let name = layer.declaration.name
            let accounts = project.accounts.filter { $0.restored.contains(name) }
            let before = accounts.flatMap { $0.restored.prefix { $0 != name } }
            progress(.overlaying(layer: name))
            let survey = try RestoredSurvey(
                restored: layer, damaged: named(accounts.map(\.occupied)), earlier: named(before))
            surveys.append((Set(accounts.map(\.item)).sorted(), survey))
        }
        return surveys
    }
}
