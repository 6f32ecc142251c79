import ArgumentParser
import Geometry
import Overlay
import VectorFiles

/// `tuban-bench cover PARCELS ZONES`: the edge engine on two files, on one core, with nothing around it.
///
/// Its figures are the engine's; those of the product come from `tuban overlap`.
struct CoverCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "cover",
            abstract:
                "The ground of each parcel under each type of zone and under any, by the edge engine alone.")
    }

    @Argument(help: "A file of parcels.")
    var parcels: String

    @Argument(help: "A file of zones, in the same plane.")
    var zones: String

    @Option(help: "The field with the number of a parcel.")
    var id = "pid"

    @Option(help: "The field with the type of a zone.")
    var type = "ztype"

    @Option(help: "Writes pid, area, any and the types of each parcel into a CSV file.")
    var perParcel: String?

    func run() throws {
        let (types, layers) = try zoneLayers()
        let engine = EdgeCoverageEngine(try CoverIndex(layers))
        let ready = ProcessorTime.seconds
        let output = try perParcel.map { try ByteFile(creating: $0) }
        try output?.append(Array("pid,area,any,\(types.joined(separator: ","))\n".utf8))
        let everything = types.indices.reduce(into: LayerMask()) { $0.insert(LayerMask(layer: $1)) }
        let layer = try VectorDataset(opening: parcels).layer()
        try layer.select(fields: [id])
        var (count, area, covered) = (0, 0.0, 0.0)
        while let feature = try layer.next() {
            guard case .polygons(let polygons) = feature.shape else { continue }
            let coverage = try engine.coverage(of: polygons)
            let any = coverage.area(underAny: everything)
            count += 1
            area += coverage.area
            covered += any
            guard let output else { continue }
            let single = types.indices.map { coverage.area(underAny: LayerMask(layer: $0)) }
            let figures = ([coverage.area, any] + single).map { String($0) }.joined(separator: ",")
            try output.append(Array("\(feature.values[0].text ?? ""),\(figures)\n".utf8))
        }
        try output?.finish()
        let total = ProcessorTime.seconds
        print(
            "\(count) parcels, \(fixed(area / 1e6, decimals: 3)) km², covered \(fixed(covered / 1e6, decimals: 3)) km²; "
                + "CPU s: zones and index \(fixed(ready, decimals: 2)), parcels \(fixed(total - ready, decimals: 2))"
        )
    }

    /// The zones by type, the types in alphabetical order.
    private func zoneLayers() throws -> (types: [String], layers: [CoverLayer]) {
        let layer = try VectorDataset(opening: zones).layer()
        try layer.select(fields: [type])
        var features: [String: [MultiPolygon]] = [:]
        while let feature = try layer.next() {
            guard case .polygons(let polygons) = feature.shape else { continue }
            features[feature.values[0].text ?? "", default: []].append(polygons)
        }
        let types = features.keys.sorted()
        return (types, types.map { CoverLayer(features: features[$0] ?? []) })
    }
}
