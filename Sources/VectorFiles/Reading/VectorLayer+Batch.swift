import Bilingual
import CGDAL
import Geometry

extension VectorLayer {
    /// Reads the next features into a batch, in place of what it held.
    ///
    /// Gives what `next()` gives, without an allocation per feature.
    ///
    /// - Parameters:
    ///   - batch: filled with at most `count` features; after an error it holds those before the faulty one.
    ///   - count: the number of features wanted, a few thousand.
    /// - Returns: whether there was any feature left.
    /// - Throws: as `next()`. After a text in a wrong encoding, reading may go on behind the feature.
    public func read(into batch: inout FeatureBatch, upTo count: Int) throws(VectorFileError) -> Bool {
        batch.start(selected.map { fields[$0] })
        try log.collecting { () throws(VectorFileError) in
            while batch.count < count, try readFeature(into: &batch) {}
        }
        noteLostDigits(batch.columns)
        return batch.count > 0
    }

    /// Tells once of each field of numbers that lost digits before they came into the file.
    private func noteLostDigits(_ columns: [FeatureColumn]) {
        for column in columns where column.hasLostDigits && column.field.kind != .integer {
            guard toldLostDigits.insert(column.field.name).inserted, dataset.format != .shapefile else {
                continue
            }
            log.note(LongNumbers.lostDigits(of: column.field.name))
        }
    }

    /// Reads one feature; `false` after the last one.
    private func readFeature(into batch: inout FeatureBatch) throws(VectorFileError) -> Bool {
        let feature = unsafe OGR_L_GetNextFeature(handle)
        defer { unsafe OGR_F_Destroy(feature) }
        try checkReading()
        guard let feature = unsafe feature else {
            try checkEnd()
            return false
        }
        passed = passed.map { $0 + 1 }
        let fid = unsafe OGR_F_GetFID(feature)
        if let column = unsafe batch.appendValues(selected, of: feature, fid: fid, dataset.longNumbers) {
            throw wrongEncoding(of: fields[selected[column]], fid: fid)
        }
        if unsafe !appendPolygons(of: feature, to: &batch.polygons) {
            batch.polygons.removeUnfinishedFeature()
            let (shapes, fault) = unsafe readShapes(of: feature, fid: fid)
            if case .polygons(let polygons)? = shapes.first {
                batch.polygons.append(polygons)
            } else {
                batch.others.append(.init(index: batch.count, shape: shapes.first ?? .empty, fault: fault))
            }
            if shapes.count > 1 { batch.beside[batch.count] = Array(shapes.dropFirst()) }
        }
        batch.endFeature(fid: fid)
        return true
    }

    /// Adds plain polygons; `false` for any other geometry, of which a part may have been added.
    private func appendPolygons(of feature: OGRFeatureH, to batch: inout PolygonBatch) -> Bool {
        // Mapped coordinates take the longer way: a change of datum is rare, and dearer than the reading.
        guard mapping == nil, let geometry = unsafe geometry(of: feature) else { return false }
        switch unsafe OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)) {
        case wkbPolygon:
            return unsafe appendPolygon(geometry, to: &batch) == .ground
        case wkbMultiPolygon:
            var hasGround = false
            for index in 0..<(unsafe OGR_G_GetGeometryCount(geometry)) {
                guard let part = unsafe OGR_G_GetGeometryRef(geometry, index),
                    unsafe OGR_GT_Flatten(OGR_G_GetGeometryType(part)) == wkbPolygon
                else { return false }
                switch unsafe appendPolygon(part, to: &batch) {
                case .ground: hasGround = true
                case .nothing: break
                case .broken: return false
                }
            }
            return hasGround
        default:
            return false
        }
    }

    private enum Appended { case ground, nothing, broken }

    private func appendPolygon(_ polygon: OGRGeometryH, to batch: inout PolygonBatch) -> Appended {
        let rings = unsafe OGR_G_GetGeometryCount(polygon)
        guard rings > 0 else { return .nothing }
        for index in 0..<rings {
            guard let ring = unsafe OGR_G_GetGeometryRef(polygon, index) else { return .broken }
            let count = Int(unsafe OGR_G_GetPointCount(ring))
            guard count > 0 else {
                // A hole without its shell is for the strict reader to tell.
                guard index > 0 else { return rings > 1 ? .broken : .nothing }
                continue
            }
            if ringBuffer.count < count {
                ringBuffer = [Coordinate](repeating: Coordinate(x: 0, y: 0), count: 2 * count)
            }
            // Both ordinates at the stride of GDAL's own points: it copies the ring in one piece.
            let stride = Int32(MemoryLayout<Coordinate>.stride)
            let read = unsafe ringBuffer.withUnsafeMutableBytes { bytes in
                unsafe OGR_G_GetPoints(
                    ring, bytes.baseAddress, stride, bytes.baseAddress.map { unsafe $0 + 8 }, stride, nil, 0)
            }
            guard Int(read) == count else { return .broken }
            if swapsAxes {
                for place in 0..<count {
                    ringBuffer[place] = Coordinate(x: ringBuffer[place].y, y: ringBuffer[place].x)
                }
            }
            batch.appendRing(ringBuffer[..<count])
        }
        batch.endPolygon()
        return .ground
    }
}
