public import Foundation

/// The regular files of a folder by their relative path.
public func files(in folder: String) throws -> [String: Data] {
    var found: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() {
        let url = URL(filePath: folder).appending(path: name)
        if try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
            found[name] = try Data(contentsOf: url)
        }
    }
    return found
}
