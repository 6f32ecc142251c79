import CGDAL

extension VectorLayer {
    /// What the codes of a field mean, where its geodatabase or package declares a coded-value domain (编码域).
    ///
    /// Values are always the codes themselves: conditions and the land model's tables go by them.
    ///
    /// - Parameter field: its name, as `position(of:)` finds it.
    /// - Returns: the meanings by code; empty for a field without such a domain.
    public func codedValues(of field: String) -> [String: String] {
        guard let position = position(of: field), let dataset = dataset.openDataset else { return [:] }
        return LibraryLog().collecting {
            let definition = unsafe OGR_FD_GetFieldDefn(OGR_L_GetLayerDefn(handle), Int32(position))
            guard let name = unsafe OGR_Fld_GetDomainName(definition),
                let domain = unsafe GDALDatasetGetFieldDomain(dataset.handle, name),
                unsafe OGR_FldDomain_GetDomainType(domain) == OFDT_CODED,
                let values = unsafe OGR_CodedFldDomain_GetEnumeration(domain)
            else { return [:] }
            var meanings: [String: String] = [:]
            var index = 0
            while let code = unsafe values[index].pszCode {
                let meaning = unsafe values[index].pszValue
                unsafe meanings[String(cString: code)] = meaning.map { unsafe String(cString: $0) } ?? ""
                index += 1
            }
            return meanings
        }
    }
}
