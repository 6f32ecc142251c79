import CPROJ

/// A form of the well-known text of a coordinate reference system.
public enum WKTForm: Sendable {
    /// ISO 19162:2019.
    case wkt2
    /// OGC 01-009 as GDAL writes it.
    case gdal
    /// As ArcGIS writes it into `.prj` files.
    case esri

    fileprivate var type: PJ_WKT_TYPE {
        switch self {
        case .wkt2: PJ_WKT2_2019
        case .gdal: PJ_WKT1_GDAL
        case .esri: PJ_WKT1_ESRI
        }
    }
}

extension ReferenceSystem {
    /// Its definition as well-known text on one line.
    ///
    /// - Throws: `unsupported` when the system has no such form.
    public func wkt(_ form: WKTForm) throws(ProjectionError) -> String {
        let context = try ProjectionContext()
        return try context.system(wkt: wkt).text(form)
    }
}

extension ProjectionObject {
    /// The definition as well-known text on one line.
    func text(_ form: WKTForm) throws(ProjectionError) -> String {
        let written: String? = unsafe "MULTILINE=NO".withCString { option in
            let options: [UnsafePointer<CChar>?] = unsafe [option, nil]
            return unsafe options.withUnsafeBufferPointer { options in
                let text = unsafe proj_as_wkt(context.handle, handle, form.type, options.baseAddress)
                return unsafe text.map { unsafe String(cString: $0) }
            }
        }
        guard let written else { throw context.error(.unsupported, "WKT (\(form)) of \(name)") }
        return written
    }
}
