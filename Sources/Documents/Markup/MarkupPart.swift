import CLibXML2

/// An XML file of a document of Office Open XML, read as a stream so that memory does not grow with it.
enum MarkupPart {
    /// Tells a handler what an XML file holds.
    ///
    /// - Parameter part: the file's name, for messages.
    /// - Throws: `damaged` for anything not well formed, nested more than 256 levels deep, or with a document
    ///   type: the format forbids it (ECMA-376-2, 8.1.4), and without it there are no entities to expand or load.
    static func read<Handler: MarkupHandler>(
        _ bytes: [UInt8], part: String, into handler: inout Handler
    ) throws(DocumentFault) {
        guard !TagSize.isExceeded(in: bytes, isPage: false) else {
            throw OfficePackage.damage(part, ["a tag with more than a thousand attributes"])
        }
        let log = LibraryLog()
        let isWhole = log.collecting { () -> Bool in
            unsafe bytes.withUnsafeBytes { buffer in
                let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
                guard
                    let reader = unsafe xmlReaderForMemory(
                        start, Int32(clamping: buffer.count), nil, nil, Int32(XML_PARSE_NONET.rawValue))
                else { return false }
                defer { unsafe xmlFreeTextReader(reader) }
                return unsafe walk(reader, into: &handler)
            }
        }
        guard isWhole, !log.isFatal else {
            throw OfficePackage.damage(part, log.messages)
        }
    }

    private static func walk<Handler: MarkupHandler>(_ reader: xmlTextReaderPtr, into handler: inout Handler)
        -> Bool
    {
        var names = MarkupNames()
        var unwanted: Int32?
        while true {
            let step = unsafe xmlTextReaderRead(reader)
            guard step == 1 else { return step == 0 }
            let kind = unsafe xmlReaderTypes(rawValue: UInt32(bitPattern: xmlTextReaderNodeType(reader)))
            if kind == XML_READER_TYPE_DOCUMENT_TYPE || kind == XML_READER_TYPE_ENTITY_REFERENCE {
                return false
            }
            let depth = unsafe xmlTextReaderDepth(reader)
            if let level = unwanted {
                if depth > level { continue }
                unwanted = nil
                if kind == XML_READER_TYPE_END_ELEMENT { continue }
            }
            switch kind {
            case XML_READER_TYPE_ELEMENT:
                guard let node = unsafe xmlTextReaderCurrentNode(reader) else { return false }
                let name = unsafe names.name(of: node)
                let isEmpty = unsafe xmlTextReaderIsEmptyElement(reader) == 1
                let isWanted = unsafe handler.start(MarkupElement(node, name: name))
                if isEmpty {
                    if isWanted { handler.end(name) }
                } else if !isWanted {
                    unwanted = depth
                }
            case XML_READER_TYPE_END_ELEMENT:
                guard let node = unsafe xmlTextReaderCurrentNode(reader) else { return false }
                unsafe handler.end(names.name(of: node))
            case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA, XML_READER_TYPE_WHITESPACE,
                XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
                if let value = unsafe xmlTextReaderConstValue(reader) {
                    unsafe handler.text(String(cString: value))
                }
            default: break
            }
        }
    }
}
