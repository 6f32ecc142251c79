package import Project
package import VectorFiles

/// Opens a layer of whatever kind of file: through GDAL, or a file of corners.
package enum LayerOpening {
    /// The layer that a declaration names.
    ///
    /// - Parameter path: its file.
    /// - Throws: `inputRefused`, or `request` for a layer that is not there.
    package static func open(_ declaration: LayerDeclaration, path: String) throws(SurveyError) -> VectorLayer {
        try opened(declaration, path: path).layer
    }

    /// The layer that a declaration names, and what its corners leave open.
    ///
    /// - Throws: as the other.
    static func opened(
        _ declaration: LayerDeclaration, path: String
    ) throws(SurveyError) -> (layer: VectorLayer, stakes: CornerStakes?) {
        let corners = try CornerSource.read(
            path: path, zone: declaration.zone, needsSystem: declaration.referenceSystem == nil,
            sheet: declaration.layer, encoding: declaration.encoding)
        let content = try corners?.content(named: declaration.layer ?? declaration.name)
        do throws(VectorFileError) {
            guard let content else {
                let layer = try VectorDataset(opening: path, encoding: declaration.encoding).layer(
                    named: declaration.layer)
                layer.swapsAxes = declaration.swapsAxes
                return (layer, nil)
            }
            let dataset = try VectorDataset(holding: [content], path: path, notes: corners?.notes ?? [])
            return (try dataset.layer(named: declaration.layer), corners.flatMap { CornerStakes($0.warnings) })
        } catch {
            throw SurveyError(error)
        }
    }
}
