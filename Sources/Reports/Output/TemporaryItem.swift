import Glibc

/// A file or folder under a temporary name, gone when nobody wants it any more.
final class TemporaryItem {
    let path: String
    private var isWanted = true
    /// A descriptor that marks a folder as in use; `nil` for none.
    private let lock: Int32?

    init(_ path: String, lock: Int32? = nil) {
        self.path = path
        self.lock = lock
    }

    /// Leaves the removal to others: the item has moved.
    func release() { isWanted = false }

    deinit {
        if isWanted { FileSystem.remove(path) }
        if let lock { close(lock) }
    }
}
