extension DBaseTable {
    /// How texts write their characters.
    enum Characters {
        /// One to four bytes each: UTF-8.
        case unicode
        /// One, two or four bytes each: GBK and GB18030.
        case chinese
    }

    /// The columns of text with their positions.
    private var texts: [(position: Int, column: Column)] {
        columns.enumerated().filter { $1.type == UInt8(ascii: "C") && $1.length > 0 }.map { ($0, $1) }
    }

    /// Goes through the texts that are not ASCII, until told to stop.
    private func withForeignTexts(
        _ body: (_ record: Int, _ position: Int, _ text: UnsafeRawBufferPointer) -> Bool
    ) {
        let texts = texts
        unsafe withBytes { bytes in
            var pages = unsafe PassedPages(of: bytes)
            for record in 0..<recordCount {
                let start = headerLength + record * recordLength
                pages.pass(start)
                // Most records are nothing but ASCII, and that is seen for all columns at once.
                guard unsafe !Self.isASCII(bytes, from: start, count: recordLength) else { continue }
                for (position, column) in texts {
                    let offset = start + column.offset
                    guard unsafe !Self.isASCII(bytes, from: offset, count: column.length) else { continue }
                    let text = unsafe UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + column.length])
                    guard unsafe body(record, position, text) else { return }
                }
            }
        }
    }

    /// What the texts tell of their encoding.
    ///
    /// - Parameter withChinese: whether they may be GBK; without it a table in UTF-8 is gone through faster.
    func evidence(withChinese: Bool = true) -> TextEvidence {
        var evidence = TextEvidence()
        unsafe withForeignTexts { _, _, text in
            if withChinese { unsafe evidence.take(text) } else { unsafe evidence.takeUnicode(text) }
            return true
        }
        return evidence
    }

    /// Whether the names of the columns are UTF-8; they may end within a character.
    var hasUnicodeNames: Bool {
        columns.allSatisfy { column in
            String(validating: column.name, as: UTF8.self) != nil
                || column.name.count > 8
                    && (unsafe column.name.withUnsafeBytes { unsafe UnfinishedText.isWholeButForItsEnd($0) })
        }
    }

    /// The columns of which some texts fill them and end within a character, each with their number and the first record.
    func cutColumns(_ characters: Characters) -> [(position: Int, count: Int, first: Int)] {
        var found: [Int: (count: Int, first: Int)] = [:]
        unsafe withForeignTexts { record, position, text in
            // Some programs fill up with blanks what they cut.
            let text = unsafe UnsafeRawBufferPointer(
                rebasing: text.prefix(1 + (text.lastIndex { $0 != 0x20 && $0 != 0 } ?? -1)))
            // Within a character the last byte is never ASCII, but for the rarest of GB18030.
            guard let last = unsafe text.last, last >= 0x80 else { return true }
            let isUnfinished =
                switch characters {
                case .unicode: unsafe UnfinishedText.isWholeButForItsEnd(text)
                case .chinese: unsafe UnfinishedText.endsInHalfOfGBK(text)
                }
            if isUnfinished { found[position, default: (0, record)].count += 1 }
            return true
        }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value.count, $0.value.first) }
    }

    private static func isASCII(_ bytes: UnsafeRawBufferPointer, from start: Int, count: Int) -> Bool {
        var bits: UInt8 = 0
        for index in start..<(start + count) { unsafe bits |= bytes[index] }
        return bits < 0x80
    }
}

/// Bytes of a text that end within a character (半个汉字).
enum UnfinishedText {
    /// Whether bytes are valid UTF-8 but for a last character of which some bytes are missing.
    static func isWholeButForItsEnd(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let behind = unsafe bytes.reversed().prefix(3).prefix { $0 & 0xC0 == 0x80 }.count
        let place = bytes.count - behind - 1
        guard place >= 0 else { return false }
        let needed =
            switch unsafe bytes[place] {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 0
            }
        return unsafe behind + 1 < needed && String(validating: bytes[..<place], as: UTF8.self) != nil
    }

    /// Whether bytes are characters of one, two or four bytes (GB 18030-2022), and the last has only the first of its own.
    static func endsInHalfOfGBK(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        while index < bytes.count {
            switch unsafe bytes[index] {
            case 0..<0x80: index += 1
            case 0x81...0xFE:
                guard index + 1 < bytes.count else { return true }
                index += unsafe (0x30...0x39).contains(bytes[index + 1]) ? 4 : 2
            default: return false
            }
        }
        return false
    }
}
