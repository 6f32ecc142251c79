import Bilingual

/// What GDAL warns of, in our words (库警告): its own are English and speak of its options.
enum LibraryWarning {
    /// That a ring was closed; of GeoJSON the place is known and told besides.
    static let unclosedRing = Message(
        zh: "有环首末点不同，已补上首点使其闭合",
        en: "a ring does not end where it begins; it is closed by its first position")

    /// What need not be told: it is looked at otherwise, or means nothing for what is read.
    private static let passedOver = [
        // GeoPackage 1.4 changed nothing about features.
        "GeoPackage user_version=0x000028A0",
        "organizePolygons() received",
        "bad application_id",
    ]

    private static let known: [(words: String, message: Message)] = [
        ("Non closed ring", unclosedRing),
        (
            "GeoPackage user_version",
            Message(
                zh: "GeoPackage 的版本比 1.4 新，其中新增的内容可能读不到",
                en: "the GeoPackage is of a version later than 1.4; what is new in it may not be read")
        ),
        (
            "integer overflow",
            Message(
                zh: "有整数超出64位，读出的值不准确；请将该字段改存为文本",
                en: "a whole number has more than 64 bits and is not read exactly; keep that field as text")
        ),
        (
            "parsed incompletely",
            Message(
                zh: "有字段值不是完整的数字，只读出开头的数字；请核对属性表",
                en:
                    "a value of a field is no number as a whole, and only its beginning was read; check the table"
            )
        ),
        (
            "cannot be translated to Simple Geometry",
            Message(
                zh: "有图形的环不能分出外环和内环，按各环分别读取",
                en: "the rings of a geometry cannot be told into shells and holes, and each is read by itself")
        ),
        (
            "Several features with id",
            Message(zh: "多个要素的 id 相同", en: "several features have the same id")
        ),
        (
            "NaN",
            Message(zh: "有坐标不是数值", en: "a coordinate is not a number")
        ),
        (
            "spatial index",
            Message(
                zh: "空间索引与数据不符，未使用索引", en: "the spatial index does not fit the data and was not used")
        ),
    ]

    /// The message for a warning; `nil` for one that need not be told.
    static func message(for text: String) -> Message? {
        guard !passedOver.contains(where: text.contains) else { return nil }
        let said = ": \(text)"
        return known.first { text.contains($0.words) }?.message
            ?? Message(zh: "读取时有警告，请核对数据是否完整（原文为英文，可用 --lang en 查看）", en: "the library warns")
            + Message(zh: "", en: said)
    }
}
