import Bilingual
import Parcels
import Survey

/// What a reader must know about a layer, in one line.
enum LayerNotes {
    /// The reference system, what was assumed, and the account of the features.
    static func summary(of layer: LoadedLayer) -> Message {
        let account = layer.accounting
        var note = Message(
            zh: "\(layer.declaration.name)：\(layer.system.name)（\(layer.system.source.zh)）",
            en: "\(layer.declaration.name): \(layer.system.name) (\(layer.system.source.en))")
        if let caveat = layer.system.caveat { note = note + Message(zh: "，", en: ", ") + caveat }
        return note
            + Message(
                zh: "；读取\(account.read)，使用\(account.used)，修复\(account.repaired)，剔除\(account.setAside)",
                en: """
                    ; read \(account.read), used \(account.used), repaired \(account.repaired), set aside \
                    \(account.setAside)
                    """)
    }
}
