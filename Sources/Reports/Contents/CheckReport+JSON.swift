import Bilingual
import Geodesy
import Ledger
import Parcels
import Survey

extension CheckReport {
    /// The version of the document's layout; it changes when a key changes its meaning or goes away.
    public static let schemaVersion = 1

    /// The whole run as a document: provenance, items, checks with their parcels, layers, coverages, tables.
    public func document() -> JSONValue {
        [
            "schema": .integer(Int64(Self.schemaVersion)),
            "title": .string(title),
            "provenance": provenance,
            "areaModel": .string(result.project.area.rawValue),
            "zone": result.project.zone.map { .integer(Int64($0)) } ?? .null,
            "unit": .string(result.project.unit.rawValue),
            "summary": .object(
                verdictCounts.map { JSONValue.Member($0.verdict.rawValue, .integer(Int64($0.count))) }),
            "items": .array((result.ledger?.items ?? []).map(item)),
            "checks": .array(result.checks.map(check)),
            "layers": .array(result.layers.map(LayerDocument.value)),
            "parcels": .array(result.layers.flatMap(parcels)),
            "countyClass": .array(result.countyAreas.map(countyClass)),
        ]
    }

    private var provenance: JSONValue {
        [
            "tuban": .string(Version.tuban),
            "libraries": .object(Version.libraries.map { JSONValue.Member($0.name, .string($0.version)) }),
            "commandLine": .string(commandLine),
            "project": ["path": .string(result.project.path), "sha256": .string(result.projectDigest)],
            "report": result.report.map { ["path": .string($0.path), "sha256": .string($0.digest)] } ?? .null,
        ]
    }

    private func item(_ item: LedgerItem) -> JSONValue {
        [
            "number": .integer(Int64(item.number)),
            "status": .string(item.status.rawValue),
            "statusText": item.statusText.map { .string($0.text) } ?? .null,
            "claims": .integer(Int64(item.claims.count)),
            "checks": .integer(Int64(result.checks.count { $0.declaration.item == item.number })),
        ]
    }

    private func check(_ check: CheckResult) -> JSONValue {
        let measure = check.declaration.measure
        let measured: JSONValue =
            switch check.measured {
            case .area(let area): ["squareMetres": .decimal(squareMetres(area))]
            case .count(let count): ["count": .integer(Int64(count))]
            }
        return [
            "item": .integer(Int64(check.declaration.item)),
            "line": .integer(Int64(check.declaration.line)),
            "claim": check.claim.map {
                [
                    "quote": .string($0.quote.text), "offset": .integer(Int64($0.quote.offset)),
                    "figure": .string($0.figure.text),
                ]
            } ?? .null,
            "printed": .string(check.figure.text),
            "measure": [
                "kind": .string(measure.kind.rawValue), "layer": .string(measure.subject),
                "with": .array(measure.covers.map(JSONValue.string)),
                "where": measure.filter.map(JSONValue.string) ?? .null,
            ],
            "measured": measured,
            "measuredInUnit": FigureText.measured(check.measured, for: check.figure).map(JSONValue.decimal)
                ?? .null,
            "difference": FigureText.difference(check.difference, for: check.figure).map(JSONValue.decimal)
                ?? .null,
            "unit": check.figure.unit.map { .string($0.rawValue) } ?? .null,
            "selected": .integer(Int64(check.selected)),
            "tolerance": check.declaration.tolerance.map { .string("\($0)") } ?? .null,
            "verdict": .string(check.verdict.rawValue),
            "note": check.declaration.note.map(JSONValue.string) ?? .null,
            "features": .array(
                check.contributions.map { part in
                    [
                        "fid": .integer(part.fid), "id": .string(part.id),
                        "area": part.area.map { .decimal(squareMetres($0)) } ?? .null,
                    ]
                }),
        ]
    }

    private func parcels(of layer: LoadedLayer) -> [JSONValue] {
        let coverage = result.coverages.first { $0.subject == layer.declaration.name }
        return layer.parcels.enumerated().map { index, parcel in
            var members: [JSONValue.Member] = [
                .init("layer", .string(layer.declaration.name)), .init("fid", .integer(parcel.fid)),
                .init("id", .string(parcel.id)),
                .init("zone", parcel.zone.map { .integer(Int64($0)) } ?? .null),
                .init("area", .decimal(squareMetres(parcel.area))),
                .init("recorded", parcel.attributes[.area].map(JSONValue.string) ?? .null),
            ]
            if let coverage {
                let masks = coverage.parcels[index].masks.map { piece -> JSONValue in
                    [
                        "layers": .array(coverage.names(in: piece.mask).map(JSONValue.string)),
                        "area": .decimal(squareMetres(piece.area)),
                    ]
                }
                members.append(.init("masks", .array(masks)))
            }
            return .object(members)
        }
    }

    private func countyClass(_ row: CountyClassArea) -> JSONValue {
        [
            "layer": .string(row.layer), "county": row.county.map(JSONValue.string) ?? .null,
            "class": row.landClass.map(JSONValue.string) ?? .null,
            "className": row.className.map(JSONValue.string) ?? .null, "parcels": .integer(Int64(row.parcels)),
            "area": .decimal(squareMetres(row.area)),
        ]
    }
}
