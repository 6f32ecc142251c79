import Land
import Testing

@Test(arguments: [
    "2024-06-30", "2024/6/30", "2024.6.30", "20240630", "2024年6月30日", "2024/06/30 08:15:00",
    "2024-06-30T00:00:00", "20240630 ", " 20240630", "\u{3000}2024-06-30\u{3000}",
    "2024/06/30 00:00:00.000+08", "2024-06-30T16:00:00Z", "2024-06-30 上午 8:15", "20240630 00:00:00",
])
func datesAreReadAsFieldsHoldThem(text: String) {
    #expect(CalendarDate(text)?.text == "2024-06-30")
}

@Test(arguments: [
    "2023-02-29", "2024-13-01", "20241301", "152223", "2024", "2024年6月", "a-b-c", "", "1-2-3", "20240630A", " ",
    "20240630 A", "2024-06-30 00:00:00至2034-06-30 00:00:00", "2024-06-30 2034-06-30", "2024-06-30 延续",
    "2024-06-30-",
    "2024-06-30 24", "2024-06-30T",
])
func otherTextsAreNoDates(text: String) {
    #expect(CalendarDate(text) == nil)
}

@Test func datesSortByTheCalendar() throws {
    let earlier = try #require(CalendarDate("2024/9/30"))
    let later = try #require(CalendarDate("2024/10/1"))
    #expect(earlier < later && !(later < earlier))
}
