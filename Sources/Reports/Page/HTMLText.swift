/// Text inside a page: nothing from data can become markup.
enum HTMLText {
    /// A text as the content of an element or the value of an attribute in double quotes.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            // Marks that turn the direction of what follows would hide what stands there.
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": result += "&#xFFFD;"
            case "\u{0}"..."\u{8}", "\u{B}"..."\u{1F}": result += " "
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
