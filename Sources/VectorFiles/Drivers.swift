import CGDAL

/// Registers GDAL's drivers, once per process, and keeps GDAL off the network.
func registerDrivers() {
    _ = registered
}

private let registered: Void = {
    unsafe CPLSetConfigOption("PROJ_NETWORK", "OFF")
    // Nothing that is read may reach the network. The drivers in use have no reason to, and links in files are refused
    // before; behind that, the only proxy that GDAL may use is a port at which nothing listens, and no file at all
    // may be opened by its address.
    unsafe CPLSetConfigOption("GDAL_HTTP_PROXY", "http://127.0.0.1:9")
    unsafe CPLSetConfigOption("GDAL_HTTP_CONNECTTIMEOUT", "1")
    unsafe CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_FILENAME", "none")
    unsafe CPLSetConfigOption("LIBKML_RESOLVE_STYLE", "NO")
    unsafe CPLSetConfigOption("LIBKML_EXTERNAL_STYLE", "NO")
    // A shapefile's missing index is reported, not written beside the user's file.
    unsafe CPLSetConfigOption("SHAPE_RESTORE_SHX", "NO")
    GDALAllRegister()
}()
