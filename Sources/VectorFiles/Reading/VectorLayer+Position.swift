import Bilingual
import CGDAL

extension VectorLayer {
    /// Whether `seek(to:)` is possible: for a shapefile without an attribute filter.
    ///
    /// There a position costs nothing, so that several readers, each with a dataset of its own
    /// (`VectorDataset.reopened()`), can share the features among them. In the other formats, and behind a
    /// filter, GDAL would read all features before the position.
    public var canSeek: Bool {
        guard dataset.format == .shapefile else { return false }
        return unsafe OGR_L_TestCapability(handle, OLCFastSetNextByIndex) != 0
    }

    /// Makes a feature the next one.
    ///
    /// - Parameter position: from 0 to `declaredCount`, at which there is none left.
    /// - Throws: `readFailed` when the layer cannot seek or has no such position.
    public func seek(to position: Int) throws(VectorFileError) {
        passed = nil
        let status = log.collecting {
            guard canSeek, let count = declaredCount, (0...count).contains(position) else {
                return OGRERR_FAILURE
            }
            // GDAL refuses the position after the last feature in some formats; for a shapefile it is one.
            return unsafe OGR_L_SetNextByIndex(handle, GIntBig(position))
        }
        guard status == OGRERR_NONE else {
            throw fault(
                .readFailed,
                Message(
                    zh: "无法定位到第\(position)个要素", en: "cannot go to the feature at position \(position)"))
        }
    }
}
