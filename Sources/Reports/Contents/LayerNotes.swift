package import Bilingual
import Geodesy
package import Intake
import Land
import Project
import Survey

/// What a reader must know about a layer, in one line.
package enum LayerNotes {
    /// The reference system, what was assumed, and the account of the features.
    static func summary(of layer: LoadedLayer) -> Message {
        summary(layer.declaration.name, layer.system, layer.accounting)
    }

    /// That the recorded areas of a layer as a whole, or of some parcels, are not the computed ones; `nil` when they are, or there
    /// are none.
    package static func records(of layer: LoadedLayer) -> Message? {
        let notes = [compared(layer), unread(layer)].compactMap(\.self)
        guard let first = notes.first else { return nil }
        return notes.dropFirst().reduce(first) { $0 + Message(zh: "", en: " ") + $1 }
    }

    private static func unread(_ layer: LoadedLayer) -> Message? {
        guard let (count, first) = layer.recorded.unread, let field = layer.fields[.area] else { return nil }
        let (name, fid, record) = (layer.declaration.name, first.fid, first.record)
        return Message(
            zh: "“\(name)”字段\(field)有\(count)个登记面积不是数（如 #\(fid) 的“\(record)”），未比较。",
            en:
                "\(count) records of \"\(name)\" (\(field)) are no numbers and not compared (such as \"\(record)\" of #\(fid))."
        )
    }

    private static func compared(_ layer: LoadedLayer) -> Message? {
        guard let factor = layer.recorded.factor, let field = layer.fields[.area] else { return nil }
        let name = layer.declaration.name
        guard layer.recorded.isOff else { return outliers(layer.recorded, name, field) }
        guard let unit = layer.recorded.unit else {
            return Message(
                zh: "“\(name)”字段\(field)的登记面积与计算面积不成任何单位关系，未逐个比较，请核对单位和数据。",
                en:
                    "Recorded areas of \"\(name)\" (\(field)) agree with the computed ones in no unit and are not compared; look at unit and records."
            )
        }
        let times = Rational(Int128((factor * 1e6).rounded()), 1_000_000).rounded(to: factor < 0.1 ? 4 : 2)
        let text = times?.description ?? ""
        return Message(
            zh: """
                “\(name)”字段\(field)的登记面积整体\(factor > 1 ? "偏大" : "偏小")：居中的图斑登记为计算面积的\(text)倍（单位\(unit.name.zh)，\
                \(layer.recorded.isNamed ? "据字段名" : "推定")），请核对单位和数据。
                """,
            en: """
                Recorded areas of "\(name)" (\(field)) are \(factor > 1 ? "too large" : "too small") as a whole: the median \
                is \(text) times the computed area (in \(unit.name.en), \
                \(layer.recorded.isNamed ? "as the field says" : "inferred")); look at unit and records.
                """)
    }

    /// The parcels that are recorded with another area than most.
    private static func outliers(_ recorded: RecordedArea, _ name: String, _ field: String) -> Message? {
        guard recorded.outlierCount > 0, let unit = recorded.unit else { return nil }
        let parts = recorded.outliers.map { outlier in
            let (fid, record) = (outlier.fid, outlier.record)
            let area = outlier.area.rounded(in: unit, to: unit.customaryScale)?.description ?? ""
            return Message(
                zh: "#\(fid) 登记 \(record)、计算 \(area)", en: "#\(fid) records \(record), computed \(area)")
        }
        let more = recorded.outlierCount > parts.count ? "…" : ""
        let (zh, en) = (
            parts.map(\.zh).joined(separator: "，") + more, parts.map(\.en).joined(separator: ", ") + more
        )
        let count = recorded.outlierCount
        return Message(
            zh:
                "“\(name)”字段\(field)有\(count)个图斑的登记面积与计算面积相差1%以上（单位\(unit.name.zh)）：\(zh)；其余相符，请核对这些图斑的图形和登记。",
            en:
                "\(count) records of \"\(name)\" (\(field)) are more than 1 % off (in \(unit.name.en)): \(en); the others agree, so look at the outlines and records of these."
        )
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
