import Bilingual
package import Geodesy
import Geometry
import Parcels
package import Project
import VectorFiles

/// Gathers the features of a layer while it is read, and closes the account at its end.
struct FeatureCollector {
    private var parcels: [Parcel] = []
    private var lines: [Landmark] = []
    private var points: [Landmark] = []
    private var setAside: [Defect] = []
    /// Per condition the ordinals of the features that meet it.
    private var met: [Set<Int>] = []

    /// Takes a feature in.
    ///
    /// - Parameter parcel: makes the parcel of measured ground.
    mutating func add(
        _ taken: Intaken, ordinal: Int, _ index: Int, _ batch: FeatureBatch, _ reader: LayerReader,
        parcel: (MeasuredGround) throws -> Parcel
    ) {
        let fid = batch.fids[index]
        if met.isEmpty { met = reader.conditions.map { _ in [] } }
        for condition in reader.met(by: index, in: batch) { met[condition].insert(ordinal) }
        func landmark(_ points: [Coordinate], length: Int64) -> Landmark {
            Landmark(
                fid: fid, ordinal: ordinal, attributes: reader.attributes(of: index, in: batch),
                values: reader.values(of: index, in: batch), points: points, length: length)
        }
        switch taken {
        case .parcel(let measured):
            do {
                parcels.append(try parcel(measured))
            } catch {
                setAside.append(
                    Defect(
                        .invalidCoordinate, fid: fid,
                        message: SurveyError.message(of: error)))
            }
        case .lines(let length): lines.append(landmark([], length: length))
        case .points(let places): points.append(landmark(places, length: 0))
        case .setAside(let defect): setAside.append(defect)
        }
    }

    /// The layer: one of parcels when it has any polygon, else one of lines or points.
    ///
    /// - Throws: `inputRefused` when there is no feature at all, or none that can be used; `fault` when features were lost.
    func layer(_ reader: LayerReader) throws(SurveyError) -> LoadedLayer {
        let declaration = reader.declaration
        let place = reader.place
        let content: LoadedLayer.Content =
            if !parcels.isEmpty || (lines.isEmpty && points.isEmpty) { .parcels } else if !lines.isEmpty {
                .lines
            } else { .points }
        var rejected = setAside
        for landmark in (content == .lines ? [] : lines) + (content == .points ? [] : points) {
            rejected.append(
                Defect(.notPolygon, fid: landmark.fid, message: Message(zh: "不是面状图形", en: "is not a polygon")))
        }
        rejected.sort { $0.fid < $1.fid }
        let others = content == .lines ? lines : content == .points ? points : []
        try refuseUnusable(
            others: others, rejected: rejected, filtered: declaration.filter != nil, place: place)

        var accounting = Accounting()
        for parcel in parcels {
            if parcel.repair == nil {
                accounting.used += 1
                accounting.usedArea += parcel.area
            } else {
                accounting.repaired += 1
                accounting.repairedArea += parcel.area
            }
        }
        accounting.used += others.count
        accounting.setAside = rejected.count
        accounting.read = reader.featureCount
        try accounting.requireReconciled(
            area: parcels.reduce(.zero) { $0 + $1.area }, at: place)
        return LoadedLayer(
            declaration: declaration, path: reader.path, files: try reader.files.map(Self.record),
            system: reader.finding,
            content: content, parcels: parcels, others: others, accounting: accounting, setAside: rejected,
            suspects: Self.duplicates(in: parcels),
            fields: reader.fields, notes: reader.takeWarnings(), isStructureMended: reader.isStructureMended,
            met: Dictionary(zip(reader.conditions, met)) { first, _ in first },
            conditionFaults: reader.conditionFaults)
    }

    /// Parcels with the very polygons of an earlier one: reported, since the area counts twice, but not removed.
    private static func duplicates(in parcels: [Parcel]) -> [Defect] {
        var first: [MultiPolygon: Parcel] = [:]
        var defects: [Defect] = []
        for parcel in parcels {
            guard let earlier = first[parcel.ground] else {
                first[parcel.ground] = parcel
                continue
            }
            let area = parcel.area.rounded(in: .squareMetre, to: 2)?.description ?? "–"
            defects.append(
                Defect(
                    .duplicate, fid: parcel.fid,
                    message: Message(
                        zh: "与 #\(earlier.fid) 图形完全相同，面积 \(area) m² 重复计入",
                        en:
                            "has the very polygons of #\(earlier.fid); \(area) m² count twice"
                    ),
                    areaBefore: parcel.area.squareMetres))
        }
        return defects
    }

    private static func record(of path: String) throws(SurveyError) -> LoadedLayer.FileRecord {
        LoadedLayer.FileRecord(path: path, digest: try FileDigest.sha256(of: path))
    }

    private func refuseUnusable(
        others: [Landmark], rejected: [Defect], filtered: Bool, place: String
    ) throws(SurveyError) {
        guard parcels.isEmpty, others.isEmpty else { return }
        guard let first = rejected.first else {
            // A condition that nothing meets is an answer; a file without features is not.
            guard !filtered else { return }
            throw SurveyError(.inputRefused, at: place, Message(zh: "图层中没有要素", en: "the layer has no features"))
        }
        throw SurveyError(
            .inputRefused, at: place,
            Message(
                zh: "\(rejected.count)个要素全部不可用，首个（#\(first.fid)）：\(first.message.zh)",
                en:
                    "none of the \(rejected.count) features can be used; the first (#\(first.fid)): \(first.message.en)"
            ))
    }
}

extension Accounting {
    /// Makes sure that every feature read, and all the area of those used, is accounted for.
    ///
    /// - Throws: `fault` otherwise: a feature would have been lost.
    package func requireReconciled(area: Area, at place: String) throws(SurveyError) {
        guard reconciles, usedArea + repairedArea == area else {
            throw SurveyError(
                .fault, at: place,
                Message(
                    zh: "要素数或面积对不上账：读取\(read)，使用\(used)，修复\(repaired)，剔除\(setAside)",
                    en:
                        "features or areas do not add up: \(read) read, \(used) used, \(repaired) repaired, \(setAside) set aside"
                ))
        }
    }
}
