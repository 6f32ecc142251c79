import CPROJ

/// The version of PROJ that transforms coordinates.
public let projectionLibraryVersion: String = {
    let info = unsafe proj_info()
    return "\(unsafe info.major).\(unsafe info.minor).\(unsafe info.patch)"
}()
