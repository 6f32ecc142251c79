import Bilingual
import Covering
import Geodesy
import Intake
import Land
import Overlay
import Project
public import Survey

extension OverlapReport {
    /// The beginning of the document, up to the first parcel.
    public static func documentHead(_ summary: OverlaySummary) -> [UInt8] {
        let covers = summary.covers.map { cover -> JSONValue in
            [
                "layer": .integer(Int64(cover.layer)), "name": .string(cover.name),
                "features": .integer(Int64(cover.features)),
            ]
        }
        return Array("{\"model\":\"\(summary.model.rawValue)\",\"covers\":".utf8)
            + JSONValue.array(covers).encoded(.compact) + Array(",\"parcels\":[".utf8)
    }

    /// One parcel of the document.
    ///
    /// - Parameters:
    ///   - parcel: the parcel.
    ///   - summary: names the fields of its values.
    public static func document(of parcel: OverlaidParcel, in summary: OverlaySummary) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("fid", .integer(parcel.fid)), .init("id", parcel.id.map(JSONValue.string) ?? .null),
        ]
        if !summary.parcelGrouping.isEmpty {
            let values = zip(summary.parcelGrouping, parcel.values)
                .map { JSONValue.Member($0, $1.map(JSONValue.string) ?? .null) }
            members.append(.init("values", .object(values)))
        }
        members += [
            .init("area", .decimal(squareMetres(parcel.area))),
            .init("rawArea", .double(parcel.rawArea)),
            .init("covered", .decimal(squareMetres(parcel.covered))),
            .init("rawCovered", .double(parcel.rawCovered)),
        ]
        let masks = parcel.masks.map { piece -> JSONValue in
            ["covers": numbers(piece.mask), "area": .decimal(squareMetres(piece.area))]
        }
        members.append(.init("masks", .array(masks)))
        let overlaps = parcel.overlaps.map { overlap -> JSONValue in
            var members: [JSONValue.Member] = [
                .init("layer", .string(name(ofLayer: overlap.layer, summary))),
                .init("fid", .integer(overlap.fid)),
                .init("area", .decimal(squareMetres(overlap.area))), .init("rawArea", .double(overlap.rawArea)),
            ]
            if let thickest = overlap.tally.thickest {
                members.append(.init("class", .string(thickest.code)))
            }
            if let thickness = overlap.thickness {
                members.append(.init("thickness", .double((thickness * 1e6).rounded() / 1e6)))
            }
            if overlap.tally.count > 1 { members.append(.init("pieces", classes(overlap.tally))) }
            return .object(members)
        }
        members.append(.init("overlaps", .array(overlaps)))
        if parcel.isRepaired { members.append(.init("repaired", .bool(true))) }
        return .object(members)
    }

    private static func repetition(_ repetition: OverlaySummary.Repetition) -> JSONValue {
        switch repetition {
        case .none: ["pairs": 0, "area": 0]
        case .found(let pairs, let area):
            ["pairs": .integer(Int64(pairs)), "area": .decimal(squareMetres(area))]
        case .notSought: .null
        }
    }

    /// The end of the document, from behind the last parcel.
    public static func documentTail(_ summary: OverlaySummary) -> [UInt8] {
        let masks = summary.masks.sorted { $0.key < $1.key }.map { mask, area -> JSONValue in
            ["covers": numbers(mask), "area": .decimal(squareMetres(area))]
        }
        let check = summary.selfCheck
        var rest: [JSONValue.Member] = [
            .init("area", .decimal(squareMetres(summary.area))),
            .init("pairs", .integer(Int64(summary.pairCount))),
            .init("repetition", repetition(summary.repetition)),
            .init("masks", .array(masks)),
            .init("classes", .array(summary.tallies.map(classes))),
            .init(
                "unlisted",
                [
                    "pairs": .integer(Int64(summary.unlisted.count)),
                    "area": .decimal(squareMetres(summary.unlisted.area)),
                ]),
            .init(
                "pieceCheck",
                [
                    "built": .integer(Int64(summary.pieceCheck.built)),
                    "failed": .integer(Int64(summary.pieceCheck.failed)),
                    "maxDifference": .double(summary.pieceCheck.largestDifference),
                ]),
            .init(
                "accounting",
                [
                    "parcels": account(summary.parcels), "zones": .array(summary.zones.map(account)),
                ]),
            .init(
                "selfCheck",
                [
                    "sampled": .integer(Int64(check.sampled)),
                    "maxRelativeDifference": .double(check.largestRelativeDifference),
                    "maxDifference": .double(check.largestDifference),
                    "fid": check.fid.map(JSONValue.integer) ?? .null,
                    "failed": .integer(Int64(check.failed)),
                ]),
        ]
        if summary.isSelfOverlay { rest.append(.init("sharedGround", .double(summary.sharedGround))) }
        // The members go on behind the array of parcels.
        return Array("],".utf8) + JSONValue.object(rest).encoded(.compact).dropFirst() + Array("\n".utf8)
    }

    private static func classes(_ tally: ThicknessTally) -> JSONValue {
        .object(
            ThicknessClass.allCases.map { thickness in
                .init(
                    thickness.code,
                    [
                        "count": .integer(Int64(tally[thickness].count)),
                        "area": .decimal(squareMetres(tally[thickness].area)),
                    ])
            })
    }

    private static func numbers(_ mask: LayerMask) -> JSONValue {
        .array(
            (0..<LayerMask.maximumLayers).filter { mask.contains(LayerMask(layer: $0)) }
                .map { .integer(Int64($0)) })
    }

    /// The name of a zone layer; of a layer over itself there is but the one.
    static func name(ofLayer layer: Int, _ summary: OverlaySummary) -> String {
        summary.zones.indices.contains(layer) ? summary.zones[layer].declaration.name : String(layer)
    }

    private static func account(_ input: OverlaySummary.Input) -> JSONValue {
        let account = input.accounting
        return [
            "name": .string(input.declaration.name),
            "source": .string(input.declaration.sourceName),
            "files": .array(input.files.map { ["name": .string($0.name), "sha256": .string($0.digest)] }),
            "crs": [
                "name": .string(input.system.name), "source": .string(input.system.source.en),
                "caveat": input.system.caveat.map { .string($0.en) } ?? .null,
            ],
            "read": .integer(Int64(account.read)),
            "used": .integer(Int64(account.used)),
            "repaired": .integer(Int64(account.repaired)),
            "setAside": .integer(Int64(account.setAside)),
            "usedArea": .decimal(squareMetres(account.usedArea)),
            "repairedArea": .decimal(squareMetres(account.repairedArea)),
            "defectCount": .integer(Int64(input.defectCount)),
            "defects": .array(
                input.defects.map {
                    [
                        "fid": .integer($0.fid), "code": .string($0.code.rawValue),
                        "message": ["zh": .string($0.message.zh), "en": .string($0.message.en)],
                    ]
                }),
            "notes": .array(input.notes.map { .string($0.description) }),
        ]
    }
}
