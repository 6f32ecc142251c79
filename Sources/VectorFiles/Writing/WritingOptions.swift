/// How a file with layers is written.
public struct WritingOptions: Sendable {
    /// Whether an existing file may be replaced.
    public var overwrite: Bool
    /// The encoding of a shapefile's texts: `UTF-8` or `GBK`.
    public var encoding: String
    /// Whether a shapefile gets a `.cpg` file that names its encoding.
    public var namesEncoding: Bool
    /// The date that goes into the file's own records, as `2024-12-31`; a fixed one gives the same bytes.
    public var date: String

    /// Options with their usual values.
    public init(
        overwrite: Bool = false, encoding: String = "UTF-8", namesEncoding: Bool = true,
        date: String = "2000-01-01"
    ) {
        self.overwrite = overwrite
        self.encoding = encoding
        self.namesEncoding = namesEncoding
        self.date = date
    }
}
