import FoundationEssentials

/// The library that draws the map of a page: Leaflet, from Debian's package `libjs-leaflet`, embedded as it is found.
enum MapLibrary {
    private static let folder = "/usr/share/javascript/leaflet"

    /// The script and the style; `nil` where the package is not installed.
    static func load() -> (script: String, style: String)? {
        guard let script = text("leaflet.min.js") ?? text("leaflet.js"), let style = text("leaflet.css"),
            !script.lowercased().contains("</script"), !style.lowercased().contains("</style")
        else { return nil }
        // Images of the library stand in files of their own, which a page without network does not have.
        return (withoutReferences(script), withoutReferences(style))
    }

    /// Without images and source maps.
    private static func withoutReferences(_ text: String) -> String {
        var rest = text[...]
        var result = ""
        while let start = rest.firstRange(of: "url(") {
            result += rest[..<start.lowerBound] + "none"
            rest = rest[start.upperBound...]
            guard let end = rest.firstIndex(of: ")") else { break }
            rest = rest[rest.index(after: end)...]
        }
        result += rest
        guard let map = result.firstRange(of: "# sourceMappingURL=") else { return result }
        return String(result[..<map.lowerBound].dropLast(2))
    }

    private static func text(_ name: String) -> String? {
        try? String(contentsOf: URL(filePath: "\(folder)/\(name)"), encoding: .utf8)
    }
}
