import Bilingual
import Covering
public import Geodesy
import Intake
import Overlay
public import Parcels
public import Project

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

    /// The numbers of the layers of a change in a run.
    struct Layers {
        let ground, before, after: Int

        /// What a change asks about its ground.
        var question: CoverQuestion {
            CoverQuestion([.divided(before, .landClass), .divided(after, .landClass)])
        }
    }

    /// The layers of a change.
    ///
    /// - Throws: `request` for a layer without parcels or without classes.
    static func layers(
        of declaration: ChangeDeclaration, among layers: [LoadedLayer]
    ) throws(SurveyError) -> Layers {
        func number(_ name: String, needsClass: Bool) throws(SurveyError) -> Int {
            guard
                let number = layers.firstIndex(where: {
                    $0.declaration.name == name && $0.content == .parcels
                }), !needsClass || layers[number].fields[.landClass] != nil
            else {
                throw SurveyError(
                    .request, at: name,
                    Message(
                        zh: "土地利用变化表需要面状图层，前后图层要有地类字段（fields: class）",
                        en:
                            "a table of change takes layers of parcels, with a field of classes before and after (fields: class)"
                    ))
            }
            return number
        }
        return Layers(
            ground: try number(declaration.ground, needsClass: false),
            before: try number(declaration.before, needsClass: true),
            after: try number(declaration.after, needsClass: true))
    }

    /// Tabulates the change of some ground between two layers of classes, whatever they are called.
    ///
    /// - Throws: `request` for a layer without classes, `inputRefused` when layers overlap themselves, or code their classes
    ///   in different systems.
    init(
        _ declaration: ChangeDeclaration, _ numbers: Layers, in covered: CoveredGround
    ) throws(SurveyError) {
        let (ground, before, after) = (
            covered.layers[numbers.ground], covered.layers[numbers.before], covered.layers[numbers.after]
        )
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
        var areas: [[String?]: Area] = [:]
        for (index, parcel) in ground.parcels.enumerated() {
            let answer = covered.answer(to: numbers.question, layer: numbers.ground, parcel: index)
            for piece in answer?.pieces ?? [] {
                func value(_ part: Int, _ name: String) throws(SurveyError) -> String? {
                    let values = piece.covers.filter { $0.part == part }.compactMap(\.value)
                    // Neighbours that both draw their border may cross by the rounding of corners.
                    guard values.count < 2 || piece.area.squareMetres < 1 else {
                        throw SurveyError(
                            .inputRefused, at: "\(name) · #\(parcel.fid)",
                            Message(
                                zh:
                                    "图层“\(name)”中地类 \(values.joined(separator: "、")) 互相重叠 \(piece.area.squareMetres) m²，请先修正",
                                en:
                                    "classes \(values.joined(separator: ", ")) of \"\(name)\" overlap by \(piece.area.squareMetres) m²; mend them first"
                            ))
                    }
                    return values.first
                }
                let key = [try value(0, declaration.before), try value(1, declaration.after)]
                areas[key, default: .zero] += piece.area
            }
        }
        cells = areas.sorted { left, right in
            (left.key[0] ?? "", left.key[1] ?? "") < (right.key[0] ?? "", right.key[1] ?? "")
        }.map { Cell(before: $0.key[0], after: $0.key[1], area: $0.value) }
        total = ground.parcels.reduce(.zero) { $0 + $1.area }
    }
}
