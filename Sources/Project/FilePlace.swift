import FoundationEssentials

/// A file, and the part of it that is meant: a layer, or a sheet of a workbook, named behind a colon.
public enum FilePlace {
    /// The path of a file, and the name of its part when one stands behind it.
    ///
    /// A file whose own name has a colon is taken as it is.
    public static func split(_ text: String) -> (path: String, part: String?) {
        guard !FileManager.default.fileExists(atPath: text), let colon = text.lastIndex(of: ":") else {
            return (text, nil)
        }
        let path = String(text[..<colon])
        let part = String(text[text.index(after: colon)...])
        guard !part.isEmpty, FileManager.default.fileExists(atPath: path) else { return (text, nil) }
        return (path, part)
    }
}
