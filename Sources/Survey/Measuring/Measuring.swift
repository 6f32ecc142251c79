import Bilingual
import Geodesy
import Parcels

/// Takes measures over loaded layers.
struct Measuring {
    let project: Project
    let loader: LayerLoader
    let layers: [LoadedLayer]
    let coverages: [LayerCoverage]

    /// A measure's value, and the features that it is the sum of.
    ///
    /// - Throws: `ProjectError` with the line, when lines or points are asked for an area, or the filter
    ///   cannot be used.
    func measure(
        _ measure: Measure, line: Int
    ) throws -> (value: MeasuredValue, selected: Int, contributions: [CheckResult.Contribution]) {
        guard let layer = layers.first(where: { $0.declaration.name == measure.subject }) else {
            throw invalid(Message(zh: "没有图层“\(measure.subject)”", en: "no layer \"\(measure.subject)\""), line)
        }
        let chosen = try measure.filter.map { filter in
            do throws(SurveyError) {
                return try loader.features(of: layer.declaration, path: layer.path, where: filter)
            } catch {
                throw invalid(error.message, line)
            }
        }
        guard chosen == nil || layer.hasUniqueNumbers else {
            throw invalid(
                Message(
                    zh: "图层“\(measure.subject)”中多个要素共用一个要素号（id），不能用 where 区分；请先改正",
                    en:
                        "features of \"\(measure.subject)\" share a number (id), so where cannot tell them apart; mend them first"
                ),
                line)
        }
        func counts(_ fid: Int64) -> Bool { chosen?.contains(fid) ?? true }

        if measure.kind == .count {
            let parcels = layer.parcels.filter { counts($0.fid) }.map {
                CheckResult.Contribution(fid: $0.fid, id: $0.id, area: nil)
            }
            let others = layer.others.filter(counts).map {
                CheckResult.Contribution(fid: $0, id: String($0), area: nil)
            }
            let count = parcels.count + others.count
            return (.count(count), count, parcels + others)
        }
        for name in [measure.subject] + measure.covers {
            guard layers.contains(where: { $0.declaration.name == name && $0.content == .parcels }) else {
                throw invalid(
                    Message(zh: "图层“\(name)”不是面状，没有面积", en: "layer \"\(name)\" has no polygons, so no area"),
                    line)
            }
        }
        let shares = try shares(measure, of: layer, line: line)
        let contributions = zip(layer.parcels, shares).filter { counts($0.0.fid) && $0.1 > .zero }.map {
            CheckResult.Contribution(fid: $0.0.fid, id: $0.0.id, area: $0.1)
        }
        let selected = layer.parcels.count { counts($0.fid) }
        return (.area(contributions.reduce(.zero) { $0 + ($1.area ?? .zero) }), selected, contributions)
    }

    /// Whether every one of these layers has ground to measure against.
    func hasParcels(_ names: [String]) -> Bool {
        names.allSatisfy { name in layers.contains { $0.declaration.name == name && !$0.parcels.isEmpty } }
    }

    /// Per parcel of the layer its area in the measure.
    private func shares(_ measure: Measure, of layer: LoadedLayer, line: Int) throws -> [Area] {
        guard measure.kind.needsCovers else { return layer.parcels.map(\.area) }
        guard let coverage = coverages.first(where: { $0.subject == measure.subject }) else {
            throw invalid(Message(zh: "没有压盖结果", en: "there is no coverage"), line)
        }
        let mask = coverage.mask(of: measure.covers)
        return coverage.parcels.map { parcel in
            measure.kind == .overlap ? parcel.area(underAny: mask) : parcel.area(outside: mask)
        }
    }

    private func invalid(_ message: Message, _ line: Int) -> ProjectError {
        ProjectError(.invalid, path: project.path, line: line, message)
    }
}
