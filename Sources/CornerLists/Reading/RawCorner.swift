/// A corner before it is known which of its ordinates is the northing.
struct RawCorner {
    let label: String
    let first: String
    let second: String
    let line: Int
}

/// A ring before its ordinates are read.
struct RawRing {
    var number = ""
    var isExcluded = false
    var corners: [RawCorner] = []
    /// Whether it begins where the numbers of the ring before begin again.
    var beginsAgain = false
}

/// A parcel before its ordinates are read.
struct RawParcel {
    var shape = CornerParcel.Shape.area
    var attributes: [CornerEntry] = []
    var rings: [RawRing] = []
    var line = 0
}

/// What a reader of a form found.
struct RawCorners {
    var header: [CornerSection] = []
    var parcels: [RawParcel] = []
    var warnings: [CornerWarning] = []
    /// Whether angles in plain numbers are packed by the rules of the form.
    var packsAngles = false

    mutating func warn(_ code: CornerWarning.Code, _ line: Int, zh: String, en: String) {
        warnings.append(CornerWarning(code, line: line, zh: zh, en: en))
    }
}
