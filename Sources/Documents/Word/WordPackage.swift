import Archives

/// The ZIP file of a new Word document (OPC package, ECMA-376-2).
public enum WordPackage {
    /// A file of the package.
    public typealias Part = (name: String, bytes: [UInt8])

    /// The parts as a ZIP file, deflated, without dates, in their order: the same parts give the same bytes.
    ///
    /// - Throws: `DocumentError`: `unavailable` when the library does not start, `damaged` when it cannot pack.
    public static func encode(_ parts: [Part], path: String) throws(DocumentError) -> [UInt8] {
        do throws(ArchiveError) {
            return try ZIPFile.encode(parts)
        } catch {
            throw DocumentFault(
                error.code == .unavailable ? .unavailable : .damaged, error.message,
                libraryMessages: error.libraryMessages
            ).error(in: path)
        }
    }
}
