package import Bilingual
package import Geometry
package import Land
package import Project
package import Projection
import Synchronization
package import VectorFiles

/// An open layer, read a batch at a time by any number of tasks in turn (图层读取).
///
/// The one place where a source is opened, its reference system found and its fields chosen. Reading a batch is short beside
/// what is done with it, so tasks seldom wait; one open file serves every format.
package final class LayerReader: Sendable {
    private struct State {
        let layer: VectorLayer
        var next = 0
        var read = 0
        var selected = 0
        var isAtEnd = false
        /// Per field the codes that its domain does not have.
        var unknownCodes: [String: Set<String>] = [:]
    }

    /// Which fields are read.
    package enum Columns: Sendable {
        /// Those that play a role, and further ones that must be there.
        case roles(Set<FieldRole>, further: [String])
        /// All, under their own names.
        case all
    }

    /// What was asked for.
    package let declaration: LayerDeclaration
    /// Its file.
    package let path: String
    /// Where the layer is, for messages.
    package let place: String
    /// Its reference system.
    package let system: ReferenceSystem
    /// How that was found.
    package let finding: LoadedLayer.SystemFinding
    /// The fields that play a role, whether they are read or not.
    package let fields: [FieldRole: String]
    /// The fields that may tell when its features came to be what they are, where nothing tells which does.
    package let openTimes: [String]
    /// The roles whose values are read: the first columns of a batch.
    package let roles: [FieldRole]
    /// The further fields that are read, behind the roles.
    package let further: [String]
    /// All fields of the layer.
    package let allFields: [Field]
    /// Its name in the file.
    package let layerName: String
    /// Whether something in the structure of the file was made good, as the notes tell.
    package let isStructureMended: Bool
    /// What the deviations of a file of corners leave open of its parcels; `nil` where that is nothing.
    package let stakes: CornerStakes?

    /// The further conditions that are answered about each feature.
    package let conditions: [Condition]
    private let answers: FeatureConditions
    /// Per role that is read how much text its field keeps, where that is limited.
    private let widths: [FieldWidth?]
    /// The same of the further fields that tell when features came to be what they are, the last columns of a batch but for those of
    /// states.
    private let timeWidths: [FieldWidth?]
    /// The further fields that tell whether features are in force, the last columns of a batch, each with how much text it keeps.
    private let states: [(field: StateField, width: FieldWidth?)]
    /// The further fields that may say against a feature, behind those of states.
    private let denying: [(field: DenyingField, width: FieldWidth?)]
    /// Per column of a batch that holds codes what they mean.
    private let meanings: [Int: [String: String]]
    /// Whether the columns of a batch are all fields of the layer.
    private let readsAllFields: Bool
    private let state: Mutex<State>

    /// So many features are read at a time; small enough that a giant among them does not hold up the others.
    private static let batchSize = 256

    /// Opens a layer.
    ///
    /// - Parameters:
    ///   - declaration: what to read.
    ///   - path: its file; that of the declaration when `nil`.
    ///   - columns: the fields to read.
    ///   - conditions: further conditions to be answered about each feature in the same pass.
    /// - Throws: `inputRefused`, or `request` for a layer, a field or a condition that is not there.
    package init(
        _ declaration: LayerDeclaration, path: String? = nil, columns: (VectorLayer) -> Columns,
        conditions: [Condition] = []
    ) throws(SurveyError) {
        let path = path ?? declaration.source
        self.declaration = declaration
        self.path = path
        let (layer, stakes) = try LayerOpening.opened(declaration, path: path)
        self.stakes = stakes
        let place = "\(SourceName.hidingPasswords(path)) · \(layer.name)"
        self.place = place
        (system, finding) = try ReferenceSystemResolution.resolve(declaration, layer, place: place)
        let coded = CodedFields(of: layer)
        var (fields, time) = try Self.fields(of: layer, coded, declaration, place: place)
        let stateFields = Self.stateFields(of: layer, coded, declaration, without: fields)
        if fields[.state] == nil { fields[.state] = stateFields.first?.name }
        let denyingFields = Self.denyingFields(of: layer, coded, declaration, fields, stateFields)
        self.fields = fields
        openTimes = time.map { $0.isOpen ? $0.names : [] } ?? []
        allFields = layer.fields
        layerName = layer.name
        isStructureMended = layer.issues.contains { $0.severity == .repair }
        switch columns(layer) {
        case .roles(let wanted, let further):
            denying = (wanted.contains(.denial) ? denyingFields : []).map { field in
                (field, layer.position(of: field.name).flatMap { FieldWidth($0, of: layer) })
            }
            roles = FieldRole.allCases.filter { fields[$0] != nil && wanted.contains($0) }
            self.further = further
        case .all:
            denying = []
            roles = []
            further = layer.fields.map { $0.name }
        }
        widths = roles.map { role in
            fields[role].flatMap { layer.position(of: $0) }.flatMap { FieldWidth($0, of: layer) }
        }
        self.conditions = conditions
        let times =
            fields[.date] == time?.names.first && roles.contains(.date) ? time?.names.dropFirst() ?? [] : []
        timeWidths = times.map { name in layer.position(of: name).flatMap { FieldWidth($0, of: layer) } }
        states = (roles.contains(.state) ? stateFields : []).map { field in
            (field, layer.position(of: field.name).flatMap { FieldWidth($0, of: layer) })
        }
        answers = try FeatureConditions(
            declaration.filter, conditions, of: layer, roles: fields, scheme: declaration.classScheme,
            place: place)
        let chosen = roles.compactMap { fields[$0] } + further + answers.fields
        // Whether two points at one place are one is told by any field.
        readsAllFields = layer.holdsPoints
        let others = readsAllFields ? layer.fields.map(\.name).filter { !chosen.contains($0) } : []
        let columns = chosen + others + times + states.map(\.field.name) + denying.map(\.field.name)
        // Conditions know codes and meanings themselves.
        let answered = roles.count + further.count..<chosen.count
        let played = roles
        meanings = columns.indices.reduce(into: [:]) { found, column in
            guard !coded.isEmpty, !answered.contains(column), let field = layer.position(of: columns[column])
            else { return }
            found[column] = coded.meanings(of: field, as: column < played.count ? played[column] : nil)
        }
        do throws(VectorFileError) {
            try layer.select(fields: columns)
        } catch {
            throw SurveyError(error)
        }
        state = Mutex(State(layer: layer))
    }

    /// The fields that play a role: those the user names, else those with a usual name; of ground that was taken or given back those
    /// that tell when.
    private static func fields(
        of layer: VectorLayer, _ coded: CodedFields, _ declaration: LayerDeclaration, place: String
    ) throws(SurveyError) -> (roles: [FieldRole: String], time: TimeField?) {
        let names = layer.fields.map { $0.name }
        var fields = FieldRole.fields(in: names)
        var time: TimeField?
        let isGround = declaration.kind == .occupied || declaration.kind == .restored
        // 验收日期 of occupied ground is not when that was occupied.
        if isGround { fields[.date] = nil }
        if declaration.kind == .approved || declaration.kind == .miningRight || fields[.licence] != nil {
            let term = FieldRole.term(in: names, isApproval: declaration.kind == .approved)
            if fields[.validUntil] == nil { fields[.validUntil] = term.until }
            if fields[.validFrom] == nil, fields[.validUntil] == nil || declaration.kind == .approved {
                fields[.validFrom] = term.from
            }
        }
        if declaration.kind.isProtected, fields[.cancelledOn] == nil {
            fields[.cancelledOn] = TimeField.ofEnd(in: names)
        }
        if isGround || declaration.kind.isProtected || declaration.kind == .other && fields[.licence] == nil,
            FeatureTime.roles.allSatisfy({ declaration.fields[$0] == nil })
        {
            let others = fields.filter { $0.key != .year && $0.key != .date }.map(\.value)
            let found = timeField(of: layer, coded, declaration.kind, without: others)
            time = found
            if !found.isOpen, let name = found.names.first, name != fields[.year] || found.names.count > 1 {
                fields[fields[.year] == nil ? found.role : .date] = name
            }
        }
        if fields[.item] == nil, declaration.fields[.item] == nil {
            var features: [[FieldValue]]?
            fields[.item] = ItemField.field(in: names) { field in
                let known = features ?? layer.firstValues(256)
                features = known
                return known.compactMap { $0[field].text }
            }
        }
        if declaration.kind == .county {
            let features = layer.firstValues(4096)
            let found = CountyFields(
                layer.fields.indices.map { field in
                    (
                        layer.fields[field].name,
                        features.compactMap { $0[field].text }.filter { !$0.allSatisfy(\.isWhitespace) }
                    )
                }, features: features.count)
            (fields[.name], fields[.county]) = (found.name, found.code)
        }
        for role in FieldRole.allCases {
            guard let wanted = declaration.fields[role] else { continue }
            guard layer.position(of: wanted) != nil else {
                let list = names.joined(separator: "、")
                throw SurveyError(
                    .request, at: place,
                    Message(zh: "没有字段“\(wanted)”，现有：\(list)", en: "no field \"\(wanted)\"; there are: \(list)"))
            }
            fields[role] = wanted
        }
        return (fields, time)
    }

    /// - Parameter others: the fields that tell something else.
    private static func timeField(
        of layer: VectorLayer, _ coded: CodedFields, _ kind: LayerKind, without others: [String]
    ) -> TimeField {
        let features = layer.firstValues(256).map(coded.texts)
        return TimeField(
            layer.fields.indices.filter { !others.contains(layer.fields[$0].name) }.map { field in
                let texts = features.compactMap { $0[field] }.filter { !$0.allSatisfy(\.isWhitespace) }
                return (layer.fields[field].name, layer.fields[field].kind == .date, texts)
            }, of: kind, isCut: layer.format == .shapefile)
    }

    /// The fields beside its state that tell whether the rights or approvals of a layer are in force.
    private static func stateFields(
        of layer: VectorLayer, _ coded: CodedFields, _ declaration: LayerDeclaration,
        without roles: [FieldRole: String]
    ) -> [StateField] {
        guard declaration.kind == .miningRight || declaration.kind == .approved || roles[.licence] != nil,
            declaration.fields[.state] == nil
        else { return [] }
        let features = layer.firstValues(256).map(coded.texts)
        let found = layer.fields.indices.filter { !roles.values.contains(layer.fields[$0].name) }.compactMap {
            field in
            StateField(
                layer.fields[field].name,
                texts: features.compactMap { $0[field] }.filter { !$0.allSatisfy(\.isWhitespace) },
                isRight: declaration.kind != .approved)
        }
        return found.filter(\.says) + found.filter { !$0.says }
    }

    /// The fields that may say against a feature: all of text but those that play a role, or that the layer is chosen by.
    private static func denyingFields(
        of layer: VectorLayer, _ coded: CodedFields, _ declaration: LayerDeclaration,
        _ roles: [FieldRole: String], _ states: [StateField]
    ) -> [DenyingField] {
        let isRight = roles[.licence] != nil
        let asked: Set<FieldRole> = [.state, .name, .date, .year]
        let known = roles.filter { !asked.contains($0.key) }.map(\.value)
        let told = states.map(\.name) + [roles[.state]].compactMap(\.self)
        return layer.fields.enumerated().compactMap { position, field in
            // Who asks of a field knows what it says; brackets in a name are not what a name is chosen by.
            guard !known.contains(field.name),
                field.name == roles[.name] || declaration.filter?.asks(of: field.name) != true
            else { return nil }
            return DenyingField(
                field.name,
                field.name == roles[.name] ? .name : told.contains(field.name) ? .state : .other,
                isText: field.kind.isText || field.kind == .date || coded[position] != nil,
                of: declaration.kind, isRight: isRight)
        }
    }

    /// Reads the next features.
    ///
    /// - Parameter withOpen: whether those are taken in of which a text cut short leaves open whether they belong to the
    ///   layer; `settled` sets them aside.
    /// - Returns: the number of the batch, the position of its first feature among all of the file, and per feature whether
    ///   it belongs to the layer, empty when all do; `nil` after the last.
    package func read(
        into batch: inout FeatureBatch, withOpen: Bool = false
    ) throws(VectorFileError) -> (number: Int, start: Int, selection: [Bool])? {
        guard let (number, start) = try readNext(into: &batch) else { return nil }
        let selection = answers.selection(
            of: batch, from: roles.count + further.count, withOpen: withOpen)
        let count = selection.isEmpty ? batch.count : selection.count(where: \.self)
        state.withLock { $0.selected += count }
        return (number, start, selection)
    }

    private func readNext(into batch: inout FeatureBatch) throws(VectorFileError) -> (number: Int, start: Int)?
    {
        var own = FeatureBatch()
        swap(&own, &batch)
        defer { swap(&own, &batch) }
        return try state.withLock { state throws(VectorFileError) -> (number: Int, start: Int)? in
            guard !state.isAtEnd, try state.layer.read(into: &own, upTo: Self.batchSize) else {
                state.isAtEnd = true
                return nil
            }
            noteUnknownCodes(own, in: &state)
            defer {
                state.next += 1
                state.read += own.count
            }
            return (state.next, state.read)
        }
    }

    private func noteUnknownCodes(_ batch: FeatureBatch, in state: inout State) {
        for (column, known) in meanings {
            let codes: Set<String> =
                switch batch.columns[column].field.kind {
                case .integer, .real:
                    Set((0..<batch.count).compactMap { batch.value(inColumn: column, of: $0).text })
                case .text, .date, .other: Set(batch.columns[column].texts.all)
                }
            let unknown = codes.filter { code in
                known[code] == nil && known[code.withoutOuterBlanks] == nil && !code.isEmpty
            }
            guard !unknown.isEmpty else { continue }
            state.unknownCodes[batch.columns[column].field.name, default: []].formUnion(unknown)
        }
    }

    /// The number of batches read.
    package var batchCount: Int { state.withLock { $0.next } }
    /// The number of features read that belong to the layer.
    package var featureCount: Int { state.withLock { $0.selected } }
    /// The files of the layer.
    package var files: [String] { state.withLock { $0.layer.files } }

    /// The warnings of the library while reading.
    package func takeWarnings() -> [Message] {
        state.withLock { state in
            defer { state.unknownCodes = [:] }
            return state.layer.takeWarnings()
                + state.unknownCodes.sorted { $0.key < $1.key }.map {
                    CodedFields.unknown($0.value, of: $0.key)
                }
        }
    }

    /// The values of a feature that play a role; empty texts are none.
    package func attributes(of feature: Int, in batch: FeatureBatch) -> Attributes {
        var attributes = Attributes()
        for (column, role) in roles.enumerated() {
            guard let written = batch.value(inColumn: column, of: feature).text else { continue }
            let text = meaning(of: written, column)
            if !text.isEmpty { attributes.enter(text, widths[column]?.ending(of: written) ?? .whole, as: role) }
        }
        let behind = batch.columns.count - denying.count - states.count
        if !timeWidths.isEmpty {
            let times = entries(of: feature, in: batch, from: behind - timeWidths.count, timeWidths, as: .date)
            if let joined = TimeField.joined(attributes.filter { $0.role == .date } + times.compactMap(\.self))
            {
                attributes.enter(joined)
            }
        }
        if !states.isEmpty {
            let told = entries(of: feature, in: batch, from: behind, states.map(\.width), as: .state)
            // Without a field known as the state the first of them stands in its place.
            let own = fields[.state] == states[0].field.name ? nil : attributes.first { $0.role == .state }
            attributes[.state] = nil
            let others = zip(states, told).compactMap { state, entry in entry.map { (state.field, $0) } }
            if let joined = StateField.joined(own, others) { attributes.enter(joined) }
        }
        if !denying.isEmpty {
            let said = denying.enumerated().compactMap { place, denying in
                text(behind + states.count + place, of: feature, in: batch).map { text in
                    (denying.field, text, denying.width?.ending(of: text) ?? .whole)
                }
            }
            if let denial = DenyingField.denial(said) { attributes[.denial] = denial }
        }
        return attributes
    }

    /// The values of a feature in some columns, with the role that they play together; `nil` for none.
    private func entries(
        of feature: Int, in batch: FeatureBatch, from start: Int, _ widths: [FieldWidth?], as role: FieldRole
    ) -> [Attributes.Entry?] {
        widths.enumerated().map { place, width in
            guard let written = batch.value(inColumn: start + place, of: feature).text else { return nil }
            let text = meaning(of: written, start + place)
            guard !text.isEmpty else { return nil }
            var own = Attributes()
            own.enter(text, width?.ending(of: written) ?? .whole, as: role)
            return own.first { _ in true }
        }
    }

    /// The identifier of a feature; `nil` when the layer has no such field, or it is empty.
    package func identifier(of feature: Int, in batch: FeatureBatch) -> String? {
        guard let column = roles.firstIndex(of: .id),
            let text = text(column, of: feature, in: batch)
        else { return nil }
        return text
    }

    /// A number that points at one place with the same texts in all fields share; 0 where not all were read.
    package func digest(of feature: Int, in batch: FeatureBatch, at places: [Coordinate]) -> UInt64 {
        guard readsAllFields else { return 0 }
        var hash = ShapeRegister.hash(of: places)
        for column in batch.columns.indices {
            for byte in (batch.value(inColumn: column, of: feature).text ?? "").utf8 {
                hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
            }
            hash = (hash ^ 0xFF) &* 0x0000_0100_0000_01B3
        }
        return hash | 1
    }

    /// The values of a feature in the further fields.
    package func values(of feature: Int, in batch: FeatureBatch) -> [String?] {
        (roles.count..<roles.count + further.count).map { text($0, of: feature, in: batch) }
    }

    /// The value of a feature in a column as people mean it; `nil` for none, and for blanks alone.
    private func text(_ column: Int, of feature: Int, in batch: FeatureBatch) -> String? {
        guard let written = batch.value(inColumn: column, of: feature).text else { return nil }
        let text = meaning(of: written, column)
        return text.isEmpty ? nil : text
    }

    /// What a text of a column means: the blanks at its ends count for nothing, and codes stand for something.
    private func meaning(of written: String, _ column: Int) -> String {
        (meanings[column]?[written] ?? meanings[column]?[written.withoutOuterBlanks] ?? written)
            .withoutOuterBlanks
    }

    /// Why some of the further conditions cannot be answered.
    package var conditionFaults: [Condition: Message] { answers.faults }

    /// What became of a feature: one that a text cut short leaves out of the layer or in it is set aside.
    package func settled(_ taken: Intaken, _ feature: Int, in batch: FeatureBatch, box: @autoclosure () -> Box)
        -> Intaken
    {
        guard answers.leavesOpen(feature, in: batch, from: roles.count + further.count) else { return taken }
        let place: Box? =
            switch taken {
            case .parcel: box()
            case .lines(_, let lines): lines.isEmpty ? nil : Box(around: lines.joined())
            case .setAside(_, let box): box
            case .points(let points): points.first.map { Box(around: [$0]) }
            }
        return .setAside(
            Defect(
                .cutText, fid: batch.fids[feature],
                message: Message(
                    zh: "where 条件所看的文字为空、填满字段宽度（可能被截断）、无法比较，或地类另有写法（如丢了前导零）、一格写了几个地类，不能判断是否属于本图层",
                    en:
                        "a text that the condition of the layer looks at is blank, fills its field and may have been cut short, cannot be compared, or is a class spelt otherwise (such as without its zero) or several classes in one cell: whether the feature belongs to the layer is open"
                )), box: place)
    }

    /// The further conditions that a feature meets.
    package func marks(of feature: Int, in batch: FeatureBatch) -> Marks {
        answers.marks(of: feature, in: batch, from: roles.count + further.count)
    }
}
