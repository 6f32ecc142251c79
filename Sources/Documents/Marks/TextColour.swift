/// The colour of a text, or of what lies behind it.
struct TextColour: Equatable {
    private let red: Int
    private let green: Int
    private let blue: Int
    /// Whether it lets everything through.
    private(set) var isTransparent = false

    static let white = TextColour(red: 255, green: 255, blue: 255)

    private init(red: Int, green: Int, blue: Int) { (self.red, self.green, self.blue) = (red, green, blue) }

    /// A colour by six digits, as office files have it; `nil` for `auto`.
    init?(hex text: String) {
        let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
        guard digits.utf8.count == 6, let value = Int(digits, radix: 16) else { return nil }
        self.init(red: value >> 16, green: value >> 8 & 0xFF, blue: value & 0xFF)
    }

    /// A colour as style sheets write it, or by its name; `nil` where it is not known.
    init?(css text: String) {
        let text = text.filter { !$0.isWhitespace }.lowercased()
        if text == "transparent" {
            self = .white
            isTransparent = true
        } else if text.hasPrefix("#"), text.utf8.count == 4 || text.utf8.count == 5 {
            self.init(css: "#" + text.dropFirst().map { "\($0)\($0)" }.joined())
        } else if text.hasPrefix("#"), text.utf8.count == 9 {
            self.init(hex: String(text.prefix(7)))
            isTransparent = Int(text.suffix(2), radix: 16) ?? 255 < 0x10
        } else if text.hasPrefix("rgb"), let open = text.firstIndex(of: "(") {
            let values = text[text.index(after: open)...].split { ",/)".contains($0) }.compactMap { part in
                part.hasSuffix("%") ? Double(part.dropLast()).map { $0 * 2.55 } : Double(part)
            }
            guard values.count > 2, values.allSatisfy({ (0...255).contains($0) }) else { return nil }
            self.init(red: Int(values[0]), green: Int(values[1]), blue: Int(values[2]))
            isTransparent = values.count > 3 && values[3] < 0.06
        } else {
            self.init(hex: Self.names[text] ?? text)
        }
    }

    /// How far it stands apart from another, in the primary colour in which it does most.
    func distance(from other: TextColour) -> Int {
        max(abs(red - other.red), abs(green - other.green), abs(blue - other.blue))
    }

    /// Names of style sheets and of Word's highlighting.
    private static let names = [
        "white": "FFFFFF", "snow": "FFFAFA", "ivory": "FFFFF0", "ghostwhite": "F8F8FF", "whitesmoke": "F5F5F5",
        "floralwhite": "FFFAF0", "mintcream": "F5FFFA", "azure": "F0FFFF", "aliceblue": "F0F8FF",
        "lightyellow": "FFFFE0", "black": "000000", "red": "FF0000", "yellow": "FFFF00", "blue": "0000FF",
        "green": "008000", "lime": "00FF00", "cyan": "00FFFF", "aqua": "00FFFF", "magenta": "FF00FF",
        "navy": "000080", "teal": "008080", "maroon": "800000", "purple": "800080", "olive": "808000",
        "orange": "FFA500", "brown": "A52A2A", "pink": "FFC0CB", "gold": "FFD700", "silver": "C0C0C0",
        "gray": "808080", "grey": "808080", "darkblue": "00008B", "darkcyan": "008B8B", "darkgreen": "006400",
        "darkmagenta": "8B008B", "darkred": "8B0000", "darkyellow": "808000", "darkgray": "A9A9A9",
        "lightgray": "D3D3D3", "lightblue": "ADD8E6", "steelblue": "4682B4", "royalblue": "4169E1",
    ]
}
