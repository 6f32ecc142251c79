import Glibc
import Synchronization
import VectorFiles

/// A file or folder under a temporary name, gone when nobody wants it any more.
final class TemporaryItem {
    let path: String
    private var isWanted = true
    /// A descriptor that marks a folder as in use; `nil` for none.
    private let lock: Int32?

    init(_ path: String, lock: Int32? = nil) {
        self.path = path
        self.lock = lock
        TemporaryItems.add(path)
    }

    /// Leaves the removal to others: the item has moved.
    func release() { isWanted = false }

    deinit {
        if isWanted { FileSystem.remove(path) }
        TemporaryItems.forget(path)
        if let lock { close(lock) }
    }
}

/// What this process has under temporary names: removed when a signal ends it (中断时清理).
public enum TemporaryItems {
    private static let paths = Mutex<Set<String>>([])

    static func add(_ path: String) { paths.withLock { _ = $0.insert(path) } }
    static func forget(_ path: String) { paths.withLock { _ = $0.remove(path) } }

    /// Removes all of them on SIGINT, SIGTERM and SIGHUP, before these end the process as they would have.
    ///
    /// Called once, before anything is written. Signals that are ignored stay so, as under `nohup`.
    public static func removeOnSignals() {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { return }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        told.store(ends[0], ordering: .relaxed)
        telling.store(ends[1], ordering: .relaxed)
        var thread = pthread_t()
        let started = unsafe pthread_create(
            &thread, nil,
            { _ in
                TemporaryItems.wait(on: told.load(ordering: .relaxed))
                return nil
            }, nil)
        guard started == 0 else { return }
        for number in [SIGINT, SIGTERM, SIGHUP] {
            var former = sigaction()
            guard unsafe sigaction(number, nil, &former) == 0,
                unsafe unsafeBitCast(former.__sigaction_handler.sa_handler, to: Int.self) != 1
            else { continue }
            // A handler may do next to nothing: it tells the thread, which may do all.
            signal(number) { number in
                let saved = errno
                var byte = UInt8(truncatingIfNeeded: number)
                _ = unsafe write(telling.load(ordering: .relaxed), &byte, 1)
                errno = saved
            }
        }
    }

    fileprivate static func wait(on end: Int32) {
        var number: UInt8 = 0
        while unsafe read(end, &number, 1) != 1 { guard errno == EINTR else { return } }
        PrivateFolders.removeAll()
        // Nothing is added any more while these are removed; others may still write into a folder on its way out.
        paths.withLock { paths in
            for path in paths {
                var tries = 0
                while !FileSystem.remove(path), tries < 100 {
                    usleep(5000)
                    tries += 1
                }
            }
            signal(Int32(number), SIG_DFL)
            kill(getpid(), Int32(number))
            _exit(128 + Int32(number))
        }
    }
}

/// The ends of the pipe by which handlers of signals tell the thread; -1 before there is any.
private let told = Atomic<Int32>(-1)
private let telling = Atomic<Int32>(-1)
