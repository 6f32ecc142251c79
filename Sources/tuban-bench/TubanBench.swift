import ArgumentParser

/// The judge of the overlay engines: from outside on any corpus, from inside on random polygons.
@main
struct TubanBench: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "tuban-bench",
            abstract: "Judges the overlay engines on corpora and random polygons.",
            subcommands: [CasesCommand.self, RandomCommand.self])
    }
}
