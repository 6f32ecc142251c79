import CGDAL

/// The version of GDAL that reads and writes layers.
public let vectorLibraryVersion: String =
    unsafe GDALVersionInfo("RELEASE_NAME").map { unsafe String(cString: $0) } ?? "unknown"
