import TestSupport
import Testing

@Test(arguments: [[], ["check"], ["area"], ["ledger"]], ["zh", "en"])
func helpIsInTheLanguageAskedForAndEndsWell(_ command: [String], _ language: String) throws {
    let run = try TubanRun(command + ["--help", "--lang=\(language)"])
    #expect(run.status == 0)
    #expect(run.messages.isEmpty)
    #expect(run.output.contains(language == "zh" ? "用法：" : "USAGE: "))
    #expect(run.output.contains("OVERVIEW") == (language == "en"))
}

@Test func versionAndUsageErrors() throws {
    let version = try TubanRun(["--version"])
    #expect(version.status == 0 && version.output == "0.1.0\n")
    #expect(try TubanRun(["frobnicate"]).status == 2)
    #expect(try TubanRun(["area"]).status == 2)
}
