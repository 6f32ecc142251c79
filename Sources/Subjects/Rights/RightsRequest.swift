public import Land
public import Project

/// What `tuban rights` is asked: rights, the reserves they must keep clear of, and what they were before.
public struct RightsRequest: Sendable {
    /// The layer of mining rights (矿业权).
    public var rights: LayerDeclaration
    /// The layers of protected ground (自然保护地, 生态保护红线).
    public var reserves: [LayerDeclaration]
    /// The rights before (调整前); `nil` without.
    public var before: LayerDeclaration?
    /// The layers of ground that no right may newly enter (基本草原).
    public var closed: [LayerDeclaration] = []
    /// The day for which validity is told; `nil` for none.
    public var day: CalendarDate?

    /// A request of rights against reserves.
    public init(rights: LayerDeclaration, reserves: [LayerDeclaration]) {
        self.rights = rights
        self.reserves = reserves
    }
}
