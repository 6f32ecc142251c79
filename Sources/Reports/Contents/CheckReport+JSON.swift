import Bilingual
import Covering
import Geodesy
import Intake
import Land
import Ledger
import Project
import Subjects
import Survey
import Tables

extension CheckReport {
    /// The version of the document's layout; it changes when a key changes its meaning or goes away.
    public static let schemaVersion = 2

    /// The whole run as a document: provenance, items, checks with their features, layers, coverages, tables.
    ///
    /// Lists of features hold `listedRows` at most: what differs, is doubtful or largest; beside each stands how many there
    /// are, and the CSV files hold all.
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
            "checks": .array(result.checks.indices.map(check)),
            "layers": .array(result.layers.map { LayerDocument.value(of: $0, limit: Self.listedRows) }),
            "parcelCount": .integer(Int64(scan.parcels.count)),
            "parcels": .array(parcels),
            "countyClass": .array(result.countyAreas.map(countyClass)),
            "counties": .array(result.summaries.map(summary)),
            "rights": .array(
                result.rights.map { survey in
                    [
                        "layer": .string(survey.layers.first?.declaration.name ?? ""),
                        "rights": .array(survey.reviews.map(right)),
                        "doubts": .array(survey.doubts.map(DoubtText.value)),
                    ]
                }),
            "restored": .array(result.restored.map { restored(items: $0.items, $0.survey) }),
            "accounts": .array(result.accounts.map(account)),
            "changes": .array(result.changes.map(change)),
            "linkCounts": .object(
                ParcelLink.State.allCases.compactMap { state in
                    result.links.counts[state].map {
                        JSONValue.Member(state.rawValue, .integer(Int64($0.features)))
                    }
                }),
            "links": .array(links),
            "selfCheck": selfCheck,
        ]
    }

    private var links: [JSONValue] {
        var foremost = Foremost<ParcelLink>(Self.listedRows)
        for link in result.links where link.saysMoreThanKind {
            foremost.enter(link, urgency: link.state == .ambiguous ? 1 : 0, size: link.area ?? .zero)
        }
        return foremost.listed().map { LinkReport.value($0.element) }
    }

    private var selfCheck: JSONValue {
        let check = result.selfCheck
        return [
            "sampled": .integer(Int64(check.sampled)), "failed": .integer(Int64(check.failed)),
            "largestDifference": .double(check.largestDifference),
            "largestRelativeDifference": .double(check.largestRelativeDifference),
            "layer": check.layer.map(JSONValue.string) ?? .null,
            "fid": check.fid.map(JSONValue.integer) ?? .null,
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

    private func check(_ number: Int) -> JSONValue {
        let check = result.checks[number]
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
            "measuredInUnit": FigureText.measured(of: check).map(JSONValue.decimal) ?? .null,
            "difference": FigureText.difference(of: check).map(JSONValue.decimal) ?? .null,
            "unit": check.figure.unit.map { .string($0.name.zh) } ?? .null,
            "selected": .integer(Int64(check.selected)),
            "tolerance": check.declaration.tolerance.map { .string("\($0)") } ?? .null,
            "verdict": .string(check.verdict.rawValue),
            "gross": check.gross.map(value) ?? .null,
            "boundary": check.boundary.map(value) ?? .null,
            "doubts": .array(check.doubts.map(DoubtText.value)),
            "notes": .array(DoubtText.notes(on: check).map { .string($0.zh) }),
            "note": check.declaration.note.map(JSONValue.string) ?? .null,
            "featureCount": .integer(Int64(scan.listed[number].count)),
            "features": .array(scan.listed[number].listed().flatMap { features($0.element) }),
            "by": .array(check.declaration.grouping.map(JSONValue.string)),
            "groupCount": .integer(Int64(check.breakdown.count)),
            "groups": .array(
                check.breakdown.prefix(Self.listedRows).map { row in
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

    /// The shares of a feature in a check.
    private func features(_ listed: ResultScan.Listed) -> [JSONValue] {
        let layer = result.layers[listed.key.layer]
        let position = listed.key.position
        let (fid, id) =
            listed.isParcel
            ? (layer.parcels[position].fid, layer.parcels[position].id)
            : (layer.others[position].fid, layer.others[position].id)
        return listed.parts.map { part in
            [
                "layer": .string(layer.declaration.name), "fid": .integer(fid), "id": .string(id),
                "area": part.area.map { .decimal(squareMetres($0)) } ?? .null,
                "length": part.length.map { .decimal(squareMetres(Area(hundredths: $0))) } ?? .null,
                "subtracted": .bool(part.isSubtracted),
            ]
        }
    }

    private var parcels: [JSONValue] {
        let coverages = result.layers.map { layer in
            result.coverages.first { $0.subject == layer.declaration.name }
        }
        return scan.parcels.listed().map { _, place in
            let layer = result.layers[place.layer]
            let parcel = layer.parcels[place.position]
            var members: [JSONValue.Member] = [
                .init("layer", .string(layer.declaration.name)), .init("fid", .integer(parcel.fid)),
                .init("id", .string(parcel.id)),
                .init("zone", parcel.zone.map { .integer(Int64($0)) } ?? .null),
                .init("area", .decimal(squareMetres(parcel.area))),
                .init("recorded", parcel.attributes[.area].map(JSONValue.string) ?? .null),
            ]
            if let coverage = coverages[place.layer] {
                let masks = coverage.pieces(of: place.position).map { piece -> JSONValue in
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

    /// The rows of a list that the document holds, in their order.
    private func listed<Rows: Collection>(
        _ rows: Rows, urgency: (Rows.Element) -> Int, size: (Rows.Element) -> Area
    ) -> [Rows.Element] where Rows.Index == Int {
        guard rows.count > Self.listedRows else { return Array(rows) }
        var foremost = Foremost<Rows.Element>(Self.listedRows)
        for row in rows { foremost.enter(row, urgency: urgency(row), size: size(row)) }
        return foremost.listed().map(\.element)
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
            "doubts": .array(result.doubts(of: summary).map(DoubtText.value)),
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
            "parcelCount": .integer(Int64(survey.rows.count)),
            "parcels": .array(
                listed(survey.rows, urgency: { $0.isOdd ? 1 : 0 }, size: \.parcel.area).map { row in
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
            "total": line(account.total), "doubts": .array(account.doubts.map(DoubtText.value)),
            "owesThoughClosed": .bool(result.owes(account)),
            "restoredOutside": .decimal(squareMetres(account.restoredOutside)),
            "parcelCount": .integer(Int64(account.parcels.count)),
            "parcels": .array(
                listed(account.parcels, urgency: { _ in 0 }, size: \.line.outstanding).map {
                    ["fid": .integer($0.fid), "id": .string($0.id), "line": line($0.line)]
                }),
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
