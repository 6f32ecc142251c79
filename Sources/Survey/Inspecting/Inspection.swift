import Bilingual
import CornerLists
import Geodesy
import Geometry
import Intake
import Land
public import Project
import VectorFiles

/// Looks at files before they are used, with the same judgement as every command that uses them (数据检查).
public struct Inspection {
    /// Pairs of features that share ground are listed up to this number.
    static let listedPairs = 50
    /// Overlaps inside a layer are looked for in layers of up to so many features.
    private static let largestSelfOverlay = 2_000_000
    private static let sampledFeatures = 200
    private static let sampleValues = 3
    /// A recorded area that differs by more than this share of the computed one, and by more than a square metre, is told.
    static let outlierShare = 0.01

    private let loader: LayerLoader
    /// The ground that layers are to lie in, such as a county; `nil` for anywhere.
    private let county: LayerDeclaration?

    /// An inspection.
    ///
    /// - Parameter county: a layer of the ground that parcels are to lie in.
    public init(within county: LayerDeclaration? = nil) throws(SurveyError) {
        loader = LayerLoader(model: .statutory)
        self.county = county
    }

    /// Looks at a file.
    ///
    /// - Parameters:
    ///   - declaration: the file, and how it is to be read; one of its layers, or all when it names none.
    ///   - label: what the file is called.
    public func inspect(_ declaration: LayerDeclaration, label: String) async -> FileInspection {
        var result = FileInspection(path: SourceName.hidingPasswords(label))
        do {
            let corners = try CornerSource.read(
                path: declaration.source, zone: declaration.zone,
                needsSystem: declaration.referenceSystem == nil, sheet: declaration.layer,
                encoding: declaration.encoding)
            if let corners {
                result.layers.append(await layer(declaration, name: declaration.name, corners))
                return result
            }
            for name in try layerNames(declaration) {
                var one = declaration
                one.layer = name
                result.layers.append(await layer(one, name: name, nil))
            }
            guard result.layers.contains(where: { !$0.issues.contains { $0.code == "no-shapes" } }) else {
                throw SurveyError(
                    .inputRefused, at: declaration.source,
                    Message(zh: "文件中只有属性表，没有图形", en: "the file has tables of attributes only, no shapes"))
            }
        } catch {
            result.issues.append(Self.refusal(error))
        }
        return result
    }

    /// The layers to look at.
    private func layerNames(_ declaration: LayerDeclaration) throws(SurveyError) -> [String] {
        if let name = declaration.layer { return [name] }
        do {
            let names = try VectorDataset(opening: declaration.source, encoding: declaration.encoding)
                .layerNames
            guard !names.isEmpty else {
                throw SurveyError(
                    .inputRefused, at: declaration.source, Message(zh: "文件中没有图层", en: "the file has no layer"))
            }
            return names
        } catch let error as SurveyError {
            throw error
        } catch let error as VectorFileError {
            throw SurveyError(error)
        } catch {
            throw SurveyError(.fault, at: declaration.source, Message(verbatim: "\(error)"))
        }
    }

    /// - Parameter corners: what was read, of a file of corners.
    private func layer(
        _ declaration: LayerDeclaration, name: String, _ corners: CornerSource?
    ) async -> LayerInspection {
        var result = LayerInspection(name: name)
        do {
            var structure: Set<Message> = []
            guard try describe(declaration, in: &result, &structure) else {
                result.issues.append(
                    InspectionIssue(
                        "no-shapes", .note, Message(zh: "属性表，没有图形", en: "a table of attributes, without shapes")
                    ))
                return result
            }
            let loaded = try loader.load(declaration, path: declaration.source)
            result.accounting = loaded.accounting
            result.content = loaded.content
            result.system = loaded.system
            if let found = corners?.found {
                result.system = .init(
                    name: loaded.system.name, source: found, caveat: loaded.system.caveat)
            }
            if let corners {
                for warning in corners.warnings { result.issues.append(Self.issue(warning)) }
                for remark in corners.remarks {
                    result.issues.append(InspectionIssue("reading", .warning, remark))
                }
            } else {
                // Those of the structure were told with their places.
                for note in loaded.notes where !structure.contains(note) {
                    result.issues.append(InspectionIssue("reading", .warning, note))
                }
            }
            judge(loaded, in: &result)
            if loaded.content == .parcels, loaded.parcels.count > 1,
                loaded.parcels.count <= Self.largestSelfOverlay
            {
                try await overlaps(declaration, loaded, in: &result)
                gaps(loaded, in: &result)
            }
            if let county, loaded.content == .parcels { try await outside(county, declaration, in: &result) }
            place(loaded, in: &result)
        } catch {
            result.issues.append(Self.refusal(error))
        }
        result.issues.sort {
            $0.severity != $1.severity ? $0.severity > $1.severity : ($0.fid ?? -1) < ($1.fid ?? -1)
        }
        return result
    }

    /// What can be told without measuring: fields, encoding, the number of features declared.
    ///
    /// - Parameter structure: gets what was found about the structure of the file, in words.
    /// - Returns: whether the layer can have shapes.
    private func describe(
        _ declaration: LayerDeclaration, in result: inout LayerInspection, _ structure: inout Set<Message>
    ) throws -> Bool {
        let layer = try LayerOpening.open(declaration, path: declaration.source)
        for issue in layer.issues {
            structure.insert(issue.words)
            result.issues.append(Self.issue(issue))
        }
        result.declared = layer.declaredCount
        result.dimensions = layer.dimensions
        let encoding = layer.textEncoding(named: declaration.encoding)
        result.encoding = encoding.name
        switch encoding.source {
        case .user: result.encodingSource = Message(zh: "用户指定", en: "given by the user")
        case .file: result.encodingSource = Message(zh: "文件注明", en: "from the file")
        case .texts:
            result.encodingSource = Message(zh: "文件未注明，按文字判定", en: "the file names none; told by its texts")
            if encoding.name == "UTF-8", !layer.fields.isEmpty {
                result.issues.append(
                    InspectionIssue(
                        "encoding-assumed", .note,
                        Message(
                            zh: "文件未注明字符编码，文字都是 UTF-8", en: "the file names no encoding; its texts are UTF-8")))
            }
        }
        let names = layer.fields.map(\.name)
        var values: [[String]] = names.map { _ in [] }
        var missing = [Int](repeating: 0, count: names.count)
        let wanted = try FeatureFilter(declaration, layer)
        try layer.select(fields: names)
        var sampled = 0
        let coded = CodedFields(of: layer)
        while sampled < Self.sampledFeatures, let feature = try layer.next() {
            guard wanted.selects(feature) else { continue }
            sampled += 1
            for (index, text) in coded.texts(feature.values).enumerated() {
                guard let text, !text.isEmpty else {
                    missing[index] += 1
                    continue
                }
                if values[index].count < Self.sampleValues, !values[index].contains(text) {
                    values[index].append(text)
                }
            }
        }
        var roles = FieldRole.allCases.reduce(into: [String: FieldRole]()) { roles, role in
            if let field = declaration.fields[role] ?? role.match(in: names), roles[field] == nil {
                roles[field] = role
            }
        }
        if !roles.values.contains(.item), let field = ItemField.field(in: names, texts: { values[$0] }),
            roles[field] == nil
        {
            roles[field] = .item
        }
        result.fields = names.indices.map {
            .init(
                name: names[$0], isText: layer.fields[$0].kind.isText, role: roles[names[$0]],
                values: values[$0], missing: missing[$0])
        }
        return layer.hasShapes
    }

    /// What reading and measuring found.
    private func judge(_ loaded: LoadedLayer, in result: inout LayerInspection) {
        if loaded.content != .parcels {
            let kind =
                loaded.content == .points ? Message(zh: "点", en: "points") : Message(zh: "线", en: "lines")
            result.issues.append(
                InspectionIssue(
                    "not-polygon", .warning,
                    Message(
                        zh: "图层是\(kind.zh)，没有面积，可用于计数" + (loaded.content == .lines ? "和长度" : ""),
                        en: "a layer of \(kind.en): no areas, for counts"
                            + (loaded.content == .lines ? " and lengths" : ""))))
        }
        var extent = Box.empty
        for parcel in loaded.parcels { extent.extend(to: parcel.outline.box) }
        if !extent.isEmpty {
            // The plane's axes run along meridians and parallels.
            let corners = [
                Coordinate(x: extent.minX, y: extent.minY), Coordinate(x: extent.maxX, y: extent.maxY),
            ]
            .map(AuthalicPlane.degrees)
            result.extent = Box(around: corners)
        }
        if result.dimensions?.hasHeights == true || result.dimensions?.hasMeasures == true {
            result.issues.append(
                InspectionIssue(
                    "dimensions", .note,
                    Message(
                        zh: "坐标带有高程（Z）或量测值（M），面积按平面位置计算",
                        en: "coordinates have Z or M; areas are those of positions")))
        }
        if let caveat = loaded.system.caveat {
            // What had to be mended is more than a note; that WGS 84 stands for CGCS2000 is not.
            let isMended = !caveat.en.hasPrefix("WGS 84")
            result.issues.append(InspectionIssue("reference-system", isMended ? .warning : .note, caveat))
        }
        for defect in loaded.repairs {
            result.issues.append(.init(defect.code.rawValue, .repaired, fid: defect.fid, defect.message))
        }
        for defect in loaded.setAside {
            result.issues.append(.init(defect.code.rawValue, .setAside, fid: defect.fid, defect.message))
        }
        for defect in loaded.suspects {
            result.issues.append(.init(defect.code.rawValue, .warning, fid: defect.fid, defect.message))
        }
        if let declared = result.declared, loaded.declaration.filter == nil,
            declared != loaded.accounting.read
        {
            result.issues.append(
                InspectionIssue(
                    "feature-count", .warning,
                    Message(
                        zh: "文件声明\(declared)个要素，读到\(loaded.accounting.read)个",
                        en: "the file declares \(declared) features, \(loaded.accounting.read) were read")))
        }
        if !loaded.hasUniqueNumbers {
            result.issues.append(
                InspectionIssue(
                    "feature-numbers", .warning, Message(zh: "要素序号有重复", en: "several features have one number"))
            )
        }
        identifiers(loaded, in: &result)
        recordedAreas(loaded, in: &result)
        classes(loaded, in: &result)
        datesAsText(in: &result)
        shapes(loaded, in: &result)
    }

    private static func issue(_ warning: CornerWarning) -> InspectionIssue {
        let line = Message(zh: "第\(warning.line)行：", en: "line \(warning.line): ")
        return InspectionIssue(
            "corners-\(warning.code.rawValue)", .warning,
            warning.line > 0 ? line + warning.message : warning.message)
    }

    private static func issue(_ issue: StructureIssue) -> InspectionIssue {
        let severity: InspectionIssue.Severity =
            switch issue.severity {
            case .refuse: .refused
            case .repair: .repaired
            case .note: .note
            }
        let line = issue.line.map { Message(zh: "第\($0)行：", en: "line \($0): ") } ?? Message(verbatim: "")
        return InspectionIssue(
            "structure-\(issue.code.rawValue)", severity, fid: issue.feature, line + issue.message)
    }

    /// Square metres with two decimals.
    static func text(_ area: Area) -> String {
        area.rounded(in: .squareMetre, to: 2)?.description ?? "\(area.squareMetres)"
    }

    private static func refusal(_ error: any Error) -> InspectionIssue {
        switch error {
        case let error as SurveyError:
            let details = error.details.isEmpty ? "" : " · " + error.details.joined(separator: " · ")
            return InspectionIssue("refused", .refused, error.message + Message(zh: "", en: details))
        case let error as VectorFileError:
            return InspectionIssue("refused", .refused, error.message)
        default:
            return InspectionIssue("refused", .refused, Message(verbatim: "\(error)"))
        }
    }
}
