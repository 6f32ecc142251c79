import CPROJ
public import Geometry

/// A transformation of coordinates between two reference systems (坐标转换).
///
/// East comes first on both sides, whatever axis order the systems declare; longitude and latitude are degrees.
/// Not `Sendable`: one per task.
@safe
public final class Transformation {
    /// Where coordinates come from.
    public let source: ReferenceSystem
    /// Where coordinates go to.
    public let target: ReferenceSystem
    /// The accuracy that the EPSG registry states, metres; 0 for a conversion on one datum, infinite where nobody says.
    public let accuracy: Double

    private let operation: ProjectionObject
    private var context: ProjectionContext { operation.context }
    private var label: String { "\(source.label) → \(target.label)" }

    /// The best transformation that PROJ knows without guessing.
    ///
    /// Within one datum it always exists. Between datums a ballpark offset (which keeps the angles and moves
    /// nothing) is refused: PROJ has no other from Xi'an 1980, Beijing 1954 or WGS 84 to CGCS2000. Take
    /// `ReferenceSystem.geographicBase` as the target to stay on the datum.
    ///
    /// - Throws: `noTransformation`.
    public init(from source: ReferenceSystem, to target: ReferenceSystem) throws(ProjectionError) {
        let context = try ProjectionContext()
        let start = try context.system(wkt: source.wkt)
        let end = try context.system(wkt: target.wkt)
        guard let (operation, accuracy) = Self.bestOperation(from: start, to: end, in: context) else {
            throw context.error(.noTransformation, "\(source.label) → \(target.label)")
        }
        self.source = source
        self.target = target
        self.operation = operation
        self.accuracy = accuracy
    }

    /// The way from longitude and latitude on a datum to those of CGCS2000, by parameters of the user (基准转换).
    ///
    /// Heights count as 0 on either ellipsoid: over China that moves a position by less than a millimetre for each
    /// kilometre of height.
    ///
    /// - Parameters:
    ///   - source: a geographic system.
    ///   - shift: the parameters; their accuracy is not known to Tuban.
    /// - Throws: `unsupported` for a system that is not geographic; `noTransformation` for parameters that PROJ does not
    ///   take, such as a grid file that is missing or damaged.
    public init(from source: ReferenceSystem, by shift: DatumShift) throws(ProjectionError) {
        let context = try ProjectionContext()
        let target = try ReferenceSystem(code: "EPSG:4490")
        guard source.kind == .geographic,
            let ellipsoid = try context.system(wkt: source.wkt).ellipsoid
        else { throw ProjectionError(.unsupported, source.label) }
        let pipeline = """
            +proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad \
            \(shift.step(from: ellipsoid)) +step +proj=unitconvert +xy_in=rad +xy_out=deg
            """
        guard let operation = unsafe context.adopt(proj_create(context.handle, pipeline)) else {
            throw context.error(.noTransformation, "\(source.label) → \(target.label)")
        }
        self.source = source
        self.target = target
        self.operation = operation
        accuracy = .infinity
    }

    private static func bestOperation(
        from source: ProjectionObject, to target: ProjectionObject, in context: ProjectionContext
    ) -> (ProjectionObject, accuracy: Double)? {
        guard let choice = unsafe proj_create_operation_factory_context(context.handle, nil) else { return nil }
        defer { unsafe proj_operation_factory_context_destroy(choice) }
        unsafe proj_operation_factory_context_set_allow_ballpark_transformations(context.handle, choice, 0)
        unsafe proj_operation_factory_context_set_grid_availability_use(
            context.handle, choice, PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID)
        unsafe proj_operation_factory_context_set_spatial_criterion(
            context.handle, choice, PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION)
        guard
            let list = unsafe proj_create_operations(context.handle, source.handle, target.handle, choice)
        else { return nil }
        defer { unsafe proj_list_destroy(list) }
        for index in 0..<(unsafe proj_list_get_count(list)) {
            guard let candidate = unsafe context.adopt(proj_list_get(context.handle, list, index)) else {
                continue
            }
            guard let accuracy = candidate.accuracy,
                unsafe proj_coordoperation_has_ballpark_transformation(context.handle, candidate.handle) == 0,
                let eastFirst = unsafe context.adopt(
                    proj_normalize_for_visualization(context.handle, candidate.handle))
            else { continue }
            return (eastFirst, accuracy)
        }
        return nil
    }

    /// Transforms coordinates in place, all or none.
    ///
    /// - Parameter coordinates: unchanged when the call throws.
    /// - Throws: `coordinateOutside` with the index of the first coordinate that has no image.
    public func transform(_ coordinates: inout [Coordinate]) throws(ProjectionError) {
        try apply(PJ_FWD, to: &coordinates)
    }

    /// Transforms coordinates from the target back to the source, in place, all or none.
    public func transformBack(_ coordinates: inout [Coordinate]) throws(ProjectionError) {
        try apply(PJ_INV, to: &coordinates)
    }

    /// The image of one coordinate.
    public func transform(_ coordinate: Coordinate) throws(ProjectionError) -> Coordinate {
        var batch = [coordinate]
        try apply(PJ_FWD, to: &batch)
        return batch[0]
    }

    /// The same polygons in the target system; edges stay straight between their ends.
    public func transform(_ polygons: MultiPolygon) throws(ProjectionError) -> MultiPolygon {
        var images = polygons.coordinates
        try apply(PJ_FWD, to: &images)
        var next = images.makeIterator()
        return polygons.mapCoordinates { coordinate in next.next() ?? coordinate }
    }

    private func apply(_ direction: PJ_DIRECTION, to coordinates: inout [Coordinate]) throws(ProjectionError) {
        var images = coordinates
        let count = images.count
        let stride = MemoryLayout<Coordinate>.stride
        unsafe images.withUnsafeMutableBytes { bytes in
            guard let x = unsafe bytes.baseAddress?.assumingMemoryBound(to: Double.self) else { return }
            _ = unsafe proj_trans_generic(
                operation.handle, direction, x, stride, count, x + 1, stride, count, nil, 0, 0, nil, 0, 0)
        }
        // PROJ goes on after a failure and marks the coordinate with infinity.
        if let index = images.firstIndex(where: { !$0.isFinite }) {
            let number = unsafe proj_errno(operation.handle)
            unsafe proj_errno_reset(operation.handle)
            var error = context.error(.coordinateOutside, label, index: index)
            if error.messages.isEmpty, number != 0,
                let text = unsafe proj_context_errno_string(context.handle, number)
            {
                let said = unsafe String(cString: text)
                error = ProjectionError(.coordinateOutside, label, messages: [said], index: index)
            }
            throw error
        }
        coordinates = images
    }
}

extension ProjectionObject {
    /// The accuracy of an operation, metres: 0 for conversions, the registry's for transformations, summed over
    /// steps; `nil` when any step's is unknown.
    fileprivate var accuracy: Double? {
        let type = unsafe proj_get_type(handle)
        if type == PJ_TYPE_CONVERSION { return 0 }
        let stated = unsafe proj_coordoperation_get_accuracy(context.handle, handle)
        if stated >= 0 { return stated }
        guard type == PJ_TYPE_CONCATENATED_OPERATION else { return nil }
        var total = 0.0
        for index in 0..<(unsafe proj_concatoperation_get_step_count(context.handle, handle)) {
            guard
                let step = unsafe context.adopt(proj_concatoperation_get_step(context.handle, handle, index))?
                    .accuracy
            else { return nil }
            total += step
        }
        return total
    }
}
