/// A file or folder under a temporary name, gone when nobody wants it any more.
final class TemporaryItem {
    let path: String
    private var isWanted = true

    init(_ path: String) { self.path = path }

    /// Leaves the removal to others: the item has moved.
    func release() { isWanted = false }

    deinit { if isWanted { FileSystem.remove(path) } }
}
