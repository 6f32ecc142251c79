import Geodesy

extension CornerFile {
    /// The same corners in another form.
    ///
    /// Forms with numbers of rings tell holes by containment, the others by a sign: one is made from the other.
    ///
    /// - Returns: the file, and the names of attributes that the form has no place for.
    public func converted(to form: CornerForm) -> (file: CornerFile, lost: [String]) {
        guard form != self.form else { return (self, []) }
        let isSigned = form == .registration || form == .application
        var file = self
        file.form = form
        file.parcels = parcels.map { parcel in
            var parcel = parcel
            parcel.rings = isSigned ? parcel.signedRings : parcel.numberedRings
            return parcel
        }
        let places: Set<String> =
            switch form {
            case .survey:
                [
                    CornerField.area, CornerField.id, CornerField.name, CornerField.sheet, CornerField.use,
                    CornerField.landClass,
                ]
            case .registration, .application:
                [CornerField.id, CornerField.top, CornerField.bottom, CornerField.layer]
            case .table: [CornerField.id, CornerField.name, CornerField.top, CornerField.bottom]
            }
        var lost: [String] = []
        for parcel in parcels {
            for entry in parcel.attributes where !places.contains(entry.key) && !lost.contains(entry.key) {
                lost.append(entry.key)
            }
        }
        if form == .registration || form == .table, let system = try? CornerSystem(of: self) {
            // A string has no head, and a table of several texts only one: the zone stands before the eastings.
            if let zone = system.zone, !system.isPrefixed { file.prefixEastings(with: zone) }
            if form == .registration, system.datum != .cgcs2000 { lost.append("坐标系") }
        }
        if form == .registration { file.header = [] }
        return (file, lost)
    }
}

extension CornerFile {
    private mutating func prefixEastings(with zone: Zone) {
        for parcel in parcels.indices {
            for ring in parcels[parcel].rings.indices {
                for corner in parcels[parcel].rings[ring].corners.indices {
                    let east = parcels[parcel].rings[ring].corners[corner].east
                    parcels[parcel].rings[ring].corners[corner].east = CornerOrdinate(
                        text: "\(zone.number)\(east.text)", value: Double(zone.number) * 1_000_000 + east.value)
                }
            }
        }
    }
}

extension CornerParcel {
    /// The rings with a sign instead of a number.
    fileprivate var signedRings: [CornerRing] {
        let holes = holeNumbers
        return rings.indices.map { index in
            CornerRing(
                number: "", isExcluded: rings[index].isExcluded || holes.contains(index),
                corners: rings[index].corners)
        }
    }

    /// The rings with numbers instead of a sign.
    fileprivate var numberedRings: [CornerRing] {
        rings.enumerated().map { CornerRing(number: "\($0 + 1)", corners: $1.corners) }
    }
}
