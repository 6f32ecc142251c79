import Bilingual
import Geodesy
import Intake
import Ledger
import Parcels
import Project
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
            "items": .array(conclusions.map(item)),
            "checks": .array(result.checks.map(check)),
            "layers": .array(result.layers.map(LayerDocument.value)),
            "parcels": .array(result.layers.flatMap(parcels)),
            "countyClass": .array(result.countyAreas.map(countyClass)),
            "counties": .array(result.summaries.map(summary)),
            "rights": .array(
                result.rights.map { survey in
                    [
                        "layer": .string(survey.layers.first?.declaration.name ?? ""),
                        "rights": .array(survey.reviews.map(right)),
                    ]
                }),
            "restored": .array(result.restored.map { restored(items: $0.items, $0.survey) }),
            "accounts": .array(result.accounts.map(account)),
            "changes": .array(result.changes.map(change)),
            "links": .array(result.links.map(LinkReport.value)),
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

    private func item(_ conclusion: ItemConclusion) -> JSONValue {
        [
            "number": .integer(Int64(conclusion.number)),
            "status": conclusion.item.map { .string($0.status.rawValue) } ?? .null,
            "statusText": conclusion.item?.statusText.map { .string($0.text) } ?? .null,
            "claims": .integer(Int64(conclusion.item?.claims.count ?? 0)),
            "answerable": .integer(Int64(conclusion.answerable)),
            "checked": .integer(Int64(conclusion.checked)),
            "checks": .integer(Int64(conclusion.checks.count)),
            "findings": .array(
                conclusion.findings.map { finding in
                    [
                        "rule": .string(finding.rule.rawValue), "verdict": .string(finding.verdict.rawValue),
                        "arithmetic": .string(finding.arithmetic.zh),
                    ]
                }),
            "verdict": conclusion.verdict.map { .string($0.rawValue) } ?? .null,
            "statement": conclusion.statement.map(JSONValue.string) ?? .null,
            "earlierStatus": .array(conclusion.earlier.map { $0.map { .string($0.rawValue) } ?? .null }),
            "uncheckedClaims": .array(
                conclusion.unchecked.map {
                    ["quote": .string($0.quote.text), "figure": .string($0.figure.text)]
                }),
        ]
    }

    private func check(_ check: CheckResult) -> JSONValue {
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
            "measure": value(check.declaration.measure),
            "measured": check.measured.map(value) ?? .null,
            "measuredInUnit": check.measured.flatMap { FigureText.measured($0, for: check.figure) }
                .map(JSONValue.decimal) ?? .null,
            "difference": FigureText.difference(check.difference, for: check.figure).map(JSONValue.decimal)
                ?? .null,
            "unit": check.figure.unit.map { .string($0.name.zh) } ?? .null,
            "selected": .integer(Int64(check.selected)),
            "tolerance": check.declaration.tolerance.map { .string("\($0)") } ?? .null,
            "verdict": .string(check.verdict.rawValue),
            "note": check.declaration.note.map(JSONValue.string) ?? .null,
            "features": .array(
                check.contributions.map { part in
                    [
                        "layer": .string(part.layer), "fid": .integer(part.fid), "id": .string(part.id),
                        "area": part.area.map { .decimal(squareMetres($0)) } ?? .null,
                        "length": part.length.map { .decimal(squareMetres(Area(hundredths: $0))) } ?? .null,
                        "subtracted": .bool(part.isSubtracted),
                    ]
                }),
            "by": .array(check.declaration.grouping.map(JSONValue.string)),
            "groups": .array(
                check.breakdown.map { row in
                    [
                        "values": .array(row.group.map { $0.map(JSONValue.string) ?? .null }),
                        "measured": value(row.value), "features": .integer(Int64(row.features)),
                    ]
                }),
        ]
    }

    private func value(_ measured: MeasuredValue) -> JSONValue {
        let number =
            measured.magnitude.rounded(to: [.area, .length].contains(measured.kind) ? 2 : 6)
            .map(JSONValue.decimal) ?? .null
        switch measured.kind {
        case .area: return ["squareMetres": number]
        case .length: return ["metres": number]
        case .ratio: return ["percent": number]
        case .number, .money, .mass: return ["number": number]
        case .count: return ["count": measured.magnitude.rounded(to: 0).map(JSONValue.decimal) ?? .null]
        }
    }

    private func value(_ measure: Measure) -> JSONValue {
        switch measure {
        case .layer(let measure):
            [
                "kind": .string(measure.kind.rawValue), "layer": .string(measure.subject),
                "with": .array(measure.covers.map(JSONValue.string)),
                "where": (measure.filter?.text).map(JSONValue.string) ?? .null,
                "asOf": measure.asOf.map { .string($0.text) } ?? .null,
            ]
        case .claim(let item, let quotation):
            ["kind": "claim", "item": .integer(Int64(item)), "claim": .string(quotation)]
        case .value(let quantity): ["kind": "value", "value": .string("\(quantity)")]
        case .ratio(let part, let whole): ["kind": "ratio", "parts": .array([value(part), value(whole)])]
        case .difference(let one, let other):
            ["kind": "difference", "parts": .array([value(one), value(other)])]
        case .sum(let parts): ["kind": "sum", "parts": .array(parts.map(value))]
        }
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
                let masks = coverage.parcels[index].map { piece -> JSONValue in
                    [
                        "layers": .array(piece.covers.map { .string($0.name) }),
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

    private func summary(_ summary: CountySummary) -> JSONValue {
        [
            "layer": .string(summary.layer), "parcels": .integer(Int64(summary.parcels)),
            "protected": .array(
                summary.protected.map {
                    [
                        "layer": .string($0.layer), "kind": .string($0.kind.rawValue),
                        "zone": $0.zone.map(JSONValue.string) ?? .null,
                    ]
                }),
            "counties": .array(
                summary.rows.map { row in
                    [
                        "county": row.county.map(JSONValue.string) ?? .null,
                        "parcels": .integer(Int64(row.parcels)), "area": .decimal(squareMetres(row.area)),
                        "inside": .array(row.inside.map { $0.map { .decimal(squareMetres($0)) } ?? .null }),
                    ]
                }),
        ]
    }

    private func right(_ review: RightReview) -> JSONValue {
        [
            "fid": .integer(review.fid), "id": .string(review.id),
            "name": review.name.map(JSONValue.string) ?? .null, "area": .decimal(squareMetres(review.area)),
            "verdict": .string(review.verdict.rawValue),
            "inReserves": .decimal(squareMetres(review.inReserves)),
            "overlaps": .array(
                review.overlaps.map { overlap in
                    [
                        "layer": .string(overlap.layer),
                        "reserve": overlap.reserve.map(JSONValue.string) ?? .null,
                        "zone": overlap.zone.map(JSONValue.string) ?? .null,
                        "area": .decimal(squareMetres(overlap.area)),
                    ]
                }),
        ]
    }

    private func restored(items: [Int], _ survey: RestoredSurvey) -> JSONValue {
        [
            "items": .array(items.map { .integer(Int64($0)) }),
            "layer": .string(survey.layers.first?.declaration.name ?? ""),
            "total": .decimal(squareMetres(survey.total)),
            "parcels": .array(
                survey.rows.map { row in
                    [
                        "fid": .integer(row.parcel.fid), "id": .string(row.parcel.id),
                        "area": .decimal(squareMetres(row.parcel.area)),
                        "inside": .decimal(squareMetres(row.inside)),
                        "outside": .decimal(squareMetres(row.outside)),
                        "earlier": .decimal(squareMetres(row.earlier)),
                        "shared": .decimal(squareMetres(row.shared)),
                    ]
                }),
        ]
    }

    private func account(_ account: GroundAccount) -> JSONValue {
        func line(_ line: GroundAccount.Line) -> JSONValue {
            [
                "occupied": .decimal(squareMetres(line.occupied)),
                "approved": .decimal(squareMetres(line.approved)),
                "restored": .decimal(squareMetres(line.restored)),
                "approvedAndRestored": .decimal(squareMetres(line.approvedAndRestored)),
                "outstanding": .decimal(squareMetres(line.outstanding)),
                "restoredTwice": line.restoredTwice.map { .decimal(squareMetres($0)) } ?? .null,
            ]
        }
        return [
            "item": .integer(Int64(account.declaration.item)), "layer": .string(account.declaration.occupied),
            "total": line(account.total), "restoredOutside": .decimal(squareMetres(account.restoredOutside)),
            "parcels": .array(
                account.parcels.map { ["fid": .integer($0.fid), "id": .string($0.id), "line": line($0.line)] }),
            "counties": .array(
                account.counties.map {
                    ["county": $0.county.map(JSONValue.string) ?? .null, "line": line($0.line)]
                }),
            "classes": .array(
                account.classes.map {
                    ["class": $0.landClass.map(JSONValue.string) ?? .null, "line": line($0.line)]
                }),
        ]
    }

    private func change(_ change: LandChange) -> JSONValue {
        [
            "item": .integer(Int64(change.declaration.item)), "ground": .string(change.declaration.ground),
            "before": .string(change.declaration.before), "after": .string(change.declaration.after),
            "total": .decimal(squareMetres(change.total)),
            "cells": .array(
                change.cells.map {
                    [
                        "before": $0.before.map(JSONValue.string) ?? .null,
                        "after": $0.after.map(JSONValue.string) ?? .null,
                        "area": .decimal(squareMetres($0.area)),
                    ]
                }),
        ]
    }
}
