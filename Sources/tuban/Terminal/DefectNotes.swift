import Bilingual
import Parcels
import Survey

extension Progress {
    private static let shown = 10

    /// Says what was repaired and set aside in a layer, the first few by number, and what the library warned of.
    func defects(of layer: LoadedLayer) {
        if let caveat = layer.system.caveat {
            note(Message(verbatim: "\(layer.declaration.name): ") + caveat)
        }
        for warning in layer.notes { note(Message(verbatim: "\(layer.declaration.name): \(warning)")) }
        let defects = layer.repairs + layer.setAside + layer.suspects
        for defect in defects.prefix(Self.shown) {
            note(Message(verbatim: "\(layer.declaration.name) #\(defect.fid): ") + defect.message)
        }
        if defects.count > Self.shown {
            let more = defects.count - Self.shown
            note(
                Message(
                    zh: "\(layer.declaration.name)：另有\(more)个要素被修复或剔除",
                    en: "\(layer.declaration.name): \(more) more repaired or set aside"))
        }
        guard !defects.isEmpty else { return }
        let account = layer.accounting
        note(
            Message(
                zh: """
                    \(layer.declaration.name)：读取 \(account.read) = 使用 \(account.used) + 修复 \(account.repaired) \
                    + 剔除 \(account.setAside)
                    """,
                en: """
                    \(layer.declaration.name): read \(account.read) = used \(account.used) + repaired \(account.repaired) \
                    + set aside \(account.setAside)
                    """))
    }
}
