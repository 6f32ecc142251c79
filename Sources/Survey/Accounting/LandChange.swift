import Bilingual
public import Geodesy
import Overlay
public import Parcels

/// The land-use change of some ground (土地利用变化情况表, TD/T 1092 annex D): its classes before against those after.
public struct LandChange: Sendable {
    /// The area that went from one class to another.
    public struct Cell: Sendable, Hashable {
        /// The class before; `nil` for ground that the layer before does not cover.
        public let before: String?
        /// The class after; `nil` for ground that the layer after does not cover.
        public let after: String?
        /// The exact sum of the pieces.
        public let area: Area
    }

    /// What was asked for.
    public let declaration: ChangeDeclaration
    /// The system of the codes before and after; `nil` when it is not certain.
    public let schemes: (before: LandClassScheme?, after: LandClassScheme?)
    /// The areas, by class before and after; together the ground.
    public let cells: [Cell]
    /// The ground, each parcel for itself.
    public let total: Area

    /// Tabulates a change.
    ///
    /// - Throws: `request` for a layer without parcels or without classes, `inputRefused` when the layers have too many
    ///   classes, overlap themselves, or code their classes in different systems.
    init(_ declaration: ChangeDeclaration, layers: [LoadedLayer]) throws(SurveyError) {
        func layer(_ name: String, needsClass: Bool) throws(SurveyError) -> LoadedLayer {
            guard let layer = layers.first(where: { $0.declaration.name == name && $0.content == .parcels }),
                !needsClass || layer.fields[.landClass] != nil
            else {
                throw SurveyError(
                    .request, at: name,
                    Message(
                        zh: "土地利用变化表需要面状图层，前后图层要有地类字段（fields: class）",
                        en:
                            "a table of change takes layers of parcels, with a field of classes before and after (fields: class)"
                    ))
            }
            return layer
        }
        try self.init(
            declaration, of: layer(declaration.ground, needsClass: false),
            from: layer(declaration.before, needsClass: true), to: layer(declaration.after, needsClass: true))
    }

    /// Tabulates the change of some ground between two layers of classes, whatever they are called.
    init(
        _ declaration: ChangeDeclaration, of ground: LoadedLayer, from before: LoadedLayer,
        to after: LoadedLayer
    ) throws(SurveyError) {
        self.declaration = declaration
        for layer in [before, after] where layer.fields[.landClass] == nil {
            throw SurveyError(
                .request, at: layer.path,
                Message(
                    zh: "图层没有地类字段（DLBM 等），请用 fields: class 指明",
                    en: "the layer has no field of classes (such as DLBM); name it with fields: class"))
        }
        func scheme(_ layer: LoadedLayer) -> LandClassScheme? {
            let found = layer.classSchemes
            return found.count == 1 ? found.first : nil
        }
        schemes = (scheme(before), scheme(after))
        if let one = schemes.before, let other = schemes.after, one != other {
            throw SurveyError(
                .inputRefused, at: "\(declaration.before), \(declaration.after)",
                Message(
                    zh: "前后图层的地类编码体系不同（\(one.words.zh)、\(other.words.zh)），不能直接对照",
                    en:
                        "the classes before and after are coded in different systems (\(one.words.en), \(other.words.en))"
                ))
        }
        func groups(_ layer: LoadedLayer) -> [CoverGroup] {
            CoverGroup.groups(of: layer) { layer.parcels[$0].attributes[.landClass] ?? "" }
        }
        let earlier = groups(before)
        let coverage = try CoverageComputation.coverage(of: ground, by: earlier + groups(after))
        var areas: [[String?]: Area] = [:]
        for parcel in coverage.parcels {
            for (mask, area) in parcel.masks where area > .zero {
                func value(_ bits: Range<Int>, _ name: String) throws(SurveyError) -> String? {
                    let values = bits.filter { mask.contains(LayerMask(layer: $0)) }.compactMap {
                        coverage.covers[$0].value
                    }
                    // Neighbours that both draw their border may cross by the rounding of corners.
                    guard values.count < 2 || area.squareMetres < 1 else {
                        throw SurveyError(
                            .inputRefused, at: "\(name) · #\(parcel.fid)",
                            Message(
                                zh:
                                    "图层“\(name)”中地类 \(values.joined(separator: "、")) 互相重叠 \(area.squareMetres) m²，请先修正",
                                en:
                                    "classes \(values.joined(separator: ", ")) of \"\(name)\" overlap by \(area.squareMetres) m²; mend them first"
                            ))
                    }
                    return values.first
                }
                let bits = earlier.count..<coverage.covers.count
                let key = [
                    try value(0..<earlier.count, declaration.before), try value(bits, declaration.after),
                ]
                areas[key, default: .zero] += area
            }
        }
        cells = areas.sorted { left, right in
            (left.key[0] ?? "", left.key[1] ?? "") < (right.key[0] ?? "", right.key[1] ?? "")
        }.map { Cell(before: $0.key[0], after: $0.key[1], area: $0.value) }
        total = ground.parcels.reduce(.zero) { $0 + $1.area }
    }
}
