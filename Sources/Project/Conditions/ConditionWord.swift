/// Words of the language, and words of others that people write in its place.
enum ConditionWord {
    /// Words that name no field unless they are quoted.
    static let reserved: Set<String> = [
        "AND", "OR", "NOT", "IN", "LIKE", "ILIKE", "BETWEEN", "IS", "NULL", "ESCAPE", "TRUE", "FALSE",
    ]

    /// Words that begin a query or an expression of SQL.
    static let queries: Set<String> = ["SELECT", "WITH", "VALUES", "EXISTS", "CASE"]

    /// What layers and databases call the geometry and what is computed from it.
    static let geometry: Set<String> = [
        "OGR_STYLE", "OGR_GEOMETRY", "OGR_GEOM_WKT", "OGR_GEOM_AREA", "GEOM", "GEOMETRY", "THE_GEOM", "SHAPE",
        "WKB_GEOMETRY",
    ]

    /// What databases call the number of a feature, `FID` apart.
    static let numbers: Set<String> = [
        "ROWID", "_ROWID_", "OID", "OGC_FID", "GID", "OBJECTID", "OBJECTID_1", "$ID",
    ]

    /// Whether a character can stand in a word without quotes: letters of all alphabets, digits, `_` and `.`.
    static func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "·", "$", "#": true
        case _ where scalar.isASCII: false
        default:
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
                .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
                true
            // ㎡ and ℃ stand in names; pictures do not.
            case .otherSymbol: !scalar.properties.isEmojiPresentation
            default: false
            }
        }
    }

    /// Whether a name can be written only in quotes.
    static func needsQuotes(_ name: String) -> Bool {
        name.isEmpty || !name.unicodeScalars.allSatisfy(contains) || startsLikeNumber(name)
            || name.unicodeScalars.contains { !$0.isASCII && isFullWidthDigit($0) }
            || reserved.contains(name.asciiUppercased) || queries.contains(name.asciiUppercased)
    }

    /// Whether a word begins as a number does.
    static func startsLikeNumber(_ word: some StringProtocol) -> Bool {
        word.unicodeScalars.first.map { ("0"..."9").contains($0) || $0 == "." } ?? false
    }

    /// Whether a scalar is one of ０ to ９.
    static func isFullWidthDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("\u{FF10}"..."\u{FF19}").contains(scalar)
    }
}

extension String {
    /// The text with a to z in capitals, all else as it is: words of the language are ASCII.
    var asciiUppercased: String {
        guard utf8.contains(where: { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) else {
            return self
        }
        var scalars = UnicodeScalarView()
        for scalar in unicodeScalars {
            scalars.append(("a"..."z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) - 32) : scalar)
        }
        return String(scalars)
    }
}
