import Bilingual
import FoundationEssentials
import Geodesy
import Ledger
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
        let rows = try layers.filter { subjects.contains($0.declaration.name) && $0.content == .parcels }
            .flatMap {
                layer in
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
            changes: changes, links: links ?? [])
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

    /// The layers that checks put over a layer, and each county for the tables, in the project's order.
    private static func covers(
        over subject: LoadedLayer, project: Project, layers: [LoadedLayer], counties: LoadedLayer?
    ) -> [CoverGroup] {
        let name = subject.declaration.name
        let measures = project.checks.flatMap(\.measure.layerMeasures).filter { $0.subject == name }
        guard subject.content == .parcels, !measures.isEmpty else { return [] }
        let names = Set(measures.flatMap(\.covers))
        return layers.flatMap { layer -> [CoverGroup] in
            if let counties, layer.declaration.name == counties.declaration.name, layer.declaration.name != name
            {
                return CountyTabulation.covers(of: counties, around: subject)
            }
            return names.contains(layer.declaration.name) ? [CoverGroup(layer)] : []
        }
    }
}
