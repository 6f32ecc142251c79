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
            let definition = unsafe OGR_L_GetLayerDefn(table)
            let index = unsafe OGR_FD_GetFieldIndex(definition, fields[position].name)
            guard index >= 0,
                let name = unsafe OGR_Fld_GetDomainName(OGR_FD_GetFieldDefn(definition, index)),
                let domain = unsafe GDALDatasetGetFieldDomain(dataset.handle, name),
                unsafe OGR_FldDomain_GetDomainType(domain) == OFDT_CODED,
                let values = unsafe OGR_CodedFldDomain_GetEnumeration(domain)
            else { return [:] }
            var meanings: [String: String] = [:]
            var place = 0
            while let code = unsafe values[place].pszCode {
                let meaning = unsafe values[place].pszValue
                let text = unsafe String(cString: code)
                // Codes that are numbers are written in several ways.
                let key =
                    fields[position].kind.isText
                    ? text : Double(text).flatMap { FieldValue.real($0).text } ?? text
                unsafe meanings[key] = meaning.map { unsafe String(cString: $0) } ?? ""
                place += 1
            }
            return meanings
        }
    }
}
