extension PDFLine {
    /// The number of a heading or an item that it begins with, and its signs without digits.
    var partNumber: (style: String, value: Int, isInDigits: Bool, length: Int)? {
        let scalars = Array(text.unicodeScalars.prefix(8))
        let open = scalars.prefix { "（(第".unicodeScalars.contains($0) }
        let digits = scalars.dropFirst(open.count).prefix {
            "0123456789一二三四五六七八九十".unicodeScalars.contains($0)
        }
        guard !digits.isEmpty, let sign = scalars.dropFirst(open.count + digits.count).first,
            "、．.）)章节条项".unicodeScalars.contains(sign), let value = Self.value(of: digits)
        else { return nil }
        let isInDigits = digits.contains { $0.isASCII }
        let style = "\(open.first.map(String.init) ?? "")\(isInDigits ? "1" : "一")\(sign)"
        return (style, value, isInDigits && open.isEmpty, open.count + digits.count + 1)
    }

    /// The value of a number below a hundred, in digits or as it is said.
    private static func value(of digits: ArraySlice<Unicode.Scalar>) -> Int? {
        let text = String(String.UnicodeScalarView(digits))
        if let value = Int(text) { return value }
        let names = Array("零一二三四五六七八九".unicodeScalars)
        var (value, digit) = (0, 0)
        for scalar in digits {
            if scalar == "十" {
                value = 10 * max(1, digit)
                digit = 0
            } else {
                guard let next = names.firstIndex(of: scalar) else { return nil }
                digit = next
            }
        }
        return value + digit
    }

    /// The name of a field that it begins with: `责任单位：`.
    var fieldName: String? {
        let head = text.unicodeScalars.prefix(10)
        guard let colon = head.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return nil }
        let name = head[..<colon].filter { $0 != " " }
        return (2...8).contains(name.count) && name.allSatisfy(\.properties.isIdeographic)
            ? String(String.UnicodeScalarView(name)) : nil
    }
}
