import Bilingual
import Intake
import Land
import Project
import Survey

/// Layers in documents: where from, in which reference system, and the account of their features.
enum LayerDocument {
    /// - Parameter limit: the most defects that are listed; how many there are stands beside.
    static func value(of layer: LoadedLayer, limit: Int) -> JSONValue {
        let defects = layer.repairs + layer.setAside + layer.suspects
        return value(of: layer, defects.prefix(limit), count: defects.count)
    }

    static func value(of layer: LoadedLayer) -> JSONValue {
        value(of: layer, (layer.repairs + layer.setAside + layer.suspects)[...], count: nil)
    }

    private static func value(of layer: LoadedLayer, _ defects: ArraySlice<Defect>, count: Int?) -> JSONValue {
        let account = layer.accounting
        let members: JSONValue = [
            "name": .string(layer.declaration.name),
            "kind": .string(layer.declaration.kind.rawValue),
            "source": .string(layer.declaration.sourceName),
            "files": .array(
                layer.files.map { ["name": .string($0.name), "sha256": .string($0.digest)] }),
            "crs": [
                "name": .string(layer.system.name),
                "source": .string(layer.system.source.en),
                "caveat": layer.system.caveat.map { .string($0.en) } ?? .null,
            ],
            "fields": .object(
                FieldRole.allCases.compactMap { role in
                    layer.fields[role].map { JSONValue.Member(role.rawValue, .string($0)) }
                }),
            "accounting": [
                "read": .integer(Int64(account.read)),
                "used": .integer(Int64(account.used)),
                "repaired": .integer(Int64(account.repaired)),
                "setAside": .integer(Int64(account.setAside)),
                "usedArea": .decimal(squareMetres(account.usedArea)),
                "repairedArea": .decimal(squareMetres(account.repairedArea)),
            ],
            "defects": .array(defects.map(value)),
            "notes": .array(
                (layer.notes + [LayerNotes.records(of: layer)].compactMap(\.self)).map {
                    .string($0.description)
                }),
        ]
        guard let count, case .object(let own) = members else { return members }
        return .object(own + [JSONValue.Member("defectCount", .integer(Int64(count)))])
    }

    private static func value(of defect: Defect) -> JSONValue {
        [
            "fid": .integer(defect.fid),
            "code": .string(defect.code.rawValue),
            "message": ["zh": .string(defect.message.zh), "en": .string(defect.message.en)],
        ]
    }
}
