import Bilingual
import Covering
public import Geodesy
import Intake
public import Land
import Overlay
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
    /// The ground; what lies in several parcels counts once.
    public let total: Area
    /// The ground that lies in several parcels and would count again.
    public let repeated: Area
    /// By layer the classes in the table that no system of codes has, or not the layer's own; layers without are left out.
    public let unrecognised: [(layer: String, classes: [String])]

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
        of declaration: ChangeDeclaration, among layers: [LayerFacts]
    ) throws(SurveyError) -> Layers {
        func number(_ name: String, needsClass: Bool) throws(SurveyError) -> Int {
            guard
                let number = layers.firstIndex(where: {
                    $0.name == name && $0.mayHaveParcels
                }), !needsClass || layers[number].fields[.landClass] != nil
            else {
                throw misfit(name)
            }
            return number
        }
        return Layers(
            ground: try number(declaration.ground, needsClass: false),
            before: try number(declaration.before, needsClass: true),
            after: try number(declaration.after, needsClass: true))
    }

    /// The refusal of a layer without parcels or without classes.
    static func misfit(_ name: String) -> SurveyError {
        SurveyError(
            .request, at: name,
            Message(
                zh: "土地利用变化表需要面状图层，前后图层要有地类字段（fields: class）",
                en:
                    "a table of change takes layers of parcels, with a field of classes before and after (fields: class)"
            ))
    }

    /// Tabulates the change of some ground between two layers of classes, whatever they are called.
    ///
    /// - Parameter state: what was found in the ground.
    /// - Throws: `request` for a layer without classes, `inputRefused` when layers overlap themselves, or code their classes
    ///   in different systems.
    init(
        _ declaration: ChangeDeclaration, _ state: ChangeSubject.State, before: LoadedLayer,
        after: LoadedLayer
    ) throws(SurveyError) {
        self.declaration = declaration
        for layer in [before, after] where layer.fields[.landClass] == nil {
            throw SurveyError(
                .request, at: layer.path,
                Message(
                    zh: "图层没有地类字段（DLBM 等），请用 fields: class 指明",
                    en: "the layer has no field of classes (such as DLBM); name it with fields: class"))
        }
        if let fault = state.fault.value { throw fault.error }
        repeated = state.repeated
        cells = state.areas.filter { $0.value > .zero }.sorted { left, right in
            (left.key.before ?? "", left.key.after ?? "") < (right.key.before ?? "", right.key.after ?? "")
        }.map { Cell(before: $0.key.before, after: $0.key.after, area: $0.value) }
        total = state.total
        let readings = (
            before: ClassReading(before, cells.compactMap(\.before)),
            after: ClassReading(after, cells.compactMap(\.after))
        )
        try Self.require(readings.before, comparableTo: readings.after, in: declaration)
        schemes = (readings.before.scheme, readings.after.scheme)
        unrecognised = [(declaration.before, readings.before), (declaration.after, readings.after)]
            .map { ($0, $1.unrecognised) }.filter { !$0.1.isEmpty }
    }

    /// How a layer writes its classes (地类读法).
    private struct ClassReading {
        /// The systems that they can be of.
        let schemes: [LandClassScheme]
        /// Whether they are codes; `nil` when most are neither codes nor names.
        let areCodes: Bool?
        /// What no system has, or not the layer's own.
        let unrecognised: [String]

        /// The system; `nil` when it is not certain.
        var scheme: LandClassScheme? { schemes.count == 1 ? schemes[0] : nil }

        init(_ layer: LoadedLayer, _ texts: [String]) {
            let texts = Set(texts).filter { !$0.isEmpty }.sorted()
            let known = texts.filter { !LandClassScheme.isUnknown($0) }
            let codes = known.filter(LandClassScheme.isCode)
            areCodes =
                2 * codes.count > texts.count
                ? true : 2 * (known.count - codes.count) > texts.count ? false : nil
            let own = layer.classSchemes
            let schemes =
                areCodes == false && layer.declaration.classScheme == nil
                ? LandClassScheme.candidates(ofNames: texts) : own
            // Codes of two systems in one layer leave none that has them all.
            unrecognised = texts.filter { text in
                LandClassScheme.isUnknown(text)
                    || LandClassScheme.isCode(text) && !schemes.contains { $0.name(of: text) != nil }
            }
            self.schemes = schemes
        }
    }

    /// Makes sure that classes before and after are of one system.
    ///
    /// - Throws: `inputRefused` when they cannot be, or when one layer writes codes and the other names.
    private static func require(
        _ before: ClassReading, comparableTo after: ClassReading, in declaration: ChangeDeclaration
    ) throws(SurveyError) {
        let place = "\(declaration.before), \(declaration.after)"
        guard
            before.schemes.isEmpty || after.schemes.isEmpty
                || before.schemes.contains(where: after.schemes.contains)
        else {
            func words(_ reading: ClassReading) -> Message {
                let words = reading.schemes.map(\.words)
                return Message(
                    zh: words.map(\.zh).joined(separator: "或"), en: words.map(\.en).joined(separator: " or "))
            }
            let (one, other) = (words(before), words(after))
            throw SurveyError(
                .inputRefused, at: place,
                Message(
                    zh: "前后图层的地类编码体系不同（\(one.zh)、\(other.zh)），不能直接对照，请先转换为同一体系",
                    en:
                        "the classes before and after are coded in different systems (\(one.en), \(other.en)); convert them to one first"
                ))
        }
        if let one = before.areCodes, let other = after.areCodes, one != other {
            throw SurveyError(
                .inputRefused, at: place,
                Message(
                    zh: "前后图层的地类一个写编码、一个写名称，不能直接对照，请用同一种字段（fields: class）",
                    en:
                        "one of the layers writes codes of classes and the other their names; use fields of one kind (fields: class)"
                ))
        }
    }
}

/// Sums the ground of a change by its classes before and after (地类变化累计).
struct ChangeSubject: Subject {
    struct Key: Hashable, Sendable, Codable {
        let before: String?
        let after: String?
    }

    struct State: Sendable, Codable {
        var areas: [Key: Area] = [:]
        var total = Area.zero
        /// What counted already, and was taken off.
        var repeated = Area.zero
        var fault = First<PlacedMessage>()
    }

    let declaration: ChangeDeclaration
    /// The number of its question.
    let question: Int?
    var state = State()

    mutating func add(_ covered: CoveredParcel, _ row: inout RecordWriter) {
        state.total += covered.parcel.area
        do throws(SurveyError) {
            for piece in question.map({ covered.answers[$0].pieces }) ?? [] {
                let key = Key(
                    before: try value(0, declaration.before, piece, covered.parcel),
                    after: try value(1, declaration.after, piece, covered.parcel))
                state.areas[key, default: .zero] += piece.area
            }
        } catch {
            state.fault.enter(PlacedMessage(error), ordinal: covered.parcel.ordinal)
        }
    }

    /// Takes ground off that counts already.
    ///
    /// - Parameter answer: about a parcel: its classes before and after, and last what counts already.
    mutating func takeOff(_ parcel: Parcel, _ answer: CoverAnswer) throws(SurveyError) {
        for piece in answer.pieces where piece.isUnder(2) && piece.isGround {
            let key = Key(
                before: try value(0, declaration.before, piece, parcel),
                after: try value(1, declaration.after, piece, parcel))
            state.areas[key, default: .zero] = state.areas[key, default: .zero] - piece.area
            state.total = state.total - piece.area
            state.repeated += piece.area
        }
    }

    private func value(
        _ part: Int, _ name: String, _ piece: CoverAnswer.Piece, _ parcel: Parcel
    ) throws(SurveyError) -> String? {
        let values = piece.covers.filter { $0.part == part }.compactMap(\.value)
        // Neighbours that both draw their border may cross by the rounding of corners: a boundary drawn twice is no ground.
        guard values.count < 2 || !piece.isGround else {
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

    mutating func merge(_ other: State) {
        for (key, area) in other.areas { state.areas[key, default: .zero] += area }
        state.total += other.total
        state.fault.merge(other.fault)
    }
}
