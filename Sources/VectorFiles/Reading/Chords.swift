import CGDAL

/// Chords in the place of arcs, near enough for any area (圆弧拆弦).
enum Chords {
    /// How far a chord may be from its arc, metres.
    private static let metres = 1e-4
    /// The same of coordinates in degrees.
    private static let degrees = 1e-9

    /// A geometry with chords in the place of its arcs, to be destroyed by the caller.
    ///
    /// GDAL makes no steps below 0.01°, so that chords of arcs of more than 26 km are farther from them.
    static func linear(_ geometry: OGRGeometryH?) -> OGRGeometryH? {
        // GDAL hides where an arc went on in the last bits of coordinates, half a millimetre of eastings, unless told not to.
        let options = unsafe CSLSetNameValue(nil, "ADD_INTERMEDIATE_POINT", "NO")
        defer { unsafe CSLDestroy(options) }
        return unsafe OGR_G_GetLinearGeometry(geometry, degrees(of: geometry) ?? 0, options)
    }

    /// The step along the arcs of a geometry, degrees of their circles, by which chords stay within 0.1 mm of them; `nil` without
    /// any arc.
    private static func degrees(of geometry: OGRGeometryH?) -> Double? {
        var envelope = OGREnvelope()
        unsafe OGR_G_GetEnvelope(geometry, &envelope)
        let isDegrees =
            max(abs(envelope.MinX), abs(envelope.MaxX)) <= 360
            && max(abs(envelope.MinY), abs(envelope.MaxY)) <= 90
        let deviation = isDegrees ? degrees : metres
        guard let radius = unsafe greatestRadius(in: geometry, least: deviation / 4) else { return nil }
        // A chord over the angle θ is r (1 − cos θ/2) = 2 r sin² θ/4 from its arc.
        return 4 * (min(1, deviation / (2 * radius))).squareRoot() * 180 / .pi
    }

    /// How far chords are from the arcs of a geometry at most, millimetres.
    static func deviation(of geometry: OGRGeometryH?) -> String {
        let radius = unsafe greatestRadius(in: geometry, least: metres / 4) ?? 0
        let least = 0.01 * .pi / 180
        let chord = radius * least * least / 8
        // Degrees are told as metres are: the radius in them is below 26 km.
        return chord <= metres ? "0.1" : "\((chord * 1000).rounded(.up))"
    }

    /// The greatest radius of the arcs in a geometry; `nil` where there is none.
    ///
    /// - Parameter least: what is no farther from its own chord is as good as straight.
    private static func greatestRadius(in geometry: OGRGeometryH?, least: Double) -> Double? {
        if unsafe OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)) == wkbCircularString {
            return unsafe stride(from: 0, to: max(0, OGR_G_GetPointCount(geometry) - 2), by: 2).compactMap {
                first in
                unsafe radius(ofArcAt: first, in: geometry, least: least)
            }.max()
        }
        return unsafe (0..<max(0, OGR_G_GetGeometryCount(geometry))).compactMap {
            unsafe greatestRadius(in: OGR_G_GetGeometryRef(geometry, $0), least: least)
        }.max()
    }

    /// The radius of the circle through three points; of an arc that ends where it begins its second point is opposite.
    private static func radius(ofArcAt first: Int32, in geometry: OGRGeometryH?, least: Double) -> Double? {
        let (x, y) = unsafe (OGR_G_GetX(geometry, first), OGR_G_GetY(geometry, first))
        func place(_ point: Int32) -> (x: Double, y: Double) {
            unsafe (OGR_G_GetX(geometry, point) - x, OGR_G_GetY(geometry, point) - y)
        }
        func length(_ a: (x: Double, y: Double)) -> Double { (a.x * a.x + a.y * a.y).squareRoot() }
        let (middle, last) = (place(first + 1), place(first + 2))
        if last == (0, 0) { return length(middle) / 2 }
        let doubleArea = abs(middle.x * last.y - middle.y * last.x)
        guard doubleArea / length(last) > least else { return nil }
        let radius =
            length(middle) * length(last) * length((last.x - middle.x, last.y - middle.y)) / (2 * doubleArea)
        return radius.isFinite && radius > 0 ? radius : nil
    }
}
