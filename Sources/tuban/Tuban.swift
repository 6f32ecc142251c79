import ArgumentParser

@main
struct Tuban: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "tuban")
}
