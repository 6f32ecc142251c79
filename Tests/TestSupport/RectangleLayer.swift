/// GeoJSON of rectangles in zone 41, near its meridian, where plane and ellipsoid agree to a millionth.
public enum RectangleLayer {
    /// A layer.
    ///
    /// - Parameter rectangles: of each the fields as JSON members, and west, south, east, north in metres from a place.
    public static func text(_ rectangles: [(fields: String, box: [Double])]) -> String {
        let features = rectangles.map { fields, box in
            let corners = [(0, 1), (2, 1), (2, 3), (0, 3), (0, 1)].map {
                "[\(41_500_000 + box[$0.0]),\(5_100_000 + box[$0.1])]"
            }
            return
                "{\"type\":\"Feature\",\"properties\":{\(fields)},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[\(corners.joined(separator: ","))]]}}"
        }
        return
            "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4529\"}},\"features\":[\n"
            + features.joined(separator: ",\n") + "]}"
    }
}
