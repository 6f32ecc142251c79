/// What stands beside the text of a Word file and hangs at a place in it.
struct WordNote {
    /// Where it is printed; raw values are the words of relations and file names (ECMA-376-1, 11.3).
    enum Kind: String, CaseIterable {
        case footnote = "footnotes"
        case endnote = "endnotes"
        case comment = "comments"

        /// The kind of the note that an element refers to, or holds.
        init?(element name: String) {
            switch name {
            case "w:footnoteReference", "w:footnote": self = .footnote
            case "w:endnoteReference", "w:endnote": self = .endnote
            case "w:commentReference", "w:comment": self = .comment
            default: return nil
            }
        }

        /// The word that is written before the note where it is read.
        var word: String { self == .endnote ? "尾注" : "脚注" }
    }

    let kind: Kind
    let id: String
    var lines: [String] = []

    /// The note as a line of the text: in brackets, so that no figure of it is glued to another one.
    var line: String { "（\(kind.word)：\(lines.joined(separator: " "))）" }
}
