import Bilingual

extension GeoJSONStructure {
    /// Checks what a file says of its reference system: nothing undefined, nothing to be fetched.
    mutating func referenceSystem(_ role: Role) throws(JSONSyntaxFault) {
        guard scanner.byte == UInt8(ascii: "{") else {
            if scanner.byte == UInt8(ascii: "n"), role == .root {
                hasUndefinedSystem = true
                report(
                    .note, .undefinedReferenceSystem,
                    Message(
                        zh: "crs 为 null，即坐标系未知，请用 --crs（项目中 crs）指明",
                        en:
                            "its crs is null, so its reference system is unknown; name it with --crs (crs in a project)"
                    ))
            } else if scanner.byte != UInt8(ascii: "n") {
                report(.refuse, .member, Message(zh: "crs 不是对象", en: "crs is not an object"))
            }
            return try skip()
        }
        var type: String?
        var address: String?
        var object = try scanner.openObject()
        while let name = try scanner.nextMember(&object) {
            if object.isDuplicate { reportDuplicate(name) }
            if scanner.reads(name, "type"), scanner.byte == UInt8(ascii: "\"") {
                type = scanner.value(try scanner.text()).lowercased()
            } else if scanner.reads(name, "properties"), scanner.byte == UInt8(ascii: "{") {
                var properties = try scanner.openObject()
                while let name = try scanner.nextMember(&properties) {
                    if properties.isDuplicate { reportDuplicate(name) }
                    let isAddress = scanner.reads(name, "name") || scanner.reads(name, "href")
                    guard isAddress, scanner.byte == UInt8(ascii: "\"") else {
                        try skip()
                        continue
                    }
                    let text = scanner.value(try scanner.text())
                    if Self.leadsElsewhere(text) { address = text }
                }
            } else {
                try skip()
            }
        }
        guard type == "link" || type == "url" || address != nil else { return }
        report(
            .refuse, .link,
            Message(
                zh: "坐标系（crs）是指向别处的链接，不予打开；请改为名称，如 EPSG:4490",
                en:
                    "its crs is a link to elsewhere, which is not followed; replace it by a name such as EPSG:4490"
            ))
    }

    /// Whether the name of a reference system would be looked up in a file or on the network.
    private static func leadsElsewhere(_ name: String) -> Bool {
        let name = name.lowercased()
        // OGC's own names look like addresses, but are taken apart, not fetched.
        if name.hasPrefix("http://www.opengis.net/def/crs/")
            || name.hasPrefix("https://www.opengis.net/def/crs/")
        {
            return false
        }
        return name.contains("://") || name.hasPrefix("/") || name.hasPrefix(".") || name.contains("\\")
    }
}
