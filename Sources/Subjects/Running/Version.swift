package import Land
import Projection
import Topology
import VectorFiles

/// The version of Tuban, as `--version` and every output state it.
public enum Version {
    /// The version of this package.
    public static let tuban = "0.1.0"

    /// The day on which this version was made: what ended before had ended whenever it is run.
    package static let released = CalendarDate(year: 2026, month: 11, day: 29)

    /// The versions of the libraries that areas depend on.
    public static let libraries = [
        (name: "GDAL", version: vectorLibraryVersion), (name: "PROJ", version: projectionLibraryVersion),
        (name: "GEOS", version: topologyLibraryVersion),
    ]
}
