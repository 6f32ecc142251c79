import CGDAL

extension VectorLayer {
    /// Tells the library which fields it need not read: those that are neither selected nor in the filter.
    ///
    /// GDAL evaluates most filters on the features it has read, where an ignored field has no value, so a field
    /// whose name occurs anywhere in the filter is read. It finds fields by name, upper and lower case alike,
    /// so a field is also read when another that is wanted has the same name.
    func ignoreOtherFields(filter: String?) {
        guard unsafe OGR_L_TestCapability(handle, OLCIgnoreFields) != 0 else { return }
        let condition = filter.map { Array($0.lowercased().utf8) }
        let wanted = Set(
            fields.indices.filter { index in
                let name = fields[index].name.lowercased()
                // A name with quotation marks or backslashes is written otherwise in a condition.
                let isPlain = !name.contains { $0 == "\"" || $0 == "\\" || $0 == "\u{FFFD}" }
                return selected.contains(index)
                    || condition.map { !isPlain || name.isEmpty || $0.firstRange(of: name.utf8) != nil } == true
            }.map { fields[$0].name.lowercased() })
        let ignored = fields.map(\.name).filter {
            !wanted.contains($0.lowercased()) && !$0.contains("\u{FFFD}")
        }
        let list = StringList(ignored)
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
