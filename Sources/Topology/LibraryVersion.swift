import CGEOS

/// The version of GEOS that checks, repairs and overlays polygons.
public let topologyLibraryVersion: String = unsafe GEOSversion().map { unsafe String(cString: $0) } ?? "unknown"
