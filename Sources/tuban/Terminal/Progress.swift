import Bilingual
import Reports

/// Messages about a run, on standard error.
struct Progress {
    let quiet: Bool
    let language: Language

    /// Says what is being done, on a terminal only; the next message takes its place.
    func step(_ message: Message) {
        guard !quiet, StandardStreams.errorIsTerminal else { return }
        StandardStreams.error("\r\u{1B}[K\(SourceName.hidingPasswords(message[language])) …")
    }

    /// Says how many features were read, now and then.
    func count(_ features: Int) {
        guard features.isMultiple(of: 4096) else { return }
        step(Message(zh: "已叠加 \(features) 个图斑", en: "\(features) parcels overlaid"))
    }

    /// Takes the last step's message away.
    func finish() {
        guard !quiet, StandardStreams.errorIsTerminal else { return }
        StandardStreams.error("\r\u{1B}[K")
    }

    /// Says something that stays.
    func note(_ message: Message) {
        guard !quiet else { return }
        finish()
        StandardStreams.error(
            TerminalText.inert(SourceName.hidingPasswords(message[language])) + "\n")
    }
}
