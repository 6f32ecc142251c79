import Bilingual
import Documents
import FoundationEssentials
import Geodesy
import Geometry
import Intake
import Land
import Project
import Subjects
import Survey
import VectorFiles

/// The result of a finished run, read back from its folder (已完成的核查结果): single parcels from its tables and its layers for a
/// map, without going through the inputs again.
public struct FinishedRun: Sendable {
    /// As much of the document as is needed; of any version that has the tables.
    private struct Document: Decodable {
        struct File: Decodable {
            let name: String
            let sha256: String
        }
        struct System: Decodable {
            let name: String
            let source: String
            let caveat: String?
        }
        struct Layer: Decodable {
            let name: String
            let kind: String
            let files: [File]
            let crs: System
            let fields: [String: String]
        }
        struct Check: Decodable {
            struct Doubt: Decodable {}

            let verdict: String
            let printed: String
            let doubts: [Doubt]?
        }

        let schema: Int
        let title: String
        let areaModel: String
        let zone: Int?
        let unit: String
        let layers: [Layer]
        let checks: [Check]
    }

    private let folder: String
    private let document: Document

    /// Whether a path is a folder with a result.
    public static func isAt(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(path)/\(ResultFolder.document)")
    }

    /// Reads the document of a result.
    ///
    /// - Throws: `OutputError` for a folder without a result that can be read, or with one of version 1, which lacks the tables.
    public init(_ folder: String) throws(OutputError) {
        self.folder = folder
        do {
            document = try JSONDecoder().decode(
                Document.self, from: Data(contentsOf: URL(filePath: "\(folder)/\(ResultFolder.document)")))
        } catch {
            throw Self.unreadable(folder, "\(error)")
        }
        guard document.schema >= 2 else {
            throw Self.unreadable(folder, "schema \(document.schema)")
        }
    }

    private static func unreadable(_ place: String, _ cause: String) -> OutputError {
        OutputError(
            .badName, place,
            Message(
                zh: "“\(place)”不是本版 tuban check 的结果文件夹，或其中的文件无法读取；可改给项目文件",
                en:
                    "\(place) is no result of this version of tuban check, or a file in it cannot be read; give the project file instead"
            ), cause: cause)
    }

    /// A parcel of the result.
    public struct Found: Sendable {
        /// Its layer.
        public let layer: String
        /// Its number in its file.
        public let fid: Int64
        /// Its identifier, by which features with one number are told apart.
        fileprivate let id: String
        /// Its row in the table of parcels.
        fileprivate let row: [String]
    }

    /// The columns of the tables that are read back, in their order.
    private enum Column {
        enum Parcels: Int {
            case layer, kind, fid, id, name, landClass, county, zone, recorded, recordedUnit, area, converted
            case difference, repair
        }
        enum Covers: Int { case layer, fid, id, covers, area }
        enum Figures: Int { case check, item, layer, fid, id, area, length }
        enum Links: Int { case layer, fid, id, name, area, state, item, score, evidence }
        enum Checks: Int { case item, status, claim, basis, printed, measured, difference, unit }
    }

    /// The files of the result, none of which is written over.
    public var files: [String] { Self.files(in: folder) }

    /// The files of a result in a folder.
    public static func files(in folder: String) -> [String] {
        let tables = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/tables")) ?? []
        return [ResultFolder.document, ResultFolder.evidence].map { "\(folder)/\($0)" }
            + tables.sorted().map { "\(folder)/tables/\($0)" }
    }

    /// The rows of a table that are wanted; none of a table that does not stand because it is empty.
    ///
    /// - Parameter count: how many columns it has.
    private func rows(
        of table: String, _ count: Int, where isWanted: ([String]) -> Bool
    ) throws(OutputError) -> [[String]] {
        let path = "\(folder)/tables/\(table).csv"
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            let isOptional = ["covers", "figures", "links"].contains(table)
            guard isOptional, !FileManager.default.fileExists(atPath: path) else {
                throw Self.unreadable(path, "cannot be read")
            }
            return []
        }
        var rows: [[String]] = []
        try SeparatedText(Array(data)).forEachRow { line, cells throws(OutputError) in
            guard cells.count >= count else {
                throw Self.unreadable("\(path):\(line)", "\(cells.count) columns")
            }
            guard line > 1 else { return }
            let plain = cells.map(Self.plain)
            if isWanted(plain) { rows.append(plain) }
        }
        return rows
    }

    /// A text without the mark that keeps spreadsheets from taking it for a formula.
    static func plain(_ text: String) -> String {
        guard text.utf8.first == UInt8(ascii: "'"), let second = text.dropFirst().unicodeScalars.first,
            CSVTable.startsFormula(second)
        else { return text }
        return String(text.dropFirst())
    }

    /// The parcels that a word names: `LAYER#FID`, an identifier, or a name.
    ///
    /// - Throws: `OutputError` for a table that cannot be read.
    public func parcels(named word: String) throws(OutputError) -> [Found] {
        typealias Own = Column.Parcels
        return try rows(of: "parcels", Own.repair.rawValue + 1) { cells in
            let (id, name) = (cells[Own.id.rawValue], cells[Own.name.rawValue])
            return "\(cells[Own.layer.rawValue])#\(cells[Own.fid.rawValue])" == word || id == word
                || name == word
        }.map {
            Found(
                layer: $0[Own.layer.rawValue], fid: Int64($0[Own.fid.rawValue]) ?? 0,
                id: $0[Own.id.rawValue], row: $0)
        }
    }

    /// Everything that the result tells about a parcel.
    ///
    /// - Throws: `OutputError` for a table or a layer that cannot be read.
    func dossier(of found: Found) throws(OutputError) -> ParcelDossier {
        let own = { (column: Column.Parcels) -> String? in
            found.row[column.rawValue].isEmpty ? nil : found.row[column.rawValue]
        }
        guard let layer = document.layers.first(where: { $0.name == found.layer }) else {
            throw Self.unreadable(folder, found.layer)
        }
        let plane = WorkingPlane(
            model: AreaModel(rawValue: document.areaModel) ?? .statutory, zone: document.zone)
        let evidence = try Evidence(folder, plane)
        let outline =
            try evidence.outlines(in: "parcels") {
                $0["layer"] == .text(found.layer) && $0["fid_src"] == .integer(found.fid)
                    && $0["id"]?.text ?? "" == found.id
            }.first?.outline ?? MultiPolygon()
        let area = Self.area(own(.area)) ?? .zero
        let covers = try covers(of: found)
        let roles: [(FieldRole, Column.Parcels)] = [
            (.id, .id), (.name, .name), (.landClass, .landClass), (.county, .county), (.area, .recorded),
        ]
        var attributes = Attributes()
        for (role, column) in roles where layer.fields[role.rawValue] != nil { attributes[role] = own(column) }
        let fields = layer.fields.reduce(into: [FieldRole: String]()) { fields, entry in
            if let role = FieldRole(rawValue: entry.key) { fields[role] = entry.value }
        }
        let parcel = Parcel(
            fid: found.fid, ordinal: 0, attributes: attributes, values: [], ground: outline,
            zone: own(.zone).flatMap { Int($0) },
            areas: ParcelAreas(statutory: area.squareMetres, planar: area.squareMetres, geodesic: nil),
            area: area,
            repair: own(.repair).map { Defect(.invalidPolygon, fid: found.fid, message: Message(verbatim: $0)) }
        )
        return ParcelDossier(
            title: document.title, layer: found.layer,
            kind: LayerKind(rawValue: layer.kind)?.name ?? Message(verbatim: layer.kind),
            file: (layer.files.first?.name ?? "", layer.files.first?.sha256 ?? ""),
            system: .init(
                name: layer.crs.name, source: Message(verbatim: layer.crs.source),
                caveat: layer.crs.caveat.map(Message.init(verbatim:))),
            fields: fields, parcel: parcel, flags: [], hasModels: false,
            recordedUnit: own(.recordedUnit).flatMap { text in
                AreaUnit.allCases.first { [$0.name.zh, $0.name.en].contains(text) }
            },
            recordedDifference: Self.area(own(.difference)), covers: covers,
            links: try links(of: found), figures: try figures(of: found), plane: plane,
            corners: try evidence.corners {
                $0["layer"] == .text(found.layer) && $0["fid_src"] == .integer(found.fid)
                    && $0["id"]?.text ?? "" == found.id
            },
            areaModel: .areaModel(
                AreaModel(rawValue: document.areaModel) ?? .statutory,
                zone: document.zone ?? own(.zone).flatMap { Int($0) }),
            unit: AreaUnit(named: document.unit) ?? .mu,
            counties: try evidence.outlines(in: "counties") { _ in true }.map {
                .init(name: $0.name, outline: $0.outline)
            },
            over: try evidence.outlines(in: "covers") { cover in
                covers.contains { $0.names.contains(cover["layer"]?.text ?? "\u{0}") }
            }.map(\.outline).filter { $0.box.meets(outline.box) })
    }

    private static func area(_ text: String?) -> Area? {
        text.flatMap { ExactDecimal($0) }.flatMap { number in
            (number.rational * Rational(100)).rounded(to: 0).map { Area(hundredths: $0.significand) }
        }
    }

    private func covers(of found: Found) throws(OutputError) -> [(names: String, area: Area)] {
        typealias Own = Column.Covers
        return try rows(of: "covers", Own.area.rawValue + 1) {
            $0[Own.layer.rawValue] == found.layer && $0[Own.fid.rawValue] == "\(found.fid)"
                && $0[Own.id.rawValue] == found.id
        }.map { ($0[Own.covers.rawValue], Self.area($0[Own.area.rawValue]) ?? .zero) }
    }

    private func links(of found: Found) throws(OutputError) -> [ParcelDossier.Link] {
        typealias Own = Column.Links
        return try rows(of: "links", Own.evidence.rawValue + 1) {
            $0[Own.layer.rawValue] == found.layer && $0[Own.fid.rawValue] == "\(found.fid)"
                && $0[Own.id.rawValue] == found.id
        }.map { cells in
            ParcelDossier.Link(
                state: Message(verbatim: cells[Own.state.rawValue]),
                emphasis: ParcelLink.State.allCases.first {
                    [$0.words.zh, $0.words.en].contains(cells[Own.state.rawValue])
                },
                item: Int(cells[Own.item.rawValue]), score: ExactDecimal(cells[Own.score.rawValue]),
                reason: Message(verbatim: cells[Own.evidence.rawValue]))
        }
    }

    private func figures(of found: Found) throws(OutputError) -> [ParcelDossier.Figure] {
        typealias Own = Column.Figures
        typealias Check = Column.Checks
        let parts = try rows(of: "figures", Own.length.rawValue + 1) {
            $0[Own.layer.rawValue] == found.layer && $0[Own.fid.rawValue] == "\(found.fid)"
                && $0[Own.id.rawValue] == found.id
        }
        guard !parts.isEmpty else { return [] }
        let checks = try rows(of: "checks", Check.unit.rawValue + 1) { _ in true }
        var numbers: [Int] = []
        var shares: [Int: Area] = [:]
        for cells in parts {
            guard let number = Int(cells[Own.check.rawValue]), checks.indices.contains(number - 1),
                document.checks.indices.contains(number - 1)
            else { throw Self.unreadable("\(folder)/tables/figures.csv", cells.joined(separator: ",")) }
            if !numbers.contains(number) { numbers.append(number) }
            if let area = Self.area(cells[Own.area.rawValue]) { shares[number, default: .zero] += area }
        }
        return numbers.map { number in
            let (cells, check) = (checks[number - 1], document.checks[number - 1])
            return ParcelDossier.Figure(
                item: Int(cells[Check.item.rawValue]) ?? 0,
                quotation: Message(verbatim: cells[Check.claim.rawValue]), share: shares[number],
                printed: check.printed, measured: ExactDecimal(cells[Check.measured.rawValue]),
                unit: Message(verbatim: cells[Check.unit.rawValue]),
                verdict: Verdict(rawValue: check.verdict) ?? .notVerifiable,
                isDoubtful: !(check.doubts ?? []).isEmpty)
        }
    }
}

/// The layers for a map of a result.
private struct Evidence {
    private let path: String
    private let plane: WorkingPlane
    private let dataset: VectorDataset

    init(_ folder: String, _ plane: WorkingPlane) throws(OutputError) {
        path = "\(folder)/\(ResultFolder.evidence)"
        self.plane = plane
        do throws(VectorFileError) {
            dataset = try VectorDataset(opening: path)
        } catch {
            throw OutputError(.badName, path, error.message)
        }
    }

    /// The outlines of some features of a layer, in the working plane; none of a layer that does not stand.
    func outlines(
        in name: String, where isWanted: ([String: FieldValue]) -> Bool
    ) throws(OutputError) -> [(name: String, outline: MultiPolygon)] {
        guard dataset.layerNames.contains(name) else { return [] }
        do throws(VectorFileError) {
            let layer = try dataset.layer(named: name)
            let fields = ["layer", "fid_src", "id", "name"].filter { field in
                layer.fields.contains { $0.name == field }
            }
            try layer.select(fields: fields)
            var found: [(name: String, outline: MultiPolygon)] = []
            while let feature = try layer.next() {
                let values = Dictionary(uniqueKeysWithValues: zip(fields, feature.values))
                guard isWanted(values), case .polygons(let outline) = feature.shape else { continue }
                found.append(
                    (values["name"]?.text ?? "", outline.mapCoordinates { plane.position(degrees: $0) }))
            }
            return found
        } catch {
            throw OutputError(.badName, path, error.message)
        }
    }

    /// The corners of a parcel; none where there was no room for them.
    func corners(where isWanted: ([String: FieldValue]) -> Bool) throws(OutputError) -> ParcelCorners {
        var corners: [ParcelCorners.Corner] = []
        var zone: Zone?
        guard dataset.layerNames.contains("corners") else { return ParcelCorners(corners, zone: zone) }
        do throws(VectorFileError) {
            let layer = try dataset.layer(named: "corners")
            let fields = ["layer", "fid_src", "id", "ring", "number", "zone", "x", "y"].filter { field in
                layer.fields.contains { $0.name == field }
            }
            try layer.select(fields: fields)
            while let feature = try layer.next() {
                let values = Dictionary(uniqueKeysWithValues: zip(fields, feature.values))
                guard isWanted(values), case .integer(let ring) = values["ring"],
                    case .integer(let number) = values["zone"], case .real(let north) = values["x"],
                    case .real(let east) = values["y"]
                else { continue }
                zone = Zone(prefix: Int(number))
                corners.append(
                    .init(
                        number: corners.count + 1, ring: Int(ring), place: Coordinate(x: east, y: north)))
            }
        } catch {
            throw OutputError(.badName, path, error.message)
        }
        return ParcelCorners(corners, zone: zone)
    }
}
