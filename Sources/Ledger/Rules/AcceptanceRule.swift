import Bilingual

/// A status that says done beside an opinion on the acceptance that says it is not, or the reverse.
enum AcceptanceRule {
    static func findings(in reading: ItemReading) -> [Finding] {
        guard let item = reading.item, item.status != .unknown, let status = item.statusText else { return [] }
        let place = Finding.Place(item: item.number, quote: status, claim: nil)
        return item.fields.filter { $0.kind == .acceptance }.compactMap { field in
            guard let opinion = StatusPhrase(opinion: reading.range(of: field.text), of: reading.source),
                opinion.status.isDone != item.status.isDone, opinion.range != reading.range(of: status)
            else { return nil }
            let (stated, given) = (status.text.folded, reading.source.text(in: opinion.range).folded)
            return Finding(
                .status, .undecided, [place, reading.place(opinion.range)],
                Message(
                    zh: "状态为“\(stated)”，验收意见为“\(given)”",
                    en: "status 「\(stated)」, 「\(given)」 in the opinion on the acceptance"),
                note: Message(zh: "以哪一处为准，需说明", en: "which of the two holds, the report should say"))
        }
    }
}
