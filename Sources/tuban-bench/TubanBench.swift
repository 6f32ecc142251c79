import ArgumentParser

/// The judge of the overlay engines, on corpora and random polygons, and the bench with its data.
@main
struct TubanBench: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "tuban-bench",
            abstract: "Judges the overlay engines on corpora and random polygons, and measures them.",
            subcommands: [
                CasesCommand.self, RandomCommand.self, GenerateCommand.self, ReadCommand.self,
                CoverCommand.self, MicroCommand.self,
            ])
    }
}
