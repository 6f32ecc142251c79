import CGDAL

extension VectorLayer {
    /// Tells the library which fields it need not read.
    ///
    /// GDAL finds fields by name, upper and lower case alike, so a field is also read when another that is wanted has the
    /// same name.
    ///
    /// - Parameter geometry: whether shapes are not read either.
    func ignoreOtherFields(andGeometry geometry: Bool = false) {
        guard unsafe OGR_L_TestCapability(handle, OLCIgnoreFields) != 0 else { return }
        // The names that the library gives the fields, not always those of the file.
        let definition = unsafe OGR_L_GetLayerDefn(handle)
        let names = fields.indices.map { index in
            let field = unsafe OGR_FD_GetFieldDefn(definition, Int32(index))
            return unsafe OGR_Fld_GetNameRef(field).map { unsafe String(cString: $0) } ?? ""
        }
        let wanted = Set(selected.map { names[$0].lowercased() })
        let ignored = names.filter { !wanted.contains($0.lowercased()) && !$0.contains("\u{FFFD}") }
        let list = StringList(ignored + (geometry ? ["OGR_GEOMETRY"] : []))
        let status = LibraryLog().collecting {
            // GDAL 3.6 declares the list as one that it may change, and leaves it alone.
            unsafe list.withPointer {
                unsafe OGR_L_SetIgnoredFields(handle, UnsafeMutablePointer(mutating: $0))
            }
        }
        // A name that the library does not find: nothing is ignored rather than the wrong field.
        if status != OGRERR_NONE { _ = unsafe OGR_L_SetIgnoredFields(handle, nil) }
    }
}
