public import Bilingual
public import CornerLists
import Documents
import FoundationEssentials
import Geodesy
import Geometry
public import Project
import Projection
public import VectorFiles

/// A file of corners, read and placed (界址点坐标文件).
public struct CornerSource: Sendable {
    /// The path of the file.
    public let path: String
    /// What was read: one file, or several where texts were joined or eastings are of several zones.
    public let files: [CornerFile]
    /// The reference system of each; none when the user names another.
    public let systems: [CornerSystem]
    /// The deviations from its form and what had to be assumed.
    public let warnings: [CornerWarning]
    /// What is to be told of how a workbook was read.
    public var remarks: [Message] = []

    /// Larger files are no lists of corners that anyone typed.
    private static let largest = 256 << 20

    /// Reads a file, if it holds corners.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - zone: for eastings without the number of their zone.
    ///   - angles: how plain numbers that are angles are printed, where both readings are possible.
    ///   - needsSystem: whether the file must tell its reference system.
    ///   - sheet: the sheet of a workbook that is meant.
    ///   - encoding: the encoding of separated values, when the user names it.
    /// - Returns: `nil` for a file of another kind.
    /// - Throws: `inputRefused` with the line.
    public static func read(
        path: String, zone: Int?, angles: CornerNotation? = nil, needsSystem: Bool = true,
        sheet: String? = nil, encoding: String? = nil
    ) throws(SurveyError) -> CornerSource? {
        let format = VectorFormat(path: path)
        guard format == nil || format == .csv, !VectorFormat.isArchive(path), isOrdinary(path),
            let data = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped),
            data.count <= largest,
            // A table of shapes need not be read to its end, nor copied.
            format == nil || !CornerTables.holdsShapes(Array(data.prefix(CornerTables.head)))
        else { return nil }
        let bytes = Array(data)
        if let tables = try CornerTables(bytes, path: path, sheet: sheet, encoding: encoding) {
            return try joined(tables, zone: zone, angles: angles, needsSystem: needsSystem, path: path)
        }
        try refuseKML(bytes, path, format)
        guard format == nil, let text = try text(of: bytes, path), CornerReading.recognizes(text) else {
            return nil
        }
        return try source(at: path, zone, needsSystem) { () throws(CornerError) in
            try CornerReading(text, angles: angles)
        }
    }

    /// Refuses KML under an ending that is not its own: its numbers are no rows of corners.
    private static func refuseKML(_ bytes: [UInt8], _ path: String, _ format: VectorFormat?) throws(SurveyError)
    {
        let head = bytes.prefix(4096)
        guard format == nil, head.contains(UInt8(ascii: "<")),
            String(decoding: head, as: UTF8.self).contains("<kml")
        else { return }
        throw SurveyError(
            .inputRefused, at: path,
            Message(
                zh: "内容是 KML；请把扩展名改为 .kml 再读", en: "its content is KML; rename it to .kml and read it again"))
    }

    /// The text of a file; `nil` for one that is none, unless its ending says so.
    private static func text(of bytes: [UInt8], _ path: String) throws(SurveyError) -> String? {
        do throws(DocumentError) {
            let document = try Document(bytes, path: path)
            // Corners come in rows, and in these the rows of a table are told by white alone, or not at all.
            return document.form == .pdf || document.form == .openDocument ? nil : document.text
        } catch {
            guard path.lowercased().hasSuffix(".txt") else { return nil }
            throw SurveyError(error)
        }
    }

    private static func source(
        at path: String, _ zone: Int?, _ needsSystem: Bool,
        _ read: () throws(CornerError) -> CornerReading
    ) throws(SurveyError) -> CornerSource {
        do throws(CornerError) {
            let reading = try read()
            var systems: [CornerSystem] = []
            for file in reading.files where needsSystem {
                systems.append(try CornerSystem(of: file, zone: zone))
            }
            var warnings = reading.warnings
            for warning in systems.flatMap(\.warnings) where !warnings.contains(warning) {
                warnings.append(warning)
            }
            if let other = systems.dropFirst().firstIndex(where: { $0.epsg != systems[0].epsg }) {
                warnings.append(try CornerSystem.joined(systems, reading.files, other))
            }
            return CornerSource(path: path, files: reading.files, systems: systems, warnings: warnings)
        } catch {
            let place = error.line > 0 ? "\(path):\(error.line)" : path
            throw SurveyError(.inputRefused, at: place, error.message)
        }
    }

    /// The EPSG code of the layer; longitude and latitude where zones differ.
    public var epsg: Int? {
        guard let first = systems.first?.epsg else { return nil }
        return systems.allSatisfy { $0.epsg == first } ? first : Self.geographic
    }

    private static let geographic = 4490

    /// How the reference systems were found.
    public var found: Message? {
        var texts: [Message] = []
        for system in systems where !texts.contains(system.source) { texts.append(system.source) }
        return texts.first.map { first in
            texts.dropFirst().reduce(first) { $0 + Message(zh: "；", en: "; ") + $1 }
        }
    }

    /// All parcels.
    public var parcels: [CornerParcel] { files.flatMap(\.parcels) }

    /// The corners of all sheets, each read for itself; a parcel without a name has that of its sheet.
    private static func joined(
        _ tables: CornerTables, zone: Int?, angles: CornerNotation?, needsSystem: Bool, path: String
    ) throws(SurveyError) -> CornerSource {
        var sources: [(name: String, source: CornerSource)] = []
        for table in tables.tables {
            let place = table.name.isEmpty ? path : "\(path):\(table.name)"
            let source = try source(at: place, zone, needsSystem) { () throws(CornerError) in
                try CornerReading(rows: table.rows, angles: angles)
            }
            sources.append((table.name, source))
        }
        guard sources.count > 1 else {
            var only = sources[0].source
            only.remarks = tables.notes
            return only
        }
        try refuseUnlike(sources, path)
        let files = sources.flatMap { name, source in
            source.files.map { file in
                var file = file
                for parcel in file.parcels.indices where file.parcels[parcel].value(of: CornerField.name) == nil
                {
                    file.parcels[parcel].attributes.append(CornerEntry(CornerField.name, name))
                }
                return file
            }
        }
        var (warnings, others) = ([CornerWarning](), 0)
        for (name, source) in sources {
            let own = source.parcels.count
            warnings += source.warnings.map { $0.inSheet(name, behind: others, of: own) }
            others += own
        }
        var joined = CornerSource(
            path: path, files: files, systems: sources.flatMap(\.source.systems), warnings: warnings)
        joined.remarks = tables.notes
        return joined
    }

    /// Sheets in different systems are no one layer; the same ground twice may be a copy of a sheet.
    private static func refuseUnlike(
        _ sources: [(name: String, source: CornerSource)], _ path: String
    ) throws(SurveyError) {
        var seen: [Set<Corner>: String] = [:]
        for (name, source) in sources {
            let first = sources[0]
            guard source.files.first?.notation == first.source.files.first?.notation,
                source.epsg == first.source.epsg
            else {
                throw SurveyError(
                    .inputRefused, at: path,
                    Message(
                        zh: "表“\(first.name)”和表“\(name)”的坐标系或坐标写法不同，请分别读取：“文件:表名”",
                        en:
                            "the sheets \"\(first.name)\" and \"\(name)\" differ in reference system or notation; read each by itself, as FILE:SHEET"
                    ))
            }
            for ring in source.parcels.flatMap(\.rings) {
                let places = Set(ring.corners.map { Corner(label: "", north: $0.north, east: $0.east) })
                if let other = seen[places], other != name {
                    throw SurveyError(
                        .inputRefused, at: path,
                        Message(
                            zh: "表“\(other)”和表“\(name)”有相同的拐点，可能是重复的表；请指明其一：“文件:表名”",
                            en:
                                "the sheets \"\(other)\" and \"\(name)\" have the same corners, one may be a copy; name one, as FILE:SHEET"
                        ))
                }
                seen[places] = name
            }
        }
    }

    /// The parcels as a layer: their shapes, and what is said of them as fields.
    ///
    /// - Parameter name: of the layer.
    /// - Throws: `inputRefused` where the corners of several zones cannot be brought together.
    public func content(named name: String) throws(SurveyError) -> LayerContent {
        try refuseSeveralSystems()
        let parcels = parcels
        guard parcels.isEmpty || parcels.contains(where: { $0.shape == .area }) else {
            let (key, polygon) = ("记录图形属性", CornerParcel.Shape.area.rawValue)
            throw SurveyError(
                .inputRefused, at: path,
                Message(
                    zh: "文件中的\(parcels.count)个地块按“\(key)”都是点或线，没有面积；是面的请改为“\(polygon)”",
                    en:
                        "the \(parcels.count) parcels of the file are points or lines by their attribute (\(key)), and have no area; write \(polygon) (polygon) where they are that"
                ))
        }
        var names: [String] = []
        for parcel in parcels {
            for entry in parcel.attributes where !names.contains(entry.key) { names.append(entry.key) }
        }
        var features: [LayerContent.Feature] = []
        for (index, file) in files.enumerated() {
            let way = try way(of: index)
            for parcel in file.parcels {
                let shape = try shape(of: parcel, inFile: index, by: way)
                features.append(
                    (shape, names.map { parcel.value(of: $0).map(FieldValue.text) ?? .missing }))
            }
        }
        return LayerContent(
            LayerDefinition(
                name: name, geometry: .polygon, fields: names.map { Field($0, .text()) },
                referenceSystem: epsg.map { "EPSG:\($0)" }),
            features: features)
    }

    /// Files of several zones or datums are not in the one system that the user names.
    private func refuseSeveralSystems() throws(SurveyError) {
        guard systems.isEmpty, files.count > 1 else { return }
        let own = files.map { file in (file.line, try? CornerSystem(of: file)) }
        guard let first = own.first?.1, let other = own.first(where: { $0.1?.epsg != first.epsg }) else {
            return
        }
        throw SurveyError(
            .inputRefused, at: "\(path):\(other.0)",
            Message(
                zh: "此行起的地块与前面的坐标系或带号不同，不能都按 --crs 读取；请按坐标系分成几个文件，或不用 --crs",
                en:
                    "the parcels from here have another system or zone than those before, so --crs does not fit all of them; split the file, or leave --crs out"
            ))
    }

    /// The way of a file's corners to those of the layer; `nil` where they are of its system.
    private func way(of file: Int) throws(SurveyError) -> Transformation? {
        guard let epsg, systems[file].epsg != epsg else { return nil }
        do {
            return try Transformation(
                from: try ReferenceSystem(code: "EPSG:\(systems[file].epsg)"),
                to: try ReferenceSystem(code: "EPSG:\(epsg)"))
        } catch {
            throw SurveyError(.fault, at: "EPSG:\(systems[file].epsg)", error.message, details: error.messages)
        }
    }

    /// The deviations in words, for results that carry notes.
    public var notes: [Message] {
        var notes: [Message] = []
        if let found { notes.append(Message(zh: "坐标系：", en: "reference system: ") + found) }
        let others = parcels.count { $0.shape != .area }
        if others > 0 {
            notes.append(
                Message(
                    zh: "\(others)个地块为点或线，没有面积", en: "\(others) parcels are points or lines, without area"))
        }
        return notes + remarks
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

    /// The ground of a parcel, in the coordinates of the layer.
    ///
    /// Longitude and latitude are measured in the 3° zone of the parcel's centroid, so that must be the one its corners are in.
    ///
    /// - Parameter file: the number of the file that holds it.
    private func shape(
        of parcel: CornerParcel, inFile file: Int, by way: Transformation?
    ) throws(SurveyError) -> Shape {
        let place = "\(path):\(files[file].line)"
        guard parcel.shape == .area else { return .empty }
        let ground = parcel.polygons
        guard !ground.isEmpty else { return .empty }
        guard let way else { return .polygons(ground) }
        let degrees: MultiPolygon
        do {
            degrees = try way.transform(ground)
        } catch {
            throw SurveyError(.inputRefused, at: place, error.message, details: error.messages)
        }
        guard Zone(forParcel: degrees) == systems[file].zone else {
            let name = parcel.value(of: CornerField.name) ?? parcel.value(of: CornerField.id) ?? ""
            throw SurveyError(
                .inputRefused, at: place,
                Message(
                    zh: "文件中有\(zones.zh)的坐标，地块“\(name)”在其坐标的带以外，不能放在同一图层；请按带分成几个文件",
                    en:
                        "the file has corners of \(zones.en), and the parcel \"\(name)\" lies outside of its own zone; split the file by zone"
                ))
        }
        return .polygons(degrees)
    }

    /// The zones of the file in words.
    private var zones: Message {
        var numbers: [Int] = []
        for system in systems {
            if let zone = system.zone, !numbers.contains(zone.number) { numbers.append(zone.number) }
        }
        let (chinese, list) = (numbers.map { "\($0)带" }, numbers.map(String.init).joined(separator: ", "))
        return Message(zh: chinese.joined(separator: "、"), en: "zones \(list)")
    }
}
