/// What the verb that governs a figure does to the ground or to the thing.
enum Deed: Sendable, Hashable {
    /// Takes or damages ground: 占用, 倾倒, 改种.
    case occupy
    /// Gives ground back: 恢复, 还草, 补种.
    case restore
    /// Brings a matter to its end: 办结, 注销, 安装.
    case complete
    /// Takes a thing off the ground: 拆除, 清运.
    case remove
    /// Leaves ground or has it left, and sends out what is no ground: 退出, 清退, 收回.
    case vacate
    /// Puts a thing up: 建成, 修建.
    case build
    /// Brings to its end what its object names: 完成…治理, 实施…修复.
    case carryOut
    /// Permits: 批准, 核准.
    case approve
    /// Puts under protection: 划入保护, 入选.
    case protect
    /// Looks at: 核查, 调查.
    case inspect
    /// Tells that something is there: 有, 发现, 受理.
    case state

    /// Whether it brings something to its end, whatever the ground.
    var completes: Bool {
        switch self {
        case .complete, .remove, .vacate, .build, .carryOut: true
        case .occupy, .restore, .approve, .protect, .inspect, .state: false
        }
    }
}

/// How the deed stands: done unless its clause says otherwise.
enum DeedMode: Sendable, Hashable {
    case done
    /// Needed, required, planned, or what is left to do: 需, 拟, 应.
    case planned
    /// On its way: 正在, 推进.
    case underWay
    /// No more than begun, or done in part: 启动, 阶段性.
    case begun
    /// Not done: 未, 没有.
    case denied
}
