public import Foundation

/// The regular files of a folder by their relative path.
public func files(in folder: String) throws -> [String: Data] {
    var found: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() {
        let url = URL(filePath: folder).appending(path: name)
        let values = try url.resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey])
        guard values.isRegularFile == true else { continue }
        // Foundation loses the buffer of an empty file it reads, which the leak sanitizer reports.
        found[name] = values.fileSize == 0 ? Data() : try Data(contentsOf: url)
    }
    return found
}
