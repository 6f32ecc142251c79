public import Foundation

/// Where the things are that tests read.
public enum Places {
    /// The top folder of the package.
    public static let package = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// A file of the sample project.
    public static func sample(_ name: String) -> String {
        package.appending(path: "SampleData/\(name)").path(percentEncoded: false)
    }

    /// A file of the reference material that may lie beside the package; `nil` where it does not.
    ///
    /// Tests that use it are skipped on machines without it.
    public static func shared(_ name: String) -> String? {
        let path = package.deletingLastPathComponent().appending(path: "shared/\(name)").path(
            percentEncoded: false)
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }
}
