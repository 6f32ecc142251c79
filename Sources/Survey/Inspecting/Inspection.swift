import Bilingual
import CornerLists
import Geodesy
import Parcels
import VectorFiles

/// Looks at files before they are used, with the same judgement as every command that uses them (数据检查).
public struct Inspection {
    /// Pairs of features that share ground are listed up to this number.
    private static let listedPairs = 50
    /// Overlaps inside a layer are looked for in layers of up to so many features.
    private static let largestSelfOverlay = 2_000_000
    private static let sampledFeatures = 200
    private static let sampleValues = 3
    /// A recorded area that differs by more than this share of the computed one, and by more than a square metre, is told.
    private static let outlierShare = 0.01

    private let loader: LayerLoader

    /// An inspection.
    public init() throws(SurveyError) { loader = try LayerLoader(model: .statutory) }

    /// Looks at a file.
    ///
    /// - Parameters:
    ///   - declaration: the file, and how it is to be read; one of its layers, or all when it names none.
    ///   - label: what the file is called.
    public func inspect(_ declaration: LayerDeclaration, label: String) async -> FileInspection {
        var result = FileInspection(path: label)
        do {
            let corners = try CornerSource.read(
                path: declaration.source, zone: declaration.zone,
                needsSystem: declaration.referenceSystem == nil)
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
            var structure: Set<String> = []
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
            if let found = corners?.system {
                result.system = .init(
                    name: loaded.system.name, source: found.source, caveat: loaded.system.caveat)
            }
            if let corners {
                for warning in corners.warnings { result.issues.append(Self.issue(warning)) }
            } else {
                // Those of the structure were told with their places.
                for note in loaded.notes where !structure.contains(note) {
                    result.issues.append(InspectionIssue("reading", .warning, Message(verbatim: note)))
                }
            }
            judge(loaded, in: &result)
            if loaded.content == .parcels, loaded.parcels.count > 1,
                loaded.parcels.count <= Self.largestSelfOverlay
            {
                try await overlaps(declaration, in: &result)
            }
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
        _ declaration: LayerDeclaration, in result: inout LayerInspection, _ structure: inout Set<String>
    ) throws -> Bool {
        let layer = try LayerOpening.open(declaration, path: declaration.source)
        for issue in layer.issues {
            structure.insert(issue.description)
            result.issues.append(Self.issue(issue))
        }
        result.declared = layer.declaredCount
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
        try layer.select(fields: names, where: declaration.filter)
        for _ in 0..<Self.sampledFeatures {
            guard let feature = try layer.next() else { break }
            for (index, value) in feature.values.enumerated() {
                guard let text = value.text, !text.isEmpty else {
                    missing[index] += 1
                    continue
                }
                if values[index].count < Self.sampleValues, !values[index].contains(text) {
                    values[index].append(text)
                }
            }
        }
        let roles = FieldRole.allCases.reduce(into: [String: FieldRole]()) { roles, role in
            if let field = declaration.fields[role] ?? role.match(in: names), roles[field] == nil {
                roles[field] = role
            }
        }
        result.fields = names.indices.map {
            .init(name: names[$0], role: roles[names[$0]], values: values[$0], missing: missing[$0])
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
                    "not-polygon", .refused,
                    Message(
                        zh: "图层是\(kind.zh)，没有面积，只能用于计数",
                        en: "a layer of \(kind.en): no areas, usable for counting only")))
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
        for parcel in loaded.parcels where parcel.repair == nil && parcel.area.squareMetres < 1 {
            result.issues.append(
                InspectionIssue(
                    "sliver", .warning, fid: parcel.fid,
                    Message(
                        zh: "面积只有 \(Self.text(parcel.area)) m²，疑似碎片",
                        en: "only \(Self.text(parcel.area)) m², probably a sliver")))
        }
    }

    /// Identifiers that several parcels have.
    private func identifiers(_ loaded: LoadedLayer, in result: inout LayerInspection) {
        guard let field = loaded.fields[.id] else { return }
        var first: [String: Int64] = [:]
        for parcel in loaded.parcels {
            guard let id = parcel.attributes[.id] else { continue }
            if Self.hasOddSigns(id) {
                result.issues.append(
                    InspectionIssue(
                        "identifier-signs", .warning, fid: parcel.fid,
                        Message(
                            zh: "\(field)“\(id)”含空格或全角字符，与台账对照时可能对不上",
                            en: "\(field) \"\(id)\" has spaces or full-width signs and may not match a ledger"))
                )
            }
            guard let earlier = first[id] else {
                first[id] = parcel.fid
                continue
            }
            result.issues.append(
                InspectionIssue(
                    "duplicate-identifier", .warning, fid: parcel.fid,
                    Message(
                        zh: "\(field)“\(id)”与 #\(earlier) 相同", en: "\(field) \"\(id)\" is that of #\(earlier)"))
            )
        }
    }

    /// Whether an identifier holds white space or full-width letters and digits.
    private static func hasOddSigns(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.isWhitespace || (0xFF01...0xFF5E).contains($0.value) }
    }

    /// Recorded areas that the computed ones do not bear out.
    private func recordedAreas(_ loaded: LoadedLayer, in result: inout LayerInspection) {
        guard let field = loaded.fields[.area] else { return }
        let recorded = RecordedArea(of: loaded.parcels)
        result.recordedUnit = recorded.unit
        guard recorded.unit != nil else {
            if loaded.parcels.contains(where: { RecordedArea.number(of: $0) != nil }) {
                result.issues.append(
                    InspectionIssue(
                        "recorded-area-unit", .note,
                        Message(
                            zh: "字段“\(field)”与计算面积不成任何单位关系",
                            en: "field \"\(field)\" agrees with the computed areas in no unit")))
            }
            return
        }
        for parcel in loaded.parcels {
            guard let difference = recorded.difference(of: parcel), let number = RecordedArea.number(of: parcel)
            else {
                continue
            }
            let size = difference.squareMetres.magnitude
            guard size > 1, size > Self.outlierShare * parcel.area.squareMetres else { continue }
            result.issues.append(
                InspectionIssue(
                    "recorded-area", .warning, fid: parcel.fid,
                    Message(
                        zh:
                            "\(field) 登记 \(number)，计算 \(Self.text(parcel.area)) m²，相差 \(Self.text(difference)) m²",
                        en:
                            "\(field) records \(number), computed \(Self.text(parcel.area)) m²: \(Self.text(difference)) m² apart"
                    )))
        }
    }

    /// Ground that several features of the layer share; boundaries that coincide apart.
    private func overlaps(_ declaration: LayerDeclaration, in result: inout LayerInspection) async throws {
        var request = OverlayRequest(parcels: declaration, zones: [])
        request.takesDigests = false
        request.minimumThickness = ThicknessClass.doubtfulThickness
        var listed: [InspectionIssue] = []
        // Exact duplicates were told already.
        let duplicates = Set(
            result.issues.filter { $0.code == Defect.Code.duplicate.rawValue }.compactMap(\.fid))
        var count = 0
        let limit = Self.listedPairs
        let summary = try await OverlayRun(request).run { parcels in
            for parcel in parcels {
                for overlap in parcel.overlaps
                where overlap.fid > parcel.fid && !duplicates.contains(overlap.fid) {
                    count += 1
                    guard listed.count < limit else { continue }
                    listed.append(
                        InspectionIssue(
                            "overlap", .warning, fid: parcel.fid,
                            Message(
                                zh: "与 #\(overlap.fid) 重叠 \(Self.text(overlap.area)) m²",
                                en: "shares \(Self.text(overlap.area)) m² with #\(overlap.fid)")))
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
                        "\(count) pairs overlap inside the layer, exact duplicates apart; \(ground) m² of ground count twice"
                )))
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
    private static func text(_ area: Area) -> String {
        area.rounded(in: .squareMetre, to: 2)?.description ?? "\(area.squareMetres)"
    }

    private static func refusal(_ error: any Error) -> InspectionIssue {
        switch error {
        case let error as SurveyError:
            let details = error.details.isEmpty ? "" : " · " + error.details.joined(separator: " · ")
            return InspectionIssue("refused", .refused, error.message + Message(verbatim: details))
        case let error as VectorFileError:
            return InspectionIssue("refused", .refused, error.message)
        default:
            return InspectionIssue("refused", .refused, Message(verbatim: "\(error)"))
        }
    }
}
