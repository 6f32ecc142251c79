import Geodesy

extension LedgerItem {
    /// The claims whose figures stand inside a quotation; `nil` when the item does not hold the quotation.
    ///
    /// Space and width are ignored. A quotation that stands in the item several times gives the claims of
    /// its first place, if all places state the same figures, else the claims of all.
    public func claims(quoting quotation: String) -> [Claim]? {
        let (scalars, offsets) = Self.condensed(SourceText(text.text), from: text.offset)
        let (sought, _) = Self.condensed(SourceText(quotation), from: 0)
        guard !sought.isEmpty else { return nil }
        let places = Self.places(of: sought, in: scalars).map {
            offsets[$0]..<(offsets[$0 + sought.count - 1] + 1)
        }
        guard !places.isEmpty else { return nil }
        let found = places.map { place in
            claims.filter {
                place.lowerBound <= $0.figure.offset && $0.figure.range.upperBound <= place.upperBound
            }
        }
        let figures = found.map { $0.map { [$0.value.description, $0.unit.text] } }
        if figures.allSatisfy({ $0 == figures[0] }) { return found[0] }
        return claims.filter { claim in found.contains { $0.contains(claim) } }
    }

    /// The one claim whose figure stands inside a quotation.
    ///
    /// - Throws: `QuotationError` when the item does not hold the quotation, or when the quotation holds no
    ///   figure or several; it suggests the claim that comes closest.
    public func claim(quoting quotation: String) throws(QuotationError) -> Claim {
        guard let claims = claims(quoting: quotation) else {
            throw QuotationError(
                code: .notInItem, item: number, quotation: quotation,
                suggestions: closest(to: quotation).map { [$0] } ?? [])
        }
        guard let claim = claims.first else {
            throw QuotationError(
                code: .noFigure, item: number, quotation: quotation,
                suggestions: closest(to: quotation).map { [$0] } ?? [])
        }
        guard claims.count == 1 else {
            throw QuotationError(
                code: .severalFigures, item: number, quotation: quotation, suggestions: claims)
        }
        return claim
    }

    /// The claim whose quotation shares most pairs of neighbouring scalars with a text.
    ///
    /// Words count before digits: the figure is what changes from one report to the next.
    private func closest(to quotation: String) -> Claim? {
        func score(_ one: String, _ other: String) -> Double {
            let (own, sought) = (Self.pairs(one), Self.pairs(other))
            return Double(2 * own.intersection(sought).count) / Double(max(1, own.count + sought.count))
        }
        func words(_ text: String) -> String { text.filter { !$0.isNumber && $0 != "." } }
        let scored = claims.map { claim in
            let quote = claim.quote.text
            return (claim: claim, score: score(words(quote), words(quotation)) + score(quote, quotation) / 10)
        }
        guard let best = scored.max(by: { $0.score < $1.score }), best.score > 0 else { return claims.first }
        return best.claim
    }

    private static func pairs(_ text: String) -> Set<[Unicode.Scalar]> {
        let (scalars, _) = condensed(SourceText(text), from: 0)
        return Set(zip(scalars, scalars.dropFirst()).map { [$0, $1] })
    }

    /// The folded scalars without space, each with its offset.
    private static func condensed(_ source: SourceText, from offset: Int) -> ([Unicode.Scalar], [Int]) {
        let kept = source.folded.indices.filter { !source.folded[$0].isBlank }
        return (kept.map { source.folded[$0] }, kept.map { $0 + offset })
    }

    /// The places of a word in a text (Knuth, Morris and Pratt), overlapping ones left out.
    private static func places(of word: [Unicode.Scalar], in text: [Unicode.Scalar]) -> [Int] {
        var borders = [0]
        var border = 0
        for scalar in word.dropFirst() {
            while border > 0, word[border] != scalar { border = borders[border - 1] }
            if word[border] == scalar { border += 1 }
            borders.append(border)
        }
        var places: [Int] = []
        var matched = 0
        for (index, scalar) in text.enumerated() {
            while matched > 0, word[matched] != scalar { matched = borders[matched - 1] }
            if word[matched] == scalar { matched += 1 }
            if matched == word.count {
                places.append(index + 1 - word.count)
                matched = 0
            }
        }
        return places
    }
}
