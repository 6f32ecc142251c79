/// Tells words that end as the name of a place does: 大冶市3件, 东部三县131宗.
enum PlaceEnding {
    private static let ends: Set<Unicode.Scalar> = ["省", "市", "县", "区", "旗", "盟", "州", "镇", "乡", "村", "局"]

    /// Whether the words from `start` to `end` end as a name of a place.
    static func ends(_ end: Int, from start: Int, in source: SourceText) -> Bool {
        end - start > 1 && ends.contains(source[end - 1])
    }
}
