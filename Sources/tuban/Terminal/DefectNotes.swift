import Bilingual
import Intake
import Land
import Project
import Reports
import Survey

extension Progress {
    private static let shown = 10

    /// Says what was repaired and set aside in a layer, the first few by number, and what the library warned of.
    func defects(of layer: LoadedLayer) {
        let defects = layer.repairs + layer.setAside + layer.suspects
        note(
            layer.declaration.name, layer.system.caveat, layer.notes, defects, count: defects.count,
            layer.accounting)
    }

    /// That the recorded areas of a layer are off as a whole.
    func records(of layer: LoadedLayer) {
        if let message = LayerNotes.records(of: layer) { note(message) }
    }

    /// The same of an input of an overlay.
    func defects(of input: OverlaySummary.Input) {
        note(
            input.declaration.name, input.system.caveat, input.notes, input.defects, count: input.defectCount,
            input.accounting)
    }

    /// The same of a mended layer.
    func defects(of repair: LayerRepair, name: String) {
        note(
            name, repair.system.caveat, repair.notes, repair.defects, count: repair.defects.count,
            repair.accounting)
    }

    private func note(
        _ name: String, _ caveat: Message?, _ warnings: [Message], _ defects: [Defect], count: Int,
        _ account: Tally
    ) {
        if let caveat { note(Message(verbatim: "\(name): ") + caveat) }
        for warning in warnings { note(Message(verbatim: "\(name): ") + warning) }
        for defect in defects.prefix(Self.shown) {
            note(Message(verbatim: "\(name) #\(defect.fid): ") + defect.message)
        }
        if count > Self.shown {
            let more = count - Self.shown
            note(
                Message(
                    zh: "\(name)：另有\(more)个要素被修复或剔除",
                    en: "\(name): \(more) more repaired or set aside"))
        }
        guard count > 0 else { return }
        note(
            Message(
                zh:
                    "\(name)：读取 \(account.read) = 使用 \(account.used) + 修复 \(account.repaired) + 剔除 \(account.setAside)",
                en: """
                    \(name): read \(account.read) = used \(account.used) + repaired \(account.repaired) + set aside \
                    \(account.setAside)
                    """))
    }
}
