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
    /// The row that closes it, which is none of its corners.
    var closing: RawCorner?
    /// Whether it begins where the numbers of the ring before begin again.
    var beginsAgain = false
}

/// A parcel before its ordinates are read.
struct RawParcel {
    var shape = CornerParcel.Shape.area
    var attributes: [CornerEntry] = []
    var rings: [RawRing] = []
    var line = 0
    /// How many corners the file says it has, closing ones counted or not.
    var stated: Int?

    var cornerCount: Int { rings.reduce(0) { $0 + $1.corners.count } }
}

/// What a reader of a form found.
struct RawCorners {
    var header: [CornerSection] = []
    var parcels: [RawParcel] = []
    var warnings: [CornerWarning] = []
    /// Whether angles in plain numbers are packed by the rules of the form.
    var packsAngles = false
    /// The numbers of corners that the file says it does not have any more.
    var voided: Set<TableNumber> = []
    /// Whether rings are lists of numbers of a network of points, whose order says nothing.
    var isListed = false

    mutating func warn(
        _ code: CornerWarning.Code, _ line: Int, _ stake: CornerStake? = nil, zh: String, en: String
    ) {
        warnings.append(CornerWarning(code, line: line, stake, zh: zh, en: en))
    }

    /// Rows that a sheet hides may be those that were left out.
    mutating func warn(ofHidden rows: Set<Int>) {
        for (index, parcel) in parcels.enumerated() {
            let lines = parcel.rings.flatMap(\.corners).map(\.line).filter(rows.contains)
            guard let first = lines.first else { continue }
            warn(
                .hiddenRows, first, CornerStake(.share(1), of: [index]),
                zh: "此行起有\(lines.count)行拐点被隐藏或筛选掉，仍已读取；不用的请删去，有用的请取消隐藏",
                en:
                    "\(lines.count) rows of corners from here are hidden or filtered out, and were read; delete them, or show them where they hold"
            )
        }
    }

    /// Gives each deviation that leaves ground open the parcel of the last corner before its line.
    ///
    /// - Parameter others: how many parcels were read before.
    mutating func placeStakes(behind others: Int) {
        guard warnings.contains(where: { $0.stake != nil }) else { return }
        let corners = parcels.enumerated().flatMap { index, parcel in
            parcel.rings.flatMap(\.corners).map { (line: $0.line, parcel: index) }
        }.sorted { $0.line < $1.line }
        for (index, warning) in warnings.enumerated() {
            guard var stake = warning.stake else { continue }
            if case .share = stake.extent, stake.parcels == nil,
                let place = (corners.last { $0.line <= warning.line } ?? corners.first)
            {
                stake.parcels = [place.parcel]
            }
            warnings[index].stake = stake.behind(others, of: parcels.count)
        }
    }
}
