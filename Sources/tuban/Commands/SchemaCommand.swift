import ArgumentParser
import Bilingual
import Reports

/// `tuban schema`: the JSON Schema of `result.json`.
struct SchemaCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "schema",
            abstract: Speech.say(
                zh: "输出 result.json 的 JSON Schema", en: "Print the JSON Schema of result.json."),
            discussion: Speech.say(
                zh: "示例：\n  tuban schema > result.schema.json",
                en: "Example:\n  tuban schema > result.schema.json"))
    }

    @OptionGroup var common: CommonOptions

    func run() throws { StandardStreams.output(ResultSchema.bytes + Array("\n".utf8)) }
}
