/// The place a report is about, as far as its plain facts are known here.
struct District {
    /// The name.
    let name: String
    /// The area in square kilometres: 5.51万平方公里 (兴安盟矿产资源总体规划（2021-2025年）).
    let squareKilometres: Int64
    /// The number of banners, counties and cities (GB/T 2260).
    let counties: Int

    /// The place that a title names; `nil` for places of which nothing is known here.
    init?(title: String) {
        guard title.contains("兴安盟") else { return nil }
        (name, squareKilometres, counties) = ("兴安盟", 55_100, 6)
    }
}
