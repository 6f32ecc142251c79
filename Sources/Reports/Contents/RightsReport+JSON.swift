import Bilingual
import Covering
import Geodesy
import Land
import Subjects

extension RightsReport {
    /// The document.
    public func document() -> JSONValue {
        [
            "day": survey.day.map { .string($0.text) } ?? .null,
            "rights": .array(survey.reviews.map(value)),
            "notes": .array(survey.notes.map { ["zh": .string($0.zh), "en": .string($0.en)] }),
            "stacked": .array(
                survey.stacked.map { pair in
                    [
                        "ids": .array([.string(pair.ids.0), .string(pair.ids.1)]),
                        "fids": .array([.integer(pair.fids.0), .integer(pair.fids.1)]),
                        "area": .decimal(squareMetres(pair.area)), "relation": .string(pair.relation.rawValue),
                        "inForce": .array([.bool(!pair.over.0), .bool(!pair.over.1)]),
                    ]
                }),
            "withdrawn": .array(survey.gone.filter { !$0.isOutlineMissing }.map(gone)),
            "outlineMissing": .array(survey.gone.filter(\.isOutlineMissing).map(gone)),
            "ties": survey.ties.map { .array($0.map(tie)) } ?? .null,
            "layers": .array(survey.layers.map(LayerDocument.value)),
        ]
    }

    private func gone(_ right: GoneRight) -> JSONValue {
        [
            "id": .string(right.id), "name": right.name.map(JSONValue.string) ?? .null,
            "area": .decimal(squareMetres(right.area)), "inReserves": .decimal(squareMetres(right.inReserves)),
            "endedState": right.endedState.map(JSONValue.string) ?? .null,
        ]
    }

    /// Rights of before and after that are the same, and what tells so.
    private func tie(_ tie: RightTie) -> JSONValue {
        func members(_ members: [RightTie.Member]) -> JSONValue {
            .array(
                members.map { ["id": .string($0.id), "name": $0.name.map(JSONValue.string) ?? .null] })
        }
        return [
            "before": members(tie.before), "after": members(tie.after), "by": .string(tie.basis.rawValue),
            "differs": tie.disagreement.map { .string($0.rawValue) } ?? .null,
        ]
    }

    private func value(_ review: RightReview) -> JSONValue {
        func area(_ area: Area?) -> JSONValue { area.map { .decimal(squareMetres($0)) } ?? .null }
        return [
            "fid": .integer(review.fid), "fids": .array(review.fids.map { .integer($0) }),
            "id": .string(review.id),
            "name": review.name.map(JSONValue.string) ?? .null, "area": area(review.area),
            "recordedDifference": area(review.recordedDifference),
            "inForce": review.inForce.map { .string($0.rawValue) } ?? .null,
            "state": review.state.map { .string($0.rawValue) } ?? .null,
            "elevations": review.elevations.map { .array([.double($0.lowerBound), .double($0.upperBound)]) }
                ?? .null,
            "verdict": .string(review.verdict.rawValue), "inReserves": area(review.inReserves),
            "overlaps": .array(
                review.overlaps.map { overlap in
                    [
                        "layer": .string(overlap.layer),
                        "reserve": overlap.reserve.map(JSONValue.string) ?? .null,
                        "zone": overlap.zone.map(JSONValue.string) ?? .null, "area": area(overlap.area),
                        "pieces": .object(
                            ThicknessClass.allCases.map { thickness in
                                JSONValue.Member(
                                    thickness.code,
                                    [
                                        "count": .integer(Int64(overlap.tally[thickness].count)),
                                        "area": area(overlap.tally[thickness].area),
                                    ])
                            }),
                    ]
                }),
            "nearest": review.distance.map {
                ["reserve": .string($0.reserve), "metres": .double(($0.metres * 100).rounded() / 100)]
            } ?? .null,
            "isNew": review.isNew.map(JSONValue.bool) ?? .null, "newInClosed": area(review.newInClosed),
            "closedOfOthers": area(review.closedOfOthers),
            "withdrawal": review.withdrawal.map { withdrawal in
                [
                    "rights": .array(withdrawal.titles.map { .string($0) }), "area": area(withdrawal.area),
                    "overlap": area(withdrawal.overlap), "areaBefore": area(withdrawal.areaBefore),
                    "overlapBefore": area(withdrawal.overlapBefore),
                    "expected": area(withdrawal.expected), "difference": area(withdrawal.difference),
                    "outsideBefore": area(withdrawal.outsideBefore),
                    "tolerance": .double((withdrawal.tolerance * 100).rounded() / 100),
                    "staysInside": .bool(withdrawal.staysInside),
                    "gaveUpTheOverlap": .bool(withdrawal.gaveUpTheOverlap),
                ]
            } ?? .null,
            "isWhollyInside": .bool(review.isWhollyInside),
            "remainder": review.remainder.map { remainder in
                [
                    "zone": .integer(Int64(remainder.zone.number)), "area": area(remainder.area),
                    "overlap": area(remainder.overlap),
                ]
            } ?? .null,
        ]
    }
}
