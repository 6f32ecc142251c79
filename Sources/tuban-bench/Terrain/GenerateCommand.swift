import ArgumentParser
import FoundationEssentials

/// `tuban-bench generate SCALE FOLDER`: bench data, the same bytes for the same seed.
struct GenerateCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "generate",
            abstract: "Writes bench data, the same bytes for the same seed.",
            subcommands: [Terrain.self, Adversarial.self], defaultSubcommand: Terrain.self)
    }

    /// A league of parcels and zones.
    struct Terrain: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "terrain",
                abstract:
                    "Parcels that cover a league without gap or overlap, and zones over them (default): "
                    + "shapefiles, or FlatGeobuf where one would be over 2 GB.")
        }

        @Argument(help: "S 20 k, M 200 k, L 1 M, XL 2 M, 3M or 10M parcels.")
        var scale: TerrainScale

        @Argument(help: "The folder; made when there is none.")
        var folder: String

        @Option(help: "Another seed gives other ground.")
        var seed: UInt64 = 20_240_601

        @Option(help: "EPSG codes: 4529 (metres), 4490 (degrees).")
        var crs: [Int] = [4529]

        func validate() throws {
            for code in crs where TerrainWriter.System(rawValue: code) == nil {
                throw ValidationError("there is no version for EPSG:\(code), only 4529 and 4490")
            }
        }

        func run() throws {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let extent = try LeagueExtent()
            let plan = ParcelPlan(scale.parcels, in: extent, seed: seed)
            let writer = TerrainWriter(extent: extent, plan: plan, seed: seed, folder: folder)
            for system in crs.compactMap(TerrainWriter.System.init) {
                for summary in [try writer.writeParcels(system), try writer.writeZones(system)] {
                    print("\(summary.path): \(summary.features) features, \(summary.coordinates) coordinates")
                }
            }
        }
    }

    /// Shapes that are hard on an overlay.
    struct Adversarial: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "adversarial",
                abstract:
                    "A cover of a million vertices, a parcel larger than all covers, ten thousand covers, "
                    + "ten thousand holes: each in a folder of its own, with the areas to expect.")
        }

        @Argument(help: "The folder; made when there is none.")
        var folder: String

        @Option(help: "Another seed gives other shapes.")
        var seed: UInt64 = 20_240_601

        func run() throws {
            for adversary in Adversary.allCases {
                let place = "\(folder)/\(adversary.rawValue)"
                try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
                print(try adversary.write(to: place, seed: seed))
            }
        }
    }
}
