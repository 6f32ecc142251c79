import Bilingual
import Ledger
import Project
import Reports
import Survey

/// What a command failed with, as people are told: where, what, what to do, and the exit code.
struct Failure {
    let status: ExitStatus
    let place: String
    let message: Message
    let details: [String]

    /// The failure behind an error of the package; `nil` for other errors.
    init?(_ error: any Error) {
        switch error {
        case let error as SurveyError:
            switch error.code {
            case .inputRefused: status = .inputRefused
            case .request: status = .usage
            case .fault: status = .internalFault
            case .output: status = .outputFailed
            }
            place = error.place
            message = error.message
            details = error.details
        case let error as ProjectError:
            status = .usage
            place = error.line.map { "\(error.path):\($0)" } ?? error.path
            message = error.message
            details = []
        case let error as OutputError:
            status = .outputFailed
            place = ""
            message = error.message
            details = error.cause.map { [$0] } ?? []
        case let error as UsageError:
            status = .usage
            place = ""
            message = error.message
            details = []
        default:
            return nil
        }
    }

    /// The failure for people.
    func text(in language: Language) -> String {
        let shownPlace = place.isEmpty ? "" : "\(SourceName.hidingPasswords(place)): "
        var lines = [Message(zh: "错误：", en: "error: ")[language] + shownPlace + message[language]]
        // The libraries speak English only.
        if language == .english { lines += details.map { "  · \($0)" } }
        let text = lines.map(SourceName.hidingPasswords).joined(separator: "\n")
        return TerminalText.inert(text, keepingLines: true)
    }
}
