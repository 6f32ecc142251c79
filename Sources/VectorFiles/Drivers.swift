import CGDAL

/// Registers GDAL's drivers, once per process, and keeps GDAL off the network.
func registerDrivers() {
    _ = registered
}

private let registered: Void = {
    unsafe CPLSetConfigOption("PROJ_NETWORK", "OFF")
    // A shapefile's missing index is reported, not written beside the user's file.
    unsafe CPLSetConfigOption("SHAPE_RESTORE_SHX", "NO")
    GDALAllRegister()
}()
