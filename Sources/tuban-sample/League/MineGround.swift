import Geometry

/// The ground that a mine occupies.
struct MineGround {
    let mine: Mine
    let ring: [Coordinate]
    /// Whether it was approved when the mines were checked.
    let wasApproved: Bool
    /// Whether it is approved now: all but one of those found are.
    let isApproved: Bool

    /// The grounds of 26 mines; four were not approved, and one still is not.
    static func all(_ mines: [Mine], _ random: inout SplitMix64) -> [MineGround] {
        mines.prefix(26).enumerated().map { index, mine in
            MineGround(
                mine: mine,
                ring: blob(mine.centre, radius: random.number(in: 60...110), corners: 12, &random),
                wasApproved: ![4, 11, 17, 22].contains(index), isApproved: index != 17)
        }
    }
}
