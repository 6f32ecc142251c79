import Bilingual
import Land
package import VectorFiles

/// The fields of a layer that hold codes of a domain (属性域), with what the codes mean, as ArcGIS and QGIS show them.
package struct CodedFields: Sendable {
    /// Per field, by its place in the layer, the meanings by code.
    private let meanings: [Int: [String: String]]

    /// The fields of a layer that its file declares to be coded.
    package init(of layer: VectorLayer) {
        guard layer.format == .fileGeodatabase || layer.format == .geoPackage else {
            meanings = [:]
            return
        }
        meanings = layer.fields.indices.reduce(into: [:]) { found, field in
            let own = layer.codedValues(of: layer.fields[field].name)
            if own.contains(where: { !$0.value.isEmpty }) { found[field] = Self.known(own) }
        }
    }

    /// The meanings of a domain by its codes as they stand and without blanks around them; a code of no meaning means itself.
    static func known(_ domain: [String: String]) -> [String: String] {
        let own = Dictionary(uniqueKeysWithValues: domain.map { ($0, $1.isEmpty ? $0.withoutOuterBlanks : $1) })
        return own.sorted { $0.key < $1.key }.reduce(into: own) { known, entry in
            let code = entry.key.withoutOuterBlanks
            if known[code] == nil { known[code] = entry.value }
        }
    }

    /// Whether there is none.
    var isEmpty: Bool { meanings.isEmpty }

    /// The meanings of a field by code; `nil` for one that holds no codes.
    subscript(field: Int) -> [String: String]? { meanings[field] }

    /// The meanings that are read in the place of codes; `nil` where a role goes by the codes themselves.
    func meanings(of field: Int, as role: FieldRole?) -> [String: String]? {
        switch role {
        case .id, .item, .licence, .area: nil
        // Systems of land classes know classes by their codes.
        case .landClass:
            meanings[field].map { own in
                Dictionary(uniqueKeysWithValues: own.map { ($0, LandClassScheme.isCode($0) ? $0 : $1) })
            }
        default: meanings[field]
        }
    }

    /// The texts of a feature of the layer, codes with what they mean.
    package func texts(_ values: [FieldValue]) -> [String?] {
        values.enumerated().map { field, value in
            value.text.map { meanings[field]?[$0] ?? meanings[field]?[$0.withoutOuterBlanks] ?? $0 }
        }
    }

    /// What is told of a code that its domain does not have.
    static func unknown(_ codes: Set<String>, of field: String) -> Message {
        let list = codes.sorted().prefix(5).map { "“\($0)”" }.joined(separator: "、")
        return Message(
            zh: "字段“\(field)”有不在其属性域中的代码（\(list)），按原值读",
            en: "\(field) has codes that its domain does not have (\(list)); they are read as they stand")
    }
}
