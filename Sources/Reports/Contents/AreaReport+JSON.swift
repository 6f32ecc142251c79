import Bilingual
import Geodesy
import Intake
import Land
import Project
import Survey

extension AreaReport {
    /// The report as a document: features with their areas in square metres, groups, layers, total.
    public func document() -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("model", .string(model.rawValue)),
            .init("features", .array(layers.flatMap { layer in layer.parcels.map { feature($0, of: layer) } })),
        ]
        if !grouping.isEmpty { members.append(.init("groups", .array(groups.map(group)))) }
        members.append(.init("layers", .array(layers.map(LayerDocument.value))))
        members.append(.init("total", .decimal(squareMetres(total))))
        return .object(members)
    }

    private func feature(_ parcel: Parcel, of layer: LoadedLayer) -> JSONValue {
        [
            "layer": .string(layer.declaration.name),
            "fid": .integer(parcel.fid),
            "id": .string(parcel.id),
            "name": parcel.attributes[.name].map(JSONValue.string) ?? .null,
            "area": .decimal(squareMetres(parcel.area)),
            "rawArea": parcel.areas[model].map(JSONValue.double) ?? .null,
            "statutoryArea": .double(parcel.areas.statutory),
            "planarArea": .double(parcel.areas.planar),
            "geodesicArea": parcel.areas.geodesic.map(JSONValue.double) ?? .null,
            "zone": parcel.zone.map { .integer(Int64($0)) } ?? .null,
            "repaired": .bool(parcel.repair != nil),
        ]
    }

    private func group(_ group: Group) -> JSONValue {
        let values = zip(grouping, group.values).map { JSONValue.Member($0, $1.map(JSONValue.string) ?? .null) }
        return [
            "values": .object(values),
            "parcels": .integer(Int64(group.parcels)),
            "area": .decimal(squareMetres(group.area)),
        ]
    }
}

/// An area in square metres with its two digits after the point.
func squareMetres(_ area: Area) -> ExactDecimal {
    area.rounded(in: .squareMetre, to: 2) ?? .zero
}
