import Bilingual
import Reports

extension TerminalTable {
    /// Tables as standard output wants them: boxes and colours for people, plain columns in a pipe.
    static func forStandardOutput(language: Language) -> TerminalTable {
        let terminal = StandardStreams.outputIsTerminal
        return TerminalTable(
            language: language, style: terminal ? .box : .plain, width: StandardStreams.terminalWidth,
            colour: terminal && StandardStreams.allowsColour)
    }
}
