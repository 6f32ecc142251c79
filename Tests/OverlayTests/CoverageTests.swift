import Overlay
import Testing

@Test func areaUnderAnyLayerCountsDoublyCoveredGroundOnce() {
    let (reserve, redline) = (LayerMask(layer: 0), LayerMask(layer: 1))
    let coverage = Coverage(
        area: 100,
        masks: [
            .init(mask: [], area: 40), .init(mask: reserve, area: 30), .init(mask: redline, area: 20),
            .init(mask: [reserve, redline], area: 10),
        ],
        features: [])
    #expect(coverage.area(underAny: reserve) == 40)
    #expect(coverage.area(underAny: redline) == 30)
    #expect(coverage.area(underAny: [reserve, redline]) == 60)
    #expect(coverage.area(underAny: []) == 0)
}
