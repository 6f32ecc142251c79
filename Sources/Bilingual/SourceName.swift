/// The names of sources of data as people may see them: files as they are, connections without their passwords (数据源名称).
///
/// The only place that knows how passwords are written: in addresses (`scheme://user:password@host`), as parameters
/// (`password=…`, quoted, with blanks, in the query of an address), and behind a user (`OCI:user/password@service`).
public enum SourceName {
    /// Whether a source is a connection to PostgreSQL and no file.
    public static func isDatabase(_ source: String) -> Bool {
        let start = source.prefix(16).lowercased()
        return ["pg:", "postgresql://", "postgres://"].contains(where: start.hasPrefix)
    }

    /// A text with stars in the place of every password in it.
    public static func hidingPasswords(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":") }) else {
            return text
        }
        let found = passwords(in: text)
        guard !found.isEmpty else { return text }
        var shown = ""
        var place = text.startIndex
        for range in found {
            shown += text[place..<range.lowerBound] + "***"
            place = range.upperBound
        }
        return shown + text[place...]
    }

    /// Whether a text about a source has any part of its password in it, however the text came by it.
    ///
    /// - Parameters:
    ///   - text: what another program said of the source.
    ///   - source: the source as it was given.
    ///   - others: further passwords, as of the environment.
    public static func showsPassword(_ text: String, of source: String, others: [String] = []) -> Bool {
        let written = passwords(in: source).map { String(source[$0]) } + others
        return written.flatMap { [$0, decoded($0)] }
            .flatMap { $0.split { $0.isWhitespace || "='\"\\".contains($0) } }
            .contains { word in
                // An @ or a slash that is not escaped makes the rest of a password another part of the address.
                text.contains(word)
                    || word.split { "@:/?#&;,".contains($0) }.contains { part in
                        text.contains(part.count > 2 ? String(part) : "\"\(part)\"")
                    }
            }
    }

    /// Where passwords stand in a text, in their order.
    private static func passwords(in text: String) -> [Range<String.Index>] {
        var found: [Range<String.Index>] = []
        var start = text.startIndex
        while let next = next(in: text, from: start) {
            if !next.isEmpty { found.append(next) }
            guard next.upperBound < text.endIndex else { break }
            start = next.upperBound
        }
        return found
    }

    private static func next(in text: String, from start: String.Index) -> Range<String.Index>? {
        let rest = text[start...]
        return [
            rest.firstMatch(of: address).map { $0.1.startIndex..<$0.1.endIndex },
            rest.firstMatch(of: service).map { $0.1.startIndex..<$0.1.endIndex },
            rest.firstMatch(of: bare).map { $0.1.startIndex..<$0.1.endIndex },
            rest.firstMatch(of: parameter).map { $0.1.startIndex..<$0.1.endIndex },
            rest.firstMatch(of: query).map { $0.1.startIndex..<$0.1.endIndex },
            rest.firstMatch(of: header).map { $0.1.startIndex..<$0.1.endIndex },
        ].compactMap(\.self).min { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
    }

    // A password typed as it is may hold all that ends one: up to the last @ of the line.
    private static var address: Regex<(Substring, Substring)> { /:\/\/[^\s\/?#:@]*:([^\n]*)@/ }
    private static var service: Regex<(Substring, Substring)> { /(?i)\bOCI:[^\/\s]*\/([^\n]*?)(?:@|$)/ }
    // An address without its scheme or its slashes.
    private static var bare: Regex<(Substring, Substring)> {
        /(?i)\b(?:PG|postgres(?:ql)?):(?!postgres|\/\/)\/?[^\s=\/:@]*[:\/]([^\n]*)@/
    }
    // Blanks do not end one that was not quoted: libpq then says that the next word is no parameter.
    private static var parameter: Regex<(Substring, Substring)> {
        /(?i)(?:pass(?!file)[a-z]*|pwd)[ \t]*=(?![ \t]*(?:…|\*\*\*(?:$|[\s:;,&'"])))[ \t]*('(?:\\.|[^'\\])*'?|"(?:\\.|[^"\\])*"?|\{[^}]*\}?|(?:\\.|[^\n])*?(?=$|\n|[\s;,&]+(?:host|hostaddr|port|dbname|db|user|uid|server|database|driver|options|[a-z]*schemas?|tables?|service|client_encoding|application_name|fallback_application_name|connect_timeout|keepalives\w*|tcp_user_timeout|replication|gssencmode|ssl\w+|requirepeer|krbsrvname|gsslib|target_session_attrs|channel_binding|passfile)[ \t]*=))/
    }
    private static var query: Regex<(Substring, Substring)> {
        /(?i)[?&][a-z_]*(?:password|passwd|pwd|token|secret|apikey|api_key)=(?!\*\*\*)([^&\s"'#]*)/
    }
    private static var header: Regex<(Substring, Substring)> {
        /(?i)authorization[ \t]*[:=][ \t]*\w+[ \t]+(?!\*\*\*)(\S+)/
    }

    /// A text with the characters that `%` and two digits stand for; as it is where that is no text.
    private static func decoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
