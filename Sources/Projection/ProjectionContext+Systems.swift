import CPROJ

extension ProjectionContext {
    /// A registered system, reduced to its horizontal part.
    ///
    /// - Parameter code: `AUTHORITY:CODE`. PROJ's other inputs (file names, pipelines) are not taken.
    func system(code: String) throws(ProjectionError) -> ProjectionObject {
        let parts = code.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2,
            parts.allSatisfy({ part in !part.isEmpty && part.utf8.allSatisfy { $0 > 0x20 } })
        else { throw ProjectionError(.unknownCode, code) }
        let found = unsafe proj_create_from_database(
            handle, parts[0].uppercased(), String(parts[1]), PJ_CATEGORY_CRS, 0, nil)
        guard let system = unsafe adopt(found)?.horizontal else { throw error(.unknownCode, code) }
        return system
    }

    /// A system from its text, reduced to its horizontal part.
    func system(wkt: String) throws(ProjectionError) -> ProjectionObject {
        var faults: PROJ_STRING_LIST? = nil
        let created = unsafe adopt(proj_create_from_wkt(handle, wkt, nil, nil, &faults))
        var messages: [String] = []
        if var fault = unsafe faults {
            while let text = unsafe fault.pointee {
                unsafe messages.append(String(cString: text))
                unsafe fault += 1
            }
            unsafe proj_string_list_destroy(faults)
        }
        guard let created, unsafe proj_is_crs(created.handle) != 0, let system = created.horizontal,
            unsafe proj_get_type(system.handle) != PJ_TYPE_VERTICAL_CRS
        else {
            throw ProjectionError(
                .unreadableText, "\"\(wkt.prefix(60))…\"", messages: messages + takeMessages())
        }
        return system
    }
}

extension ProjectionObject {
    /// The two-dimensional horizontal system inside a compound, bound or three-dimensional one.
    fileprivate var horizontal: ProjectionObject? {
        let type = unsafe proj_get_type(handle)
        if type == PJ_TYPE_COMPOUND_CRS {
            return unsafe context.adopt(proj_crs_get_sub_crs(context.handle, handle, 0))?.horizontal
        }
        if type == PJ_TYPE_BOUND_CRS {
            return unsafe context.adopt(proj_get_source_crs(context.handle, handle))?.horizontal
        }
        if type == PJ_TYPE_GEOGRAPHIC_3D_CRS || (type == PJ_TYPE_PROJECTED_CRS && axisCount == 3) {
            return unsafe context.adopt(proj_crs_demote_to_2D(context.handle, nil, handle))
        }
        return self
    }

    /// The registered system of a code.
    func registered(_ code: String) -> ProjectionObject? {
        try? context.system(code: code)
    }
}
