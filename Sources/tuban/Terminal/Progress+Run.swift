import Bilingual
import Subjects
import Survey

extension Progress {
    /// Tells what a run is doing.
    func follow(_ step: SurveyRun.Step) {
        switch step {
        case .reading(let layer): self.step(Message(zh: "读取 \(layer)", en: "reading \(layer)"))
        case .overlaying(let layer): self.step(Message(zh: "压盖分析 \(layer)", en: "overlaying \(layer)"))
        case .noting(let message): note(message)
        }
    }
}
