import Bilingual
import Geodesy
import Geometry
import Intake
import Land
import Project
import Subjects
import Survey

/// What the map of a page draws: simplified outlines with their words (页面地图数据).
struct MapData {
    /// The most outlines and points that a page draws, counties and pieces aside.
    static let limit = 12_000
    /// The most pieces that a page draws, the largest.
    static let pieceLimit = 4_000
    /// Outlines are simplified to this, metres; areas are those of the whole outlines.
    static let tolerance = 8.0

    /// A layer of the map.
    struct Layer {
        let name: String
        let colour: String
        let isFilled: Bool
        let isShown: Bool
        let features: [JSONValue]
    }

    let layers: [Layer]
    private let language: Language
    /// How many features were left out of how many.
    let left: (out: Int, of: Int)
    private let bounds: Box

    /// Colours that readers who confuse red and green can tell apart (Okabe and Ito 2008).
    static let colours: [(state: String, colour: String)] = [
        ("differs", "#d55e00"), ("not-verifiable", "#b07800"), ("outstanding", "#cc79a7"),
    ]

    init(_ report: CheckReport, language: Language) {
        let result = report.result
        let unit = result.project.unit
        let plane = result.project.plane
        let count = result.layers.reduce(0) { $0 + $1.parcels.count + $1.others.count { !$0.points.isEmpty } }
        let shares = Self.shares(of: result.layers, room: Self.limit)
        var box = Box.empty
        var layers: [Layer] = []
        // Tol's muted and light schemes, without what is near the colours of verdicts.
        let palette = [
            "#56b4e9", "#009e73", "#0072b2", "#999933", "#882255", "#44aa99", "#6699cc", "#aa4499", "#332288",
            "#ddcc77", "#117733", "#88ccee", "#661100", "#bbcc33", "#99ddff", "#77aadd", "#aaaa00", "#555555",
        ]
        for (index, layer) in result.layers.enumerated() {
            let isCounty = layer.declaration.kind == .county
            var features: [JSONValue] = []
            let drawn = Self.selected(layer.parcels.count, shares[index]) {
                report.scan.differing[index].contains($0)
            }
            for position in drawn {
                let parcel = layer.parcels[position]
                let row = result.row(layer: index, position: position)
                let standing = report.standing(of: row)
                let ground = parcel.outline
                let places = [
                    Coordinate(x: ground.box.minX, y: ground.box.minY),
                    Coordinate(x: ground.box.maxX, y: ground.box.maxY),
                ].map(plane.degrees)
                box.extend(to: Box(around: places))
                let area = parcel.area.rounded(in: unit, to: unit.customaryScale)?.description ?? ""
                var words = [
                    [layer.declaration.name, parcel.attributes[.id], parcel.attributes[.name]].compactMap(
                        \.self
                    )
                    .joined(separator: " "),
                    "\(area) \(unit.name[language])",
                ]
                if let standing {
                    words.append(standing.verdict.name(isDoubtful: standing.isDoubtful)[language])
                }
                features.append([
                    "fid": .integer(parcel.fid), "state": .string(standing?.verdict.rawValue ?? ""),
                    "items": .array(report.items(of: row).map { .integer(Int64($0)) }),
                    "words": .array(words.map { .string(Self.short($0)) }), "rings": Self.rings(ground, plane),
                ])
            }
            for position in Self.selected(
                layer.others.count, shares[index] - drawn.count, where: { _ in false })
            {
                let point = layer.others[position]
                guard let place = point.points.first.map(plane.degrees) else { continue }
                box.extend(to: place)
                let row = result.row(of: point, layer: index)
                let name = point.attributes[.name] ?? point.attributes[.landClass]
                features.append([
                    "fid": .integer(point.fid),
                    "state": .string(report.standing(of: row)?.verdict.rawValue ?? ""),
                    "items": .array(report.items(of: row).map { .integer(Int64($0)) }),
                    "words": .array(
                        [[layer.declaration.name, point.id, name].compactMap(\.self).joined(separator: " ")].map
                        {
                            .string(Self.short($0))
                        }),
                    "at": .array([place.x, place.y].map { .integer(Int64(($0 * 1e5).rounded())) }),
                ])
            }
            guard !features.isEmpty else { continue }
            layers.append(
                Layer(
                    name: layer.declaration.name, colour: isCounty ? "#5b6570" : palette[index % palette.count],
                    isFilled: !isCounty, isShown: isCounty || layer.content == .parcels, features: features))
        }
        // The largest, in their order.
        let pieces = report.scan.pieces.enumerated().sorted {
            ($0.element.area, $1.offset) > ($1.element.area, $0.offset)
        }
        .prefix(Self.pieceLimit).sorted { $0.offset < $1.offset }.map(\.element)
        if !pieces.isEmpty {
            let title = language.say(zh: "证据图块", en: "pieces")
            layers.append(
                Layer(
                    name: title, colour: "#000000", isFilled: true, isShown: true,
                    features: pieces.map { piece in
                        let area = piece.area.rounded(in: unit, to: unit.customaryScale)?.description ?? ""
                        return [
                            "fid": .integer(piece.fid), "of": .string("\(piece.layer)#\(piece.fid)"),
                            "state": .string(piece.kind == .outstanding ? "outstanding" : "piece"),
                            "items": .array([.integer(Int64(piece.item))]),
                            "words": .array(
                                [
                                    "\(piece.kind.words[language]) · \(piece.layer)#\(piece.fid)",
                                    "\(area) \(unit.name[language])", piece.thicknessClass.words[language],
                                ].map(JSONValue.string)),
                            "rings": Self.rings(
                                piece.ground.mapCoordinates { plane.position(degrees: $0) }, plane),
                        ]
                    }))
        }
        self.layers = layers
        self.language = language
        bounds = box
        let drawn = layers.reduce(0) { $0 + $1.features.count }
        left = (count + report.scan.pieces.count - drawn, count + report.scan.pieces.count)
    }

    /// How many features each layer may draw: small ones all, the largest share what is left.
    private static func shares(of layers: [LoadedLayer], room: Int) -> [Int] {
        let sizes = layers.map { $0.parcels.count + $0.others.count { !$0.points.isEmpty } }
        var shares = sizes.map { _ in 0 }
        var left = room
        for (rank, index) in sizes.indices.sorted(by: { sizes[$0] < sizes[$1] }).enumerated() {
            let isCounty = layers[index].declaration.kind == .county
            shares[index] = isCounty ? sizes[index] : min(sizes[index], left / (sizes.count - rank))
            left = max(0, left - shares[index])
        }
        return shares
    }

    /// Positions spread over a layer, in its order; those that are wanted before the others.
    private static func selected(_ count: Int, _ room: Int, where isWanted: (Int) -> Bool) -> [Int] {
        guard count > room else { return Array(0..<count) }
        func spread(_ positions: [Int], _ room: Int) -> [Int] {
            guard positions.count > room else { return positions }
            return (0..<max(0, room)).map { positions[$0 * positions.count / room] }
        }
        let wanted = spread((0..<count).filter(isWanted), room)
        let others = spread((0..<count).filter { !isWanted($0) }, room - wanted.count)
        return (wanted + others).sorted()
    }

    /// Outlines as differences of longitude and latitude in hundred-thousandths of a degree, a metre or so.
    private static func rings(_ ground: MultiPolygon, _ plane: WorkingPlane) -> JSONValue {
        .array(
            (0..<ground.polygonCount).map { polygon in
                .array(
                    ground.rings(ofPolygon: polygon).map { index in
                        let ring = simplified(ring: Array(ground.ring(index).dropLast()), tolerance: tolerance)
                        var former: (x: Int64, y: Int64) = (0, 0)
                        var numbers: [JSONValue] = []
                        for corner in ring {
                            let place = plane.degrees(at: corner)
                            let now = (x: Int64((place.x * 1e5).rounded()), y: Int64((place.y * 1e5).rounded()))
                            numbers += [.integer(now.x - former.x), .integer(now.y - former.y)]
                            former = now
                        }
                        return .array(numbers)
                    })
            })
    }

    /// A text of no more than 80 characters, without marks that turn the direction of what follows.
    private static func short(_ text: String) -> String {
        let bare = String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    let turns =
                        ("\u{202A}"..."\u{202E}").contains(scalar) || ("\u{2066}"..."\u{2069}").contains(scalar)
                    return turns ? "\u{FFFD}" : scalar
                }))
        return bare.count > 80 ? String(bare.prefix(79)) + "…" : bare
    }

    /// The document that the page's script reads.
    ///
    /// - Parameter checks: per check of the run the features that it names.
    func document(checks: [[String]]) -> JSONValue {
        let corners = bounds.isEmpty ? [] : [[bounds.minX, bounds.minY], [bounds.maxX, bounds.maxY]]
        return [
            "words": [
                "layers": .string(language.say(zh: "图层", en: "layers")),
                "place": .string(language.say(zh: "在地图上显示", en: "show on the map:")),
                "shown": .string(language.say(zh: "已标出要素数：", en: "features shown:")),
                "notDrawn": .string(
                    language == .chinese
                        ? "未绘入本页地图，见 evidence.gpkg" : "not drawn on this map; see evidence.gpkg"),
            ],
            "colours": .object(Self.colours.map { JSONValue.Member($0.state, .string($0.colour)) }),
            "bounds": .array(corners.map { .array($0.map { .integer(Int64(($0 * 1e5).rounded())) }) }),
            "checks": .array(checks.map { .array($0.map(JSONValue.string)) }),
            "layers": .array(
                layers.map { layer in
                    [
                        "name": .string(layer.name), "colour": .string(layer.colour),
                        "filled": .bool(layer.isFilled),
                        "shown": .bool(layer.isShown), "features": .array(layer.features),
                    ]
                }),
        ]
    }
}
