import Foundation
import Geometry
import TestSupport
import Testing
import VectorFiles

private func list(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }
/// Square metres as whole hundredths, the last digit that any command prints; `nil` for no number.
private func hundredths(_ value: Any?) -> Int? {
    (value as? NSNumber).map { Int(($0.doubleValue * 100).rounded()) }
}

/// What became of the features of a layer: read = used + repaired + set aside.
private struct Account: Equatable, CustomStringConvertible {
    let read, used, repaired, setAside: Int

    init(read: Int, used: Int, repaired: Int, setAside: Int) {
        (self.read, self.used, self.repaired, self.setAside) = (read, used, repaired, setAside)
    }

    init?(_ value: Any?) {
        let members = value as? [String: Any] ?? [:]
        let counts = ["read", "used", "repaired", "setAside"].compactMap {
            (members[$0] as? NSNumber)?.intValue
        }
        guard counts.count == 4 else { return nil }
        self.init(read: counts[0], used: counts[1], repaired: counts[2], setAside: counts[3])
    }

    var reconciles: Bool { read == used + repaired + setAside }
    var description: String { "\(read) = \(used) + \(repaired) + \(setAside)" }
}

/// What one command says of a layer.
private struct Said {
    let command: String
    /// Why it refuses the layer; the rest is `nil` then.
    var refusal: String?
    var account: Account?
    /// By feature: its number in the file, and how many before it had that number.
    var areas: [String: Int]?
    var total: Int?

    init(_ command: String) { self.command = command }

    /// What a run says; `fill` is asked only where it answered.
    init(_ command: String, _ run: TubanRun, _ fill: (inout Said) throws -> Void) rethrows {
        self.command = command
        if run.status == 0 || run.status == 1 { try fill(&self) } else { refusal = run.messages }
    }

    mutating func setAreas(_ features: [[String: Any]]) {
        setAreas(features.map { (($0["fid"] as? NSNumber)?.int64Value ?? -1, hundredths($0["area"]) ?? -1) })
    }

    mutating func setAreas(_ features: [(fid: Int64, area: Int)]) {
        var seen: [Int64: Int] = [:]
        var areas: [String: Int] = [:]
        for (fid, area) in features {
            areas["#\(fid).\(seen[fid, default: 0])"] = area
            seen[fid, default: 0] += 1
        }
        self.areas = areas
    }

    /// In what it differs from another command, in words.
    func differences(from other: Said) -> [String] {
        var found: [String] = []
        if (refusal == nil) != (other.refusal == nil) {
            let (refusing, using) = refusal == nil ? (other, self) : (self, other)
            return ["\(refusing.command) refuses what \(using.command) uses: \(refusing.refusal ?? "")"]
        }
        if let account, let wanted = other.account, account != wanted {
            found.append("\(command): account \(account), \(other.command): \(wanted)")
        }
        if let total, let wanted = other.total, total != wanted {
            found.append("\(command): total \(total), \(other.command): \(wanted)")
        }
        guard let areas, let wanted = other.areas else { return found }
        let differing = Set(areas.keys).union(wanted.keys).filter { areas[$0] != wanted[$0] }.sorted()
        if !differing.isEmpty {
            let some = differing.prefix(5).map { feature in
                let pair = [areas[feature], wanted[feature]].map { $0.map(String.init) ?? "–" }
                return "\(feature) \(pair.joined(separator: " for "))"
            }
            found.append(
                "\(command): \(differing.count) of \(wanted.count) areas differ from \(other.command): "
                    + some.joined(separator: ", "))
        }
        return found
    }
}

/// One layer, asked of every command.
private struct SameLayer {
    let path: String
    /// Its name in the file, for a file of several.
    var layer: String?
    /// The reference system, for a file without one.
    var system: String?
    /// A layer that lies over all of it; the layer itself without one.
    var zone: String?

    private var options: [String] {
        (system.map { ["--crs", $0] } ?? []) + (layer.map { ["--layer", $0] } ?? [])
    }
    /// As it is named behind another.
    private var cover: String { zone ?? layer.map { "\(path):\($0)" } ?? path }

    /// In what the commands differ, in words; nothing when all refuse it.
    ///
    /// - Parameters:
    ///   - inspection: what `inspect` printed of the file.
    ///   - isSound: whether there is nothing to be repaired or set aside, so that the two readers of features are asked only.
    func differences(inspection: [String: Any], isSound: Bool = false) throws -> [String] {
        let folder = try TemporaryFolder()
        var said = [try area(), self.inspection(inspection), try overlap()]
        if !isSound {
            said += try [repair(folder), check(folder), restored()].compactMap(\.self)
            if zone != nil { said += [try selfOverlap(), try damaged()] }
        }
        let unbalanced = said.filter { $0.account?.reconciles == false }
            .map { "\($0.command): \($0.account?.description ?? "")" }
        return unbalanced + said.dropFirst().flatMap { $0.differences(from: said[0]) }
    }

    private func ask(_ command: String, _ layers: [String], _ more: [String] = []) throws -> TubanRun {
        try TubanRun([command] + layers + options + more + ["--format", "json"])
    }

    private func area() throws -> Said {
        let run = try ask("area", [path])
        return Said("area", run) { said in
            said.account = Account(list(run.object["layers"]).first?["accounting"])
            said.setAreas(list(run.object["features"]))
            said.total = hundredths(run.object["total"])
        }
    }

    private func inspection(_ file: [String: Any]) -> Said {
        let layers = list(file["layers"])
        let layer = layers.first { self.layer == nil || $0["name"] as? String == self.layer } ?? [:]
        var said = Said("inspect")
        said.account = Account(layer["features"])
        said.total = hundredths(layer["area"])
        // Layers of lines and points are for counts.
        if said.account == nil || layer.areOfLines {
            let words = (list(file["issues"]) + list(layer["issues"])).compactMap {
                ($0["message"] as? [String: Any])?["en"] as? String
            }
            said = Said("inspect")
            said.refusal = words.joined(separator: "; ")
        }
        return said
    }

    /// - Returns: `nil` for a layer whose names no GeoPackage can have.
    private func repair(_ folder: TemporaryFolder) throws -> Said? {
        let output = folder.path("repaired.gpkg")
        let run = try TubanRun(["repair", path, "-o", output] + options)
        if run.status == 4, Self.unwritable.contains(where: path.hasSuffix) { return nil }
        return try Said("repair", run) { said in
            let file = try VectorDataset(opening: output)
            var counts: [String: Int] = [:]
            var areas: [(fid: Int64, area: Int)] = []
            for name in file.layerNames {
                let isSetAside = name.hasSuffix("_set_aside")
                let layer = try file.layer(named: name)
                func column(_ stem: String) -> String {
                    // A layer that has such a field already gets one with a number.
                    layer.fields.last { $0.name.lowercased().hasPrefix(stem) }?.name ?? stem
                }
                try layer.select(
                    fields: [column("src_fid"), column("repair"), column("area_after")])
                while let feature = try layer.next() {
                    // Copies have their area there: they count, and are left out of the mended layer.
                    guard !isSetAside || feature.values[2].number != nil else {
                        counts["setAside", default: 0] += 1
                        continue
                    }
                    let isRepaired = feature.values[1].text?.contains("规则修复") == true
                    counts[isRepaired ? "repaired" : "used", default: 0] += 1
                    areas.append(
                        (
                            Int64(feature.values[0].number ?? -1),
                            Int(((feature.values[2].number ?? -1) * 100).rounded())
                        ))
                }
            }
            said.account = Account(
                read: counts.values.reduce(0, +), used: counts["used", default: 0],
                repaired: counts["repaired", default: 0], setAside: counts["setAside", default: 0])
            said.setAreas(areas)
            said.total = areas.reduce(0) { $0 + $1.area }
            // What it tells on the way is what it wrote.
            if let told = run.messages.split(separator: "\n").last(where: { $0.contains(": read ") }) {
                let account = said.account
                let words = account.map {
                    "read \($0.read) = used \($0.used) + repaired \($0.repaired) + set aside \($0.setAside)"
                }
                #expect(told.hasSuffix(words ?? ""), "\(path): \(told), written \(account?.description ?? "")")
            }
        }
    }

    /// Files with names that a GeoPackage cannot have: two fields of one name, a layer that begins with a dash.
    private static let unwritable = ["shp-84-dup-fields/parcels.shp", "/-rf.shp", "60-empty-prop-name.geojson"]

    /// A project of this layer alone, with one check.
    private func check(_ folder: TemporaryFolder) throws -> Said {
        var declaration = ["source": path]
        declaration["layer"] = layer
        declaration["crs"] = system
        let text = String(
            decoding: try JSONSerialization.data(withJSONObject: declaration, options: .withoutEscapingSlashes),
            as: UTF8.self)
        let project = try folder.write(
            """
            layers:
              ground: \(text)
            checks:
              - item: 1
                measure: {area: ground}
                expect: {at-least: 0 m²}
            """, to: "project.yaml")
        let run = try TubanRun(["check", project, "-o", folder.path("result")])
        return try Said("check", run) { said in
            let data = try Data(contentsOf: URL(filePath: folder.path("result/result.json")))
            let document = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
            said.account = Account(list(document["layers"]).first?["accounting"])
            said.setAreas(list(document["parcels"]))
            // Figures count ground in several parcels once, and tell the sum of the parcels beside.
            let check = list(document["checks"]).first
            let sum = check?["gross"] as? [String: Any] ?? check?["measured"] as? [String: Any]
            said.total = hundredths(sum?["squareMetres"])
        }
    }

    /// Under a layer that covers it: all of it is covered.
    private func overlap() throws -> Said {
        let run = try ask("overlap", [path, cover])
        return Said("overlap", run) { said in
            let accounts = run.object["accounting"] as? [String: Any]
            said.account = Account(accounts?["parcels"])
            said.setAreas(list(run.object["parcels"]))
            said.total = list(run.object["masks"]).filter { ($0["covers"] as? [Any])?.isEmpty == false }
                .reduce(0) { $0 + (hundredths($1["area"]) ?? 0) }
            let zone = Account(list(accounts?["zones"]).first)
            if self.zone == nil, zone != said.account {
                Issue.record("\(path): as parcels \(said.account as Any), as zones \(zone as Any)")
            }
        }
    }

    private func selfOverlap() throws -> Said {
        let run = try ask("overlap", [path], ["--self"])
        return Said("overlap --self", run) { said in
            said.account = Account((run.object["accounting"] as? [String: Any])?["parcels"])
            said.setAreas(list(run.object["parcels"]))
            said.total = hundredths(run.object["area"])
        }
    }

    /// As restored ground, on damaged ground that covers it.
    private func restored() throws -> Said {
        let run = try ask("restored", [path], ["--damaged", cover])
        return Said("restored", run) { said in
            said.account = Account(list(run.object["layers"]).first?["accounting"])
            said.setAreas(list(run.object["parcels"]))
            said.total = list(run.object["parcels"]).reduce(0) { $0 + (hundredths($1["inside"]) ?? 0) }
            let damaged = Account(list(run.object["layers"]).dropFirst().first?["accounting"])
            if zone == nil, damaged != said.account {
                Issue.record(
                    "\(path): as restored \(said.account as Any), as damaged \(damaged as Any)")
            }
        }
    }

    /// As damaged ground.
    private func damaged() throws -> Said {
        let run = try ask("restored", [zone ?? path], ["--damaged", cover == zone ? path : cover])
        return Said("restored --damaged", run) { said in
            said.account = Account(list(run.object["layers"]).dropFirst().first?["accounting"])
        }
    }
}

extension [String: Any] {
    /// The codes of what an inspection found in a layer.
    fileprivate var issueCodes: [String] { list(self["issues"]).compactMap { $0["code"] as? String } }
    /// Whether an inspection calls it a layer of lines or points.
    fileprivate var areOfLines: Bool {
        list(self["issues"]).contains {
            $0["code"] as? String == "not-polygon" && $0["fid"] as? NSNumber == nil
        }
    }
}

/// Every command gives the same areas, to the last digit, and the same account of the same layer.
///
/// A layer that one command refuses is refused by all.
@Suite struct SameAreaTests {
    /// A file of the corpora.
    struct Source: Sendable, CustomTestStringConvertible {
        let path: String
        let testDescription: String
    }

    /// Files of vectors and of corners; a geodatabase is a folder.
    private static let endings = [
        "shp", "geojson", "json", "geojsonl", "gpkg", "fgb", "kml", "kmz", "csv", "txt", "xlsx", "zip", "gml",
        "vrt",
    ]
    /// Not of the ground.
    private static let others = ["check.json", "report.txt", "links.csv", "MANIFEST.csv"]
    /// The reference systems that files of the corpora are in when they do not say it.
    private static let systems = ["EPSG:4525", "EPSG:4529", "EPSG:4528"]

    static let sources: [Source] = ["corpora/badinput", "corpora/field"].flatMap { name -> [Source] in
        guard let folder = Places.shared(name),
            let names = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String]
        else { return [] }
        return names.sorted().filter { name in
            let file = URL(filePath: name).lastPathComponent
            let ending = file.split(separator: ".").last.map { $0.lowercased() } ?? ""
            guard ending != "gdb" else { return true }
            return endings.contains(ending) && !others.contains(file) && !name.contains(".gdb/")
        }.map {
            Source(path: "\(folder)/\($0)", testDescription: "\(URL(filePath: name).lastPathComponent)/\($0)")
        }
    }

    /// What `inspect` prints of each file, as JSON; asked of many at a time, since a debug build starts slowly.
    private static let inspections: [String: Data] = {
        var found: [String: Data] = [:]
        for start in stride(from: 0, to: sources.count, by: 40) {
            let paths = sources[start..<min(start + 40, sources.count)].map(\.path)
            guard let run = try? TubanRun(["inspect"] + paths + ["--format", "json"]) else { continue }
            for (path, file) in zip(paths, list(run.object["files"])) {
                found[path] = try? JSONSerialization.data(withJSONObject: file)
            }
        }
        return found
    }()

    private static func inspection(of path: String) throws -> [String: Any] {
        let data = try #require(inspections[path])
        return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }

    private static func isRefused(_ file: [String: Any]) -> Bool { file["verdict"] as? String == "refuse" }

    @Test(.enabled(if: !sources.isEmpty), arguments: sources)
    func everyCommandSaysTheSameOfAFile(_ source: Source) throws {
        var file = try Self.inspection(of: source.path)
        var system: String?
        // Refused by one is refused by all; but for want of a reference system it is given one.
        if Self.isRefused(file), "\(file)".contains("--crs") {
            for candidate in Self.systems where system == nil {
                let run = try TubanRun(["inspect", source.path, "--format", "json", "--crs", candidate])
                if let found = list(run.object["files"]).first, !Self.isRefused(found) {
                    (system, file) = (candidate, found)
                }
            }
        }
        let layers = list(file["layers"])
        // Tables without shapes have no area to agree on.
        let names = layers.filter { !$0.issueCodes.contains("no-shapes") }.compactMap { $0["name"] as? String }
        let isWhole = layers.count < 2
        let isSound = file["verdict"] as? String == "accept" || isWhole && Self.isRefused(file)
        for name in isWhole ? [String?.none] : names.map(Optional.some) {
            let layer = SameLayer(path: source.path, layer: name, system: system)
            let differences = try layer.differences(inspection: file, isSound: isSound)
            #expect(
                differences.isEmpty,
                "\(source.testDescription) \(name ?? ""):\n\(differences.joined(separator: "\n"))")
        }
    }

    /// 2,000 multipolygons with faults of all kinds, half of them in degrees, from five metres to thirty kilometres.
    @Test(arguments: ["EPSG:4529", "EPSG:4490"])
    func everyCommandSaysTheSameOfInvalidPolygons(system: String) throws {
        let folder = try TemporaryFolder()
        let ground = FaultyLayer(count: 1000, seed: 20_261_128, isInDegrees: system == "EPSG:4490")
        func write(_ shapes: [(polygons: MultiPolygon, name: String)], to name: String) throws -> String {
            let layer = LayerContent(
                LayerDefinition(
                    name: name, geometry: .polygon, fields: [Field("KIND", .text(width: 20))],
                    referenceSystem: system),
                features: shapes.map { (.polygons($0.polygons), [.text($0.name)]) })
            let path = folder.path("\(name).gpkg")
            try VectorFileWriter.write([layer], to: path, format: .geoPackage)
            return path
        }
        let path = try write(ground.shapes, to: "faults")
        let zone = try write([(ground.surroundings, "zone")], to: "zone")
        let run = try TubanRun(["inspect", path, "--format", "json"])
        let differences = try SameLayer(path: path, zone: zone)
            .differences(inspection: list(run.object["files"]).first ?? [:])
        #expect(differences.isEmpty, "\(system):\n\(differences.joined(separator: "\n"))")
    }
}

/// Multipolygons with faults, laid out so that none meets another, within 250 km of the meridian of zone 41.
private struct FaultyLayer {
    private(set) var shapes: [(polygons: MultiPolygon, name: String)]
    /// A rectangle around all of them.
    let surroundings: MultiPolygon

    /// - Parameter isInDegrees: whether they are in longitude and latitude, each in a 3° zone of its own.
    init(count: Int, seed: UInt64, isInDegrees: Bool) {
        var random = InvalidPolygons(seed: seed)
        let faults = InvalidPolygons.Fault.allCases
        let drawn = (0..<count).map { index in
            // Few are large: long edges get many points, and debug builds are slow.
            let size = index.isMultiple(of: 50) ? random.size(1000, 15_000) : random.size(2.5, 500)
            return (
                size: size, fault: faults[index % faults.count],
                polygons: random.next(faults[index % faults.count], size: size)
            )
        }
        // The largest first, in rows; five times the size leaves room for the farthest spike.
        let (west, east, south) = (-250_000.0, 250_000.0, 3_900_000.0)
        var (x, y, row) = (west, south, 0.0)
        var places = [Coordinate](repeating: Coordinate(x: 0, y: 0), count: count)
        for index in drawn.indices.sorted(by: { (drawn[$1].size, $0) < (drawn[$0].size, $1) }) {
            let side = 5 * drawn[index].size
            if x + side > east { (x, y, row) = (west, y + row, 0) }
            places[index] = Coordinate(x: x + side / 2, y: y + side / 2)
            (x, row) = (x + side, max(row, side))
        }
        let digits = [1e2, 1e3, 1e4]
        shapes = zip(drawn, places).enumerated().map { index, entry in
            let ((_, fault, polygons), place) = entry
            return (
                polygons.mapCoordinates {
                    isInDegrees
                        ? Self.degrees(place, $0, digits: 1e5 * digits[index % 3])
                        : Coordinate(
                            x: ((41_500_000 + place.x + $0.x) * digits[index % 3]).rounded()
                                / digits[index % 3],
                            y: ((place.y + $0.y) * digits[index % 3]).rounded() / digits[index % 3])
                }, fault.rawValue
            )
        }
        let corners = [(west, south), (east, south), (east, y + row), (west, y + row)].map {
            let outwards = 20_000.0
            return Coordinate(
                x: $0.0 + ($0.0 < 0 ? -outwards : outwards), y: $0.1 + ($0.1 > south ? outwards : -outwards))
        }
        surroundings = MultiPolygon(
            shell: isInDegrees
                // Meridians come together: the northern width in degrees is enough all along.
                ? corners.map {
                    let reach = 280_000 / Self.metresPerLongitude(at: Self.latitude(y + row))
                    return Coordinate(x: 123 + ($0.x < 0 ? -reach : reach), y: Self.latitude($0.y))
                } : corners.map { Coordinate(x: 41_500_000 + $0.x, y: $0.y) })
    }

    private static func latitude(_ northing: Double) -> Double { northing / 111_150 }

    private static func metresPerLongitude(at latitude: Double) -> Double {
        111_320 * cos(latitude * .pi / 180)
    }

    private static func degrees(_ place: Coordinate, _ offset: Coordinate, digits: Double) -> Coordinate {
        let latitude = latitude(place.y)
        return Coordinate(
            x: ((123 + (place.x + offset.x) / metresPerLongitude(at: latitude)) * digits).rounded() / digits,
            y: (Self.latitude(place.y + offset.y) * digits).rounded() / digits)
    }
}
