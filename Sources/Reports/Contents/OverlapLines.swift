public import Bilingual
import Geodesy
import Overlay
public import Survey

/// Parcels with their overlaps as lines of comma-separated values, in square metres, one by one (压盖明细).
///
/// For any number of parcels: nothing is kept. The rules of `CSVTable` hold.
public struct OverlapLines: Sendable {
    private let summary: OverlaySummary

    /// Lines for the parcels of an overlay.
    public init(_ summary: OverlaySummary) { self.summary = summary }

    /// The line of headings.
    public func head(_ language: Language, marksByteOrder: Bool) -> [UInt8] {
        let words = [
            Message(zh: "面积_m2", en: "area_m2"), Message(zh: "压盖_m2", en: "covered_m2"),
            Message(zh: "未压盖_m2", en: "outside_m2"),
        ].map { $0[language] }
        let covers = summary.isSelfOverlay ? [] : summary.covers.map { "\($0.name)_m2" }
        let fields = (["fid"] + summary.parcelGrouping + words + covers).map(CSVTable.field)
        return (marksByteOrder ? [0xEF, 0xBB, 0xBF] : []) + Array(fields.joined(separator: ",").utf8) + [
            0x0D, 0x0A,
        ]
    }

    /// Adds the line of a parcel.
    public func append(_ parcel: OverlaidParcel, to output: inout [UInt8]) {
        output += String(parcel.fid).utf8
        for value in parcel.values {
            output.append(0x2C)
            if let value { CSVTable.append(value, to: &output) }
        }
        let covered = parcel.covered
        Self.append(parcel.area, to: &output)
        Self.append(covered, to: &output)
        Self.append(parcel.area - covered, to: &output)
        if !summary.isSelfOverlay {
            for cover in summary.covers.indices {
                Self.append(parcel.area(underAny: LayerMask(layer: cover)), to: &output)
            }
        }
        output += [0x0D, 0x0A]
    }

    /// A comma, and square metres with two digits after the point.
    private static func append(_ area: Area, to output: inout [UInt8]) {
        output.append(0x2C)
        area.rounded(in: .squareMetre, to: 2)?.write(to: &output)
    }
}
