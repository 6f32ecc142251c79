import Bilingual
import Intake
import Land
import Project
import Survey

/// What a reader must know about a layer, in one line.
enum LayerNotes {
    /// The reference system, what was assumed, and the account of the features.
    static func summary(of layer: LoadedLayer) -> Message {
        summary(layer.declaration.name, layer.system, layer.accounting)
    }

    /// The same of an input of an overlay.
    static func summary(of input: OverlaySummary.Input) -> Message {
        summary(input.declaration.name, input.system, input.accounting)
    }

    private static func summary(
        _ name: String, _ system: LoadedLayer.SystemFinding, _ account: Tally
    ) -> Message {
        var note = Message(
            zh: "\(name)：\(system.name)（\(system.source.zh)）",
            en: "\(name): \(system.name) (\(system.source.en))")
        if let caveat = system.caveat { note = note + Message(zh: "，", en: ", ") + caveat }
        return note
            + Message(
                zh: "；读取\(account.read)，使用\(account.used)，修复\(account.repaired)，剔除\(account.setAside)",
                en: """
                    ; read \(account.read), used \(account.used), repaired \(account.repaired), set aside \
                    \(account.setAside)
                    """)
    }
}
