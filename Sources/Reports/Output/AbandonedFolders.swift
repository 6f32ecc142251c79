import Glibc

/// Temporary folders that killed runs left behind: told from those in use by a lock that ends with its process.
enum AbandonedFolders {
    /// A folder younger than this may belong to a run that has not locked it yet, seconds.
    private static let youth = 60

    /// Locks a folder as in use until the descriptor is closed, or the process ends in whatever way.
    ///
    /// - Returns: the descriptor; `nil` where the file system has no locks, or another process holds it.
    static func lock(_ folder: String) -> Int32? {
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    /// Removes the temporary folders beside an output whose runs are no more.
    ///
    /// Only folders of the user's own, by our names; a former result that was set aside has another name and stays.
    static func remove(in parent: String) {
        for name in FileSystem.names(in: parent) ?? []
        where name.hasPrefix(FileSystem.temporaryStart) && name.hasSuffix(FileSystem.temporaryEnd) {
            let path = parent == "/" ? "/" + name : parent + "/" + name
            var status = stat()
            guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
                status.st_uid == geteuid(), status.st_mtim.tv_sec < time(nil) - youth,
                let descriptor = lock(path)
            else { continue }
            FileSystem.remove(path)
            close(descriptor)
        }
    }
}
