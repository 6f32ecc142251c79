/// The places of Inner Mongolia that reports list by name.
enum Banners {
    /// The league's own banners, counties and cities, in the forms that reports use; the value is the place.
    private static let own = WordTable<Int>([
        ("乌兰浩特市 乌兰浩特", 1), ("阿尔山市 阿尔山", 2), ("科右前旗 科尔沁右翼前旗 右前旗", 3), ("科右中旗 科尔沁右翼中旗 右中旗 科右中", 4),
        ("扎赉特旗 扎赉特", 5), ("突泉县 突泉", 6), ("科右前", 3),
    ])

    /// Names of leagues, cities and banners without the suffix that would tell them.
    static let names = WordTable<Void>([
        (
            "呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安 锡林郭勒 阿拉善 乌兰浩特 阿尔山 科右前 科右中 扎赉特 突泉",
            ()
        )
    ])

    /// The place whose name starts at an offset, and where the name ends.
    static func place(at offset: Int, in source: SourceText, before end: Int) -> (place: Int, end: Int)? {
        own.match(in: source, at: offset, before: end).map { ($0.value, $0.end) }
    }

    /// How many places of the league a range names, each once.
    static func count(in range: Range<Int>, of source: SourceText) -> Int {
        Set(range.compactMap { place(at: $0, in: source, before: range.upperBound)?.place }).count
    }
}
