import Testing

@testable import tuban_bench

@Suite struct TerrainScaleTests {
    @Test(arguments: [
        ("S", 20_000), ("M", 200_000), ("L", 1_000_000), ("XL", 2_000_000), ("3M", 3_000_000),
        ("10M", 10_000_000),
    ])
    func scalesAreAskedForByName(name: String, parcels: Int) {
        #expect(TerrainScale(rawValue: name)?.parcels == parcels)
    }

    /// Cells, edges and parcels of the largest scale have numbers of 32 bits in the plan and fields of ten digits.
    @Test func numbersOfTheLargestScaleFit() throws {
        let extent = try LeagueExtent()
        let largest = TerrainScale.allCases.map(\.parcels).max() ?? 0
        let plan = ParcelPlan(2000, in: extent, seed: 1)
        let cellsAParcel = Double(plan.mosaic.lattice.count) / Double(plan.entries.count)
        #expect(cellsAParcel * Double(largest) < Double(Int32.max))
        #expect(String(largest + 10_000_000).count <= 14)
    }
}
