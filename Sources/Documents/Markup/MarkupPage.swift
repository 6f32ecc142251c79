import CLibXML2

/// A web page, parsed as browsers do: whatever is wrong with it is mended.
enum MarkupPage {
    /// Tells a handler what a page holds, and then a second one that is made of the first.
    ///
    /// Its nesting has no limit, so the tree is walked without recursion.
    ///
    /// - Returns: the second handler; `nil` for a page without anything.
    /// - Throws: `damaged` when libxml2 gave up inside the page.
    static func read<First: MarkupHandler, Second: MarkupHandler>(
        _ text: String, first: inout First, then make: (inout First) -> Second
    ) throws(DocumentFault) -> Second? {
        var second: Second?
        let bytes = Array(text.utf8)
        guard !TagSize.isExceeded(in: bytes, isPage: true) else {
            throw DocumentFault(
                .damaged, zh: "网页有一个标签的属性超过一千个；请在浏览器中打开，将正文另存为文本文件",
                en:
                    "a tag of the page has more than a thousand attributes; open it in a browser and save its text as a text file"
            )
        }
        let log = LibraryLog()
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        let isWhole = log.collecting { () -> Bool in
            guard !bytes.isEmpty else { return true }
            let tree = unsafe bytes.withUnsafeBytes { buffer in
                let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
                guard let parser = unsafe htmlNewParserCtxt() else { return unsafe nil as xmlDocPtr? }
                defer { unsafe htmlFreeParserCtxt(parser) }
                // Old pages leave hundreds of tags open, each inside the last: no limit to nesting. The limits guard
                // against what only XML has.
                unsafe parser.pointee.options |= Int32(XML_PARSE_HUGE.rawValue)
                return unsafe htmlCtxtReadMemory(
                    parser, start, Int32(clamping: buffer.count), nil, "UTF-8", Int32(options))
            }
            guard let tree = unsafe tree else { return false }
            defer { unsafe xmlFreeDoc(tree) }
            unsafe walk(tree, into: &first)
            var handler = make(&first)
            unsafe walk(tree, into: &handler)
            second = handler
            return true
        }
        guard isWhole, !log.isFatal else {
            throw DocumentFault(
                .damaged, zh: "网页无法完整解析；请在浏览器中打开，将正文另存为文本文件",
                en:
                    "the page cannot be parsed as a whole; open it in a browser and save its text as a text file",
                libraryMessages: log.messages)
        }
        return second
    }

    private static func walk<Handler: MarkupHandler>(_ tree: xmlDocPtr, into handler: inout Handler) {
        guard let root = unsafe xmlDocGetRootElement(tree) else { return }
        var names = MarkupNames()
        var node = unsafe root
        while true {
            var isEntered = false
            switch unsafe node.pointee.type {
            case XML_ELEMENT_NODE:
                let name = unsafe names.name(of: node)
                if unsafe handler.start(MarkupElement(node, name: name)) {
                    if let child = unsafe node.pointee.children {
                        unsafe node = child
                        isEntered = true
                    } else {
                        handler.end(name)
                    }
                }
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
                if let content = unsafe node.pointee.content { unsafe handler.text(String(cString: content)) }
            case XML_COMMENT_NODE:
                if let content = unsafe node.pointee.content {
                    unsafe handler.comment(String(cString: content))
                }
            default: break
            }
            if isEntered { continue }
            while unsafe node == root || node.pointee.next == nil {
                guard unsafe node != root, let parent = unsafe node.pointee.parent else { return }
                unsafe node = parent
                unsafe handler.end(names.name(of: node))
            }
            if let next = unsafe node.pointee.next { unsafe node = next }
        }
    }
}
