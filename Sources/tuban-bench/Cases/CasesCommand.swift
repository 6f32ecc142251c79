import ArgumentParser
import Bilingual
import Covering
import FoundationEssentials
import Overlay
import Survey

/// `tuban-bench cases FILE.jsonl`: one answer a line, in the order of the lines.
struct CasesCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "cases",
            abstract: "Answers a corpus: planar areas in the coordinates given, one line of JSON a case.",
            discussion: """
                A line {id, a_wkt, b_wkt} gives {id, intersection, union, difference_ab,
                difference_ba}; a line {id, parts_wkt, target_wkt} gives {id, union,
                target_overlap, area_by_depth}; one that cannot be answered gives {id, error}, and
                the exit code is 1 in the end.
                """)
    }

    @Argument(help: "The corpus, a JSON object a line.")
    var file: String

    @Option(help: "What computes the areas.")
    var engine = EngineChoice.edges

    func run() throws {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw ValidationError("cannot read \(file)")
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var hasRefused = false
        for line in data.split(separator: UInt8(ascii: "\n")) {
            guard line.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { continue }
            let named = answer(Data(line)).printable
            hasRefused = hasRefused || named.answer.isRefused
            StandardOutput.line(String(decoding: try encoder.encode(named), as: UTF8.self))
        }
        if hasRefused { throw ExitCode(1) }
    }

    /// The answer to one line, whatever is in it.
    func answer(_ line: Data) -> NamedAnswer {
        let decoder = JSONDecoder()
        let id = try? decoder.decode(CaseLine.Name.self, from: line).id
        do {
            let question = try decoder.decode(CaseLine.self, from: line).question()
            return NamedAnswer(id: id, answer: try CaseAnswering(engine: engine).answer(question))
        } catch let error as CaseError {
            return NamedAnswer(id: id, answer: .refused(error.text))
        } catch let error as CoverageError {
            return NamedAnswer(id: id, answer: .refused(error.message.en))
        } catch let error as OverlayError {
            return NamedAnswer(id: id, answer: .refused("\(error.code)"))
        } catch is DecodingError {
            return NamedAnswer(id: id, answer: .refused("not a JSON object with the fields of a case"))
        } catch {
            return NamedAnswer(id: id, answer: .refused("\(error)"))
        }
    }
}
