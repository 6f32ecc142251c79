import Bilingual
import Covering
import Geodesy
import Geometry
import Intake
import Land
import Overlay
import Project
import Topology

extension Inspection {
    /// Two parcels that share more than this part of the larger one are nearly the same.
    private static let nearDuplicateShare = 0.98
    /// A corner narrower than this, in radians, is a spike: one degree.
    private static let spikeAngle = Double.pi / 180
    /// Corners closer to their neighbours than this are noise, metres.
    private static let spikeLength = 0.5
    /// Gaps are looked for in layers of up to so many corners, inserted ones included.
    private static let largestUnion = 400_000
    /// Smaller gaps are the rounding of corners, m².
    private static let smallestGap = 0.01

    /// Slivers, spikes, parcels of several parts.
    func shapes(_ loaded: LoadedLayer, in result: inout LayerInspection) {
        var several: [Int64] = []
        for parcel in loaded.parcels {
            if parcel.repair == nil, parcel.area.squareMetres < 1 {
                result.issues.append(
                    InspectionIssue(
                        "sliver", .warning, fid: parcel.fid,
                        Message(
                            zh: "面积只有 \(Self.text(parcel.area)) m²，疑似碎片",
                            en: "only \(Self.text(parcel.area)) m², probably a sliver")))
            }
            if let corner = Self.spike(in: parcel.outline) {
                let place = AuthalicPlane.degrees(at: corner)
                let words = "\(Self.degrees(place.x)), \(Self.degrees(place.y))"
                result.issues.append(
                    InspectionIssue(
                        "spike", .warning, fid: parcel.fid,
                        Message(
                            zh: "在 (\(words)) 处有不足 1° 的尖角",
                            en: "has a corner of less than 1° at (\(words))")))
            }
            if parcel.outline.polygonCount > 1 { several.append(parcel.fid) }
        }
        windings(loaded, in: &result)
        guard let first = several.first else { return }
        // The rules of the land survey forbid parts; other layers may have them.
        let isSurvey = ["BSM", "DLBM", "ZLDWDM"].allSatisfy { name in
            result.fields.contains { $0.name.uppercased() == name }
        }
        result.issues.append(
            InspectionIssue(
                "multipart", isSurvey ? .warning : .note,
                Message(
                    zh: "\(several.count)个要素由多个部分组成（首个 #\(first)）" + (isSurvey ? "，土地调查规则不允许" : ""),
                    en: "features of several parts: \(several.count) (first #\(first))"
                        + (isSurvey ? ", which the rules of the land survey forbid" : ""))))
    }

    /// Shells that turn the other way than those of a shapefile are to; areas do not depend on it.
    private func windings(_ loaded: LoadedLayer, in result: inout LayerInspection) {
        guard loaded.path.lowercased().hasSuffix(".shp") else { return }
        let reversed = loaded.parcels.filter { parcel in
            parcel.repair == nil
                && (0..<parcel.outline.polygonCount).contains { polygon in
                    signedArea(of: parcel.outline.ring(parcel.outline.rings(ofPolygon: polygon).lowerBound)) > 0
                }
        }
        guard let first = reversed.first else { return }
        result.issues.append(
            InspectionIssue(
                "ring-direction", .note,
                Message(
                    zh: "\(reversed.count)个要素的外环为逆时针（首个 #\(first.fid)），与 shapefile 规定相反，面积不受影响",
                    en:
                        "outer rings that turn counter-clockwise, against the rule of shapefiles: \(reversed.count) (first #\(first.fid)); areas do not depend on it"
                )))
    }

    private static func degrees(_ value: Double) -> String {
        "\((value * 1e6).rounded() / 1e6)"
    }

    /// The first corner with less than a degree between its edges.
    private static func spike(in ground: MultiPolygon) -> Coordinate? {
        for index in 0..<ground.ringCount {
            let ring = Array(ground.ring(index).dropLast())
            guard ring.count > 2 else { continue }
            for place in ring.indices {
                let corner = ring[place]
                let before = ring[(place + ring.count - 1) % ring.count]
                let after = ring[(place + 1) % ring.count]
                let (a, b) = (
                    Coordinate(x: before.x - corner.x, y: before.y - corner.y),
                    Coordinate(x: after.x - corner.x, y: after.y - corner.y)
                )
                let dot = a.x * b.x + a.y * b.y
                let lengths = ((a.x * a.x + a.y * a.y) * (b.x * b.x + b.y * b.y)).squareRoot()
                let shorter = min(a.x * a.x + a.y * a.y, b.x * b.x + b.y * b.y)
                guard dot > 0, shorter > spikeLength * spikeLength else { continue }
                if abs(a.x * b.y - a.y * b.x) < spikeAngle * lengths { return corner }
            }
        }
        return nil
    }

    /// Ground that several features of the layer share; boundaries that coincide apart.
    func overlaps(
        _ declaration: LayerDeclaration, _ loaded: LoadedLayer, in result: inout LayerInspection
    ) async throws {
        var request = OverlayRequest(parcels: declaration, zones: [])
        request.takesDigests = false
        request.minimumThickness = ThicknessClass.doubtfulThickness
        var listed: [InspectionIssue] = []
        // Exact duplicates were told already.
        let duplicates = Set(
            result.issues.filter { $0.code == Defect.Code.duplicate.rawValue }.compactMap(\.fid))
        let areas = Dictionary(loaded.parcels.map { ($0.fid, $0.area.squareMetres) }) { first, _ in first }
        var count = 0
        let limit = Self.listedPairs
        let summary = try await OverlayRun(request).run { parcels in
            for parcel in parcels {
                for overlap in parcel.overlaps
                where overlap.fid > parcel.fid && !duplicates.contains(overlap.fid) {
                    count += 1
                    guard listed.count < limit else { continue }
                    let larger = max(parcel.area.squareMetres, areas[overlap.fid] ?? .infinity)
                    let isNear = overlap.area.squareMetres > Self.nearDuplicateShare * larger
                    listed.append(
                        InspectionIssue(
                            isNear ? "near-duplicate" : "overlap", .warning, fid: parcel.fid,
                            Self.shared(overlap, isNear: isNear)))
                }
            }
        }
        result.issues += listed
        guard count > 0 else { return }
        let ground = Self.text(Area(rounding: summary.sharedGround) ?? .zero)
        result.issues.append(
            InspectionIssue(
                "overlaps", .warning,
                Message(
                    zh: "图层内有\(count)对要素重叠（完全重复的除外），重复计入的地块共 \(ground) m²",
                    en:
                        "pairs that overlap inside the layer, exact duplicates apart: \(count); \(ground) m² of ground count twice"
                )))
    }

    private static func shared(_ overlap: OverlaidParcel.Overlap, isNear: Bool) -> Message {
        let area = text(overlap.area)
        return isNear
            ? Message(
                zh: "与 #\(overlap.fid) 几乎相同，重叠 \(area) m²",
                en: "nearly the same as #\(overlap.fid): \(area) m² shared")
            : Message(zh: "与 #\(overlap.fid) 重叠 \(area) m²", en: "shares \(area) m² with #\(overlap.fid)")
    }

    /// Gaps between parcels: any in a layer that is to cover its ground, only thin ones in others.
    func gaps(_ loaded: LoadedLayer, in result: inout LayerInspection) {
        let corners = loaded.parcels.reduce(0) { $0 + $1.ground.coordinates.count }
        guard corners <= Self.largestUnion, let topology = try? TopologyContext() else {
            result.issues.append(
                InspectionIssue(
                    "gaps", .note, Message(zh: "图层过大，未检查缝隙", en: "gaps were not looked for in so large a layer")
                ))
            return
        }
        let isCoverage =
            loaded.declaration.kind == .county
            || ["DLBM", "ZLDWDM"].allSatisfy { name in
                result.fields.contains { $0.name.uppercased() == name }
            }
        var all = MultiPolygon()
        for parcel in loaded.parcels { all.append(parcel.outline) }
        guard let ground = try? topology.unaryUnion(all) else {
            result.issues.append(
                InspectionIssue(
                    "gaps", .note, Message(zh: "图形合并失败，未检查缝隙", en: "gaps were not looked for: no union")))
            return
        }
        var found: [(ring: MultiPolygon, area: Double)] = []
        for polygon in 0..<ground.polygonCount {
            for index in ground.rings(ofPolygon: polygon).dropFirst() {
                let hole = MultiPolygon(shell: Array(ground.ring(index)))
                let area = hole.planarArea
                let size = OverlapSize(
                    area: area, perimeter: OverlapPieces(isAuthalic: true).perimeter(of: hole))
                guard area > Self.smallestGap, isCoverage || size.thickness < ThicknessClass.overlapThickness
                else {
                    continue
                }
                found.append((hole, area))
            }
        }
        for gap in found.sorted(by: { $0.area > $1.area }).prefix(Self.listedPairs) {
            let area = Self.text(Area(rounding: gap.area) ?? .zero)
            var issue = InspectionIssue(
                "gap", .warning,
                Message(zh: "图斑之间有缝隙，面积 \(area) m²", en: "a gap of \(area) m² between parcels"))
            issue.ground = gap.ring.mapCoordinates(AuthalicPlane.degrees)
            result.issues.append(issue)
        }
        if found.count > Self.listedPairs {
            result.issues.append(
                InspectionIssue(
                    "gaps", .warning,
                    Message(
                        zh: "共有\(found.count)处缝隙，列出最大的\(Self.listedPairs)处",
                        en: "\(found.count) gaps; the largest \(Self.listedPairs) are listed")))
        }
    }

    /// Parcels that are not, or not wholly, in the ground they are to lie in.
    func outside(
        _ county: LayerDeclaration, _ declaration: LayerDeclaration, in result: inout LayerInspection
    ) async throws {
        var request = OverlayRequest(parcels: declaration, zones: [county])
        request.takesDigests = false
        request.gradesThickness = false
        var found: [InspectionIssue] = []
        _ = try await OverlayRun(request).run { parcels in
            for parcel in parcels where parcel.covered < parcel.area {
                let out = parcel.area - parcel.covered
                // A border that both layers have is not the same to the last digit.
                guard out.squareMetres > 1 else { continue }
                found.append(
                    InspectionIssue(
                        "outside-county", .warning, fid: parcel.fid,
                        Message(
                            zh: "有 \(Self.text(out)) m² 在“\(county.name)”之外（图斑 \(Self.text(parcel.area)) m²）",
                            en:
                                "\(Self.text(out)) m² of \(Self.text(parcel.area)) m² are outside \"\(county.name)\""
                        )))
            }
        }
        result.issues += found
    }

    /// Gives issues the ground of their features, for a map.
    func place(_ loaded: LoadedLayer, in result: inout LayerInspection) {
        let wanted = Set(result.issues.filter { $0.ground == nil }.compactMap(\.fid))
        guard !wanted.isEmpty else { return }
        var grounds: [Int64: MultiPolygon] = [:]
        for parcel in loaded.parcels where wanted.contains(parcel.fid) { grounds[parcel.fid] = parcel.outline }
        for index in result.issues.indices where result.issues[index].ground == nil {
            guard let fid = result.issues[index].fid, let ground = grounds[fid] else { continue }
            result.issues[index].ground = ground.mapCoordinates(AuthalicPlane.degrees)
        }
    }
}
