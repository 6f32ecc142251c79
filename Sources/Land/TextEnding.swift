/// Whether a text of a field is all of it (文字是否完整).
///
/// A field keeps so many bytes or characters, and what is longer is cut short without a word: 注销登记 may be 注销登记办理中.
public enum TextEnding: UInt8, Sendable, Codable {
    /// Its field has place for more.
    case whole
    /// It fills its field, so it may have been longer.
    case full
    /// It fills a field in which some text ends within a character, so the field did cut texts short.
    case cut
}
