import CPROJ
import Geometry

/// What PROJ knows about a horizontal reference system.
extension ProjectionObject {
    var name: String { unsafe proj_get_name(handle).map { unsafe String(cString: $0) } ?? "" }

    var axisCount: Int {
        guard let axes = unsafe context.adopt(proj_crs_get_coordinate_system(context.handle, handle)) else {
            return 0
        }
        return Int(unsafe proj_cs_get_axis_count(context.handle, axes.handle))
    }

    /// SI units per unit of the first axis: metres or radians.
    var firstAxisFactor: Double? {
        guard let axes = unsafe context.adopt(proj_crs_get_coordinate_system(context.handle, handle)) else {
            return nil
        }
        var factor = 0.0
        let done = unsafe proj_cs_get_axis_info(
            context.handle, axes.handle, 0, nil, nil, nil, &factor, nil, nil, nil)
        return done != 0 && factor > 0 ? factor : nil
    }

    var kind: ReferenceSystem.Kind {
        switch unsafe proj_get_type(handle) {
        case PJ_TYPE_PROJECTED_CRS: .projected
        case PJ_TYPE_GEOGRAPHIC_2D_CRS where isInDegrees: .geographic
        default: .other
        }
    }

    private var isInDegrees: Bool {
        guard let factor = firstAxisFactor else { return false }
        return abs(factor * 180 / Double.pi - 1) < 1e-12
    }

    var geographicBase: ProjectionObject? {
        unsafe context.adopt(proj_crs_get_geodetic_crs(context.handle, handle))
    }

    /// `EPSG:4528` when the definition is sure to be that one.
    ///
    /// PROJ's confidence is 100 for equal names and parameters, 90 for equal ones in another spelling, and 25
    /// for a claimed number whose definition differs, be it in the axis order only; that last case is settled
    /// here. Two candidates of the same confidence (the 3° and 6° zones with one central meridian) leave it
    /// open.
    var identity: String? {
        var confidences: UnsafeMutablePointer<Int32>? = nil
        guard let list = unsafe proj_identify(context.handle, handle, "EPSG", nil, &confidences) else {
            _ = context.takeMessages()
            return nil
        }
        defer {
            unsafe proj_list_destroy(list)
            unsafe proj_int_list_destroy(confidences)
            _ = context.takeMessages()
        }
        let count = unsafe proj_list_get_count(list)
        guard count > 0, let confidences = unsafe confidences,
            let best = unsafe context.adopt(proj_list_get(context.handle, list, 0))
        else { return nil }
        let confidence = unsafe confidences[0]
        let isAmbiguous = unsafe count > 1 && confidences[1] == confidence
        guard !isAmbiguous, confidence >= 90 || isEqualEastFirst(to: best) else { return nil }
        return best.registeredCode
    }

    private var registeredCode: String? {
        guard let authority = unsafe proj_get_id_auth_name(handle, 0),
            let code = unsafe proj_get_id_code(handle, 0)
        else { return nil }
        return unsafe "\(String(cString: authority)):\(String(cString: code))"
    }

    /// Whether both are the same when the axis order does not count.
    private func isEqualEastFirst(to other: ProjectionObject) -> Bool {
        guard let left = unsafe context.adopt(proj_normalize_for_visualization(context.handle, handle)),
            let right = unsafe context.adopt(proj_normalize_for_visualization(context.handle, other.handle))
        else { return false }
        return unsafe proj_is_equivalent_to(left.handle, right.handle, PJ_COMP_EQUIVALENT) != 0
    }

    /// The ellipsoid: semi-major axis in metres, and inverse flattening.
    var ellipsoid: (axis: Double, inverseFlattening: Double)? {
        guard let ellipsoid = unsafe context.adopt(proj_get_ellipsoid(context.handle, handle)) else {
            return nil
        }
        var axis = 0.0
        var inverseFlattening = 0.0
        let known = unsafe proj_ellipsoid_get_parameters(
            context.handle, ellipsoid.handle, &axis, nil, nil, &inverseFlattening)
        return known != 0 ? (axis, inverseFlattening) : nil
    }

    /// The datum of a geographic system.
    var datum: Datum {
        let datum = unsafe context.adopt(proj_crs_get_datum_forced(context.handle, handle))
        let (axis, inverseFlattening) = ellipsoid ?? (0, 0)
        return Datum(
            geographicCode: identity, name: datum?.name ?? name, semiMajorAxis: axis,
            inverseFlattening: inverseFlattening)
    }

    /// In degrees; `nil` when the definition does not say.
    var areaOfUse: Box? {
        var (west, south, east, north) = (0.0, 0.0, 0.0, 0.0)
        let known = unsafe proj_get_area_of_use(context.handle, handle, &west, &south, &east, &north, nil)
        _ = context.takeMessages()
        guard known != 0, west > -1000 else { return nil }  // -1000: PROJ's mark for "unknown"
        return Box(minX: west, minY: south, maxX: east, maxY: north)
    }

    /// The parameters, when the system is projected by transverse Mercator from the equator.
    var gaussKruger: ReferenceSystem.GaussKruger? {
        guard kind == .projected, isFromGreenwich,
            let operation = unsafe context.adopt(proj_crs_get_coordoperation(context.handle, handle)),
            operation.methodCode == "9807",  // EPSG: Transverse Mercator; ESRI's Gauss_Kruger is read as it
            operation.parameter("8801") == 0,  // latitude of natural origin
            let meridian = operation.parameter("8802"), let scale = operation.parameter("8805"),
            let easting = operation.parameter("8806"), let northing = operation.parameter("8807")
        else { return nil }
        return ReferenceSystem.GaussKruger(
            centralMeridian: meridian, falseEasting: easting, falseNorthing: northing, scale: scale)
    }

    private var isFromGreenwich: Bool {
        guard let meridian = unsafe context.adopt(proj_get_prime_meridian(context.handle, handle)) else {
            return false
        }
        var longitude = 0.0
        let done = unsafe proj_prime_meridian_get_parameters(
            context.handle, meridian.handle, &longitude, nil, nil)
        return done != 0 && longitude == 0
    }

    private var methodCode: String? {
        var code: UnsafePointer<CChar>? = nil
        guard unsafe proj_coordoperation_get_method_info(context.handle, handle, nil, nil, &code) != 0 else {
            return nil
        }
        return unsafe code.map { unsafe String(cString: $0) }
    }

    /// A parameter of an operation by its EPSG code: degrees, metres, or the plain number.
    private func parameter(_ wanted: String) -> Double? {
        for index in 0..<(unsafe proj_coordoperation_get_param_count(context.handle, handle)) {
            var code: UnsafePointer<CChar>? = nil
            var (value, factor) = (0.0, 1.0)
            var unitKind: UnsafePointer<CChar>? = nil
            let done = unsafe proj_coordoperation_get_param(
                context.handle, handle, index, nil, nil, &code, &value, nil, &factor, nil, nil, nil, &unitKind)
            guard done != 0, let code = unsafe code, unsafe String(cString: code) == wanted else { continue }
            let isAngle = unsafe unitKind.map { unsafe String(cString: $0) } == "angular"
            // Degrees as written: through radians and back, 123 would not stay 123.
            guard isAngle else { return value * factor }
            return abs(factor * 180 / Double.pi - 1) < 1e-12 ? value : value * factor * 180 / Double.pi
        }
        return nil
    }
}
