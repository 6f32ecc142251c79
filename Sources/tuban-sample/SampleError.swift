/// Why the sample could not be made: always a fault of the generator.
enum SampleError: Error {
    /// A position has no place in zones 40 and 41.
    case outsideTheLeague
    /// Parcels could not be scaled to the area they are to have.
    case missedTarget(layer: String)
    /// The schematic league has no room for what is to be drawn.
    case noRoom(String)
}
