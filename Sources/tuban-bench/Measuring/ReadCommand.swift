import ArgumentParser
import Geometry
import VectorFiles

/// `tuban-bench read FILE`: only reading, the floor that an overlay is compared with.
struct ReadCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "read",
            abstract:
                "Reads all shapes of a file, and the fields named, through OGR, and does nothing with them.")
    }

    @Argument(help: "The file.")
    var file: String

    @Option(name: .customLong("fields"), help: "The fields to read, separated by commas; all without it.")
    var names: String?

    func run() throws {
        let layer = try VectorDataset(opening: file).layer()
        try layer.select(
            fields: names?.split(separator: ",").map(String.init) ?? layer.fields.map(\.name))
        var (features, coordinates) = (0, 0)
        while let feature = try layer.next() {
            features += 1
            if case .polygons(let polygons) = feature.shape { coordinates += polygons.coordinates.count }
        }
        print(
            "\(features) features, \(coordinates) coordinates, \(fixed(ProcessorTime.seconds, decimals: 2)) CPU s"
        )
    }
}
