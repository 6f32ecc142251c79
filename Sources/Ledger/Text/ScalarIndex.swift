/// Where each scalar stands in a list in which the same scalars stand side by side.
///
/// Texts are looked up in it scalar by scalar: a table with open slots, at most half of them taken.
struct ScalarIndex: Sendable {
    private struct Slot: Sendable {
        /// The value of a scalar; `free` where none is.
        var scalar: UInt32
        var start: Int32
        var end: Int32

        static let free = Slot(scalar: .max, start: 0, end: 0)
    }

    private var slots: [Slot]
    /// How many of the last bits of a product are left out so that the rest numbers a slot.
    private let shift: UInt32

    /// The index of a list.
    init(_ scalars: [Unicode.Scalar]) {
        var bits: UInt32 = 1
        while 1 << bits < 2 * Set(scalars).count { bits += 1 }
        shift = 32 - bits
        slots = [Slot](repeating: .free, count: 1 << bits)
        for (place, scalar) in scalars.enumerated() {
            let slot = slot(of: scalar)
            if slots[slot].scalar != scalar.value {
                slots[slot] = Slot(scalar: scalar.value, start: Int32(place), end: Int32(place))
            }
            slots[slot].end += 1
        }
    }

    /// The places of a scalar.
    func places(of scalar: Unicode.Scalar) -> Range<Int> {
        let slot = slots[slot(of: scalar)]
        return Int(slot.start)..<Int(slot.end)
    }

    /// The slot that holds a scalar, or the free one where it would stand.
    private func slot(of scalar: Unicode.Scalar) -> Int {
        var slot = Int((scalar.value &* 0x9E37_79B1) >> shift)
        while slots[slot].scalar != scalar.value, slots[slot].scalar != Slot.free.scalar {
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }
}
