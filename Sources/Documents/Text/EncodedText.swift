/// Texts as bytes, for the programs that will read them.
public enum EncodedText {
    /// The bytes of a text in GB18030, which are those of GBK for what GBK holds: what programs on Chinese Windows expect.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - path: the file it is for, for messages.
    /// - Throws: `DocumentError` when the system has no converter.
    public static func gb18030(_ text: String, path: String) throws(DocumentError) -> [UInt8] {
        do throws(DocumentFault) {
            return try GB18030.encode(text)
        } catch {
            throw error.error(in: path)
        }
    }
}
