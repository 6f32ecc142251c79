public import Bilingual
public import CornerLists
import Documents
import FoundationEssentials
import Geodesy
import Geometry
public import Project
public import VectorFiles

/// A file of corners, read and placed (界址点坐标文件).
public struct CornerSource: Sendable {
    /// What was read.
    public let file: CornerFile
    /// Its reference system; `nil` when the user names another.
    public let system: CornerSystem?
    /// The deviations from its form and what had to be assumed.
    public let warnings: [CornerWarning]

    /// Larger files are no lists of corners that anyone typed.
    private static let largest = 256 << 20

    /// Reads a file, if it holds corners.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - zone: for eastings without the number of their zone.
    ///   - angles: how plain numbers that are angles are printed, where both readings are possible.
    ///   - needsSystem: whether the file must tell its reference system.
    /// - Returns: `nil` for a file of another kind.
    /// - Throws: `inputRefused` with the line.
    public static func read(
        path: String, zone: Int?, angles: CornerNotation? = nil, needsSystem: Bool = true
    ) throws(SurveyError) -> CornerSource? {
        guard VectorFormat(path: path) == nil, isOrdinary(path),
            let bytes = try? Data(contentsOf: URL(filePath: path), options: .mappedIfSafe),
            bytes.count <= largest,
            let text = try? Document(Array(bytes), path: path).text, CornerReading.recognizes(text)
        else { return nil }
        do throws(CornerError) {
            let reading = try CornerReading(text, angles: angles)
            let system = needsSystem ? try CornerSystem(of: reading.file, zone: zone) : nil
            return CornerSource(
                file: reading.file, system: system, warnings: reading.warnings + (system?.warnings ?? []))
        } catch {
            let place = error.line > 0 ? "\(path):\(error.line)" : path
            throw SurveyError(.inputRefused, at: place, error.message)
        }
    }

    /// The parcels as a layer: their shapes, and what is said of them as fields.
    ///
    /// - Parameter name: of the layer.
    public func content(named name: String) -> LayerContent {
        var names: [String] = []
        for parcel in file.parcels {
            for entry in parcel.attributes where !names.contains(entry.key) { names.append(entry.key) }
        }
        let features = file.parcels.map { parcel -> LayerContent.Feature in
            (Self.shape(of: parcel), names.map { parcel.value(of: $0).map(FieldValue.text) ?? .missing })
        }
        return LayerContent(
            LayerDefinition(
                name: name, geometry: .polygon, fields: names.map { Field($0, .text()) },
                referenceSystem: system.map { "EPSG:\($0.epsg)" }),
            features: features)
    }

    /// The deviations in words, for results that carry notes.
    public var notes: [Message] {
        var notes: [Message] = []
        if let system { notes.append(Message(zh: "坐标系：", en: "reference system: ") + system.source) }
        let others = file.parcels.count { $0.shape != .area }
        if others > 0 {
            notes.append(
                Message(
                    zh: "\(others)个地块为点或线，没有面积", en: "\(others) parcels are points or lines, without area"))
        }
        return notes
            + warnings.map { warning in
                warning.line > 0
                    ? Message(zh: "第\(warning.line)行：", en: "line \(warning.line): ") + warning.message
                    : warning.message
            }
    }

    /// Pipes and devices would block.
    private static func isOrdinary(_ path: String) -> Bool {
        let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        return type == .typeRegular || type == .typeSymbolicLink
    }

    private static func shape(of parcel: CornerParcel) -> Shape {
        guard parcel.shape == .area else { return .empty }
        let ground = parcel.polygons
        return ground.isEmpty ? .empty : .polygons(ground)
    }
}
