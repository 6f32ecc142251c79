import Bilingual

/// Where a JSON text leaves the grammar.
struct JSONSyntaxFault: Error {
    let offset: Int
    let code: StructureIssue.Code
    let message: Message
}

/// Walks through a JSON text (RFC 8259) without making values of it: linear time, memory only for the names in the
/// objects that are open.
///
/// Strict: UTF-8 as Unicode defines it, no comments, no trailing commas, no `NaN`.
@safe
struct JSONScanner {
    /// Where the walk is.
    private(set) var position = 0
    /// What the texts since the last call of `takeTextFlaws()` held that no reader keeps.
    private var textFlaws: TextFlaws = []

    private let bytes: UnsafeRawBufferPointer
    private var pages: PassedPages
    private var names: [Name] = []
    private var depth = 0

    private static let deepest = 128
    private static let mostMembers = 1024

    /// A name in an open object.
    private struct Name {
        let hash: UInt64
        let text: Text
    }

    /// A text in the file: the bytes between its quotation marks.
    struct Text {
        let range: Range<Int>
        let hasEscapes: Bool
    }

    struct TextFlaws: OptionSet {
        let rawValue: Int
        /// U+0000, at which C ends a text.
        static let null = TextFlaws(rawValue: 1)
        /// Half a surrogate pair, which is no character.
        static let loneSurrogate = TextFlaws(rawValue: 2)
        /// Marks of the direction of writing, which change what is seen.
        static let direction = TextFlaws(rawValue: 4)
    }

    /// An object or array that is open.
    struct Cursor {
        fileprivate let firstName: Int
        fileprivate var isFirst = true
        fileprivate let checksNames: Bool
        /// Whether the name just given occurred before in the object.
        fileprivate(set) var isDuplicate = false
    }

    /// - Parameter bytes: a file from its beginning, mapped.
    init(_ bytes: UnsafeRawBufferPointer) {
        unsafe self.bytes = bytes
        pages = unsafe PassedPages(of: bytes)
    }

    /// The byte at hand; 0, which no JSON text holds, behind the last one.
    var byte: UInt8 { position < count ? unsafe bytes[position] : 0 }

    var count: Int { unsafe bytes.count }

    var isAtEnd: Bool { position == count }

    /// The byte so far ahead, 0 behind the end.
    func byte(ahead: Int) -> UInt8 { position + ahead < count ? unsafe bytes[position + ahead] : 0 }

    /// Steps over bytes before the text.
    mutating func skip(_ count: Int) { position = min(position + count, self.count) }

    /// Goes to an offset that was passed before.
    mutating func move(to offset: Int) { position = min(offset, count) }

    /// Whether a line ends in a part of the text.
    func hasLineBreak(in range: Range<Int>) -> Bool {
        unsafe bytes[range].contains { $0 == 0x0A || $0 == 0x0D }
    }

    /// Runs a walk and comes back to where it began, whether it got through or not.
    mutating func lookingAhead<Value>(_ walk: (inout JSONScanner) throws(JSONSyntaxFault) -> Value)
        throws(JSONSyntaxFault) -> Value
    {
        let start = (position, depth, names.count, textFlaws)
        let value = try walk(&self)
        (position, depth, textFlaws) = (start.0, start.1, start.3)
        names.removeLast(max(0, names.count - start.2))
        return value
    }

    mutating func takeTextFlaws() -> TextFlaws {
        defer { textFlaws = [] }
        return textFlaws
    }

    mutating func skipBlanks() {
        while position < count {
            switch unsafe bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    /// The line of an offset, counted from 1; CR, LF or both end one.
    func line(of offset: Int) -> Int {
        var line = 1
        for index in 0..<min(offset, count) {
            let byte = unsafe bytes[index]
            let next = index + 1 < count ? unsafe bytes[index + 1] : 0
            if byte == 0x0A || (byte == 0x0D && next != 0x0A) { line += 1 }
        }
        return line
    }

    // MARK: Objects and arrays

    /// Enters the object at hand.
    ///
    /// - Parameter checksNames: whether `nextMember` is to find names that occur twice.
    mutating func openObject(checksNames: Bool = true) throws(JSONSyntaxFault) -> Cursor {
        try take(UInt8(ascii: "{"))
        try enter()
        return Cursor(firstName: names.count, checksNames: checksNames)
    }

    /// Goes to the value of the next member; `nil` behind the object.
    mutating func nextMember(_ cursor: inout Cursor) throws(JSONSyntaxFault) -> Text? {
        guard try !ends(with: UInt8(ascii: "}"), &cursor) else { return nil }
        guard byte == UInt8(ascii: "\"") else {
            throw fault(Message(zh: "此处应为成员名", en: "a member's name is expected here"))
        }
        let text = try text()
        skipBlanks()
        try take(UInt8(ascii: ":"))
        skipBlanks()
        if cursor.checksNames { cursor.isDuplicate = try register(text, since: cursor.firstName) }
        return text
    }

    /// Enters the array at hand.
    mutating func openArray() throws(JSONSyntaxFault) -> Cursor {
        try take(UInt8(ascii: "["))
        try enter()
        return Cursor(firstName: names.count, checksNames: false)
    }

    /// Goes to the next element; `false` behind the array.
    mutating func nextElement(_ cursor: inout Cursor) throws(JSONSyntaxFault) -> Bool {
        try !ends(with: UInt8(ascii: "]"), &cursor)
    }

    private mutating func enter() throws(JSONSyntaxFault) {
        depth += 1
        guard depth <= Self.deepest else {
            throw JSONSyntaxFault(
                offset: position, code: .nesting,
                message: Message(
                    zh: "嵌套超过\(Self.deepest)层",
                    en: "arrays and objects are nested more than \(Self.deepest) deep"))
        }
    }

    private mutating func ends(with closing: UInt8, _ cursor: inout Cursor) throws(JSONSyntaxFault) -> Bool {
        skipBlanks()
        if byte == closing {
            position += 1
            depth -= 1
            names.removeLast(max(0, names.count - cursor.firstName))
            return true
        }
        if !cursor.isFirst {
            try take(UInt8(ascii: ","))
            skipBlanks()
        }
        cursor.isFirst = false
        return false
    }

    private mutating func take(_ expected: UInt8) throws(JSONSyntaxFault) {
        guard byte == expected else {
            let sign = Character(Unicode.Scalar(expected))
            throw isAtEnd
                ? fault(
                    Message(zh: "文件在此中断，缺少“\(sign)”", en: "the file ends here, where \"\(sign)\" is expected"))
                : fault(Message(zh: "此处应为“\(sign)”", en: "\"\(sign)\" is expected here"))
        }
        position += 1
    }

    /// Steps over the value at hand.
    ///
    /// - Parameter duplicates: gets the names that occur twice in an object inside; without it none are looked for.
    mutating func skip(_ duplicates: inout [Text], checksNames: Bool) throws(JSONSyntaxFault) {
        switch byte {
        case UInt8(ascii: "{"):
            var object = try openObject(checksNames: checksNames)
            while let name = try nextMember(&object) {
                if object.isDuplicate { duplicates.append(name) }
                try skip(&duplicates, checksNames: checksNames)
            }
        case UInt8(ascii: "["):
            var array = try openArray()
            while try nextElement(&array) { try skip(&duplicates, checksNames: checksNames) }
        case UInt8(ascii: "\""): _ = try text()
        case UInt8(ascii: "t"): try take(literal: "true")
        case UInt8(ascii: "f"): try take(literal: "false")
        case UInt8(ascii: "n"): try take(literal: "null")
        default: _ = try number()
        }
    }

    private mutating func take(literal: StaticString) throws(JSONSyntaxFault) {
        let length = literal.utf8CodeUnitCount
        guard position + length <= count, spells(literal, at: position) else {
            throw fault(Message(zh: "此处不是 JSON 值", en: "this is no JSON value"))
        }
        position += length
    }

    // MARK: Numbers and texts

    /// Steps over a number, and gives where it is.
    mutating func number() throws(JSONSyntaxFault) -> Range<Int> {
        let start = position
        if byte == UInt8(ascii: "-") { position += 1 }
        if byte == UInt8(ascii: "0") { position += 1 } else { try digits() }
        if byte == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if byte | 0x20 == UInt8(ascii: "e") {
            position += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        return start..<position
    }

    private mutating func digits() throws(JSONSyntaxFault) {
        let start = position
        while position < count, unsafe bytes[position] &- 0x30 < 10 { position += 1 }
        guard position > start else {
            throw isAtEnd
                ? fault(Message(zh: "文件在此中断", en: "the file ends here"))
                : fault(Message(zh: "此处不是 JSON 值", en: "this is no JSON value"))
        }
    }

    /// A number that was stepped over.
    func double(_ range: Range<Int>) -> Double { Double(string(range)) ?? .nan }

    /// Whether a number that was stepped over has an exponent.
    func hasExponent(_ range: Range<Int>) -> Bool {
        unsafe bytes[range].contains { $0 | 0x20 == UInt8(ascii: "e") }
    }

    /// Whether a number that was stepped over is written with decimals, or an exponent.
    func hasDecimals(_ range: Range<Int>) -> Bool {
        unsafe bytes[range].contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
    }

    /// Bytes of the file as a text.
    func string(_ range: Range<Int>) -> String { unsafe String(decoding: bytes[range], as: UTF8.self) }

    /// Whether the bytes of two ranges are the same.
    func areSame(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        guard first.count == second.count else { return false }
        for offset in 0..<first.count
        where unsafe bytes[first.lowerBound + offset] != bytes[second.lowerBound + offset] { return false }
        return true
    }

    /// Whether the bytes from an offset on are these; the caller has checked that there are as many.
    private func spells(_ text: StaticString, at offset: Int) -> Bool {
        for index in 0..<text.utf8CodeUnitCount where unsafe bytes[offset + index] != text.utf8Start[index] {
            return false
        }
        return true
    }

    /// Whether a text is a name without escapes of this spelling.
    func reads(_ text: Text, _ spelling: StaticString) -> Bool {
        guard !text.hasEscapes else {
            return unsafe decoded(text)
                == Array(UnsafeBufferPointer(start: spelling.utf8Start, count: spelling.utf8CodeUnitCount))
        }
        return text.range.count == spelling.utf8CodeUnitCount && spells(spelling, at: text.range.lowerBound)
    }

    /// Steps over a text, and gives where it is.
    mutating func text() throws(JSONSyntaxFault) -> Text {
        try take(UInt8(ascii: "\""))
        let start = position
        var hasEscapes = false
        while position < count {
            let byte = unsafe bytes[position]
            if byte == UInt8(ascii: "\"") {
                position += 1
                pages.pass(position)
                return Text(range: start..<(position - 1), hasEscapes: hasEscapes)
            }
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                try escape()
            } else if byte < 0x20 {
                throw fault(Message(zh: "文字中有未转义的控制字符", en: "a control character in a text is not escaped"))
            } else if byte < 0x80 {
                position += 1
            } else {
                try character()
            }
        }
        throw fault(Message(zh: "文件在文字中间中断", en: "the file ends inside a text"))
    }

    private mutating func escape() throws(JSONSyntaxFault) {
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 1
        case UInt8(ascii: "u"):
            position += 1
            let unit = try codeUnit()
            if unit == 0 { textFlaws.insert(.null) }
            if Self.directs(unit) { textFlaws.insert(.direction) }
            if unit & 0xFC00 == 0xDC00 { textFlaws.insert(.loneSurrogate) }
            guard unit & 0xFC00 == 0xD800 else { return }
            guard byte == UInt8(ascii: "\\"), byte(ahead: 1) == UInt8(ascii: "u") else {
                textFlaws.insert(.loneSurrogate)
                return
            }
            let before = position
            position += 2
            if try codeUnit() & 0xFC00 != 0xDC00 {
                textFlaws.insert(.loneSurrogate)
                position = before
            }
        default:
            throw fault(Message(zh: "文字中的转义符无效", en: "an escape in a text is none of JSON's"))
        }
    }

    private mutating func codeUnit() throws(JSONSyntaxFault) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - 0x30
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - 0x57
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - 0x37
            default: throw fault(Message(zh: "文字中的转义符无效", en: "an escape in a text is none of JSON's"))
            }
            unit = unit << 4 | UInt32(digit)
            position += 1
        }
        return unit
    }

    /// Steps over one character of several bytes (Unicode 15, table 3-7).
    private mutating func character() throws(JSONSyntaxFault) {
        let first = byte
        let (length, second): (Int, ClosedRange<UInt8>) =
            switch first {
            case 0xC2...0xDF: (2, 0x80...0xBF)
            case 0xE0: (3, 0xA0...0xBF)
            case 0xED: (3, 0x80...0x9F)
            case 0xE1...0xEF: (3, 0x80...0xBF)
            case 0xF0: (4, 0x90...0xBF)
            case 0xF1...0xF3: (4, 0x80...0xBF)
            case 0xF4: (4, 0x80...0x8F)
            default: (0, 0x80...0xBF)
            }
        let isValid =
            length > 0 && second.contains(byte(ahead: 1))
            && (2..<max(2, length)).allSatisfy { byte(ahead: $0) & 0xC0 == 0x80 }
        guard isValid else {
            throw JSONSyntaxFault(
                offset: position, code: .encoding,
                message: Message(
                    zh: "第\(position)字节起不是 UTF-8 文字，GeoJSON 须为 UTF-8，请重新导出",
                    en:
                        "the bytes from \(position) on are not UTF-8, which GeoJSON must be in; export the file again"
                ))
        }
        if first == 0xE2, byte(ahead: 1) & 0xFE == 0x80,
            Self.directs(0x2000 | UInt32(byte(ahead: 1) & 1) << 6 | UInt32(byte(ahead: 2) & 0x3F))
        {
            textFlaws.insert(.direction)
        }
        position += length
    }

    /// Whether a character is a mark of the direction of writing.
    private static func directs(_ unit: UInt32) -> Bool {
        switch unit {
        case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    // MARK: Names

    /// Keeps a name of an open object; whether it occurred in it before.
    private mutating func register(_ text: Text, since first: Int) throws(JSONSyntaxFault) -> Bool {
        guard names.count - first < Self.mostMembers else {
            throw fault(
                Message(
                    zh: "一个对象的成员超过\(Self.mostMembers)个",
                    en: "an object has more than \(Self.mostMembers) members"))
        }
        // FNV-1a, then the texts themselves: objects have few members.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        if text.hasEscapes {
            for byte in decoded(text) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        } else {
            for index in text.range { hash = unsafe (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
        }
        let isDuplicate = names[first...].contains { $0.hash == hash && areEqual($0.text, text) }
        names.append(Name(hash: hash, text: text))
        return isDuplicate
    }

    private func areEqual(_ first: Text, _ second: Text) -> Bool {
        guard first.hasEscapes || second.hasEscapes else { return areSame(first.range, second.range) }
        return decoded(first) == decoded(second)
    }

    /// The bytes of a text with its escapes resolved; half a surrogate pair becomes U+FFFD.
    func decoded(_ text: Text) -> [UInt8] {
        guard text.hasEscapes else { return unsafe Array(bytes[text.range]) }
        var units: [UInt16] = []
        var index = text.range.lowerBound
        var plain = index
        func flush(to end: Int) { units += string(plain..<end).utf16 }
        while index < text.range.upperBound {
            guard unsafe bytes[index] == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            flush(to: index)
            let sign = unsafe bytes[index + 1]
            if sign == UInt8(ascii: "u") {
                units.append(UInt16(string((index + 2)..<(index + 6)), radix: 16) ?? 0xFFFD)
                index += 6
            } else {
                let unit: UInt16 =
                    switch sign {
                    case UInt8(ascii: "b"): 0x08
                    case UInt8(ascii: "f"): 0x0C
                    case UInt8(ascii: "n"): 0x0A
                    case UInt8(ascii: "r"): 0x0D
                    case UInt8(ascii: "t"): 0x09
                    default: UInt16(sign)
                    }
                units.append(unit)
                index += 2
            }
            plain = index
        }
        flush(to: index)
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// A text with its escapes resolved.
    func value(_ text: Text) -> String { String(decoding: decoded(text), as: UTF8.self) }

    private func fault(_ message: Message) -> JSONSyntaxFault {
        JSONSyntaxFault(offset: position, code: .syntax, message: message)
    }
}
