public import Project

/// What `tuban restored` is asked: restored ground, the damaged ground it belongs to, and what was restored earlier.
public struct RestoredRequest: Sendable {
    /// The layer of restored ground (恢复治理地块).
    public var restored: LayerDeclaration
    /// The layers of damaged ground (损毁、占用地块).
    public var damaged: [LayerDeclaration]
    /// Restored ground of earlier years, or of other items (以往恢复地块).
    public var earlier: [LayerDeclaration] = []
    /// The layers of land classes before and after (地类图斑); `nil` without.
    public var classes: (before: LayerDeclaration, after: LayerDeclaration)?
    /// What was to be restored; `nil` without a target.
    public var target: Quantity?

    /// A request of restored ground on damaged ground.
    public init(restored: LayerDeclaration, damaged: [LayerDeclaration]) {
        self.restored = restored
        self.damaged = damaged
    }
}
