import Geodesy
import Geometry

/// A parcel as written, with its statutory area.
struct Plot {
    /// Its polygon in the frame of its layer.
    let polygon: MultiPolygon
    /// Its area, rounded as recorded.
    let area: Area

    /// A parcel from its rings as drawn, the shell first.
    init(_ rings: [[Coordinate]], in frame: Frame) throws {
        polygon = try frame.written(rings)
        area = try frame.area(of: polygon)
    }

    /// What a data set records as its area: the area itself, or one that is off by so many percent.
    func recorded(offByPercent percent: Double = 0) -> Double {
        (area.squareMetres * (100 + percent)).rounded() / 100
    }
}
