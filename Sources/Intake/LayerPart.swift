package import Bilingual
package import Geodesy
import Geometry
package import Land
package import Project
import VectorFiles

/// What became of some features of a layer (图层分块): a mergeable sum, but for the parcels themselves.
///
/// Parts of a layer join in any order to what the whole gives: all order is that of the features in their source.
package struct LayerPart: Sendable, Codable {
    /// A defect, and the position of its feature in its source.
    private struct Placed: Sendable, Codable {
        let ordinal: Int
        let defect: Defect
    }

    /// The features that call a class so: how many, and the first.
    private struct Named: Sendable, Codable {
        var ordinal: Int
        var fid: Int64
        var count = 1

        mutating func merge(_ other: Named) {
            if other.ordinal < ordinal { (ordinal, fid) = (other.ordinal, other.fid) }
            count += other.count
        }
    }

    /// A class with more names has none.
    private static let namesOfClass = 100

    private var chunks: [SpooledRows.Chunk] = []
    private var shapes = ShapeRegister()
    private var lines: [Landmark] = []
    private var points: [Landmark] = []
    private var setAside: [SetAsideFeature] = []
    private var repairs: [Placed] = []
    private var accounting = Tally()
    /// Whether there is any polygon that can be measured, overlaid or not.
    private var hasPolygons = false
    private var recorded = RecordedTally()
    /// Per class what its features call it, empty where they do not.
    private var classNames: [String: [String: Named]] = [:]
    private var cutTexts = CutTexts()
    private var denied: [Placed] = []
    /// What else is told of parcels.
    private var told: [Placed] = []
    /// Whether some have edges that enclose other ground as their file draws them.
    private var hasLongEdges = false

    /// No feature.
    package init() {}

    /// Enters a feature; where parcels are kept is not decided here.
    package mutating func enter(_ feature: TakenFeature) {
        switch feature {
        case .parcel(let parcel): enter(parcel)
        case .line(let line): lines.append(line)
        case .point(let point): points.append(point)
        case .setAside(let feature): setAside.append(feature)
        }
    }

    /// Sets a parcel aside that cannot be overlaid.
    package mutating func setAside(_ parcel: Parcel, _ reason: Message) {
        hasPolygons = true
        setAside.append(.notOverlaid(parcel, reason))
    }

    private mutating func enter(_ parcel: Parcel) {
        hasPolygons = true
        if let repair = parcel.repair {
            accounting.repaired += 1
            accounting.repairedArea += parcel.area
            repairs.append(Placed(ordinal: parcel.ordinal, defect: repair))
        } else {
            accounting.used += 1
            accounting.usedArea += parcel.area
        }
        hasLongEdges = hasLongEdges || parcel.longEdges != nil
        if let edges = parcel.longEdges, edges.isTold {
            told.append(Placed(ordinal: parcel.ordinal, defect: edges.defect))
        }
        shapes.add(parcel)
        recorded.add(parcel)
        cutTexts.add(parcel.attributes, ordinal: parcel.ordinal, fid: parcel.fid)
        if let denial = parcel.attributes.denial() {
            denied.append(
                Placed(
                    ordinal: parcel.ordinal,
                    defect: Defect(.denied, fid: parcel.fid, message: .denied(denial))))
        }
        if let code = parcel.attributes[.landClass] {
            let name = PlainText(parcel.attributes[.className] ?? "").text
            let own = Named(ordinal: parcel.ordinal, fid: parcel.fid)
            classNames[code, default: [:]][name, default: Named(ordinal: own.ordinal, fid: own.fid, count: 0)]
                .merge(own)
        }
    }

    /// Writes the rows of parcels that were entered to a spool, and what else need not stay in memory.
    package mutating func write(_ rows: inout SpooledRows.Writer, to spool: Spool) throws(SurveyError) {
        if let chunk = try rows.finish(on: spool) { chunks.append(chunk) }
        try shapes.write(to: spool)
    }

    /// Takes in another part of the layer.
    package mutating func merge(_ other: LayerPart) {
        chunks += other.chunks
        shapes.merge(other.shapes)
        lines += other.lines
        points += other.points
        setAside += other.setAside
        hasPolygons = hasPolygons || other.hasPolygons
        repairs += other.repairs
        accounting.used += other.accounting.used
        accounting.usedArea += other.accounting.usedArea
        accounting.repaired += other.accounting.repaired
        accounting.repairedArea += other.accounting.repairedArea
        recorded.merge(other.recorded)
        cutTexts.merge(other.cutTexts)
        denied += other.denied
        told += other.told
        hasLongEdges = hasLongEdges || other.hasLongEdges
        classNames.merge(other.classNames) { one, other in
            one.merging(other) { one, other in
                var both = one
                both.merge(other)
                return both
            }
        }
    }

    /// The layer, when all parts are joined: one of parcels when it has any polygon, else one of lines or points.
    ///
    /// - Parameter spool: where its parcels are.
    /// - Throws: as the other.
    package func layer(_ reader: LayerReader, on spool: Spool) throws(SurveyError) -> LoadedLayer {
        try layer(
            reader, ParcelStore(SpooledRows(chunks, on: spool)), area: chunks.reduce(.zero) { $0 + $1.area },
            spool)
    }

    /// - Parameters:
    ///   - parcels: those that were entered.
    ///   - area: their area, summed where they were kept.
    ///   - spool: what else was written to; `nil` for nothing.
    ///   - notes: what else a reader should know.
    /// - Throws: `inputRefused` when there is no feature at all, or none that can be used; `fault` when features were lost.
    func layer(
        _ reader: LayerReader, _ parcels: ParcelStore, area: Area, _ spool: Spool? = nil,
        notes: [Message] = []
    ) throws(SurveyError) -> LoadedLayer {
        let declaration = reader.declaration
        let place = reader.place
        let content: LoadedLayer.Content =
            if hasPolygons || (lines.isEmpty && points.isEmpty) { .parcels } else if !lines.isEmpty {
                .lines
            } else { .points }
        // What lines or points have beside them is no ground.
        var rejected = content == .parcels ? setAside : setAside.filter { !$0.isPart }
        for landmark in (content == .lines ? [] : lines) + (content == .points ? [] : points) {
            rejected.append(
                SetAsideFeature(
                    Defect(
                        .notPolygon, fid: landmark.fid, message: Message(zh: "不是面状图形", en: "is not a polygon")),
                    ordinal: landmark.ordinal, attributes: landmark.attributes, marks: landmark.marks,
                    box: landmark.box))
        }
        rejected.sort { ($0.defect.fid, $0.ordinal) < ($1.defect.fid, $1.ordinal) }
        let defects = rejected.map(\.defect)
        let count = rejected.count { !$0.isPart }
        let others = (content == .lines ? lines : content == .points ? points : [])
            .sorted { $0.ordinal < $1.ordinal }
        if !hasPolygons, others.isEmpty {
            try SurveyError.refuse(count, first: defects.first, of: declaration, at: place)
        }
        var accounting = accounting
        accounting.used += others.count
        accounting.setAside = count
        accounting.read = reader.featureCount
        try accounting.requireReconciled(area: area, at: place)
        guard parcels.count + others.count == accounting.used + accounting.repaired else {
            throw SurveyError(
                .fault, at: place, Message(zh: "图斑未全部保存", en: "not all parcels were kept"))
        }
        let classes = classReading(as: declaration.classScheme)
        return LoadedLayer(
            declaration: declaration, path: reader.path, files: try reader.files.map(Self.record),
            system: reader.finding, content: content, parcels: parcels, others: others,
            accounting: accounting, setAsideFeatures: rejected,
            suspects: suspects(in: parcels, spool) + Self.copies(in: others) + cutTexts.defects
                + Self.ordered(denied) + Self.ordered(told),
            repairs: Self.ordered(repairs), recorded: RecordedArea(recorded, field: reader.fields[.area]),
            classes: classes, fields: reader.fields,
            openTimes: reader.openTimes, notes: reader.takeWarnings() + notes + classes.notes,
            isStructureMended: reader.isStructureMended, hasLongEdges: hasLongEdges)
    }

    /// What the codes of its classes are.
    func classReading(as scheme: LandClassScheme?) -> LandClassReading {
        LandClassReading(
            classNames.map { text, names in
                let told = names.count <= Self.namesOfClass ? names : [:]
                return .init(
                    text, names: told.filter { !$0.key.isEmpty }.mapValues { (count: $0.count, fid: $0.fid) })
            }, as: scheme)
    }

    /// Defects by the numbers of their features, those of one number in the order of the source.
    private static func ordered(_ placed: [Placed]) -> [Defect] {
        placed.sorted { ($0.defect.fid, $0.ordinal) < ($1.defect.fid, $1.ordinal) }.map(\.defect)
    }

    /// Parcels with the very polygons of an earlier one: reported, since the area counts twice, but not removed.
    ///
    /// Rights at other levels are not drawn twice: they lie over each other.
    private func suspects(in parcels: ParcelStore, _ spool: Spool?) -> [Defect] {
        shapes.copies(in: parcels, spool).map { parcel, earlier in
            let area = parcel.area.rounded(in: .squareMetre, to: 2)?.description ?? "–"
            return Defect(
                .duplicate, fid: parcel.fid,
                message: Message(
                    zh: "与 #\(earlier) 图形完全相同，面积 \(area) m² 重复计入",
                    en: "has the very polygons of #\(earlier); \(area) m² count twice"),
                areaBefore: parcel.area.squareMetres, earlier: earlier)
        }
    }

    /// What lines and points are told apart by; points may be two things at one place, unless all else is the same.
    private struct Likeness: Hashable {
        let points: [Coordinate]
        let digest: UInt64
        let length: Int64
        let texts: [String?]

        init(_ landmark: Landmark) {
            (points, length) = (landmark.points, landmark.length)
            digest = points.isEmpty ? landmark.digest : 0
            texts = points.isEmpty ? [] : landmark.attributes.map { $0.text } + landmark.values
        }
    }

    /// Lines and points that stand in the layer a second time.
    private static func copies(in others: [Landmark]) -> [Defect] {
        var first: [Likeness: Int64] = [:]
        return others.compactMap { landmark in
            guard let earlier = first[Likeness(landmark)] else {
                first[Likeness(landmark)] = landmark.fid
                return nil
            }
            return Defect(
                .duplicate, fid: landmark.fid,
                message: landmark.points.isEmpty
                    ? Message(
                        zh: "与 #\(earlier) 线形相同，长度重复计入",
                        en: "has the very lines of #\(earlier); its length counts twice")
                    : Message(
                        zh: "与 #\(earlier) 位置相同，编号、名称等所读字段也相同，可能重复",
                        en:
                            "has the very place of #\(earlier) and the same number, name and other fields that are read: perhaps twice the same"
                    ), earlier: earlier)
        }
    }

    private static func record(of path: String) throws(SurveyError) -> LoadedLayer.FileRecord {
        LoadedLayer.FileRecord(path: path, digest: try FileDigest.sha256(of: path))
    }
}

extension Message {
    /// That the record of a feature says otherwise than its layer.
    package static func denied(_ denial: String) -> Message {
        Message(zh: "自身记载与图层所示相反（\(denial)）", en: "its own record is against what its layer shows (\(denial))")
    }
}

extension Tally {
    /// Makes sure that every feature read, and all the area of those used, is accounted for.
    ///
    /// - Throws: `fault` otherwise: a feature would have been lost.
    package func requireReconciled(area: Area, at place: String) throws(SurveyError) {
        guard reconciles, usedArea + repairedArea == area else {
            throw SurveyError(
                .fault, at: place,
                Message(
                    zh: "要素数或面积对不上账：读取\(read)，使用\(used)，修复\(repaired)，剔除\(setAside)",
                    en:
                        "features or areas do not add up: \(read) read, \(used) used, \(repaired) repaired, \(setAside) set aside"
                ))
        }
    }
}

extension SurveyError {
    /// Refuses a layer of which nothing can be used, unless no feature meets its condition: that is an answer.
    ///
    /// - Parameters:
    ///   - count: how many features were set aside, which is all of them.
    ///   - first: why the first of them was; `nil` when there is none.
    /// - Throws: `inputRefused`.
    package static func refuse(
        _ count: Int, first: Defect?, of layer: LayerDeclaration, at place: String
    ) throws(SurveyError) {
        guard let first else {
            guard layer.filter == nil else { return }
            throw SurveyError(.inputRefused, at: place, Message(zh: "图层中没有要素", en: "the layer has no features"))
        }
        throw SurveyError(
            .inputRefused, at: place,
            Message(
                zh: "\(count)个要素全部不可用，首个（#\(first.fid)）：\(first.message.zh)",
                en:
                    "none of the \(count) features can be used; the first (#\(first.fid)): \(first.message.en)"
            ))
    }
}
