/// The administrative units of Xing'an League (GB/T 2260), for tables by county.
public struct AdministrativeUnit: Sendable, Hashable {
    /// The code of six digits (行政区划代码).
    public let code: String
    /// The full name.
    public let name: String
    /// The name in short, as reports use it.
    public let shortName: String

    /// The six counties, banners and cities (旗县市) in the order of their codes.
    public static let counties = [
        AdministrativeUnit(code: "152201", name: "乌兰浩特市", shortName: "乌兰浩特市"),
        AdministrativeUnit(code: "152202", name: "阿尔山市", shortName: "阿尔山市"),
        AdministrativeUnit(code: "152221", name: "科尔沁右翼前旗", shortName: "科右前旗"),
        AdministrativeUnit(code: "152222", name: "科尔沁右翼中旗", shortName: "科右中旗"),
        AdministrativeUnit(code: "152223", name: "扎赉特旗", shortName: "扎赉特旗"),
        AdministrativeUnit(code: "152224", name: "突泉县", shortName: "突泉县"),
    ]

    /// The full name for what a field holds: a code of six or more digits, a full or a short name.
    ///
    /// - Returns: the text itself when it is none of these; other leagues and forest bureaux stay as written.
    public static func name(for text: String) -> String {
        guard text.utf8.first.map({ $0 < 0x80 }) ?? false else {
            return counties.first { text == $0.name || text == $0.shortName }?.name ?? text
        }
        // A name starts with a character that is not ASCII, so this can only be a code.
        guard let number = number(text) else { return text }
        return numbers.firstIndex(of: number).map { counties[$0].name } ?? text
    }

    private static let numbers = counties.map { number($0.code) ?? 0 }

    /// The first six digits; `nil` when they are not six.
    private static func number(_ code: String) -> Int? {
        var (number, digits) = (0, 0)
        for byte in code.utf8.prefix(6) {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
            digits += 1
        }
        return digits == 6 ? number : nil
    }
}
