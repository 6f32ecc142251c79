import Land

/// An identifier as a table program leaves it: without its zeros, with a decimal point, or rounded (编号写法).
struct TypedIdentifier {
    /// What is compared: of a number its digits without zeros before and behind a point, of others the plain text.
    let key: String
    /// How many digits of a number were kept; `nil` when all may be there.
    let kept: Int?

    /// Numbers have so many digits in a table program; the others become zeros.
    private static let precision = 15

    init(_ text: String) {
        let plain = PlainText(text).text
        let parts = plain.split(separator: "E", maxSplits: 1, omittingEmptySubsequences: false)
        let power = parts.count == 2 ? Int(parts[1]) : 0
        let number = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let (whole, broken) = (number[0], number.count == 2 ? number[1] : "")
        guard let power, (0...40).contains(power), !whole.isEmpty, (whole + broken).allSatisfy(\.isASCIIDigit)
        else {
            (key, kept) = (String(plain), nil)
            return
        }
        let written = whole + broken
        let shift = power - broken.count
        guard shift >= 0 || written.suffix(-shift).allSatisfy({ $0 == "0" }) else {
            // 1.10 is 1.1 in a table program.
            let isPlain = parts.count == 1 && !broken.isEmpty
            let bare =
                isPlain ? plain.drop { $0 == "0" }.reversed().drop { $0 == "0" }.reversed() : Array(plain)
            (key, kept) = (String(bare), nil)
            return
        }
        let digits = shift >= 0 ? written + String(repeating: "0", count: shift) : written.dropLast(-shift)
        let bare = String(digits.drop { $0 == "0" })
        key = bare.isEmpty ? "0" : bare
        let isRounded = bare.count > Self.precision && bare.dropFirst(Self.precision).allSatisfy { $0 == "0" }
        kept =
            parts.count == 2
            ? min(written.drop { $0 == "0" }.count, bare.count) : isRounded ? Self.precision : nil
    }

    /// Whether a table program may have made this of an identifier.
    func mayBe(_ other: TypedIdentifier) -> Bool {
        guard let kept, other.key.count == key.count, other.key.allSatisfy(\.isASCIIDigit) else {
            return key == other.key
        }
        // Rounded, or cut.
        let (own, theirs) = (Double(key.prefix(kept)) ?? 0, Double(other.key.prefix(kept)) ?? 0)
        return own == theirs || own == theirs + 1
    }
}
