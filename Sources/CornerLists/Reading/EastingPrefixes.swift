/// The numbers of zones before the eastings of a text, parcel by parcel.
struct EastingPrefixes {
    /// Per parcel the first two of eight digits; `nil` for eastings of six, and for degrees.
    private let numbers: [Int?]

    /// Looks at all eastings.
    ///
    /// - Throws: `zone` with the line, where one parcel has eastings of two kinds or some of the text lack the number.
    init(_ raw: RawCorners, _ order: OrdinateOrder) throws(CornerError) {
        var numbers: [Int?] = []
        guard order.notation == .metres else {
            self.numbers = raw.parcels.map { _ in nil }
            return
        }
        var bare: RawCorner?
        var prefixed: RawCorner?
        for parcel in raw.parcels {
            var own: (number: Int, line: Int)?
            for corner in parcel.rings.flatMap(\.corners) {
                let text = order.isSwapped ? corner.first : corner.second
                guard let value = Double(text), value >= 10_000_000 else {
                    bare = bare ?? corner
                    continue
                }
                prefixed = prefixed ?? corner
                let number = Int(value / 1_000_000)
                if let own, own.number != number {
                    throw CornerError(
                        .zone, line: corner.line,
                        zh: "同一地块有\(own.number)带（第\(own.line)行）和\(number)带两种坐标，请核对后改正",
                        en:
                            "one parcel has eastings of zones \(own.number) (line \(own.line)) and \(number); check and correct them"
                    )
                }
                own = own ?? (number, corner.line)
            }
            numbers.append(own?.number)
        }
        if let bare, let prefixed {
            let later = max(bare.line, prefixed.line)
            throw CornerError(
                .zone, line: later, zh: "第\(bare.line)行的横坐标没有带号，第\(prefixed.line)行有，请统一",
                en:
                    "the easting in line \(bare.line) lacks the zone that line \(prefixed.line) has; make them alike"
            )
        }
        // Parcels without corners go with the others.
        let any = numbers.compactMap(\.self).first
        self.numbers = numbers.map { $0 ?? any }
    }

    /// Whether a parcel has another number than the one before it.
    func changes(at parcel: Int) -> Bool { parcel > 0 && numbers[parcel] != numbers[parcel - 1] }
}
