package import Geodesy

/// The ground of a parcel by what lies over it (压盖结果): pieces in whole hundredths of a square metre that add up to it.
package struct CoverAnswer: Sendable {
    /// A cover, or one value of a divided one.
    package struct Label: Sendable, Hashable {
        /// The position of the part in the question.
        package let part: Int
        /// The value that its features share; `nil` for layers together.
        package let value: String?

        /// A label from its parts.
        package init(_ part: Int, _ value: String? = nil) {
            self.part = part
            self.value = value
        }
    }

    /// Ground under exactly these covers, in one county.
    package struct Piece: Sendable {
        /// The covers over it, in the order of the question.
        package let covers: [Label]
        /// The counties it lies in: one, none outside all, several where counties overlap.
        package let counties: [String]
        /// Its area.
        package let area: Area
        /// How thick the thickest ground under these covers is, before it is split by county.
        package let thickness: ThicknessClass

        /// A piece from its parts.
        package init(covers: [Label], counties: [String], area: Area, thickness: ThicknessClass = .overlap) {
            self.covers = covers
            self.counties = counties
            self.area = area
            self.thickness = thickness
        }

        /// Whether it is ground, and not a boundary drawn twice.
        package var isGround: Bool { thickness > .coincident }

        /// Whether a part of the question lies over it.
        package func isUnder(_ part: Int) -> Bool { covers.contains { $0.part == part } }
    }

    /// The pieces; none is empty.
    package let pieces: [Piece]
    /// The ground that several features of one part cover, each ground once per part, before rounding, m².
    package let shared: [(part: Int, depth: Int, area: Double)]

    /// Whether any cover is near the parcel; not kept on the spool.
    package var hasNear = true
    /// What its long edges move, by the first part of the question; not kept on the spool.
    package var swung = SwungGround()

    /// The thickest ground under a part of the question; `nil` when none of it lies there.
    package func thickness(under part: Int) -> ThicknessClass? {
        pieces.lazy.filter { $0.isUnder(part) }.map(\.thickness).max()
    }

    /// The thickest ground outside a part of the question; `nil` when all of it lies there.
    package func thickness(outside part: Int) -> ThicknessClass? {
        pieces.lazy.filter { !$0.isUnder(part) }.map(\.thickness).max()
    }

    /// The area under a part of the question.
    package func area(under part: Int) -> Area {
        pieces.reduce(into: .zero) { if $1.isUnder(part) { $0 += $1.area } }
    }

    /// The area outside a part of the question.
    package func area(outside part: Int) -> Area {
        pieces.reduce(into: .zero) { if !$1.isUnder(part) { $0 += $1.area } }
    }
}
