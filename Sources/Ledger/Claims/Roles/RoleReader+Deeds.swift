/// Which deed governs a figure, and what role it gives.
extension RoleReader {
    /// What a deed makes of a figure that is no ground.
    private var done: ClaimRole { isProblem && !isAlone ? .background : .completed }

    /// What a figure without a deed is.
    var unstated: ClaimRole { isProblem ? .background : .unstated }

    /// The stretch whose deed governs a figure.
    func governing(_ own: Stretch, _ behind: Stretch, _ kind: ClaimKind) -> Stretch? {
        guard let deed = own.deed else { return behind.deed == nil || behind.isWhole ? nil : behind }
        guard let other = behind.deed, other != .state, !own.isLevel else { return own }
        let isGround = kind == .area || kind == .length
        if own.isAttribute || own.isTopic || deed == .state || deed == .inspect {
            if isGround, deed == .occupy, ![.restore, .approve].contains(other) { return own }
            if other == .inspect, deed != .state, !own.isTopic { return own }
            return behind
        }
        return own
    }

    /// The role that a deed gives a figure; `nil` where it is none of its kind.
    func role(of kind: ClaimKind, _ unit: ClaimUnit, _ deed: Deed?, _ mode: DeedMode) -> ClaimRole? {
        guard let deed else { return nil }
        let isGround = kind == .area || kind == .length
        switch deed {
        case .occupy:
            if mode == .denied { return nil }
            if mode == .planned { return .planned }
            return isGround ? .occupied : nil
        case .restore:
            if kind == .count, People.units.contains(unit.base.name) { return nil }
            if kind == .money { return nil }
            switch mode {
            case .planned, .underWay: return .planned
            case .denied: return isProblem && kind != .area ? .background : .planned
            case .begun: return unstated
            case .done:
                if kind == .mass || kind == .volume || kind == .money {
                    return done
                }
                return .restored
            }
        case .vacate where isGround: return self.role(of: kind, unit, .restore, mode)
        case .complete, .remove, .vacate, .build, .carryOut:
            switch mode {
            case .planned: return .planned
            case .denied, .underWay: return isProblem ? .background : .planned
            case .begun: return unstated
            case .done: return done
            }
        case .approve:
            if mode == .denied { return nil }
            if mode == .planned || mode == .underWay { return .planned }
            // 核发许可证41本: papers are made out.
            return kind == .count && !isProblem && People.units.contains(unit.base.name)
                ? .completed : .approved
        case .protect: return mode == .planned ? .planned : .protected
        case .inspect: return mode == .planned ? .planned : isProblem || isGround ? unstated : .completed
        case .state: return nil
        }
    }
}
