import Bilingual

extension GeoJSONStructure {
    /// The byte before each text of a sequence (RFC 8142).
    private static let separator: UInt8 = 0x1E

    /// Whether the file is a sequence of features: it begins with the separator, or with a feature and something behind it.
    mutating func beginsSequence() throws(JSONSyntaxFault) -> Bool {
        if scanner.byte == Self.separator { return true }
        guard scanner.byte == UInt8(ascii: "{") else { return false }
        return try scanner.lookingAhead { scanner throws(JSONSyntaxFault) in
            var nothing: [JSONScanner.Text] = []
            var isFeature = false
            let start = scanner.position
            var object = try scanner.openObject(checksNames: false)
            while !isFeature, let name = try scanner.nextMember(&object) {
                guard scanner.reads(name, "type"), scanner.byte == UInt8(ascii: "\"") else {
                    // A collection is not walked through twice.
                    if scanner.reads(name, "features") { return false }
                    try scanner.skip(&nothing, checksNames: false)
                    continue
                }
                guard scanner.value(try scanner.text()) == Kind.feature.rawValue else { return false }
                isFeature = true
            }
            guard isFeature else { return false }
            scanner.move(to: start)
            try scanner.skip(&nothing, checksNames: false)
            scanner.skipBlanks()
            return !scanner.isAtEnd
        }
    }

    /// Checks features that stand one after the other: each behind a separator, or each on a line of its own.
    mutating func sequence() throws(JSONSyntaxFault) {
        isSequence = true
        let isSeparated = scanner.byte == Self.separator
        var index: Int64 = 0
        while true {
            let before = scanner.position
            while scanner.byte == Self.separator, !scanner.isAtEnd {
                scanner.skip(1)
                scanner.skipBlanks()
            }
            guard !scanner.isAtEnd else { break }
            feature = index
            let start = scanner.position
            if isSeparated, start == before {
                report(
                    .refuse, .syntax,
                    Message(zh: "要素之间缺少分隔符（U+001E）", en: "there is no separator (U+001E) between features"))
                return
            }
            try object(.feature)
            let end = scanner.position
            scanner.skipBlanks()
            let isOnItsLine =
                !scanner.hasLineBreak(in: start..<end)
                && (scanner.isAtEnd || scanner.hasLineBreak(in: end..<scanner.position))
            guard isSeparated || isOnItsLine else {
                report(
                    .refuse, .syntax,
                    Message(
                        zh: "逐行 GeoJSON 应一行一个要素；请另存为一个 FeatureCollection",
                        en: "GeoJSON by lines has one feature on each line; save it as one FeatureCollection"))
                return
            }
            index += 1
        }
        feature = nil
    }
}
