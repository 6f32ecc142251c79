import CGEOS
package import Geometry

extension TopologyContext {
    /// The area that both cover, by GEOS's floating-point overlay: what Tuban never uses.
    ///
    /// It returns wrong areas for valid neighbours without a word. Here only so that `tuban-bench random` can say
    /// how often.
    ///
    /// - Throws: `failed` with GEOS's message, `invalidCoordinate`.
    package func floatingIntersectionArea(_ a: MultiPolygon, _ b: MultiPolygon) throws(TopologyError) -> Double
    {
        let (left, right) = (try geometry(of: a), try geometry(of: b))
        guard let result = unsafe adopt(GEOSIntersection_r(handle, left.handle, right.handle)) else {
            throw error(.failed, "floating-point intersection")
        }
        _ = takeMessages()
        return try result.area
    }
}
