import CGDAL
public import Geometry

extension VectorLayer {
    /// The boxes of the first features that have a shape, to see what kind of coordinates a layer has.
    ///
    /// Not the extent that a file declares, which may be stale. Reading starts anew; faults are for the reading that
    /// follows to tell.
    ///
    /// - Parameter count: the number of features looked at, at most.
    public func firstBoxes(_ count: Int) -> [Box] {
        unsafe look(at: count) { feature in
            let box = (unsafe readShapes(of: feature, fid: 0)).shapes.first?.box ?? .empty
            return box.isEmpty ? nil : box
        }
    }

    /// The values of the first features, to see what fields hold; none for texts that are not in the encoding of the file.
    ///
    /// - Parameter count: the number of features looked at, at most.
    /// - Returns: per feature, in the order of `fields`.
    public func firstValues(_ count: Int) -> [[FieldValue]] {
        unsafe look(at: count) { feature in
            fields.indices.map { position in
                (try? unsafe value(of: position, in: feature, fid: 0)) ?? .missing
            }
        }
    }

    private func look<Sight>(at count: Int, _ see: (OGRFeatureH) -> Sight?) -> [Sight] {
        // What is noted on the way will be noted again.
        let kept = log.takeWarnings()
        let parts = collected
        defer {
            collected = parts
            _ = log.takeWarnings()
            for warning in kept { log.note(warning) }
        }
        return LibraryLog().collecting { () -> [Sight] in
            unsafe OGR_L_ResetReading(handle)
            defer { unsafe OGR_L_ResetReading(handle) }
            var sights: [Sight] = []
            for _ in 0..<count {
                guard let feature = unsafe OGR_L_GetNextFeature(handle) else { break }
                defer { unsafe OGR_F_Destroy(feature) }
                if let sight = unsafe see(feature) { sights.append(sight) }
            }
            return sights
        }
    }
}

extension VectorLayer {
    /// Whether its features may have shapes; a table of attributes has none.
    public var hasShapes: Bool { unsafe OGR_L_GetGeomType(handle) != wkbNone }

    /// Whether its features are declared to be points.
    public var holdsPoints: Bool {
        [wkbPoint, wkbMultiPoint].contains(unsafe OGR_GT_Flatten(OGR_L_GetGeomType(handle)))
    }

    /// What a layer's coordinates have besides x and y.
    public struct Dimensions: Sendable, Hashable {
        /// Whether they have heights (Z).
        public let hasHeights: Bool
        /// Whether they have measures (M).
        public let hasMeasures: Bool
    }

    /// What the file says of its coordinates.
    public var dimensions: Dimensions {
        let type = unsafe OGR_L_GetGeomType(handle)
        return Dimensions(hasHeights: OGR_GT_HasZ(type) != 0, hasMeasures: OGR_GT_HasM(type) != 0)
    }

    /// The encoding of its file's texts and how it was found; see `VectorDataset.textEncoding(named:)`.
    public func textEncoding(named: String?) -> (name: String, source: VectorDataset.EncodingSource) {
        dataset.textEncoding(named: named)
    }
}
