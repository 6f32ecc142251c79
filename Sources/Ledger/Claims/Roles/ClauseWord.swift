/// A word that tells something about the figures of its clause.
enum ClauseWord: Sendable, Hashable {
    case deed(Deed)
    case mode(DeedMode)
    /// From here on what is to come: 下一步.
    case outlook
    /// Puts off what its clause tells: 推迟, 安排在.
    case deferral
    /// 将 tells the future before a verb and takes an object before a noun.
    case willOrTake
    /// What the verb behind it is done to stands next: 对, 把.
    case topic
    /// A thing that is named by a deed before it and is none: 治理率, 占用问题.
    case naming
    /// 手续: to occupy with it is to be permitted.
    case permit
    /// A task or a plan: what it counts is to be done.
    case task
    /// What makes a plan or a demand the measure of what was done: 按照…要求.
    case accordingTo
    case of
    case part
    /// 中: what stands before it is the whole.
    case among
    case rest
    case total
    /// The same again in another unit: 折合.
    case equals
    /// Against the law: whatever the verb, the ground was taken.
    case unlawful
    /// 占 takes ground up where an area follows, and tells a share elsewhere.
    case takesUp
    /// Does what its object tells: 硬化 takes ground, and makes a road; 种植 restores but for crops.
    case byObject
    /// What a matter extends to: 涉及.
    case extent
    /// Depth, width, distance: no ground.
    case dimension
    /// How far a place is from the ground.
    case distance
    /// What a figure is compared with: 比概算….
    case than
    /// A fine.
    case fine
    /// A word of other meaning that holds one of these.
    case other
}
