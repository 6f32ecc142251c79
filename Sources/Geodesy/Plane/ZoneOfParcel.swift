public import Geometry

extension Zone {
    /// The 3° zone in whose plane a parcel given in longitude and latitude is measured: that of its centroid.
    ///
    /// - Parameter polygons: longitude x and latitude y in degrees.
    /// - Returns: `nil` without a coordinate, for what is not a number, and outside the zones of China.
    public init?(forParcel polygons: MultiPolygon) {
        guard let centroid = polygons.areaCentroid else { return nil }
        self.init(containing: centroid.x)
    }
}
