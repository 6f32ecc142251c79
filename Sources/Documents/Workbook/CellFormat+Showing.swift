extension CellFormat {
    /// A number as the format shows it.
    ///
    /// - Parameter isFrom1904: whether days are counted from 1904.
    func text(of value: Double, isFrom1904: Bool) -> String {
        guard let (section, takesSign) = section(for: value) else { return DecimalNumber(value).general }
        if section.isTime {
            return SerialTime(value, isFrom1904: isFrom1904)?.text(section.pieces)
                ?? DecimalNumber(value).general
        }
        guard !section.pieces.isEmpty else { return "" }
        return Self.trimmed(Self.number(value, section, takesSign: takesSign))
    }

    /// A text as the format shows it.
    func text(of text: String) -> String {
        guard let section = sections.first(where: { $0.pieces.contains(.text) }), section.pieces != [.text]
        else {
            return text
        }
        return section.pieces.map { piece in
            switch piece {
            case .text: text
            case .literal(let literal): literal
            default: ""
            }
        }.joined()
    }

    /// The section that a number falls into, and whether a minus sign must be set before it.
    private func section(for value: Double) -> (Section, takesSign: Bool)? {
        let sections = sections.filter { !$0.pieces.contains(.text) || $0.pieces == [.text] }
        guard let first = sections.first, first.pieces != [.text] else { return nil }
        if sections.contains(where: { $0.condition != nil }) {
            let found = sections.first { $0.holds(value) } ?? first
            return (found, value < 0 && found.condition.map { $0.value > 0 || $0.sign.hasPrefix(">") } ?? true)
        }
        if value < 0, sections.count > 1 { return (sections[1], false) }
        if value == 0, sections.count > 2 { return (sections[2], false) }
        return (first, true)
    }

    private static func number(_ value: Double, _ section: Section, takesSign: Bool) -> String {
        let digits = section.pieces.filter { if case .digit = $0 { true } else { false } }
        if digits.isEmpty {
            let isShown = section.pieces.contains(.general)
            let sign = isShown && takesSign && value < 0 ? "-" : ""
            return sign
                + section.pieces.map { piece in
                    switch piece {
                    case .literal(let text): text
                    case .general: DecimalNumber(value.magnitude).general
                    case .percent: "%"
                    default: ""
                    }
                }.joined()
        }
        let percents = section.pieces.count { $0 == .percent }
        let number = DecimalNumber(value.magnitude).scaled(by: 2 * percents - 3 * section.thousands)
        if let power = section.pieces.firstIndex(where: { if case .power = $0 { true } else { false } }) {
            return scientific(number, section, power, sign: takesSign && value < 0)
        }
        let places = decimals(section.pieces[...])
        let rounded = number.rounded(decimals: places)
        let sign = takesSign && value < 0 && !rounded.isZero ? "-" : ""
        return sign + fill(section.pieces[...], rounded, isGrouped: section.isGrouped)
    }

    /// How many places for digits stand behind the point.
    private static func decimals(_ pieces: ArraySlice<Piece>) -> Int {
        guard let point = pieces.firstIndex(of: .point) else { return 0 }
        return pieces[point...].count { if case .digit = $0 { true } else { false } }
    }

    /// The pieces with the digits of a number, which is rounded to them.
    private static func fill(_ pieces: ArraySlice<Piece>, _ number: DecimalNumber, isGrouped: Bool) -> String {
        let point = pieces.firstIndex(of: .point) ?? pieces.endIndex
        var places = pieces[..<point].count { if case .digit = $0 { true } else { false } }
        let integer = number.integer
        var isBegun = false
        var result = ""
        func show(_ digit: UInt8, before rest: Int) {
            result += String(digit)
            isBegun = true
            if isGrouped, rest > 0, rest.isMultiple(of: 3) { result += "," }
        }
        for piece in pieces[..<point] {
            guard case .digit(let sign) = piece else {
                result += fixed(piece)
                continue
            }
            // More digits than places: all of them stand at the first.
            if !isBegun, integer.count > places {
                for index in 0..<(integer.count - places) {
                    show(integer[index], before: integer.count - 1 - index)
                }
            }
            places -= 1
            let index = integer.count - 1 - places
            if index >= 0 {
                show(integer[index], before: places)
            } else if sign == "0" || isBegun {
                show(0, before: places)
            }
        }
        guard point < pieces.endIndex else { return result }
        let tail = pieces[(point + 1)...]
        let signs = tail.compactMap { piece in if case .digit(let sign) = piece { sign } else { nil } }
        let fraction = number.fraction(signs.count)
        let kept = signs.indices.last { signs[$0] == "0" || fraction[$0] != 0 }.map { $0 + 1 } ?? 0
        result += "."
        var place = 0
        for piece in tail {
            guard case .digit = piece else {
                result += fixed(piece)
                continue
            }
            if place < kept { result += String(fraction[place]) }
            place += 1
        }
        return result
    }

    private static func scientific(
        _ number: DecimalNumber, _ section: Section, _ power: Int, sign: Bool
    ) -> String {
        guard case .power(let isSigned) = section.pieces[power] else { return "" }
        let head = section.pieces[..<power]
        let point = head.firstIndex(of: .point) ?? head.endIndex
        let width = max(1, head[..<point].count { if case .digit = $0 { true } else { false } })
        let places = decimals(head)
        func exponent(of number: DecimalNumber) -> Int {
            guard !number.isZero else { return 0 }
            let full = number.exponent - 1
            return width == 1 ? full : Int((Double(full) / Double(width)).rounded(.down)) * width
        }
        var step = exponent(of: number)
        var mantissa = number.scaled(by: -step).rounded(decimals: places)
        if mantissa.exponent > width {
            step += width
            mantissa = number.scaled(by: -step).rounded(decimals: places)
        }
        let tail = section.pieces[(power + 1)...]
        let digits = tail.count { if case .digit = $0 { true } else { false } }
        let shown = String(step.magnitude)
        let zeros = String(repeating: "0", count: max(0, digits - shown.count))
        let literals = tail.map(fixed).joined()
        return (sign ? "-" : "") + fill(head, mantissa, isGrouped: false) + "E"
            + (step < 0 ? "-" : isSigned ? "+" : "") + zeros + shown + literals
    }

    private static func fixed(_ piece: Piece) -> String {
        switch piece {
        case .literal(let text): text
        case .percent: "%"
        default: ""
        }
    }

    private static func trimmed(_ text: String) -> String {
        var rest = text[...]
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
