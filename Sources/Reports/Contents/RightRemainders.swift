public import Bilingual
import CornerLists
import Geodesy
import Geometry
public import Subjects
import Survey
import VectorFiles

/// What would be left of rights after withdrawal, as a list of corners or as a layer (缩小面积退出建议范围).
public enum RightRemainders {
    /// Writes the remainders of a survey to a file that appears whole or not at all.
    ///
    /// - Parameters:
    ///   - survey: with at least one remainder.
    ///   - path: `.gpkg`, `.geojson` and `.fgb` are layers; anything else is a survey text (勘测定界) in
    ///     GB18030, one for each zone.
    ///   - overwrite: whether a file there may be replaced.
    ///   - inputs: files that were read, none of which is replaced.
    /// - Returns: the number of remainders.
    /// - Throws: `OutputError`, and `SurveyError` for encodings.
    public static func write(
        _ survey: RightsSurvey, to path: String, overwrite: Bool, inputs: [String]
    ) throws -> Int {
        let remainders = survey.reviews.compactMap { review in review.remainder.map { (review, $0) } }
        if LayerFile.canWrite(to: path) {
            let features = try remainders.map { review, remainder -> LayerContent.Feature in
                let plane = GaussKrugerPlane(zone: remainder.zone, prefixed: true)
                return (
                    .polygons(try remainder.polygons.mapCoordinates { try plane.geographic($0) }),
                    [
                        .text(review.id), review.name.map(FieldValue.text) ?? .missing,
                        .real(remainder.area.squareMetres), .real(remainder.area.squareMetres / 1e6),
                        .real(review.area.squareMetres), .real(remainder.overlap.squareMetres),
                    ]
                )
            }
            let content = LayerContent(
                LayerDefinition(
                    name: "remainders", geometry: .polygon,
                    fields: [
                        Field("id", .text()), Field("name", .text()), Field("area_m2", .real()),
                        Field("area_km2", .real()), Field("before_m2", .real()), Field("overlap_m2", .real()),
                    ], referenceSystem: "EPSG:4490"),
                features: features)
            try LayerFile.write([content], to: path, overwrite: overwrite, inputs: inputs)
            return remainders.count
        }
        // A text holds one zone: several get a file each.
        let zones = Set(remainders.map(\.1.zone)).sorted { $0.number < $1.number }
        for zone in zones {
            var export = CornerExport(.survey)
            export.decimals = 2
            let own = remainders.filter { $0.1.zone == zone }
            let file = export.file(
                of: own.map { (id: $0.0.id, name: $0.0.name, polygons: $0.1.polygons) }, in: zone)
            let place = zones.count == 1 ? path : Self.path(path, zone: zone.number)
            let output = try OutputFile(at: place, overwrite: overwrite, inputs: inputs)
            try output.write(CornerExport.bytes(of: file, isGBK: true, path: place))
            try output.commit()
        }
        return remainders.count
    }

    /// What is not in the file of remainders, and why: rights of which nothing is left, rights that are no more.
    public static func notes(on survey: RightsSurvey, path: String) -> [Message] {
        let whole = survey.reviews.filter(\.isWhollyInside)
        let written = survey.reviews.filter { $0.remainder != nil }
        var notes: [Message] = []
        if !whole.isEmpty {
            let list = whole.map(\.title).joined(separator: "、")
            let file =
                written.isEmpty
                ? Message(zh: "，未写 \(path)", en: "; \(path) was not written") : Message(zh: "", en: "")
            notes.append(
                Message(
                    zh: "\(whole.count)宗扣除重叠部分后无剩余，应整体退出：\(list)",
                    en: "of \(whole.count) rights nothing is left, the whole right has to go: \(list)") + file)
        } else if written.isEmpty {
            let undecided = survey.reviews.count { $0.verdict == .unclear }
            notes.append(
                undecided > 0
                    ? Message(
                        zh: "\(undecided)宗是否重叠无法判定，未写 \(path)",
                        en: "whether \(undecided) rights overlap is undecided; \(path) was not written")
                    : Message(zh: "没有重叠，未写 \(path)", en: "nothing to withdraw; \(path) was not written"))
        }
        let over = written.filter(\.isOver)
        if !over.isEmpty {
            let list = over.map(\.title).joined(separator: "、")
            notes.append(
                Message(
                    zh: "其中\(over.count)宗已注销或不在有效期：\(list)",
                    en: "\(over.count) of them are cancelled or not in force: \(list)"))
        }
        return notes
    }

    /// `剩余范围.txt` with a zone: `剩余范围-41.txt`.
    private static func path(_ path: String, zone: Int) -> String {
        let slash = path.lastIndex(of: "/") ?? path.startIndex
        guard let point = path.lastIndex(of: "."), point > slash else { return "\(path)-\(zone)" }
        return "\(path[..<point])-\(zone)\(path[point...])"
    }
}
