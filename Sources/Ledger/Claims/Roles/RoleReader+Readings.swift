/// What is read of a figure, and of the words around it.
extension RoleReader {
    /// A figure as read, for those behind it.
    struct Reading {
        let deed: Deed?
        let mode: DeedMode
        let role: ClaimRole
        let figure: Range<Int>
        let unit: ClaimUnit
        /// Whether it is a whole of which a part follows: 9块湿地中….
        var isWhole = false
        /// Whether another figure is only measured by it: 占计划12公里的60%, 比上年的8处增加.
        var isMeasure = false

        var kind: ClaimKind { unit.base.kind }
    }

    /// What a stretch of words says.
    struct Stretch {
        var deed: Deed?
        var mode = DeedMode.done
        /// Whether 已, 未 or the like says how the deed stands.
        var isMarked = false
        /// Whether the deed only tells which thing is meant (占用的…).
        var isAttribute = false
        var isTopic = false
        var isWhole = false
        var isRest = false
        var isTotal = false
        var isTask = false
        var isExtent = false
        var isUnlawful = false
        var isUnmeasured = false
        /// Whether the figure is what another is compared with: 比概算…, 占…的.
        var isCompared = false
        /// The deed of what is compared, where it stands before: `已销号总数比…`.
        var compared: (deed: Deed, mode: DeedMode)?
        var isByPlan = false
        /// Whether the figure is the start or the end of a change.
        var isLevel = false
    }
}
